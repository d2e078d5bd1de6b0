"""A sheet as CSV for people (RFC 4180): UTF-8 with the mark by which Excel knows it, lines that end in CR LF.

A spreadsheet takes a cell that begins with = + - @ for a formula, and some take their full-width forms too; an article's words
must never be one. Such a cell begins with an apostrophe, which makes it text (OWASP, CSV injection). Each text stands on one
line and is cut where Excel's cells end; JSON and Parquet have it character by character.
"""

import csv
import io
from collections.abc import Iterable
from typing import Final

from service.render.plain import plain
from service.render.sheets.cells import Columns, Row, Value

MARK: Final = "\ufeff"
LONGEST: Final = 32_767
"""Characters that a cell of Excel takes."""

_FORMULA: Final = frozenset("=+-@＝＋－＠")


def head(columns: Columns) -> str:
    """The first line, behind the mark."""
    return MARK + _lines([tuple(columns)])


def lines(rows: Iterable[Row]) -> str:
    """A line for each row."""
    return _lines(tuple(_cell(value) for value in row) for row in rows)


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = plain(value) if isinstance(value, str) else "; ".join(plain(each) for each in value)
    text = f"'{text}" if text[:1] in _FORMULA else text
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
