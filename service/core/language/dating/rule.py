"""A rule of dating: a pattern of words, and what they mean to an article of a given day.

A reading is a tuple of EDTF dates: one where the words tell it, several where they leave a choice, none where they tell
nothing without the article's day, or nothing at all.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from service.core.language.spoken import COUNTS, MONTHS

Tense = Literal["past", "future", "either"]  # what is told as done, as to come, or neither
Reading = tuple[str, ...]
Reader = Callable[[re.Match[str], dt.date | None, Tense], Reading]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEAR = r"(?:1[5-9]|20|21)\d\d"
WORD_YEAR = rf"(?<![\d.,/$€£¥])(?:{YEAR})(?!\d|[.,]\d|%|s\b)"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:mon|tues?|weds?|thur?s?|fri|sat|sun)\b\.?)"
    r"(?:['’]s|\b)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
DAY = r"(?P<{}>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?"
COUNT = rf"(?P<count>an?|\d{{1,3}}|a\scouple\sof|(?:{'|'.join(COUNTS)})(?:[\s-](?:{'|'.join(COUNTS)}))?)"
TURN = r"(?P<turn>last|next|this\spast|this\scoming|this|the\spast|the\scoming|past|coming|upcoming)"

_MONTH_NUMBERS = {name[:3]: int(number) for name, number in MONTHS.items()}
_DAY_NUMBERS = {name: number for number, name in enumerate(_WEEKDAYS)}
_ALSO_WORDS = {"may", "march", "mar", "sun", "sat", "mon", "wed", "fri"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the reader of what it matches; of two rules on the same words the one earlier in order reads them."""

    pattern: re.Pattern[str]
    read: Reader


def rule(pattern: str, read: Reader) -> Rule:
    """A rule whose pattern is matched in any case, with spaces of any kind between words."""
    return Rule(pattern=re.compile(pattern.replace(" ", r"\s"), re.IGNORECASE), read=read)


def month_number(word: str) -> int | None:
    """1 to 12; None for a small-written word that is no month (`it may meet`, `to march`)."""
    bare = word.strip(" .")
    return None if bare in _ALSO_WORDS else _MONTH_NUMBERS.get(bare[:3].lower())


def weekday_number(word: str) -> int | None:
    """0 for Monday to 6; None for a small-written abbreviation, which is another word (`sun`)."""
    return None if word.strip(" .") in _ALSO_WORDS else _DAY_NUMBERS.get(word[:3].lower())


def number_of(words: str) -> int:
    """A count in digits or words: `a`, `two`, `twenty-five`, `14`."""
    plain = re.sub(r"[\s-]+", " ", words.lower()).strip()
    if plain.isdecimal():
        return int(plain)
    if plain in {"a", "an"}:
        return 1
    return 2 if plain == "a couple of" else sum(COUNTS[word] for word in plain.split())


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def shifted(day: dt.date, *, days: int = 0, months: int = 0) -> dt.date | None:
    """The day so many days or months away, in a shorter month its last; None beyond the calendar."""
    try:
        moved = day + dt.timedelta(days=days)
        index = moved.year * 12 + moved.month - 1 + months
        year, month = index // 12, index % 12 + 1
        return dt.date(year, month, min(moved.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def span(first: dt.date | None, last: dt.date | None) -> Reading:
    """An interval of days, one day where both are the same."""
    if first is None or last is None or last < first:
        return ()
    return (first.isoformat(),) if first == last else (f"{first.isoformat()}/{last.isoformat()}",)


def month_of(day: dt.date | None) -> Reading:
    """The month a day lies in."""
    return (f"{day.year:04d}-{day.month:02d}",) if day else ()


def choose(past: dt.date | None, future: dt.date | None, *, day: dt.date, tense: Tense) -> tuple[dt.date, ...]:
    """Of the last and the next day that words can mean, the one the tense asks for; both where the words name neither side,
    or where the one asked for lies more than nine months off and the other less than three."""
    found = tuple(dict.fromkeys(each for each in (past, future) if each))
    if len(found) < 2 or tense == "either":
        return found
    asked, other = found if tense == "past" else (found[1], found[0])
    unlikely = abs((day - asked).days) > 274 and abs((day - other).days) < 92
    return found if unlikely else (asked,)
