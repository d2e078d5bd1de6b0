"""Dates broader than a month: years, decades, seasons, fiscal years, and parts of any (`early June`, `mid-2025`, `Q3`).

Source of the codes for seasons: EDTF level 1 (21 spring to 24 winter). `early`, `mid` and `late` are read wide, so that
no day which a writer would call so falls outside: of a month the first, the middle and the last half.
"""

import datetime as dt
import re

from service.core.language.dates import bounds
from service.core.language.dating.rule import SEASON, WORD_YEAR, YEAR, Reading, Rule, Tense, choose, rule, span

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WINTER = 24
_TURNS = {"this": 0, "last": -1, "next": 1}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_LONG = 40  # days from which a span is longer than any month

# Parts of a year by their first and last month, and of a month by their first and last day.
_OF_YEAR = {"early": (1, 5), "mid": (5, 8), "late": (8, 12), "beginning": (1, 3), "end": (10, 12)}
_OF_MONTH = {"early": (1, 15), "mid": (8, 23), "late": (16, 31), "beginning": (1, 15), "end": (16, 31)}


def _year(match: re.Match[str], _: dt.date | None, __: Tense) -> Reading:
    return (match[0],)


def _decade(match: re.Match[str], _: dt.date | None, __: Tense) -> Reading:
    """`the 1960s`."""
    first = int(match["year"])
    return (f"{first}/{first + 9}",) if first % 10 == 0 else ()


def _fiscal(match: re.Match[str], _: dt.date | None, __: Tense) -> Reading:
    """A fiscal year begins in another month from country to country: that of the United States and that of Japan."""
    year = int(match["year"]) if match["year"] else 2000 + int(match["short"])
    return (f"{year - 1}-10-01/{year}-09-30", f"{year}-04-01/{year + 1}-03-31")


def _season(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`spring 2025`, `last summer`, `this autumn`, `in the spring`. A small-written `fall` or `spring` alone is a verb."""
    code = _SEASONS[match["season"].lower()]
    if match["year"]:
        return (f"{match['year']}-{code}",)
    turn = (match["turn"] or match["which"] or "").lower()
    if not turn and not match["article"]:
        return ()
    if day is None:
        return (f"XXXX-{code}",)
    if code == _WINTER and turn == "this" and day.month < 3:
        return (f"{day.year - 1:04d}-{code}",)
    if turn == "this" or match["which"]:
        return (f"{day.year + _TURNS[turn]:04d}-{code}",)
    begin = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    starts = [dt.date(year, begin, 1) for year in (day.year - 2, day.year - 1, day.year, day.year + 1)]
    past = max((start for start in starts if (day - start).days > (91 if turn else -1)), default=None)
    future = min((start for start in starts if start > day), default=None)
    found = (past if turn == "last" else future,) if turn else choose(past, future, day=day, tense=tense)
    return tuple(f"{each.year:04d}-{code}" for each in found if each)


def part_of(date: str, part: str) -> Reading:
    """A part of a date: `early` of a month or a year, the first `half`, the third `quarter`. A day has the parts of a day, so
    stays itself, as does a week; a date without a year keeps only what it says."""
    held = bounds(date)
    if held is None or "~" in date:
        return (date,) if date.startswith("XXXX") else ()
    first, last = dt.date.fromisoformat(held.first), dt.date.fromisoformat(held.last)
    if first == last:
        return (date,)
    numbered = re.fullmatch(r"(?:(\w+) )?(half|quarter|[qh][1-4])", part)
    if numbered:
        which = int(part[1]) if part[1:].isdigit() else _ORDINALS.get(numbered[1] or "", 0)
        return _nth(first, last, which, halves=part.endswith("half") or part.startswith("h"))
    if len(date) == 4:
        begin, end = _OF_YEAR[part]
        return (f"{date}-{begin:02d}/{date}-{end:02d}",)
    if len(date) == 7 and (last - first).days < _LONG:
        begin, end = _OF_MONTH[part]
        return span(first.replace(day=begin), last.replace(day=min(end, last.day)))
    if re.fullmatch(rf"{YEAR}/{YEAR}", date):
        years = {"early": (0, 4), "beginning": (0, 3), "mid": (3, 7), "late": (5, 9), "end": (7, 9)}[part]
        return (f"{first.year + years[0]}/{first.year + years[1]}",)
    return (date,)


def _nth(first: dt.date, last: dt.date, which: int, *, halves: bool) -> Reading:
    """The nth half or quarter of a year; a half of a month."""
    count = 2 if halves else 4
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    if not 1 <= which <= 4 or (halves and which not in (1, 2, 4)):
        return ()
    which = min(which, count)
    if whole_year:
        months = 12 // count
        return (f"{first.year}-{(which - 1) * months + 1:02d}/{first.year}-{which * months:02d}",)
    if halves and (last - first).days < _LONG and first.day == 1:
        return span(first, first.replace(day=15)) if which == 1 else span(first.replace(day=16), last)
    return ()


FISCAL_RULES: tuple[Rule, ...] = (
    rule(rf"\b(?:FY ?|fiscal (?:year )?)(?:(?P<year>{YEAR})(?:[-/]\d\d(?!\d))?|['’]?(?P<short>\d\d)(?!\d))", _fiscal),
)
RULES: tuple[Rule, ...] = (
    rule(rf"\b(?:the )?(?P<year>{YEAR})['’]?s\b", _decade),
    rule(
        rf"\b(?:(?P<turn>this|last|next) |(?P<article>the |in ))?(?P<season>{SEASON})(?: of)?"
        rf"(?:,? (?:(?P<year>{WORD_YEAR})|(?P<which>this|last|next) year\b)|\b)",
        _season,
    ),
)
YEAR_RULES: tuple[Rule, ...] = (rule(WORD_YEAR, _year),)
