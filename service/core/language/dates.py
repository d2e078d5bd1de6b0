"""Dates as EDTF strings: their bounds, whether two can be the same day, which is the finer, how a person reads them.

Terms and forms: Library of Congress, Extended Date/Time Format (EDTF) Specification, levels 0 to 2. The edtf package
gives `XXXX-04` the bounds of the years 0 and 9999; here a date without a year has no bounds and is compared by month.
"""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

_ANY_YEARS = ("2024", "2025")  # a leap year and another
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
# Spans that stand for a part of a month or a year (service.core.language.dating.broad), as a person reads them.
_PARTS_OF_MONTH = {(1, 15): "early ", (8, 23): "mid-", (16, 31): "late "}
_PARTS_OF_YEAR = {
    ("01", "05"): "early ", ("05", "08"): "mid-", ("08", "12"): "late ",
    ("01", "06"): "the first half of ", ("07", "12"): "the second half of ",
    ("01", "03"): "the first quarter of ", ("04", "06"): "the second quarter of ",
    ("07", "09"): "the third quarter of ", ("10", "12"): "the last quarter of ",
}  # fmt: skip
_PLAIN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?[~?%]?", re.ASCII)
_WINTER = re.compile(r"(?P<year>\d{4})-24[~?%]?", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day a date can mean, as ISO days, which sort as text."""

    first: str
    last: str


def has_year(date: str | None) -> bool:
    """Whether the date says its year."""
    return date is not None and "XXXX" not in date


@lru_cache(maxsize=4096)
def bounds(date: str | None) -> Bounds | None:
    """The days a date can mean; None without a date or a year, and for what is on no calendar (30 February, an interval
    that ends before it begins)."""
    if date is None or not has_year(date):
        return None
    if winter := _WINTER.fullmatch(date):
        return _winter(int(winter["year"]))
    if plain := _PLAIN.fullmatch(date):
        return _of_plain(int(plain["year"]), plain["month"], plain["day"])
    if "/" in date:
        return _closed(*date.split("/", 1))
    try:
        parsed = parse_edtf(date)
    except EDTFParseException:
        return None
    first, last = parsed.lower_strict(), parsed.upper_strict()
    span = Bounds(first=_iso(first), last=_iso(last))
    return span if span.first <= span.last and _is_day(first) and _is_day(last) else None


def _of_plain(year: int, month: str | None, day: str | None) -> Bounds | None:
    """A year, a month or a day, about or not. The edtf package gives the same and takes thousands of times as long."""
    if month is None:
        return Bounds(first=f"{year:04d}-01-01", last=f"{year:04d}-12-31")
    end = calendar.monthrange(year, int(month))[1]
    if day is None:
        return Bounds(first=f"{year:04d}-{month}-01", last=f"{year:04d}-{month}-{end}")
    return Bounds(first=(iso := f"{year:04d}-{month}-{day}"), last=iso) if 1 <= int(day) <= end else None


def _closed(first: str, last: str) -> Bounds | None:
    """An interval from the first day of its first end to the last day of its last."""
    one, two = bounds(first), bounds(last)
    return Bounds(first=one.first, last=two.last) if one and two and one.first <= two.last else None


def _winter(year: int) -> Bounds | None:
    """The winter of a year begins in its December; the edtf package has it end there too."""
    if year >= 9999:
        return None
    end = calendar.monthrange(year + 1, 2)[1]
    return Bounds(first=f"{year:04d}-12-01", last=f"{year + 1:04d}-02-{end}")


def _is_day(day: tuple[int, ...]) -> bool:
    return day[2] <= calendar.monthrange(day[0], day[1])[1]


def _iso(day: tuple[int, ...]) -> str:
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


@lru_cache(maxsize=4096)
def is_on_calendar(date: str) -> bool:
    """Whether a date can mean a day at all, in some year."""
    return any(bounds(date.replace("XXXX", year)) for year in _ANY_YEARS)


def compatible(one: str | None, other: str | None) -> bool | None:
    """Whether two dates can mean the same day; None when one is missing or on no calendar, which
    contradicts nothing."""
    if one is None or other is None or not (is_on_calendar(one) and is_on_calendar(other)):
        return None
    if (here := bounds(one)) and (there := bounds(other)) and (one[-1] not in "~?%") and (other[-1] not in "~?%"):
        return here.first <= there.last and there.first <= here.last
    years = _years(one, other)
    return any(
        a.first <= b.last and b.first <= a.last
        for a, b in ((_reach(one.replace("XXXX", year)), _reach(other.replace("XXXX", year))) for year in years)
        if a and b
    )


@lru_cache(maxsize=4096)
def _reach(date: str) -> Bounds | None:
    """The days a date can mean where one told as about or uncertain may be off by as much again: a week, a month, a year."""
    span = bounds(date)
    if span is None or date[-1] not in "~?%" or "/" in date:
        return span
    if not "0003" < span.first <= span.last < "9998":
        return span
    slack = dt.timedelta(days={4: 366, 7: 31}.get(len(date) - 1, 7))
    first, last = (dt.date.fromisoformat(day) for day in (span.first, span.last))
    return Bounds(first=(first - slack).isoformat(), last=(last + slack).isoformat())


def _years(one: str, other: str) -> Sequence[str]:
    """The years in which two dates may meet: a date without a year takes on those of the other, of a
    long span the first eight, which hold every day there is, and the last."""
    spans = [span for span in (bounds(one), bounds(other)) if span]
    if len(spans) == 2:
        return ("",)
    ends = [(int(span.first[:4]), int(span.last[:4])) for span in spans]
    return [f"{year:04d}" for first, last in ends for year in {*range(first, min(first + 8, last)), last}] or _ANY_YEARS


def width(date: str | None) -> int:
    """How many days a date leaves open; the smaller, the finer. A date without a year is coarser than any with one."""
    span = bounds(date)
    if span is None:
        return 10_000_000 if date is None else 5_000_000 - len(date)
    return _ordinal(span.last) - _ordinal(span.first)


def _ordinal(day: str) -> int:
    year, month, date = (int(part) for part in day.rsplit("-", 2))  # the year -4712 has a sign
    return year * 372 + month * 31 + date


def finest(dates: list[str]) -> str | None:
    """The finest of several dates; the first in order of text among equals, so that the order of sources is nothing."""
    return min(dates, key=lambda date: (width(date), date), default=None)


def earliest(dates: list[str]) -> str | None:
    """The date that begins first; among equals the finest. One without a year only where no other is given."""
    return min(
        dates, key=lambda date: (span.first if (span := bounds(date)) else "9999", width(date), date), default=None
    )


@lru_cache(maxsize=64)
def years_of(text: str) -> frozenset[str]:
    """Every year written in a text, as four digits; remembered, for each date of a report of megabytes asks for them."""
    return frozenset(_YEAR.findall(text))


def say(date: str | None) -> str:
    """A date as a person reads it: `28 May 2025`, `April 2025`, `about April 2025`, `April` where no year is told."""
    if date is None:
        return "undated"
    if "/" in date:
        return _say_interval(*date.split("/", 1))
    about = "about " if date[-1] in "~?%" else ""
    return about + _say_point(date.rstrip("~?%"))


def _say_interval(first: str, last: str) -> str:
    part = _PARTS_OF_YEAR.get((first[5:], last[5:])) if first[:4] == last[:4] and len(first) == len(last) == 7 else None
    if part:
        return f"{part}{first[:4]}"
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        end = calendar.monthrange(int(last[:4]), int(last[5:7]))[1] if first[:4].isdecimal() else 31
        days = (int(first[8:]), 31 if int(last[8:]) == end else int(last[8:]))
        if days in _PARTS_OF_MONTH:
            return f"{_PARTS_OF_MONTH[days]}{_say_point(first[:7])}"
    if first[:4] == last[:4] and last.endswith("-12-31"):
        return first[:4] if first.endswith("-01-01") else f"between {say(first)} and the end of {last[:4]}"
    if first[:4] == last[:4] and first.endswith("-01-01"):
        return f"between the beginning of {first[:4]} and {say(last)}"
    if first[:7] == last[:7] and first[8:].isdecimal() and last[8:].isdecimal():
        return f"{int(first[8:])}–{_say_point(last)}"
    return f"{say(first)} to {say(last)}"


def _say_point(date: str) -> str:
    sign = "-" * date.startswith("-")  # a year before the common era
    year, _, rest = date.removeprefix("-").partition("-")
    month, _, day = rest.partition("-")
    words = []
    if day:
        words.append(str(int(day)))
    if month:
        words.append(_SEASONS.get(month) or calendar.month_name[int(month)])
    if year != "XXXX":
        words.append(sign + year)
    return " ".join(words)
