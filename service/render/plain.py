"""Plain text: what is left of an article's words when a page shows them.

Articles are hostile material. Before any format escapes its own markup, this takes away what is dangerous in every
format: line breaks that would start a new block, terminal escapes, and the marks that turn the direction of writing.
"""

import re
import unicodedata
from collections.abc import Callable

_JOINERS = frozenset("\u200c\u200d")
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})
_LEAD = re.compile(r"[^:.;,!?]{1,60}:(?= )")


def plain(text: str) -> str:
    """`text` on one line, without control, format and surrogate characters; the joiners some scripts need stay."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(char for char in line if char in _JOINERS or unicodedata.category(char) not in _HIDDEN)


def joined(text: str, shown: Callable[[str], str] = plain) -> str:
    """`text` as `shown` makes it, with the space at either end that parts it from what stands beside it."""
    return f"{' ' * text[:1].isspace()}{shown(text)}{' ' * text[-1:].isspace()}" if text.strip() else ""


def counted(number: int, noun: str) -> str:
    """`1 source`, `2 sources`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def lead_of(text: str) -> tuple[str, str]:
    """The label that opens a point, with its colon, and the rest: `ACSA:` and ` sources differ ...`; no label, all rest."""
    label = _LEAD.match(text)
    return (label[0], text[label.end() :]) if label else ("", text)
