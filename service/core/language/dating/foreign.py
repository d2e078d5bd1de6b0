"""Whole dates in other languages (`28 mai 2025`, `28 de mayo de 2025`), read by dateparser on our own span of words.

Only a day, a word and a year count as such a date. dateparser is asked for all three parts, so that it fills nothing in from a
clock, and is imported when the first such date is met: its import takes longer than reading an article.
"""

import re
from functools import cache, lru_cache
from typing import Protocol

_SPAN = re.compile(
    r"(?<![\d.,-])(?P<day>\d{1,2})(?:\.|er|º|ª|-?го)?\s+(?:de\s+|d['’])?(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d)"
)
_LANGUAGES = ["fr", "es", "de", "pt", "it", "nl", "pl", "ru", "uk", "tr", "id", "sv", "ar", "fa"]


class _Found(Protocol):
    """What dateparser says of a date."""

    date_obj: object


class _Parser(Protocol):
    """The one method of dateparser in use."""

    def get_date_data(self, date_string: str) -> _Found: ...


@cache
def _parser() -> _Parser:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - 0.3 s, and most texts hold no such date

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "STRICT_PARSING": True}
    parser: _Parser = DateDataParser(languages=_LANGUAGES, settings=settings)
    return parser


@lru_cache(maxsize=1024)
def foreign_date(text: str) -> str | None:
    """The day that a text gives in another language, when it gives exactly one; None where its calendar has no such day."""
    spans = list(_SPAN.finditer(text))
    if len(spans) != 1:
        return None
    match = spans[0]
    found = _parser().get_date_data(f"{match['day']} {match['month']} {match['year']}").date_obj
    day = str(found)[:10]
    stands = found is not None and day.startswith(match["year"]) and day.endswith(f"-{int(match['day']):02d}")
    return day if stands else None
