"""Amounts of money: what a text says of how much, in which currency, of what sort, and whether two can be the same sum.

`US$6 million`, `$6M` and `six million dollars` are one sum. Another currency, a yearly sum and a total, a tranche and the
whole are never silently one. Currency codes: ISO 4217.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10, prod
from typing import Literal

from service.core.language.spoken import COUNTS

_SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12, "hundred": 1e2,
}  # fmt: skip
_SIGNS = {
    "us$": "USD", "usd": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "c$": "CAD", "ca$": "CAD",
    "cad": "CAD", "nz$": "NZD", "nzd": "NZD", "hk$": "HKD", "s$": "SGD", "sgd": "SGD", "$": "$", "€": "EUR", "eur": "EUR",
    "£": "GBP", "gbp": "GBP", "¥": "¥", "jpy": "JPY", "jp¥": "JPY", "cny": "CNY", "rmb": "CNY", "cn¥": "CNY", "₱": "PHP",
    "php": "PHP", "₹": "INR", "inr": "INR", "₩": "KRW", "krw": "KRW", "chf": "CHF",
}  # fmt: skip
_COINS = {
    "dollar": "$", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "peso": "PHP", "rupee": "INR",
    "won": "KRW", "franc": "CHF", "krona": "SEK", "krone": "NOK",
}  # fmt: skip
_OF = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "new zealand": "NZD",
    "singapore": "SGD", "hong kong": "HKD",
}  # fmt: skip
_DOLLARS = frozenset({"$", "USD", "AUD", "CAD", "NZD", "HKD", "SGD"})
_YENS = frozenset({"¥", "JPY", "CNY"})
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_SCALE = r"(?:thousand|million|billion|trillion|mln|mn|bn|tn|[kmb])"
_NUMBER = r"\d{1,20}(?:,\d{3}){0,8}(?:\.\d{1,6})?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDED = rf"(?:(?:(?:{_TENS})[\s-])?(?:{'|'.join(COUNTS)})|half a|an?)"
_SIGNED = re.compile(
    rf"(?<![\w$])(?P<sign>{_SIGN})\s{{0,2}}(?P<number>{_NUMBER})(?:[\s-]{{0,2}}(?P<scale>{_SCALE})\b)?", re.IGNORECASE
)
_NAMED_SUM = (
    rf"(?P<number>{_NUMBER}|{_WORDED})(?:[\s-]{{0,2}}(?P<scale>(?:hundred[\s-])?{_SCALE}|hundred))?\s{{1,2}}"
    r"(?:(?P<of>US|U\.S\.|American|Australian|Canadian|New Zealand|Singapore|Hong Kong)\s{1,2})?"
    r"(?P<coin>dollar|euro|pound|yen|yuan|renminbi|peso|rupee|won|franc|krona|krone|usd|eur|gbp|jpy|cny|php|inr|aud|cad)s?\b"
)
_NAMED = re.compile(rf"(?<![\w.,-]){_NAMED_SUM}", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?<![\w$])(?P<between>between\s)?(?P<sign>{_SIGN})\s{{0,2}}(?P<low>{_NUMBER})(?:[\s-]{{0,2}}(?P<lows>{_SCALE})\b)?\s{{0,2}}"
    rf"(?:-|–|—|to\b|(?(between)and\b|to\b))\s{{0,2}}(?:(?P=sign)|\$)?\s{{0,2}}(?P<number>{_NUMBER})[\s-]{{0,2}}(?P<scale>{_SCALE})\b",
    re.IGNORECASE,
)
_NAMED_RANGE = re.compile(
    rf"(?<![\w.,-])(?P<between>between\s)?(?P<low>{_NUMBER}|{_WORDED})(?:[\s-]{{0,2}}(?P<lows>{_SCALE})\b)?"
    rf"(?:\s{{0,2}}[-–—]\s{{0,2}}(?=\d)|\s(?:to|(?(between)and|to))\s){_NAMED_SUM}",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:a|an|per|each|every)\s(?:\w+\s)?year\b|\bannual(?:ly)?\b|\byearly\b|\bper annum\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:tranches?|instal?lments?|first|second|third|initial|additional|further|another|remaining|of which|part of|phase)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:total(?:s|ling|ing)?|overall|altogether|combined|in all|cumulative|whole)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|circa|some|nearly|almost|close to|an estimated)\s*$", re.IGNORECASE
)
_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|exceed(?:s|ing)|no less than|in excess of|upwards? of|a minimum of)\s*$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:at most|up to|less than|under|below|no more than|not more than|as much as|a maximum of)\s*$", re.IGNORECASE
)
_OR_SO = re.compile(r"\s*or so\b", re.IGNORECASE)
_OR_MORE = re.compile(r"\s*(?:or more|and more|-?plus|\+)(?!\w)", re.IGNORECASE)
_OR_LESS = re.compile(r"\s*(?:or less|at (?:the )?most)\b", re.IGNORECASE)
_OF_YEAR = re.compile(
    r"\b(?:for|fiscal(?:\syear)?|fy|(?:budget|financial)\syear|in\sthe)\s?(?:the\s)?(?P<for>(?:19|20)\d\d)\b"
    r"|\b(?P<budget>(?:19|20)\d\d)\s(?:budget|fiscal|financial|allocation|tranche)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"\b(?:over|for|across|during|within|in)\s(?:the\s)?(?:next\s|coming\s|following\s)?(?P<count>\d{{1,2}}|{'|'.join(COUNTS)})"
    rf"\syears\b|\b(?P<long>\d{{1,2}}|{'|'.join(COUNTS)})-year\b",
    re.IGNORECASE,
)

Scope = Literal["", "yearly", "part", "whole"]
Bound = Literal["", "about", "least", "most"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum: its currency (ISO 4217, or `$` and `¥` where the text leaves open which), and how much of what it is; `low` where a
    range begins that ends with the value, `years` of which it is told to be."""

    value: float
    currency: str
    bound: Bound
    scope: Scope
    words: str
    low: float | None = None
    years: int | None = None


def amounts(text: str) -> tuple[Amount, ...]:
    """The sums of money that a text names, in order, none of them twice."""
    scope, years = _scope(text), _years(text)
    found: list[tuple[int, int, Amount]] = []
    told = (match for sort in (_RANGE, _NAMED_RANGE, _SIGNED, _NAMED) for match in sort.finditer(text))
    for match in sorted(told, key=lambda m: (m.start(), -m.end())):
        if any(match.start() < end and start < match.end() for start, end, _ in found):
            continue
        value, low = _value(match["number"], match["scale"]), _low(match)
        if value is not None and (low is None or low < value):
            bound = _bound(text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 20])
            words = " ".join(match[0].split())
            made = Amount(value, _currency(match), bound, scope, words, low=low, years=years)
            found.append((match.start(), match.end(), made))
    return tuple(amount for _, _, amount in found)


def without_amounts(text: str) -> str:
    """The text with its sums taken out: what they are of."""
    for sort in (_RANGE, _NAMED_RANGE, _NAMED, _SIGNED):
        text = sort.sub(" ", text)
    return text


def year_of_sum(text: str) -> str | None:
    """The year that the sums of a text are told to be for (`for 2024`, `in fiscal 2024`, `the 2024 budget`); None where none is.
    A year in which something was signed or said is not that of a sum."""
    match = _OF_YEAR.search(text)
    return (match["for"] or match["budget"]) if match else None


def with_plain_sums(text: str) -> str:
    """The text with its sums written one way, whatever the currency's sign, so that wordings can be compared."""
    for amount in amounts(text):
        written = r"\s+".join(re.escape(word) for word in amount.words.split())
        text = re.sub(written, f" sum{amount.value:.0f} ", text, count=1)
    return text


def _currency(match: re.Match[str]) -> str:
    told = match.groupdict()
    if told.get("sign"):
        return _SIGNS[told["sign"].lower()]
    coin = str(told["coin"]).lower()
    if coin in _SIGNS:
        return _SIGNS[coin]
    if coin == "dollar" and told.get("of"):
        return _OF[str(told["of"]).lower()]
    return _COINS[coin]


def _value(number: str, scale: str | None) -> float | None:
    factor = prod(_SCALES[word] for word in re.split(r"[\s-]", scale.lower())) if scale else 1.0
    words = number.lower()
    if words[0].isdigit():
        return float(words.replace(",", "")) * factor
    if words in ("a", "an", "half a"):
        return (0.5 if words == "half a" else 1.0) * factor if scale else None
    return float(sum(COUNTS[word] for word in re.split(r"[\s-]", words))) * factor


def _low(match: re.Match[str]) -> float | None:
    """Where a range begins; a scale told once is that of both ends: `$5-6 million`."""
    told = match.groupdict()
    return _value(told["low"], told["lows"] or told["scale"]) if told.get("low") else None


def _bound(before: str, after: str) -> Bound:
    if _ABOUT.search(before) or _OR_SO.match(after):
        return "about"
    if _LEAST.search(before) or _OR_MORE.match(after):
        return "least"
    return "most" if _MOST.search(before) or _OR_LESS.match(after) else ""


def _years(text: str) -> int | None:
    match = _PERIOD.search(text)
    if match is None:
        return None
    told = (match["count"] or match["long"]).lower()
    return int(told) if told.isdigit() else COUNTS[told]


def _scope(text: str) -> Scope:
    """What a sum is of: a year, a part, or all; empty where the text says none of them."""
    if _YEARLY.search(text):
        return "yearly"
    return "part" if _PART.search(text) else "whole" if _WHOLE.search(text) else ""


def same_amount(one: Amount, other: Amount) -> bool | None:
    """Whether two sums can be one; None where they cannot be compared: other currencies, whose sums differ as a conversion
    would make them, or a part and a whole. `About`, `at least`, `up to` and rounding are precision and contradict nothing. The
    same figure in two currencies is no conversion: it is False."""
    if _scopes(one, other) is False:
        return None
    alike = _alike(one, other)
    if not same_currency(one.currency, other.currency):
        return False if alike and one.value == other.value else None
    return alike


def _scopes(one: Amount, other: Amount) -> bool:
    return one.scope == other.scope or {one.scope, other.scope} == {"", "whole"}


def same_currency(one: str, other: str) -> bool:
    """Whether two currencies can be one: `$` is any dollar, `¥` the yen or the yuan."""
    return one == other or any(
        {one, other} <= family and sign in (one, other) for family, sign in ((_DOLLARS, "$"), (_YENS, "¥"))
    )


def _alike(one: Amount, other: Amount) -> bool:
    if one.low is not None or other.low is not None:
        return _least(one) <= other.value and _least(other) <= one.value
    if any(each.years and each.value == each.years * rest.value for each, rest in ((one, other), (other, one))):
        return True  # ten thousand over five years, two thousand each year
    low, high = sorted((one, other), key=lambda amount: amount.value)
    if low.value == high.value or _rounded(one, other) or _rounded(other, one):
        return True
    if low.bound == "least" or high.bound == "most":
        return True
    return "about" in (one.bound, other.bound) and low.value >= 0.9 * high.value


def _least(amount: Amount) -> float:
    return amount.value if amount.low is None else amount.low


def _rounded(coarse: Amount, fine: Amount) -> bool:
    """Whether one is the other rounded to its own figures: 6 million for 6.2 million, never 6 million for 6.7."""
    if not coarse.value or not fine.value:
        return False
    step = 10.0 ** (floor(log10(coarse.value)) + 1 - _figures(coarse.value))
    return _figures(coarse.value) < _figures(fine.value) and abs(coarse.value - fine.value) <= step / 2


def _figures(value: float) -> int:
    return max(1, len(f"{value:.12g}".replace(".", "").split("e")[0].strip("0")))


def same_amounts(one: Sequence[Amount], other: Sequence[Amount]) -> bool:
    """Whether two texts name the same sums: each of the one is one of the other, to the figure."""
    return len(one) == len(other) and all(
        any(same_amount(a, b) and a.value == b.value for b in rest)
        for some, rest in ((one, other), (other, one))
        for a in some
    )
