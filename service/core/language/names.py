"""Names of agreements, brought to the form in which they are compared.

Measured on labelled pairs: the token-set ratio of names without parentheses, countries, head nouns and plurals separates
every pair of agreement names at 85, where raw ratios put a logistics pact beside an access agreement.
"""

import re
from functools import lru_cache

from rapidfuzz.fuzz import token_set_ratio

from service.core.language.places import country_code, plain

UNNAMED = "unnamed agreement"
_HELD = 16_384  # results, of the names that were met last: a long run meets more than memory should hold
_HEADS = set(
    "agreement agreements treaty pact accord deal arrangement instrument convention contract memorandum understanding"
    " statement document commitment".split()
)
_STATES = re.compile(r"\b(?:united states(?: of america)?|united kingdom|european union|republic of)\b|\bu s\b|\bu k\b")
_STOP = set(
    "the a an of on and for to in with between its their by under future potential possible new joint proposed".split()
)
_NUMBER = re.compile(r"(?<!\w)(?:\d{1,4}|i{2,3}|iv|vi{0,3})(?!\w)")
_PAREN = re.compile(r"\(([^()]*)\)")


def is_unnamed(name: str) -> bool:
    """Whether a record's name says that the article gives none."""
    return bool(re.search(r"\b(?:unnamed|not named)\b", name, re.IGNORECASE))


@lru_cache(maxsize=_HELD)
def tokens(name: str) -> tuple[str, ...]:
    """The telling words of an agreement's name, sorted: no parentheses, countries, head nouns, stop words, plurals. Empty for
    a name that says nothing but whose agreement it is (`U.S.-EU Agreement`), which is like no other name."""
    words = _STATES.sub(" ", plain(_PAREN.sub(" ", name).replace("-", " "))).split()
    kept = [word for word in words if word not in _STOP and country_code(word) is None]
    telling = [word for word in kept if word not in _HEADS]
    return tuple(sorted({word[:-1] if len(word) > 4 and word.endswith("s") else word for word in telling}))


def numbers(name: str) -> frozenset[str]:
    """Years and ordinal numbers in a name, which tell a successor from its forerunner."""
    return frozenset(_NUMBER.findall(plain(name)))


def acronyms(*names: str | None) -> frozenset[str]:
    """Acronyms among names: a name that is one, or one in parentheses behind a long name."""
    found = set()
    for name in names:
        for part in [name or "", *_PAREN.findall(name or "")]:
            if re.fullmatch(r"[A-Z][A-Za-z&-]*[A-Z]", part) and len(part) <= 12 and " " not in part:
                found.add(part.upper())
    return frozenset(found)


def initials(name: str) -> str:
    """The initials of a name's capitalised words: `Reciprocal Access Agreement` gives RAA."""
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", _PAREN.sub(" ", name)) if word[0].isupper())


@lru_cache(maxsize=_HELD)
def similarity(one: str, other: str) -> float:
    """How alike two names are, 0 to 1, by their telling words; 1 for an acronym and the name it abbreviates."""
    a, b = tokens(one), tokens(other)
    if not a or not b:
        return 0.0
    short, long = sorted((one, other), key=len)
    if acronyms(short) and short.upper() in (initials(long), *acronyms(long)):
        return 1.0
    if min(len(a), len(b)) == 1 and a != b:
        return 0.5 if set(a) & set(b) else 0.0
    return token_set_ratio(" ".join(a), " ".join(b)) / 100
