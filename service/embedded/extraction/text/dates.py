"""The words of a sentence for a date; what they mean is told by `core.language.dating`."""

import re
from functools import lru_cache

from service.core.language.dating import Tense, resolve
from service.core.language.dating.rule import MONTH, SEASON, WEEKDAY, WORD_YEAR

_NUMBER = r"(?:an?|one|two|three|four|five|six|\d{1,2}|several|the|these|this|next|last|past|coming|few|couple of)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"(?<![^\W_])(?:(?:\b(?:on|in|by|since|until|before|early|late|mid|later|earlier|end of|the end of|beginning of)[\s-]+)*"
    rf"(?:(?:last |next |this |today['’]s )?{WEEKDAY}(?:,? (?:the )?(?={MONTH}|\d{{1,2}} {MONTH}))?)?"
    rf"(?:(?:{_DAY}(?:st|nd|rd|th)? (?:of )?)?{MONTH}(?: {_DAY}(?!\d)(?:st|nd|rd|th)?"
    rf"(?:(?: and | to |[-–]){_DAY}(?!\d))?)?"
    rf"(?:,? (?:of )?{WORD_YEAR}| (?:this|last|next) year)?"
    rf"|\b(?:last|this|next) (?:week|month|year|weekend|{SEASON})\b|\b(?:today|yesterday|tomorrow|tonight)\b"
    rf"|\b(?:within|later|earlier|by the end of|the end of|before the end of|end of) (?:the|this) (?:year|month|week)\b"
    rf"|\b{_NUMBER} (?:days?|weeks?|months?|years?) ago\b|\b{SEASON} (?:of )?{WORD_YEAR}"
    rf"|(?<=in ){WORD_YEAR}|(?<=since ){WORD_YEAR}|(?<=in early ){WORD_YEAR}|(?<=by ){WORD_YEAR})"
    rf"|\b(?:last |next |this )?{WEEKDAY})",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?<=\bMay)\.$|(?<=\bJune)\.$|(?<=\bJuly)\.$|(?<=[A-Za-z]{5})\.$"
)  # a sentence, behind a month that is not cut short
_BARE_MONTH = re.compile(MONTH, re.IGNORECASE)
_VERBS = frozenset({"sat", "sun", "wed"})  # days cut short, were they written in capitals
_ABBREVIATED = 3  # letters of a month cut short; May is none
_CUE = re.compile(r"\d|day\b|today|tomorrow|week|month|year|ago\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")


@lru_cache(maxsize=4096)
def dates_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the dates of a sentence stand, in order."""
    if not _CUE.search(text):
        return ()
    found = []
    for match in _DATE.finditer(text):
        words = _ENDS.sub("", match[0].strip())
        if words and not _is_name(text, match, words):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append((start, start + len(words)))
    return tuple(found)


def _is_name(text: str, match: re.Match[str], words: str) -> bool:
    """Whether a bare month or day is another word: `Jan Berg`, `they may`, `April Jones`, `which sat in Rome`."""
    if words in _VERBS:
        return True
    if not _BARE_MONTH.fullmatch(words):
        return False
    return (
        words.islower()
        or (len(words.rstrip(".")) == _ABBREVIATED and words != "May")
        or bool(re.match(r" [A-Z]", text[match.end() :]))
    )


def date_near(text: str, start: int, end: int, *, within: int = 160, since: int = 0) -> str | None:
    """The words of the date that stands nearest to `text[start:end]`; one before it only behind `since`."""
    near = [
        (max(first - end, start - last, 0), first, last)
        for first, last in dates_in(text)
        if max(first - end, start - last) <= within and (first >= start or first >= since)
    ]
    if not near:
        return None
    _, first, last = min(near)
    return re.sub(r"^(?:on|in|by|since)\s+", "", text[first:last]).rstrip(" .,") if first < last else None


def read_date(words: str | None, *, published: str | None, tense: Tense) -> str | None:
    """The date that words give in an article of that date; EDTF, or None where they tell none."""
    return resolve(words, published=published, tense=tense).date if words else None
