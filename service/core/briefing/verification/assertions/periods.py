"""Periods: `late April` needs a day late in April, `early 2025` a month early in 2025, or a source that says so."""

import re

from service.core.briefing.verification.support import Support
from service.core.language.dates import bounds
from service.core.language.places import plain
from service.core.language.spoken import month_dates

_PART = re.compile(
    r"\b(?P<early>early(?: in)?|(?:the )?(?:start|beginning) of)\s+$|\b(?P<mid>mid-?|the middle of)\s*$"
    r"|\b(?P<late>late(?: in)?|the end of)\s+$",
    re.IGNORECASE,
)
_DAYS = {"early": (1, 12), "mid": (9, 22), "late": (19, 31)}
_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


def period_failures(text: str, support: Support) -> list[str]:
    """Parts of a month or a year that the dates of the cited items do not lie in."""
    wrong, at = [], 0
    for spoken in month_dates(text):
        at = text.index(spoken.words, at)
        part = _PART.search(text[:at])
        if part is None or len(spoken.date) > len("2025-04"):
            continue
        said = f"{part[0].strip()} {spoken.words}"
        if plain(said) not in plain(support.text) and not _lies_in(part.lastgroup or "", spoken.date, support):
            wrong.append(f"no cited item tells {said}")
    return wrong


def _lies_in(part: str, spoken: str, support: Support) -> bool:
    year, _, month = spoken.partition("-")
    for date in (date for item in support.items for date in item.told):
        span = bounds(date)
        if not span or year not in ("XXXX", span.first[:4]) or (month and month != span.first[5:7]):
            continue
        field, (first, last) = (slice(8, 10), _DAYS[part]) if month else (slice(5, 7), _MONTHS[part])
        if first <= int(span.first[field]) and int(span.last[field]) <= last:
            return True
    return False
