"""An article's words for a date, resolved to EDTF against the article's own date.

Words are read by rules, each on its own span; what two spans say together must agree. An article dated by a month or a
year only is asked as if it had been written on each of its days: where all give the same date it stands, and where they
do not the dates are candidates. Nothing is guessed: words that count from something else (`two weeks later`) tell nothing.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from schemas.edtf import check_edtf
from service.core.language.dates import bounds, compatible, has_year, is_on_calendar, width
from service.core.language.dating import broad, relative, stated
from service.core.language.dating.foreign import foreign_date
from service.core.language.dating.modifier import DATED_BY_THE_ARTICLE, Modifier, modified, modifiers
from service.core.language.dating.rule import Reading, Rule, Tense, month_end

_LONGEST = 200  # characters of a date in words; longer ones are no date
_LONGEST_MONTH = 30  # days after its first
_LONGEST_COUNTED = 6  # days between two weekdays of one span
_MOST = 8  # candidates worth telling
_RULES = (
    *broad.FISCAL_RULES,
    *stated.RULES,
    *broad.RULES,
    *stated.MONTH_RULES,
    *relative.RULES,
    *broad.YEAR_RULES,
    *relative.CURRENT_RULES,
)
_CLAIMING = (*stated.RULES, relative.NUMBERED_WEEKDAY)  # what they match is a date, be it one of no calendar
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_UNIT = r"(?:days?|weeks?|weekend|months?|years?|decades?)"
_ELSEWHERE = re.compile(
    rf"\b(?:same|that|following|previous|preceding|subsequent|prior|ensuing|those) {_UNIT}\b"
    rf"|\b{_UNIT} (?:after|before|later|earlier|prior|since|of)\b"
    r"(?! (?:tomorrow|yesterday|(?:the|this|last|next) (?:year|month)))"
    r"|\b(?:the )?(?:next|very next|other) day\b|\b(?:more|less|longer|fewer) than\b"
    r"|\b(?:over|nearly|almost|under) (?:a|an|\w+) years?\b"
    r"|\b(?:following|previous|preceding) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_YEAR_END = re.compile(r"\b(?:the )?(?:year[ -]end|year['’]s end|end of year)\b(?P<year> \d{4}\b)?", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|upcoming|coming|scheduled|due|to be held|set for|slated)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:-|to|through|until|till|and)\s*(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s*(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What words say of a date: EDTF or None; `stated` by the words alone, `resolved` with the article's own date, or `none`; and
    the dates it may be where it stays open."""

    date: str | None
    basis: Literal["stated", "resolved", "none"]
    candidates: tuple[str, ...] = ()


NOTHING = Resolved(date=None, basis="none")


@dataclass(frozen=True, slots=True)
class _Phrase:
    rule: Rule
    match: re.Match[str]
    modifiers: tuple[Modifier, ...]

    def read(self, day: dt.date | None, tense: Tense) -> Reading:
        found = [
            changed
            for whole in self.rule.read(self.match, day, tense)
            if (changed := self._modified(whole, day)) and _is_date(changed)
        ]
        return tuple(dict.fromkeys(found))

    def _modified(self, whole: str, day: dt.date | None) -> str | None:
        date, part = whole, ""
        for modifier in self.modifiers:
            changed = modified(date, modifier, day=day, whole=whole, part=part)
            if not changed:
                return None
            date, part = changed[0], modifier.part
        return date

    @property
    def counted(self) -> bool:
        """Whether its modifiers count from the article's date: `by`, `later`."""
        return any(modifier.kind in DATED_BY_THE_ARTICLE for modifier in self.modifiers)


def _is_date(date: str) -> bool:
    try:
        return check_edtf(date) is not None and is_on_calendar(date)
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def resolve(words: str, *, published: str | None, tense: Tense = "past") -> Resolved:
    """The date that `words` give in an article of the EDTF date `published`; `tense` tells whether it is reported as done or
    still to come, which chooses between the last and the next `Friday` or `April`."""
    if len(words) > _LONGEST:
        return NOTHING
    text = _folded(words)
    days = _days(published)
    asked: Tense = "future" if tense == "past" and _FUTURE.search(text) else tense
    phrases = _phrases(text)
    elsewhere = bool(_ELSEWHERE.search(text))
    told = [
        each
        for group in _groups(text, phrases)
        if (each := _told(group, days=days, tense=asked)) and not (elsewhere and each.basis != "stated")
    ]
    if elsewhere and not any(has_year(each.date) for each in told):
        return NOTHING
    found = _agreed(told)
    written = any(each.pattern.search(text) for each in stated.RULES)
    if not written and (found.date is None or len(found.date) == 4):
        other = foreign_date(text)
        if other and (found.date is None or other.startswith(found.date)):
            return Resolved(date=other, basis="stated")
    return found


def _folded(words: str) -> str:
    """Figures of any script as 0 to 9, full-width forms and dashes as plain ones, single spaces."""
    text = unicodedata.normalize("NFKC", words).translate(_DASHES)
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return _YEAR_END.sub(lambda end: f"the end of{end['year'] or ' the year'}", re.sub(r"\s+", " ", text)).strip()


def _days(published: str | None) -> tuple[dt.date, ...]:
    """The days the article may have been written on; of more than a month the first and last of each month; none for an
    undated one and for more than a year."""
    held = bounds(published)
    if held is None or not "1000" < held.first <= held.last < "9000":
        return ()
    first, last = dt.date.fromisoformat(held.first), dt.date.fromisoformat(held.last)
    if (last - first).days > 366:
        return ()
    if (last - first).days > _LONGEST_MONTH:
        starts = [dt.date(year, month, 1) for year in (first.year, last.year) for month in range(1, 13)]
        ends = [month_end(start.year, start.month) for start in starts]
        return tuple(sorted({first, last, *(day for day in (*starts, *ends) if first <= day <= last)}))
    return tuple(first + dt.timedelta(days=away) for away in range((last - first).days + 1))


def _phrases(text: str) -> list[_Phrase]:
    """Every date the text says, in order; a span is read by the first rule in order that matches it."""
    taken: list[tuple[int, int]] = []
    found = []
    for each in _RULES:
        for match in each.pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            before = modifiers(text, match.start())
            if each in relative.CURRENT_RULES and not before:
                continue
            reads = each.read(match, None, "past") or each.read(match, _SOME_DAY, "future")
            if reads or each in _CLAIMING:  # 30 February is on no calendar: neither is its year what the words say
                taken.append((match.start(), match.end()))
            if reads:
                found.append(_Phrase(rule=each, match=match, modifiers=before))
    return sorted(found, key=lambda phrase: phrase.match.start())


_SOME_DAY = dt.date(2023, 5, 17)  # to see whether a rule reads its match at all


def _groups(text: str, phrases: list[_Phrase]) -> Iterator[tuple[_Phrase, ...]]:
    """Phrases, two joined by `to` or a dash as the ends of one span; `and` joins them behind `between` only."""
    index = 0
    while index < len(phrases):
        pair = phrases[index : index + 2]
        if len(pair) == 2 and _is_span(text, *pair):
            yield (pair[0], pair[1])
            index += 2
        else:
            yield (pair[0],)
            index += 1


def _is_span(text: str, one: _Phrase, two: _Phrase) -> bool:
    gap = text[one.match.end() : two.match.start()]
    for modifier in two.modifiers:
        gap = gap[: max(modifier.start - one.match.end(), 0)] + " to " if modifier.kind == "beside" else gap
    joined = _JOINED.fullmatch(gap) or gap.strip() == "to"
    if not joined:
        return False
    return "and" not in gap.lower() or bool(re.search(r"\bbetween\b", text[: one.match.start()], re.IGNORECASE))


def _told(group: tuple[_Phrase, ...], *, days: tuple[dt.date, ...], tense: Tense) -> Resolved | None:
    alone = _read(group, None, tense)
    if len(alone) == 1 and has_year(alone[0]) and not (days and group[0].counted):
        return Resolved(date=alone[0], basis="stated")
    if not days:
        return _open(alone, basis="stated")
    readings = [_read(group, day, tense) for day in days]
    if not all(readings):
        return _open(alone, basis="stated")
    every = tuple(dict.fromkeys(date for reading in readings for date in reading))
    return _open(_covered(every, days) if len(days) > 1 else every, basis="resolved")


def _covered(dates: Reading, days: tuple[dt.date, ...]) -> Reading:
    """What an article says that is dated by its month alone: spans with one end in common are one span, and more days than can
    be told, all of that month, are the month."""
    ends = [tuple(date.split("/")) for date in dates if date.count("/") == 1]
    if len(ends) == len(dates) > 1:
        firsts, lasts = {first for first, _ in ends}, {last for _, last in ends}
        if min(len(firsts), len(lasts)) == 1:
            return (f"{min(firsts)}/{max(lasts)}",)
    month = days[0].isoformat()[: len("2025-05")]
    inside = len(dates) > _MOST and all(date.startswith(month) and "/" not in date for date in dates)
    return (month,) if inside else dates


def _read(group: tuple[_Phrase, ...], day: dt.date | None, tense: Tense) -> Reading:
    if len(group) == 1:
        return group[0].read(day, tense)
    named = group[0].read(None, tense)
    firsts = named or group[0].read(day, tense)
    lasts = _Phrase(group[1].rule, group[1].match, ()).read(day, tense)
    if len(firsts) != 1 or not all(has_year(last) for last in lasts):
        return ()
    spans = (f"{first}/{last}" for last in lasts if (first := _before(firsts[0], last)))
    return tuple(each for each in spans if named or width(each) <= _LONGEST_COUNTED)


def _before(first: str, last: str) -> str | None:
    """The first end of a span; without a year it takes the latest in which it stands before the last end."""
    if "/" in first + last or "~" in first + last:
        return None
    year = int(last[:4])
    for date in [first] if has_year(first) else [f"{each:04d}{first[4:]}" for each in (year, year - 1)]:
        begin, end = bounds(date), bounds(last)
        if begin and end and begin.first < end.first and begin.last <= end.last:
            return date
    return None


def _open(dates: Reading, *, basis: Literal["stated", "resolved"]) -> Resolved | None:
    """One date stands; several that differ in the year alone leave the year open; others are candidates, if few."""
    if not dates:
        return None
    if len(dates) == 1:
        return Resolved(date=dates[0], basis=basis if has_year(dates[0]) else "stated")
    candidates = tuple(sorted(dates)) if len(dates) <= _MOST else ()
    yearless = _yearless(dates)
    if yearless:
        return Resolved(date=yearless, basis="stated", candidates=candidates)
    return Resolved(date=None, basis="none", candidates=candidates)


def _yearless(dates: Reading) -> str | None:
    """The month or day that several dates share when they differ in the year alone; of parts of a month, the month."""
    tails = {re.sub(r"^(-\d\d)-\d\d/\d{4}\1-\d\d$", r"\1", date[4:]) for date in dates}
    tail = tails.pop()
    yearless = f"XXXX{tail}"
    return yearless if tail and not tails and "/" not in tail and _is_date(yearless) else None


def _agreed(told: list[Resolved]) -> Resolved:
    """The finest of the dates told where all of them can be the same day; else each is a candidate."""
    if not told:
        return NOTHING
    dates = [each.date for each in told if each.date]
    if len(dates) == len(told) and all(compatible(one, other) is not False for one in dates for other in dates):
        return min(told, key=lambda each: width(each.date))
    if len(told) == 1:
        return told[0]
    every = tuple(sorted({date for each in told for date in ((each.date,) if each.date else each.candidates) if date}))
    return Resolved(date=None, basis="none", candidates=every if 1 < len(every) <= _MOST else ())
