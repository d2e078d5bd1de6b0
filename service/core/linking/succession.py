"""Succession: an agreement that follows another and points to it: its protocol, amendment, extension, or successor.

A treaty's protocol, amendment or renewal is a treaty of its own (Vienna Convention on the Law of Treaties, 1969, articles 30, 39
and 59; UN Treaty Collection, Glossary, "Protocol" and "Amendment"). It is told here by its name: a word for what it is to
another, and the other's name after it or before it; or the same name with a later year or number, or with `new`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.fact import AgreementFact, Fact, Related, Relation
from service.core.language.names import acronyms, initials, is_unnamed, tokens
from service.core.language.places import country_code, plain

_LONGEST = 300
_NAMES = 12  # of one agreement that are looked at
_MOST = 100  # agreements of one name and one party that are looked at
_OPEN, _ANY = "", "*"  # parties that no source tells; any at all
_WORDS: tuple[tuple[Relation, str], ...] = (
    ("protocol to", r"(?:\w+ ){0,2}(?:protocols?|annex(?:es)?|addend(?:um|a)|supplements?|side letters?|codicil)"),
    ("amendment of", r"(?:\w+ )?(?:amendments?|modifications?|revisions?)"),
    ("extension of", r"(?:\w+ )?(?:extensions?|renewals?|prolongations?)"),
    ("accession to", r"(?:protocols? (?:on|of|to|for) (?:the )?|[\w’'-]+ )?accessions?(?: of [\w ,]{1,80})?"),
    ("implements", r"implement(?:ing|ation) (?:arrangements?|agreements?|procedures?|protocols?)"),
    (
        "successor of",
        r"(?:successors?|follow[- ]?ons?|replacements?|follow[- ]?up)(?: (?:agreement|treaty|pact|deal|accord))?",
    ),
)
_DOES: tuple[tuple[Relation, str], ...] = (
    ("amendment of", r"(?:amending|revising|to amend|to revise)"),
    ("extension of", r"(?:extending|renewing|to extend|to renew)"),
)
_LAST: tuple[tuple[Relation, str], ...] = (
    ("protocol to", r"(?:protocol|annex|addendum)"),
    ("amendment of", r"amendments?"),
    ("extension of", r"(?:extension|renewal)"),
)
_PATTERNS = tuple(
    (relation, re.compile(pattern, re.IGNORECASE))
    for relation, pattern in (
        *(
            (r, rf"(?:the )?(?:{words}) (?:to|of|for|on|under) (?:the |its |their )?(?P<other>.+)")
            for r, words in _WORDS
        ),
        *((r, rf"(?:the )?(?:agreement|protocol|treaty) {words} (?:the )?(?P<other>.+)") for r, words in _DOES),
        *((r, rf"(?P<other>.+?) (?:{words})") for r, words in _LAST),
    )
)
_NEW = re.compile(r"(?i:\b(?:new|renewed|updated|upgraded|revised|modernised|modernized|second|third)\b)")
_VERSION = re.compile(
    r"(?<![\w.-])(?:(?P<year>(?:19|20)\d\d)|(?P<version>\d{1,2})(?:\.\d)?|(?P<roman>II|III|IV|V))(?![\w-])"
)
_ROMAN = {"II": 2, "III": 3, "IV": 4, "V": 5}


@dataclass(frozen=True, slots=True)
class _Edition:
    """A name without what tells its edition; `order` grows with it, None where the name tells none."""

    words: tuple[str, ...]
    years: tuple[int, ...]
    version: int
    new: bool


def with_related(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts, each agreement with those it points to, in the order of rank."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    index = _Index(agreements)
    found = {fact.id: tuple(_related(fact, index)) for fact in agreements}
    return tuple(fact.model_copy(update={"related": found[fact.id]}) if found.get(fact.id) else fact for fact in facts)


class _Index:
    """Agreements under all they are called and each of their parties, so that the search does not grow with their square."""

    def __init__(self, facts: Sequence[AgreementFact]) -> None:
        self._found: dict[tuple[str, str], list[AgreementFact]] = defaultdict(list)
        for fact in facts:
            for key in {key for name in _called(fact) for key in _keys(name)}:
                for party in _parties(fact) or {_OPEN}:
                    self._found[key, party].append(fact)
                self._found[key, _ANY].append(fact)

    def others(self, fact: AgreementFact, key: str) -> list[AgreementFact]:
        """Other agreements that are called so and share a party with this one, or leave theirs open; the first by rank."""
        parties = (*sorted(_parties(fact)), _OPEN) if _parties(fact) else (_ANY,)
        found = {other.id: other for party in parties for other in self._found.get((key, party), ())[:_MOST]}
        return [other for other in found.values() if other.id != fact.id]


def _called(fact: AgreementFact) -> tuple[str, ...]:
    names = dict.fromkeys(name[:_LONGEST] for name in (fact.name, fact.acronym, *fact.aliases[:_NAMES]) if name)
    return tuple(name for name in names if not is_unnamed(name))


@lru_cache(maxsize=4096)
def _keys(name: str) -> frozenset[str]:
    """What a name is found by: its words without edition and countries, its acronyms, the initials of a long one."""
    edition = _edition(name)
    words = {f"w:{' '.join(edition.words)}"} if edition.words else set()
    bare = " ".join(word for word in re.split(r"[\s-]+", name) if country_code(word) is None)
    made = {short for text in (name, bare) if len(short := initials(text)) > 2}
    return frozenset(words | {f"a:{short}" for short in acronyms(name) | made})


@lru_cache(maxsize=4096)
def _edition(name: str) -> _Edition:
    found = list(_VERSION.finditer(name))
    versions = [
        int(each["version"]) if each["version"] else _ROMAN[each["roman"]] for each in found if not each["year"]
    ]
    bare = _NEW.sub(" ", _VERSION.sub(" ", name))
    return _Edition(
        words=tokens(bare),
        years=tuple(sorted(int(each["year"]) for each in found if each["year"])),
        version=max(versions, default=1),
        new=bool(_NEW.search(name)),
    )


def _related(fact: AgreementFact, index: _Index) -> Iterator[Related]:
    seen = {fact.id}
    for other, relation, reason in (*_named(fact, index), *_succeeded(fact, index)):
        if other.id not in seen:
            seen.add(other.id)
            yield Related(fact=other.id, relation=relation, reason=reason)


def _named(fact: AgreementFact, index: _Index) -> Iterator[tuple[AgreementFact, Relation, str]]:
    """Those that its name names as what it belongs to."""
    for name in _called(fact):
        for relation, pattern in _PATTERNS:
            match = pattern.fullmatch(name.strip())
            for other in _meant(match["other"], fact, index) if match else ():
                yield other, relation, f"its name says so: {name}"


def _meant(name: str, fact: AgreementFact, index: _Index) -> list[AgreementFact]:
    """Those that a name inside the agreement's own name can mean; `New START` is not START where both are known."""
    meant = _edition(name)
    likely = {other.id: other for key in sorted(_keys(name)) for other in index.others(fact, key)}
    same = [other for other in likely.values() if _same_edition(meant, other)]
    return [other for other in same if any(_edition(told).new == meant.new for told in _called(other))] or same


def _same_edition(meant: _Edition, other: AgreementFact) -> bool:
    """Whether the year that is named, where one is, is that of the other's name or of one of its steps."""
    own = [_edition(name) for name in _called(other)]
    years = {year for each in own for year in each.years} | {
        int(event.date[:4]) for event in other.timeline if event.date and event.date[:4].isdecimal()
    }
    return (not meant.years or not years or bool(set(meant.years) & years)) and any(
        each.version == meant.version for each in own
    )


def _succeeded(fact: AgreementFact, index: _Index) -> Iterator[tuple[AgreementFact, Relation, str]]:
    """Those of the same name and the same parties that an earlier year, a lower number, or `new` in its own tells from it."""
    own = _edition(fact.name[:_LONGEST])
    if not own.words or is_unnamed(fact.name) or not (own.years or own.version > 1 or own.new):
        return
    for other in index.others(fact, f"w:{' '.join(own.words)}"):
        before = _edition(other.name[:_LONGEST])
        if before.words == own.words and _same_parties(fact, other) and _is_later(own, before):
            yield other, "successor of", f"same name and parties, later: {fact.name} after {other.name}"


def _is_later(own: _Edition, before: _Edition) -> bool:
    if own.years and before.years:
        return own.years > before.years
    if own.version != before.version:
        return own.version > before.version
    return own.new and not before.new


def _same_parties(fact: AgreementFact, other: AgreementFact) -> bool:
    here, there = _parties(fact), _parties(other)
    return bool(here and there) and (here <= there or there <= here)


def _parties(fact: AgreementFact) -> frozenset[str]:
    return frozenset(party.country or plain(party.name) for party in fact.parties)
