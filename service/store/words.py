"""Text as every database keeps it: whole, and in the order of its code points.

PostgreSQL keeps no NUL in a text and sorts by the rules of a language. So there a NUL is written as DLE z, and DLE itself, the
escape for just this (ASCII, data link escape), as DLE d; and every column sorts by `C`, which also lets an index find beginnings.
"""

from typing import Final

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_NUL, _DLE = "\0", "\x10"


class EscapedText(TypeDecorator[str]):
    """Text without NUL: what goes in comes out equal."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return escaped(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> str | None:
        return unescaped(value)


def escaped(text: str | None) -> str | None:
    """`text` without a NUL."""
    if text is None or (_NUL not in text and _DLE not in text):
        return text
    return text.replace(_DLE, f"{_DLE}d").replace(_NUL, f"{_DLE}z")


def unescaped(text: str | None) -> str | None:
    """What was escaped."""
    if text is None or _DLE not in text:
        return text
    return text.replace(f"{_DLE}z", _NUL).replace(f"{_DLE}d", _DLE)


Words: Final = Text().with_variant(EscapedText(collation="C"), "postgresql")
"""The type of every column of text."""
