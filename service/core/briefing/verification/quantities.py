"""Quantities: a number with its magnitude, its currency, what it counts, and whether it is a floor or a ceiling.

A number that stands in the cited items is still wrong as `6 billion` for `6 million`, as `30 years` for `30 days`, as `at
least 18` for `up to 18`, or when it counts what another number there counts.
"""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from schemas.fact import MeetingFact
from service.core.briefing.verification.support import Support
from service.core.language.dates import bounds
from service.core.language.spoken import STOP, month_dates, numbers_in

_SIDES = re.compile(r"\btwo (?:countries|sides|parties|nations|states|governments|leaders|ministers)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[$€£¥₱₹]|\d+(?:[.,]\d+)*|%|[^\W\d_]+|[.,;:!?]")
_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_SHORT_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_ELAPSED = re.compile(
    r"\b(?:(?P<below>within|less than|under|nearly|almost|not quite|barely)|(?P<above>more than|over|at least))?\s*"
    r"\b(?P<number>[\w-]+) (?P<unit>day|week|month|year)s? (?:after|before|later|earlier|of(?= sign| the| its))\b",
    re.IGNORECASE,
)
_WAYS = re.compile(r"\b(\w+)-(?:way|nation|country|party|state|member|sided)\b", re.IGNORECASE)
_LASTING = re.compile(r"\b(?P<number>[\w-]+) (?P<unit>day|week|month|year)s?\b(?! (?:ago|old))", re.IGNORECASE)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_SYMBOLS = "$€£¥₱₹"
_CURRENCIES = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥", "yuan": "¥", "peso": "₱", "rupee": "₹"}
_SPOKEN_NUMBERS = {"twice": "2 times", "thrice": "3 times", "a fortnight": "2 weeks", "a decade": "10 years"}
_PARTS = {"half": 50, "third": 33, "quarter": 25, "fifth": 20, "tenth": 10}
_MULTIPLES = (("day", "week", 7), ("month", "year", 12), ("hour", "day", 24), ("year", "decade", 10))
_NAMED = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,4}"
_LIST = re.compile(rf"\b{_NAMED}(?:, {_NAMED}){{0,12}},? and [A-ZÀ-Þ]")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "kilometre", "kilometer", "mile", "tonne", "ton")
_MORE = ("more", "further", "additional", "another", "extra", "full", "consecutive")  # two more months
_TIMES = _UNITS[:6]
_FUNCTION = frozenset("and or to of in on at for with by from as than the a an was were is are who which that".split())
_BOUNDS = {
    "least": r"at least|no fewer than|no less than|not less than|a minimum of",
    "above": r"more than|in excess of|exceeding|upwards of|over|above",
    "most": r"at most|up to|no more than|not more than|a maximum of|as many as|as long as|as much as",
    "below": r"less than|fewer than|nearly|almost|close to|under|below",
}
_TIMELY = ("over", "above", "under", "below")  # `over two years` and `under two treaties` bound nothing
_CAPS = re.compile(r"\b(?:limit|cap|caps|capped|ceiling|maximum)", re.IGNORECASE)

_ALLOWED = re.compile(
    r"\b(?:(?-i:may)|lets?|allow\w*|permit\w*)\b", re.IGNORECASE
)  # who may send 18 ships may send up to 18


@dataclass(frozen=True, slots=True)
class _Quantity:
    number: str
    scale: tuple[str, ...]
    currency: str
    unit: str
    rate: str
    counted: tuple[str, ...]
    bound: str
    words: str


def quantity_failures(text: str, support: Support) -> list[str]:
    """Numbers that the cited items do not hold, or hold of something else."""
    spoken = _in_parts(_SIDES.sub(" ", _in_numbers(text)), support.text)
    for date in month_dates(text):
        spoken = spoken.replace(date.words, " ")
    for words in _elapsed(spoken, support):
        spoken = spoken.replace(words, " ")
    told = _quantities(_in_numbers(support.text))
    said = _quantities(spoken)
    known = numbers_in(_in_numbers(support.text)) | {str(len({item.fact.id for item in support.items}))}
    lists = _lists(support)
    known |= _converted(said, told) | _counts(said, told, lists) | _ways(spoken, lists)
    missing = [f"the number {number} is not in the cited items" for number in sorted(numbers_in(spoken) - known)]
    return missing + [wrong for each in said if (wrong := _failure(each, told, support))]


def sums_in(text: str) -> frozenset[str]:
    """The sums of money that a text tells, each in words."""
    return frozenset(
        each.currency + " ".join((each.number, *each.scale)) for each in _quantities(text) if each.currency
    )


def _in_numbers(text: str) -> str:
    """The text with its words for a number of times or of years told as numbers."""
    for words, number in _SPOKEN_NUMBERS.items():
        text = re.sub(rf"\b{words}\b", number, text, flags=re.IGNORECASE)
    return text


def _in_parts(text: str, told: str) -> str:
    """The text with a part told as a share, where the cited items tell that share: `a fifth of` for 20 per cent."""
    for words, share in _PARTS.items():
        if re.search(rf"\b{share} ?(?:%|per ?cent)", told):
            text = re.sub(rf"\b(?:a|one) {words}\b", f"{share} per cent", text, flags=re.IGNORECASE)
    return text


def _converted(said: Sequence[_Quantity], told: Sequence[_Quantity]) -> set[str]:
    """Numbers said in another unit of time than the cited items': three weeks for 21 days."""
    return {
        each.number
        for each in said
        for other in told
        for one, another, times in _MULTIPLES
        for small, large in ((other, each), (each, other))
        if small.unit == one and large.unit == another and _is_times(small.number, large.number, times)
    }


def _is_times(small: str, large: str, times: int) -> bool:
    return small.isdecimal() and large.isdecimal() and int(small) == times * int(large)


def _lists(support: Support) -> set[int]:
    """How many names, parties and people the cited items list."""
    lists = {2 + match[0].count(",") - match[0].count(", and") for match in _LIST.finditer(support.text)}
    lists |= {len(event.by) for item in support.items for event in item.events}
    for fact in {item.fact.id: item.fact for item in support.items}.values():
        people = fact.participants if isinstance(fact, MeetingFact) else fact.parties
        lists |= {len(people), len({person.country for person in people})}
    return lists


def _counts(said: Sequence[_Quantity], told: Sequence[_Quantity], lists: Collection[int]) -> set[str]:
    """Small numbers that count what the cited items list: `two crossing points`, Kyzyl-Bel and Kairagach. Not where the items
    count the same things themselves."""
    counted = {noun for each in told for noun in each.counted}
    return {
        each.number
        for each in said
        if each.number in map(str, lists) and each.counted and not counted & {*each.counted}
    }


def _elapsed(text: str, support: Support) -> list[str]:
    """Times between two dated items as a sentence counts them: `eighteen months after` a signature."""
    spans = [span for item in support.items for date in item.told if (span := bounds(date))]
    days = {(dt.date.fromisoformat(b.first) - dt.date.fromisoformat(a.first)).days for a in spans for b in spans}
    told = [match for pattern in (_ELAPSED, _LASTING) for match in pattern.finditer(text)]
    known = numbers_in(support.text)
    return [
        match[0]
        for match in told
        for number in numbers_in(match["number"])
        if number.isdecimal()
        and (match.re is _ELAPSED or number not in known)
        and any(_lasts(gap, int(number), match.groupdict()) for gap in days if gap > 0)
    ]


def _lasts(days: int, number: int, said: Mapping[str, str | None]) -> bool:
    """Whether a number of days is the time said, rounded either way; `less than` and `more than` round one way alone."""
    rest = days / _DAYS[str(said["unit"]).lower()] - number
    if said.get("below"):
        return -1 < rest <= 0
    return 0 <= rest < 1 if said.get("above") else abs(rest) < 1


def _ways(text: str, lists: Collection[int]) -> set[str]:
    """Numbers of parties or people within a word: a `three-way` summit, a `two-country` link."""
    said = {number for match in _WAYS.finditer(text) for number in numbers_in(match[1])}
    return said & set(map(str, lists))


def _failure(said: _Quantity, told: Sequence[_Quantity], support: Support) -> str | None:
    same = [each for each in told if each.number == said.number]
    if not same:
        return None
    if not any(each.scale == said.scale for each in same):
        return f"the cited items give {same[0].words}, not {said.words}"
    same = [each for each in same if each.scale == said.scale]
    if said.currency and not any(each.currency == said.currency for each in same):
        return f"the cited items do not give {said.words} in {said.currency}"
    if said.unit and not any(each.unit == said.unit for each in same):
        return f"the cited items do not give {said.words}"
    rates = {each.rate for each in same if each.rate}
    if said.rate and rates and said.rate not in rates:
        return f"the cited items give {said.words} a {' or '.join(sorted(rates))}, not a {said.rate}"
    capped = said.bound == "most" and (_CAPS.search(support.text) or _ALLOWED.search(support.text))
    if said.bound and not capped and not any(_bears(each.bound, said.bound) for each in same):
        return f"the cited items do not say {said.words}"
    for noun in said.counted:
        numbers = {each.number for each in told if noun in each.counted}
        if numbers and said.number not in numbers:
            return f"the cited items count {' and '.join(sorted(numbers))} {noun}, not {said.number}"
    return None


def _bears(told: str, said: str) -> bool:
    return told == said or (told, said) == ("above", "least")


@lru_cache(maxsize=1024)
def _quantities(text: str) -> tuple[_Quantity, ...]:
    tokens = list(_TOKEN.finditer(text))
    words = [token[0] for token in tokens]
    return tuple(
        _quantity(words, index, text[: token.start()])
        for index, token in enumerate(tokens)
        if token[0].lower() not in _SCALES and _is_number(token[0])
    )


@lru_cache(maxsize=4096)
def _is_number(word: str) -> bool:
    return bool(numbers_in(word))


def _quantity(words: Sequence[str], index: int, before: str) -> _Quantity:
    symbol = words[index - 1] if index and words[index - 1] in _SYMBOLS else ""
    behind = [_scale(word, symbol) for word in words[index + 1 : index + 9]]
    scale = tuple(word for word, _ in zip(behind, _leading(behind), strict=False))
    rest = behind[len(scale) :]
    rest = rest[1:] if rest[:1] and rest[0] in _MORE else rest
    named = next((_CURRENCIES[word.rstrip("s")] for word in rest[:2] if word.rstrip("s") in _CURRENCIES), "")
    unit = "%" if rest[:1] in (["%"], ["percent"]) or rest[:2] == ["per", "cent"] else ""
    unit = unit or (rest[0].rstrip("s") if rest and rest[0].rstrip("s") in _UNITS else "")
    (number,) = numbers_in(words[index])
    bound = _bound(before, measured=bool(symbol or named or unit == "%" or (words[index].isdecimal() and not unit)))
    phrase = re.search(rf"(?:{_BOUNDS[bound]})\b", before[-20:], re.IGNORECASE) if bound else None
    said = [phrase[0] if phrase else "", symbol + words[index], *scale, rest[0] if unit else ""]
    return _Quantity(
        number=number,
        scale=scale,
        currency=symbol or named,
        unit=unit,
        rate=_rate(rest),
        counted=()
        if index and words[index - 1][0].isupper() and words[index - 1].lower() not in STOP
        else _counted(rest),
        bound=bound,
        words=" ".join(word for word in said if word),
    )


def _rate(words: Sequence[str]) -> str:
    """The time that an amount is for: `a year`, `per month`, `annually`."""
    for lead, word in pairwise(words[:6]):
        if lead in ("a", "an", "per", "each", "every") and word in _TIMES:
            return word
    return "year" if words[:1] in (["annually"], ["yearly"]) else ""


def _scale(word: str, symbol: str) -> str:
    return _SHORT_SCALES.get(word.lower(), word.lower()) if symbol else word.lower()


def _leading(words: Sequence[str]) -> list[str]:
    count = next((index for index, word in enumerate(words) if word not in _SCALES), len(words))
    return list(words[:count])


def _counted(words: Sequence[str]) -> tuple[str, ...]:
    """The plural nouns a number counts: those before the next number or stop, at most five words on."""
    found: list[str] = []
    for word in words[:5]:
        if word in ("and", "or") and not found:
            continue
        if word in _FUNCTION or not word.isalpha() or numbers_in(word):
            break
        found += (
            [word] if len(word) > 3 and word.endswith("s") and word.rstrip("s") not in (*_UNITS, *_CURRENCIES) else []
        )
    return tuple(found)


def _bound(before: str, *, measured: bool) -> str:
    for name, phrases in _BOUNDS.items():
        found = re.search(rf"\b({phrases})\s*(?:US|A)?[{re.escape(_SYMBOLS)}]?\s*$", before, re.IGNORECASE)
        if found and (measured or found[1].lower() not in _TIMELY):
            return name
    return ""
