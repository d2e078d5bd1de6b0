"""Dates counted from the article's own: `yesterday`, `last Friday`, `two days ago`, `next month`, `over the weekend`.

Weeks begin on Monday (ISO 8601). What two readers of English would count differently is read as a choice: `next Friday`
on a Monday, `last week` on a Sunday.
"""

import datetime as dt
import re

from service.core.language.dating.rule import (
    COUNT,
    DAY,
    TURN,
    WEEKDAY,
    Reading,
    Rule,
    Tense,
    choose,
    day_of,
    month_of,
    number_of,
    rule,
    shifted,
    span,
    weekday_number,
)
from service.core.language.dating.stated import is_one_of_several

_NEAR = {"yesterday": -1, "last night": -1, "tomorrow": 1}
_AHEAD = {"next", "this coming", "the coming", "coming", "upcoming"}
_TURNS = {"last": -1, "this": 0, "next": 1}
_ABOUT = {"week": (7, 0), "fortnight": (14, 0), "month": (0, 1), "year": (0, 12), "decade": (0, 120)}


def _near_day(match: re.Match[str], day: dt.date | None, _: Tense) -> Reading:
    """`today`, `yesterday`, `the day after tomorrow`."""
    if day is None:
        return ()
    words = re.sub(r"\s+", " ", match[0].lower())
    if words.startswith("the day "):
        return span(moved := shifted(day, days=2 if "after" in words else -2), moved)
    away = next((days for key, days in _NEAR.items() if key in words), 0)
    return span(moved := shifted(day, days=away), moved)


def _weekday(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`Wednesday`, `last Friday`, `next Monday`, `this Thursday`."""
    number = weekday_number(match["weekday"])
    if number is None or day is None:
        return ()
    turn = re.sub(r"\s+", " ", (match["turn"] or "").lower())
    back, ahead = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    if turn in _AHEAD:
        near = shifted(day, days=ahead or 7)
        same_week = near is not None and near.isocalendar()[:2] == day.isocalendar()[:2]
        return _days(near, shifted(day, days=ahead + 7)) if turn == "next" and same_week else _days(near)
    if turn and turn != "this":
        return _days(shifted(day, days=-(back or 7)))
    past, future = shifted(day, days=-back), shifted(day, days=ahead)
    return _days(*choose(past, future, day=day, tense=tense))


def _numbered_weekday(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`Tuesday 27`, `Thursday the 29th`: the near month whose day of that number falls on it."""
    number = weekday_number(match["weekday"])
    if number is None or day is None:
        return ()
    starts = [shifted(day.replace(day=1), months=away) for away in (-1, 0, 1)]
    days = [found for start in starts if start and (found := day_of(start.year, start.month, int(match["day"])))]
    fitting = [found for found in days if found.weekday() == number]
    past = max((found for found in fitting if found <= day), default=None)
    future = min((found for found in fitting if found >= day), default=None)
    chosen = choose(past, future, day=day, tense=tense)
    return month_of(chosen[0]) if chosen and is_one_of_several(match) else _days(*chosen)


def _days(*days: dt.date | None) -> Reading:
    return tuple(dict.fromkeys(day.isoformat() for day in days if day))


def _weekday_of_week(match: re.Match[str], day: dt.date | None, _: Tense) -> Reading:
    """`Monday of last week`, `Friday next week`, `last week's Tuesday`."""
    number = weekday_number(match["weekday"])
    if number is None or day is None:
        return ()
    found: Reading = ()
    for monday in _mondays(day, match["which"].lower()):
        found += _days(shifted(monday, days=number))
    return found


def _mondays(day: dt.date, which: str) -> tuple[dt.date, ...]:
    """The Monday of this, last or next week; both that it can be on a Sunday, which begins a week for many readers."""
    away = _TURNS[which]
    monday = shifted(day, days=7 * away - day.weekday())
    other = shifted(monday, days=7) if monday and day.weekday() == 6 and away else None
    return tuple(each for each in (monday, other) if each)


def _week(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`last week`, `this week` as far as it is past or to come, `next week`."""
    if day is None:
        return ()
    which = _which(match["turn"])
    if which == 0:
        first = shifted(day, days=-day.weekday())
        last = shifted(day, days=(6 - day.weekday()) or (6 if tense == "future" else 0))
        return span(day if tense == "future" else first, day if tense == "past" else last)
    found: Reading = ()
    for monday in _mondays(day, "last" if which < 0 else "next"):
        found += span(monday, shifted(monday, days=6))
    return found


def _which(turn: str) -> int:
    words = re.sub(r"\s+", " ", turn.lower())
    if words in _AHEAD:
        return 1
    return 0 if words in {"this", "the", "the current", "current"} else -1


def _weekend(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`this weekend`, `over the weekend`: the one begun or just past, or the coming one, as the tense asks; `last` and `next`
    leave a choice where one is under way or ahead in the same week."""
    if day is None:
        return ()
    which, under_way = _which(match["turn"] or "the"), day.weekday() >= 5
    begun = shifted(day, days=-((day.weekday() - 5) % 7))
    coming = begun if under_way else shifted(day, days=5 - day.weekday())
    if begun is None or coming is None:
        return ()
    if which < 0:
        begun = shifted(begun, days=-7) if under_way else begun
        return span(begun, begun and shifted(begun, days=1))
    if which > 0:
        later = shifted(coming, days=7)
        first = () if under_way else span(coming, shifted(coming, days=1))
        return first + span(later, later and shifted(later, days=1))
    chosen = choose(begun, coming, day=day, tense=tense)
    return tuple(each for start in chosen for each in span(start, shifted(start, days=1)))


def _month_or_year(match: re.Match[str], day: dt.date | None, _: Tense) -> Reading:
    """`last month`, `this year`, `the coming year`."""
    if day is None:
        return ()
    which, unit = _which(match["turn"]), match["unit"].lower()
    if unit == "year":
        return (f"{day.year + which:04d}",)
    return month_of(shifted(day.replace(day=1), months=which))


def _ago(match: re.Match[str], day: dt.date | None, _: Tense) -> Reading:
    """`two days ago` is a day; `two weeks ago` the days round it; months and years ago are told about."""
    if day is None:
        return ()
    return _counted(day, number_of(match["count"]), match["unit"].lower(), -1)


def _from_now(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`in two weeks` where something is to come; of what is past it says how long it took."""
    if day is None or tense == "past":
        return ()
    return _counted(day, number_of(match["count"]), match["unit"].lower(), 1)


def _counted(day: dt.date, count: int, unit: str, sign: int) -> Reading:
    if unit == "day":
        return span(moved := shifted(day, days=sign * count), moved)
    days, months = _ABOUT[unit]
    middle = shifted(day, days=sign * count * days, months=sign * count * months)
    if middle is None:
        return ()
    if days:
        return span(shifted(middle, days=-3), shifted(middle, days=3))
    return (f"{month_of(middle)[0]}~",) if unit == "month" else (f"{middle.year:04d}~",)


def _stretch(match: re.Match[str], day: dt.date | None, _: Tense) -> Reading:
    """`over the past two weeks`, `in the next ten days`: from here to there; `in the coming weeks` says no number."""
    if day is None or (match["many"] and not match["count"]):
        return ()
    count, unit = number_of(match["count"]) if match["count"] else 1, match["unit"].lower()
    days, months = (1, 0) if unit == "day" else _ABOUT[unit]
    ahead = match["way"].lower() in {"next", "coming"}
    sign = 1 if ahead else -1
    other = shifted(day, days=sign * count * days, months=sign * count * months)
    return span(day, other) if ahead else span(other, day)


def _day_of_month(match: re.Match[str], day: dt.date | None, tense: Tense) -> Reading:
    """`the 28th`, `the 5th of last month`."""
    if day is None:
        return ()
    number, which = int(match["day"]), match["which"]
    starts = [shifted(day.replace(day=1), months=away) for away in ((_TURNS[which.lower()],) if which else (-1, 0, 1))]
    days = [found for start in starts if start and (found := day_of(start.year, start.month, number))]
    past = max((found for found in days if found <= day), default=None)
    future = min((found for found in days if found >= day), default=None)
    return _days(*(choose(past, future, day=day, tense=tense) if not which else days))


_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)(?P<many>s)?"
_WAY = r"(?P<way>last|past|previous|next|coming)"

NUMBERED_WEEKDAY = rule(
    rf"\b(?P<weekday>{WEEKDAY}),? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?![\d:-]| ?[ap]\.?m\b| (?!and\b|or\b|to\b)[a-z]{3})",
    _numbered_weekday,
)
RULES: tuple[Rule, ...] = (
    rule(rf"\bthe {DAY.format('day')}(?: of (?P<which>last|this|next) month\b|(?=$|[.,;]))", _day_of_month),
    rule(r"\bthe day (?:before yesterday|after tomorrow)\b", _near_day),
    rule(
        r"\b(?:today|tonight|this (?:morning|afternoon|evening)|yesterday|last night|tomorrow)\b(?:['’]s)?"
        r"(?: (?:morning|afternoon|evening|night))?",
        _near_day,
    ),
    rule(rf"\b(?P<weekday>{WEEKDAY})(?: of|,)? (?P<which>last|this|next) week\b", _weekday_of_week),
    rule(rf"\b(?P<which>last|this|next) week['’]s (?P<weekday>{WEEKDAY})", _weekday_of_week),
    NUMBERED_WEEKDAY,
    rule(rf"(?<!\ba )\b(?:{TURN} )?(?P<weekday>{WEEKDAY})", _weekday),
    rule(rf"\b(?:in|over|within|during|for) the {_WAY} (?:{COUNT} )?{_UNIT}\b", _stretch),
    rule(rf"\b{COUNT} {_UNIT} ago\b", _ago),
    rule(rf"\b{COUNT} {_UNIT} from (?:now|today)\b", _from_now),
    rule(rf"\bin {COUNT} {_UNIT}(?: time\b|['’] time\b|$|(?=[.,;]))", _from_now),
    rule(rf"\b(?:{TURN} |(?:over|at|on|during) the )weekend\b", _weekend),
    rule(rf"\b{TURN} week\b", _week),
    rule(rf"\b{TURN} (?P<unit>month|year)\b", _month_or_year),
)
# Only behind a word that makes them a time: `within the year`, `by the end of the month`, `later in the week`.
CURRENT_RULES: tuple[Rule, ...] = (
    rule(r"\b(?P<turn>the current|current|the) (?P<unit>month|year)\b", _month_or_year),
    rule(r"\b(?P<turn>the current|current|the) week\b", _week),
)
