"""Doers: a deed, and the sum it moves, stay with whoever the cited items tell it of.

Held against a quote only where both name a party before the same verb in the active voice, and the quote one alone; where either
names none, or a person or a pronoun stands for it, nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.fact import AgreementFact
from service.core.briefing.verification.assertions.deeds import base_of, is_past
from service.core.briefing.verification.clauses import clause
from service.core.briefing.verification.quantities import sums_in
from service.core.briefing.verification.support import Support, countries_in
from service.core.language.places import country_of_seat

_WORD = re.compile(r"[^\W\d_]+")
_LED = re.compile(
    r"\b(?:to|will|would|shall|must|may|can|could|should)\s+(?:(?:also|then|soon|now|jointly|\w+ly)\s+)?$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\s+by\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Deed:
    base: str
    word: str
    parties: frozenset[str]
    led: frozenset[str]  # all parties that the text names before the verb
    joint: bool
    sums: frozenset[str]


def doer_failures(text: str, support: Support) -> list[str]:
    """Deeds told of a party, or with a sum, of which every quote that tells the deed names another one."""
    bodies = _bodies(support)
    told = [deed for quote in dict.fromkeys(support.quotes) for deed in _deeds(quote, bodies)]
    wrong = []
    for said in _deeds(text, bodies):
        same = [deed for deed in told if deed.base == said.base]
        if same and said.parties and all(_is_anothers(deed, said) for deed in same):
            wrong.append(
                f"the cited items tell “{said.word}” of {_listed(same[0].parties)}, not of {_listed(said.parties)}"
            )
        elif same and said.sums and all(deed.sums and not deed.sums & said.sums for deed in same):
            wrong.append(f"the cited items tell “{said.word}” of {_listed(same[0].sums)}, not of {_listed(said.sums)}")
    return wrong


def _bodies(support: Support) -> frozenset[str]:
    """The parties that are no states, by name."""
    facts = {item.fact for item in support.items if isinstance(item.fact, AgreementFact)}
    return frozenset(party.name for fact in facts for party in fact.parties if not party.country)


def _deeds(text: str, bodies: frozenset[str]) -> Iterator[_Deed]:
    for word in _WORD.finditer(text):
        before = text[: word.start()]
        active = is_past(word[0]) or (word[0].islower() and _LED.search(before))
        if not active or _PASSIVE.search(before) or _BY.match(text, word.end()):
            continue
        first, last = clause(text, word.start())
        subject = text[first : word.start()]
        yield _Deed(
            base=base_of(word[0]),
            word=word[0],
            parties=_parties(subject, bodies),
            led=_parties(before, bodies),
            joint=bool(re.search(r"\band\b|,", subject)),
            sums=sums_in(text[word.end() : last]),
        )


def _is_anothers(told: _Deed, said: _Deed) -> bool:
    return bool(told.parties) and not told.joint and not told.led & said.parties


def _parties(text: str, bodies: frozenset[str]) -> frozenset[str]:
    """The states, as codes, and the bodies that a text names; Brussels stands for the Union too."""
    named = list(countries_in(text))
    seats = {country_of_seat(text[country.start : country.end]) for country in named} - {None}
    return frozenset(
        {country.code for country in named} | {str(seat) for seat in seats} | {n for n in bodies if n in text}
    )


def _listed(told: frozenset[str]) -> str:
    return " and ".join(sorted(told))
