"""The date a page states for itself on a line of its own: `May 29, 2025 | 4:39pm`, `Veröffentlicht am 28. Mai 2025`.

Only a whole date with its year counts, and only where the rest of the line is a label, a time, a place, an outlet.
`05/06/2025` is read by nobody alike, and stays unread. EDTF, Library of Congress.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

Told = Literal["published", "updated", "plain"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene janeiro gennaio januari января",
            "february feb februar février févr fevrier febrero fevereiro febbraio februari pebruari февраля",
            "march mar märz maerz mars marzo março maret maart марта",
            "april apr avril avr abril abr aprile апреля",
            "may mai mayo maio maggio mei мая",
            "june jun juni juin junio junho giugno июня",
            "july jul juli juillet juil julio julho luglio июля",
            "august aug août aout agosto agustus augustus августа",
            "september sept sep septembre septiembre setembro settembre сентября",
            "october oct oktober okt octobre octubre outubro ottobre oktober октября",
            "november nov novembre noviembre novembro ноября",
            "december dec dezember dez décembre déc diciembre dezembro dicembre desember декабря",
        ),
        1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<month>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+)?(?P<month2>{_NAME})\.?,?\s+(?:de[l]?\s+)?(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?=[T\s,;|)]|$)"
    r"|(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})[/.-](?P<year4>\d{4})"
    r"|(?P<year5>\d{4})\s?[年년]\s?(?P<month5>\d{1,2})\s?[月월]\s?(?P<day5>\d{1,2})\s?[日일])(?!(?!T\d)[\w-])",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\bT?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?Z?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|[+-]\d{2}:?\d{2}\b|\d{1,2}\s?Uhr\b"
    r"|\d{1,2}時\d{1,2}分",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:\d+|an?|one) (?:second|minute|min|hour|hr|day|week)s? ago\b|\b(?:GMT|UTC)\s?[+-]\d{1,2}\b", re.IGNORECASE
)
_LABELS = (
    "published posted issued released updated modified created date dated time upd on at last and et am den der"
    " le à el em al às"
    " um uhr est edt gmt utc bst cet cest jst pht pst pdt ist sgt hkt wib msk publish veröffentlicht erschienen"
    " erstellt stand"
    " aktualisiert datum publié modifié publicado publicada actualizado actualizada atualizado pubblicato"
    " aggiornato diterbitkan"
    " опубликовано обновлено 発表日 更新日 更新 掲載日 mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday"
    " thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi"
    " mercredi jeudi"
    " vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo senin selasa rabu kamis"
    " jumat sabtu minggu"
).split()
_PHRASES = (
    "publication date|release date|for immediate release|press release|news release|media release|media note"
    "|pressemitteilung|communiqué de presse|as of|mis à jour|a las|星期.|[月火水木金土日]曜日?"
)
_FILLER = re.compile(
    rf"(?<!\w)(?:(?:first|last|originally|zuletzt) )?(?:{_PHRASES}|{'|'.join(_LABELS)})(?!\w)\.?\s?:?", re.IGNORECASE
)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|aktualisiert|stand|mis à jour|modifié|actualizad[oa]|atualizado|aggiornato"
    r"|обновлено)\b|更新",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|released?|first|veröffentlicht|erschienen|publié|publicad[oa]|pubblicato"
    r"|опубликовано)\b|発表|掲載",
    re.IGNORECASE,
)
_JOINTS = " \t|/·•,;:-–—()[]<>.\u200b\u200e\u200f*_#→"
_DATED = set(
    "agreement treaty protocol convention accord pact act law resolution memorandum declaration constitution".split()
)
_SMALL = {"of", "the", "by", "in", "de", "and", "for"}
_LONGEST = 160  # characters of a line that states a date


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that a line states: EDTF, how the line calls it, what else stands on the line, piece by piece, and whether
    the time of day does."""

    date: str
    told: Told
    rest: tuple[str, ...]
    timed: bool = False


def stated_date(words: str) -> StatedDate | None:
    """The date of a line that is nothing but a date with its label, time, place and outlet; None for any other line."""
    if len(words) > _LONGEST or not any(map(str.isdigit, words)):
        return None
    found = [(match, date) for match in _DATE.finditer(words) if (date := _edtf(match))]
    if not found:
        return None
    first, date = next(((m, d) for m, d in found if not _is_updated(words[: m.start()])), found[0])
    label = words[: first.start()]
    told: Told = "updated" if _is_updated(label) else "published" if _PUBLISHED.search(label) else "plain"
    undated = _DATE.sub("\n", words)
    rest = _FILLER.sub("\n", _TIME.sub("\n", _AGO.sub("\n", undated)))
    pieces = tuple(piece.strip(_JOINTS) for piece in re.split(r"[\n|/·•]|\s[-–—]\s|,\s", rest))
    pieces = tuple(piece for piece in pieces if piece)
    named = all(map(_is_name, pieces)) and len(pieces) <= 6
    return StatedDate(date, told, pieces, timed=bool(_TIME.search(undated))) if named else None


def full_date(words: str) -> str | None:
    """The first whole date in some words."""
    return next((date for match in _DATE.finditer(words) if (date := _edtf(match))), None)


def _is_updated(label: str) -> bool:
    """Whether the nearest label before a date calls it that of a change."""
    updated = max((match.start() for match in _UPDATED.finditer(label)), default=-1)
    published = max((match.start() for match in _PUBLISHED.finditer(label)), default=-1)
    return updated > published


def _is_name(piece: str) -> bool:
    """A place, an outlet, a person: few words, no digits, each with a capital but the small ones between. A treaty `of
    28 May 2025` is none: that date is the treaty's."""
    words = piece.split()
    if len(words) > 7 or any(map(str.isdigit, piece)) or words[-1].lower() in _SMALL:
        return False
    return all(
        word.lower() not in _DATED and (not word[0].islower() or word.lower() in _SMALL or "." in word)
        for word in words
    )


def _edtf(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, month, day = next(
        ((parts["year" + n], parts["month" + n], parts["day" + n]) for n in ("", "2", "3", "5") if parts["year" + n]),
        (parts["year4"], None, None),
    )
    if day is None:
        month, day = _unambiguous(parts["one"], parts["two"], dotted="." in match[0])
    if not (year and month and day):
        return None
    number = _MONTHS.get(month.lower()) or int(month)
    known = 1900 <= int(year) <= 2100 and 1 <= number <= 12 and 1 <= int(day) <= monthrange(int(year), number)[1]
    return f"{year}-{number:02d}-{int(day):02d}" if known else None


def _unambiguous(one: str, two: str, *, dotted: bool) -> tuple[str | None, str | None]:
    """Month and day of `28.05.2025` or `5/28/2025`; nothing for `05/06/2025`, which Americans and others read apart."""
    if dotted or int(one) > 12 or one == two:
        return two, one
    return (one, two) if int(two) > 12 else (None, None)
