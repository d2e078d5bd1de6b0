"""Dates of the calendar as articles write them: with a day, a month, a year, or some of these.

Sources: ISO 8601 for figures; the style guides of AP and Reuters for the order of English dates; the era names of Japan
(Era Name Act, 1979) and the Minguo years of Taiwan for East Asian dates; dates of figures alone with points are written
day first (DIN 5008), with strokes in either order, so that those are ambiguous below thirteen.
"""

import datetime as dt
import re

from service.core.language.dating.rule import (
    DAY,
    MONTH,
    WEEKDAY,
    WORD_YEAR,
    YEAR,
    Reading,
    Rule,
    Tense,
    choose,
    day_of,
    month_end,
    month_number,
    rule,
    shifted,
    span,
    weekday_number,
)

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_TURNS = {"this": 0, "last": -1, "next": 1}
_OF_YEAR = rf"(?:(?:,? (?:of )?|-)(?P<year>{WORD_YEAR})|,? (?:of )?(?P<which>this|last|next) year\b)?"
_SIGNED_YEAR = r"(?P<era>令和|平成|昭和|民國|民国)?(?P<year>元|(?<!\d)\d{1,4}) ?[年년]"
_NAMED_DAY = rf"(?:(?P<weekday>{WEEKDAY}),? \(?(?:the )?)?"
_DAYS_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\.?\s*(?:,|/|\band|&|\bor)\s*(?:the\s+)?$", re.IGNORECASE)
_DAYS_AFTER = re.compile(
    rf"\s*(?:,|/|and\b|&|or\b)\s*(?:and\s+)?(?:the\s+)?(?:{WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?![\d:]|\s*[ap]\.?m\b|\s+(?!and\b|or\b|to\b|of\b|{MONTH})[a-z]{{3}})",
    re.IGNORECASE,
)
_TO = r" ?(?:-|to|through|until|and|&) ?"
_OF = r"(?: day)?(?: of)?(?:,? |-)"


def _year_of(match: re.Match[str], day: dt.date | None) -> int | None:
    """The year that the words name or count from the article's day; None where they do neither."""
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    which = parts.get("which")
    return day.year + _TURNS[which.lower()] if which and day else None


def _names_year(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    return bool(parts.get("year") or parts.get("which"))


def _day(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`28 May`, `Wednesday, May 28, 2025`, `May 28 of last year`."""
    parts = match.groupdict()
    month, number = month_number(parts["month"]), int(parts["day"])
    if month is None or day_of(2024, month, number) is None:
        return ()
    if is_one_of_several(match):
        return _month(match, day, tense)
    year = _year_of(match, day)
    if year is not None:
        found = day_of(year, month, number)
        return (found.isoformat(),) if found else ()
    if day is None or _names_year(match):
        return (f"XXXX-{month:02d}-{number:02d}",)
    weekday = weekday_number(parts["weekday"]) if parts.get("weekday") else None
    return _near_days(month, number, weekday=weekday, day=day, tense=tense)


def is_one_of_several(match: re.Match[str]) -> bool:
    """Whether days stand beside it that the pattern does not hold: of `May 28, 29 and 30` only the month is sure."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_DAYS_BEFORE.search(before) or _DAYS_AFTER.match(after))


def _near_days(month: int, number: int, *, weekday: int | None, day: dt.date, tense: Tense) -> Reading:
    """A day without a year as the tense asks; with its weekday the one within a year of the article that falls on it."""
    days = [found for year in _years_round(day) if (found := day_of(year, month, number))]
    fitting = [found for found in days if found.weekday() == weekday and abs((found - day).days) <= 366]
    if fitting:
        return tuple(found.isoformat() for found in fitting)
    past = max((found for found in days if found <= day), default=None)
    future = min((found for found in days if found >= day), default=None)
    asked: Tense = tense if weekday is None else "either"
    return tuple(found.isoformat() for found in choose(past, future, day=day, tense=asked))


def _years_round(day: dt.date) -> range:
    """Years in which a day without a year may lie; 29 February is met within eight."""
    return range(max(day.year - 8, 1), min(day.year + 9, 9999))


def _days(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`29-30 May`, `May 28 to 30, 2025`: days of one month; `and` joins only days that follow each other."""
    first, last = int(match["day"]), int(match["last"])
    if last <= first or ("and" in match[0].lower() and last != first + 1 and not _between(match)):
        return ()
    found: list[str] = []
    for begin in _day(match, day, tense):
        if begin.startswith("XXXX"):
            return (begin[: len("XXXX-05")],)
        start = dt.date.fromisoformat(begin)
        end = day_of(start.year, start.month, last)
        found += span(start, end)
    return tuple(found)


def _between(match: re.Match[str]) -> bool:
    return bool(re.search(r"\bbetween\s+(?:the\s+)?$", match.string[: match.start()], re.IGNORECASE))


def _month(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`April 2025`, `April this year`, `April`."""
    month = month_number(match["month"])
    if month is None:
        return ()
    year = _year_of(match, day)
    if year is not None:
        return (f"{year:04d}-{month:02d}",)
    if day is None or _names_year(match):
        return (f"XXXX-{month:02d}",)
    return tuple(f"{each.year:04d}-{month:02d}" for each in near_months(month, day=day, tense=tense))


def near_months(month: int, *, day: dt.date, tense: Tense) -> tuple[dt.date, ...]:
    """The last and the next such month, as the tense asks; the article's own month is both."""
    starts = [dt.date(year, month, 1) for year in (day.year - 1, day.year, day.year + 1)]
    past = max(start for start in starts if start <= day)
    future = min(start for start in starts if month_end(start.year, month) >= day)
    return choose(past, future, day=day, tense=tense)


def _turned_month(match: re.Match[str], day: dt.date | None, _: Tense) -> Reading:
    """`last April`, `next June`, `this May`: a `last` or `next` month less than three away can be this year's or another's."""
    month = month_number(match["month"])
    if month is None:
        return ()
    if day is None:
        return (f"XXXX-{month:02d}",)
    turn = match["turn"].lower()
    if turn == "this":
        return (f"{day.year:04d}-{month:02d}",)
    ahead = turn in {"next", "this coming", "the coming", "coming", "upcoming"}
    gap = (month - day.month if ahead else day.month - month) % 12 or 12
    near = shifted(day.replace(day=1), months=gap if ahead else -gap)
    far = shifted(day.replace(day=1), months=(gap + 12) if ahead else -(gap + 12))
    found = (near, far) if gap < 3 and turn in {"last", "next"} else (near,)
    return tuple(f"{each.year:04d}-{month:02d}" for each in found if each)


def _figures(match: re.Match[str], _: dt.date | None, __: Tense) -> Reading:
    """`2024-09-05`, `2024/9/5`, `2024-09`."""
    year, month = int(match["year"]), int(match["month"])
    if match["day"]:
        found = day_of(year, month, int(match["day"]))
        return (found.isoformat(),) if found else ()
    return (f"{year:04d}-{month:02d}",) if 1 <= month <= 12 else ()


def _turned_figures(match: re.Match[str], _: dt.date | None, __: Tense) -> Reading:
    """`5.9.2024` day first; `5/9/2024` in either order."""
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    orders = [(two, one)] if match["mark"] == "." else [(two, one), (one, two)]
    days = [found.isoformat() for month, day in orders if (found := day_of(year, month, day))]
    return tuple(dict.fromkeys(days))


def _signs(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`令和7年5月28日`, `2025年5月`, `5月28日`."""
    parts = match.groupdict()
    month, number = (int(parts[key]) if parts.get(key) else None for key in ("month", "day"))
    if not parts["year"]:
        return _signs_without_year(month or 0, number, day=day, tense=tense)
    year = (1 if parts["year"] == "元" else int(parts["year"])) + _ERAS.get(parts["era"] or "", 0)
    if not 1500 <= year <= 2199:
        return ()
    if month is None:
        return (f"{year:04d}",)
    if number is None:
        return (f"{year:04d}-{month:02d}",) if 1 <= month <= 12 else ()
    found = day_of(year, month, number)
    return (found.isoformat(),) if found else ()


def _signs_without_year(month: int, number: int | None, *, day: dt.date | None, tense: Tense) -> Reading:
    if day_of(2024, month, number or 1) is None:
        return ()
    if day is None:
        return (f"XXXX-{month:02d}" + (f"-{number:02d}" if number else ""),)
    if number:
        return _near_days(month, number, weekday=None, day=day, tense=tense)
    return tuple(f"{each.year:04d}-{month:02d}" for each in near_months(month, day=day, tense=tense))


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:{_SIGNED_YEAR} ?)?(?P<month>\d{{1,2}}) ?[月월](?: ?(?P<day>\d{{1,2}}) ?[日일])?",
        _signs,
    ),
    rule(_SIGNED_YEAR, _signs),
    rule(
        rf"(?<![\d/.-])(?P<year>{YEAR})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?:(?P=mark)(?P<day>\d{{1,2}}))?(?![\d/]|-\d)",
        _figures,
    ),
    rule(
        rf"(?<![\d/.-])(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}})(?P=mark)(?P<year>{YEAR})(?![\d/-])",
        _turned_figures,
    ),
    rule(rf"\b{_NAMED_DAY}{DAY.format('day')}{_TO}{DAY.format('last')}{_OF}(?P<month>{MONTH}){_OF_YEAR}", _days),
    rule(rf"\b{_NAMED_DAY}(?P<month>{MONTH}) (?:the )?{DAY.format('day')}{_TO}{DAY.format('last')}{_OF_YEAR}", _days),
    rule(rf"\b{_NAMED_DAY}{DAY.format('day')}{_OF}(?P<month>{MONTH}){_OF_YEAR}", _day),
    rule(rf"\b{_NAMED_DAY}(?P<month>{MONTH}) (?:the )?{DAY.format('day')}{_OF_YEAR}", _day),
)
MONTH_RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{WORD_YEAR})|,? (?:of )?(?P<which>this|last|next) year\b)", _month
    ),
    rule(rf"\b(?P<turn>last|next|this past|this coming|this|past|coming|upcoming) (?P<month>{MONTH})", _turned_month),
    rule(rf"\b(?P<month>{MONTH})(?![\w-]*\d)", _month),
)
