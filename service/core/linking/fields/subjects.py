"""Subjects: what an agreement is about, as words that not every agreement has.

Taken from its names and from what it provides, without its form, its parties, its place, and the verbs of headlines. Two texts
that tell of one agreement in other words mostly share one of these; that they share none says little.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from service.core.language.names import tokens
from service.core.language.places import country_name, country_of_place, plain
from service.core.language.spoken import STOP
from service.core.linking.fields.forms import forms_in

MOST_TOLD = 8  # provisions that are read
LONGEST_TOLD = 300
_HELD = 16_384  # results, of the names that were met last: a long run meets more than memory should hold
_HEADLINE = frozenset(  # how news says that something was concluded
    "sign signs signed signing ink inks inked conclude concludes concluded seal seals sealed agree agrees agreed finalise"
    " finalises finalised finalize finalizes finalized reach reaches reached strike strikes struck clinch clinched"
    " unveil announce announced announces cover covers covering provide provides including include includes two both countries"
    " government governments".split()
)
_COMMON = frozenset(
    "cooperation security exchange development partnership framework initiative comprehensive strategic dialogue bilateral"
    " joint declaration protocol plan program programme action support national international global general amended amendment"
    " implementation north south east west new kingdom republic state states federation united democratic people islamic federal"
    " city".split()
)
_PLACE = re.compile(r"\b(?:in|at) (?P<place>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)\s*$")
_SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre"}
_START = 5


@lru_cache(maxsize=_HELD)
def _telling(word: str) -> str | None:
    """The word in its singular and in one spelling; None for one that tells nothing."""
    if word in _HEADLINE or word in STOP or len(word) < 3 or word.isdecimal():
        return None
    told = tokens(word)
    return _SPELLINGS.get(told[0], told[0]) if told and told[0] not in _COMMON else None


@lru_cache(maxsize=4096)
def _called(party: str) -> frozenset[str]:
    return frozenset(word[:_START] for word in plain(country_name(party)).split() if len(word) > 2)


def called(word: str, parties: frozenset[str]) -> bool:
    """Whether a word begins as one does under which a party goes: `Zealander` for New Zealand, `African` for South Africa."""
    return any(word[:_START] in _called(party) for party in parties)


def place_in(name: str) -> str | None:
    """The place with which a name ends: `Joint Statement on the Trade Meeting in Geneva`."""
    found = _PLACE.search(name)
    return found["place"] if found and country_of_place(found["place"]) else None


def forms_and_words(names: Iterable[str], parties: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The forms that the names tell of, and their telling words beside."""
    forms: set[str] = set()
    words: set[str] = set()
    for name in names:
        found, left = forms_in(tuple(plain(_PLACE.sub("", name)).split()))
        forms |= found
        words.update(kept for word in left if (kept := _telling(word)) and not called(kept, parties))
    return frozenset(forms), frozenset(words)
