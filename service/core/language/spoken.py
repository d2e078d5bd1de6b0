"""Spoken English as sentences of a brief use it: numbers and dates in words, stems, and words that tell nothing."""

import re
from dataclasses import dataclass

MONTHS = {
    "january": "01", "february": "02", "march": "03", "april": "04", "may": "05", "june": "06", "july": "07",
    "august": "08", "september": "09", "october": "10", "november": "11", "december": "12",
}  # fmt: skip
_BY_START = {name[:3]: number for name, number in MONTHS.items()}
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
# `one` and `first` mostly count nothing (`one of them`, `first, they agreed`), so neither is a number of a sentence.
_NUMBERS = {word: str(count) for word, count in COUNTS.items() if count > 1} | {
    "hundred": "100", "dozen": "12", "pair": "2",
    "thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion",
    "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9",
    "tenth": "10", "eleventh": "11", "twelfth": "12", "thirteenth": "13", "fourteenth": "14", "fifteenth": "15",
    "sixteenth": "16", "seventeenth": "17", "eighteenth": "18", "nineteenth": "19", "twentieth": "20", "thirtieth": "30",
    "fortieth": "40", "fiftieth": "50", "sixtieth": "60", "seventieth": "70", "eightieth": "80", "ninetieth": "90",
}  # fmt: skip
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = (
    {**{word: count for word, count in COUNTS.items() if count < 10}, "first": 1, "second": 2, "third": 3}
    | {f"{word}th": count for word, count in COUNTS.items() if count in (4, 6, 7)}
    | {"fifth": 5, "eighth": 8, "ninth": 9}
)
_COMPOUND = re.compile(rf"\b({_TENS})[-\s]({'|'.join(sorted(_UNITS, key=len, reverse=True))})\b")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DATE = re.compile(
    rf"\b(?:(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[–-] ?| to ))?"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH})(?:,? (?P<y1>\d{{4}}))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?P<m3>{_MONTH}),? (?P<y3>\d{{4}})|(?P<m4>{_MONTH})(?![\w’'-])|(?P<y5>(?:19|20)\d{{2}})(?!\d))"
)
STOP = frozenset(
    "the a an of on in at to by for from with and or as is are was were be been being has have had it its their they them"
    " this that these those which who whom whose while when where after before during between into under over about against also"
    " both each"
    " not no nor than then there here such other more most some any all one will would could should may might can still yet now"
    " later since until through what how same so but if only own just further within across said says".split()
)
# Words that tell of the page itself or of a step that is checked apart: no quote needs to bear them.
FRAME = frozenset(
    "come came comes source sources report reports reported named pact deal agreement agreements force second further".split()
)
OPENERS = STOP | frozenset(
    "agreed planned"
    " undated separately source sources according however meanwhile once although because together following foreign minister"
    " president prime secretary two three four five six seven nothing negotiations talks officials ministers leaders governments"
    " senate parliament congress legislature agreement treaty pact government probably january february march april june july"
    " lets allows permits enables commits provides pays funds covers would will gives aims aimed supports helps sets opens"
    " creates seeks august september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class SpokenDate:
    """A date as a sentence says it, and what it means as EDTF."""

    words: str
    date: str


def month_dates(text: str) -> list[SpokenDate]:
    """Every date a text says with a month or a year, in order, of a range (`30–31 July`) both ends; `May` alone counts only as a
    month, never as a verb."""
    found = []
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        month = next((parts[key] for key in ("m1", "m2", "m3", "m4") if parts[key]), None)
        day = parts["d1"] or parts["d2"]
        year = next((parts[key] for key in ("y1", "y2", "y3", "y5") if parts[key]), "XXXX")
        if month is None:
            found.append(SpokenDate(words=match[0], date=year))
            continue
        in_month = f"{year}-{_BY_START[month[:3].lower()]}"
        days = [f"-{int(each):02d}" for each in (parts["d0"], day) if each] or [""]
        found += [SpokenDate(words=match[0], date=in_month + each) for each in days]
    return found


def numbers_in(text: str) -> frozenset[str]:
    """Every number a text says, in digits or as a word, without separators: `six million` and `6 million` both give 6."""
    digits = re.findall(r"\d+(?:[.,]\d+)*", text)
    lower = text.lower()
    joined = [str(COUNTS[tens] + _UNITS[unit]) for tens, unit in _COMPOUND.findall(lower)]
    words = [_NUMBERS[word] for word in re.findall(r"[a-z]+", _COMPOUND.sub(" ", lower)) if word in _NUMBERS]
    return frozenset([re.sub(r",(?=\d{3})", "", number) for number in digits] + joined + words)


def stem(word: str) -> str:
    """A word cut to what its forms share: the first five letters, or fewer for a short one without its ending or its last e."""
    bare = re.sub(r"(?:ies|ied|ing|ed|es|s|ly)$", "", word) if len(word) > 4 else word
    return (bare[:5] if len(bare) >= 3 else word[:5]).removesuffix("e") or word
