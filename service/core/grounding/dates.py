"""A proposed date held against its article: weighed with the words that tell it, and cut down to what the text bears out."""

import calendar
import re
from dataclasses import dataclass, replace

from schemas.article import Article
from schemas.record import Basis
from service.core.language.dates import bounds, has_year, is_on_calendar, years_of
from service.core.language.dating import Tense, weigh


@dataclass(frozen=True, slots=True)
class HeldDate:
    """A date (EDTF) as far as its article bears it out, how it is known, and why it is not as proposed; None where it is."""

    date: str | None
    basis: Basis
    repair: str | None


def hold_date(date: str | None, words: str | None, article: Article, *, tense: Tense, stands: bool) -> HeldDate:
    """A proposed date weighed against the words that tell it, where they `stand` in the article, else against the whole text."""
    return _weighed(date, words, article, tense) if words and stands else hold_against_text(date, words, article)


def _weighed(date: str | None, words: str, article: Article, tense: Tense) -> HeldDate:
    weighed = weigh(date, words, text=article.text, published=article.published, tense=tense)
    if weighed.reason or weighed.date == weighed.words.date:
        return HeldDate(date=weighed.date, basis=weighed.words.basis, repair=weighed.reason)
    held = hold_against_text(weighed.date, words, article)
    borne = weighed.is_borne and held.date == weighed.date and weighed.words.basis != "none"
    return replace(held, basis=weighed.words.basis) if borne else held


def hold_against_text(date: str | None, date_text: str | None, article: Article) -> HeldDate:
    """A proposed date as far as the article bears it out: a year that neither the text nor the article's own date gives
    becomes `XXXX`, a day that an undated text does not give goes. Basis: `resolved` when it was counted from the article's
    own date, `stated` when the text says it."""
    if date is None:
        return HeldDate(date=None, basis="none", repair=None)
    published = bounds(article.published)
    spoken = date_text or ""
    relative = published is not None and not years_of(spoken)
    held = _without_unsaid_day(_without_unsaid_year(_on_calendar(date), article), article)
    basis: Basis = "resolved" if relative and has_year(held) else "stated"
    repair = None if held == date else f"the text does not give all of the date {date}; kept {held or 'no date'}"
    return HeldDate(date=held, basis=basis if held else "none", repair=repair)


def _on_calendar(date: str) -> str | None:
    """The date, its month alone where that has no such day, or None for an interval that ends before it begins."""
    if is_on_calendar(date):
        return date
    return None if "/" in date else date.rstrip("~?%")[: -len("-30")]


def _without_unsaid_year(date: str | None, article: Article) -> str | None:
    if date is None:
        return None
    published = bounds(article.published)
    known = years_of(article.text)
    if published:
        year = int(published.first[:4])
        known |= {str(year - 1), str(year), str(year + 1)}
    points = [point for point in date.split("/") if point[:4] != "XXXX" and point[:4] not in known]
    if not points:
        return date
    yearless = re.fullmatch(r"-(\d\d)(-\d\d)?", date[4:].rstrip("~?%"))
    return f"XXXX{yearless[0]}" if yearless and _says_month(int(yearless[1]), article) else None


def _says_month(month: int, article: Article) -> bool:
    """Whether an English text holds the month, by name or number; one in another language is not judged."""
    if article.language not in (None, "en") or not 1 <= month <= 12:
        return True
    return bool(
        re.search(rf"\b{calendar.month_abbr[month]}|\b0?{month}[/.-]|[/.-]0?{month}\b", article.text, re.IGNORECASE)
    )


def _without_unsaid_day(date: str | None, article: Article) -> str | None:
    if date is None or article.published or "/" in date:
        return date
    day = re.fullmatch(r"(.{4}-\d\d)-(\d\d)", date)
    if day and not re.search(rf"(?<!\d){int(day[2])}(?:st|nd|rd|th)?(?!\d)", article.text):
        return day[1]
    return date
