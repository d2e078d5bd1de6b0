"""A model's date beside what code reads in the article's words for it: which stands, and why.

Words that give a date outright, or counted from the article's own, outrank the model. Where they leave a choice, the model
may make it among their candidates. Where they tell nothing, the model's date is left to be held against the whole text.
"""

import datetime as dt
import re
from dataclasses import dataclass

from service.core.language.dates import bounds, compatible, has_year, width, years_of
from service.core.language.dating.resolution import Resolved, resolve
from service.core.language.dating.rule import MONTH, WEEKDAY, Tense, weekday_number
from service.core.language.spoken import month_dates


@dataclass(frozen=True, slots=True)
class Weighed:
    """The date that stands, what the words were read as, and why the date is not the model's where it is not."""

    date: str | None
    words: Resolved
    reason: str | None = None

    @property
    def is_borne(self) -> bool:
        """Whether the words bear the date that stands."""
        return self.date is not None and self.words.date is not None and compatible(self.date, self.words.date) is True


def weigh(date: str | None, words: str, *, text: str, published: str | None, tense: Tense) -> Weighed:
    """The model's `date` against the `words` of the article `text` that it named for it."""
    read = resolve(words, published=published, tense=tense)
    if date is None and read.date:
        return _words(date, read, words=words, published=published)
    if date is None or (read.date is None and not read.candidates):
        return Weighed(date=date, words=read)
    if read.candidates:
        chosen = any(compatible(date, each) for each in read.candidates)
        return Weighed(date=date, words=read) if chosen else _words(date, read, words=words, published=published)
    agree = compatible(date, read.date) is not False
    if not agree and (open_year := _far_year(date, read, words=words, text=text, published=published)):
        return open_year
    stands = _is_no_coarser(date, read.date, text) if agree else _is_told_elsewhere(date, read, words=words, text=text)
    return Weighed(date=date, words=read) if stands else _words(date, read, words=words, published=published)


def _words(date: str | None, read: Resolved, *, words: str, published: str | None) -> Weighed:
    """The words outrank the model."""
    against = "" if read.basis == "stated" and not read.candidates else f" against its date {published}"
    said = f"date: model said {date}" if date else "date: model gave none"
    can_be = f"can be {' or '.join(read.candidates)}; kept {read.date or 'no date'}"
    give = can_be if read.candidates else f"give {read.date}"
    return Weighed(date=read.date, words=read, reason=f"{said}, the article's words {words!r}{against} {give}")


def _far_year(date: str, read: Resolved, *, words: str, text: str, published: str | None) -> Weighed | None:
    """The date without its year, where words that name none (`the October 7 attacks`) fit the model's date in a year far from the
    article's, which the article does not tell: neither the nearest such day nor the model's memory is sure."""
    tail = date[4:]
    far = published is not None and has_year(date) and abs(int(date[:4]) - int(published[:4])) > 1
    if (
        not far
        or read.basis != "resolved"
        or read.date is None
        or read.date[4:] != tail
        or not re.search(r"-\d\d$", tail)
    ):
        return None
    if _COUNTED.search(words) or date[:4] in years_of(text) or not re.search(MONTH, words, re.IGNORECASE):
        return None
    kept = Resolved(date=f"XXXX{tail}", basis="stated", candidates=(date, read.date))
    reason = f"date: model said {date}, the article's words {words!r} tell no year; kept {kept.date}"
    return Weighed(date=kept.date, words=kept, reason=reason)


def _is_no_coarser(date: str, read: str | None, text: str) -> bool:
    """Whether a date that agrees with the words says as much as they do, and no day that the article does not name. Spans and
    dates told about are wide on purpose: the model may know better within them."""
    if read is None or not has_year(read) or "/" in read or "~" in read:
        return True
    if not has_year(date) or width(read) < width(date):
        return False
    day = re.fullmatch(r"\d{4}-\d\d-(\d\d)", date)
    named = day is None or re.search(rf"(?<!\d){int(day[1])}(?:st|nd|rd|th)?(?!\d)", text)
    return date == read or bool(named)


def _is_told_elsewhere(date: str, read: Resolved, *, words: str, text: str) -> bool:
    """Whether the words fit the model's date too, and the article itself tells it in another place: the day of that weekday, or
    the year of that month."""
    if read.basis != "resolved" or read.date is None or not has_year(date) or "/" in date:
        return False
    weekday = re.search(WEEKDAY, words, re.IGNORECASE)
    if weekday:
        day = dt.date.fromisoformat(date) if len(date) == len("2025-05-28") and bounds(date) else None
        named = {(said.date[:4], said.date[5:]) for said in month_dates(text)}
        return (
            day is not None
            and day.weekday() == weekday_number(weekday[0])
            and bool({("XXXX", date[5:]), (date[:4], date[5:])} & named)
        )
    same_but_year = re.search(MONTH, words, re.IGNORECASE) and date[4:7] == read.date[4:7]
    return bool(same_but_year) and not _COUNTED.search(words) and date[:4] in years_of(text)


_COUNTED = re.compile(r"\b(?:this|last|next) year\b", re.IGNORECASE)
