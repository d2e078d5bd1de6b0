"""The board: every fact of all that is linked, made ready to be listed, filtered and searched; made anew when the links or
people's decisions have changed, and only then."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from schemas.board import BoardState, FactSummary, Sought, Standing
from schemas.fact import AgreementFact, Fact, FactTerm, MeetingFact
from schemas.job import FactFilter
from schemas.override import Overrides
from service.core.history.consolidation import as_of
from service.core.language.dates import bounds
from service.core.language.places import plain
from service.core.selection import Wanted, kind_key, kinds_of, latest_of, parties_of, party_key
from service.ports import Clock, Store
from service.runs.stored import stored_facts

if TYPE_CHECKING:
    from service.store.database.desk.board import KeptBoard

FORM: Final = 1
"""Rises when the same links make another board."""
_LONGEST_WORDS, _LONGEST_WORD, _MOST_WORDS = 20_000, 64, 12
_WORD = re.compile(r"[^\W_]+")


def refreshed(store: Store, board: "KeptBoard", *, overrides: Overrides, clock: Clock) -> BoardState:
    """The state of the board, which is made anew where links or decisions have changed since. Raises UsageError where decisions
    contradict each other."""
    stamp = stamp_of(store, overrides)
    known = board.state()
    if known is not None and known.stamp == stamp:
        return known
    facts: tuple[Fact, ...] = ()
    remarks: tuple[str, ...] = ()
    date = None
    if store.links.clusters():
        stored = stored_facts(store, Wanted(), overrides=overrides)
        facts, remarks, date = stored.facts, stored.remarks, as_of(list(stored.articles.values()))
    made = clock().isoformat(timespec="seconds")
    state = BoardState(stamp=stamp, as_of=date, facts=len(facts), remarks=remarks, made=made)
    board.put([standing(fact) for fact in facts], state)
    return state


def stamp_of(store: Store, overrides: Overrides) -> str:
    """What the board is made of, in short."""
    links = store.links.state()
    entries = hashlib.sha256(overrides.model_dump_json().encode()).hexdigest()[:16]
    return f"{FORM} {links.generation} {hashlib.sha256((links.rules or '').encode()).hexdigest()[:8]} {entries}"


def standing(fact: Fact) -> Standing:
    """A fact as the board holds it."""
    marks = [
        *(f"party:{party}" for party in parties_of(fact)),
        *(f"kind:{kind}" for kind in kinds_of(fact)),
        *(f"article:{article}" for article in fact.sources),
        *(f"record:{name_of(record)}" for record in fact.records),
    ]
    return Standing(
        id=name_of(min(fact.records)),
        fact=fact,
        summary=summary(fact),
        marks=tuple(sorted(set(marks))),
        latest=latest_of(fact),
        words=_words(_texts(fact)),
    )


def name_of(record: str) -> str:
    """The id of a record as an address has it: `3f2a-a1`."""
    return record.replace("/", "-")


def summary(fact: Fact) -> FactSummary:
    """A fact as a list tells it."""
    date = fact.date if isinstance(fact, MeetingFact) else fact.as_of
    return FactSummary(
        id=name_of(min(fact.records)),
        rank=fact.id,
        type=fact.type,
        name=fact.name,
        acronym=fact.acronym,
        parties=_parties(fact),
        status=fact.status,
        date=date,
        sources=len(fact.sources),
        independent=fact.independent,
        conflicts=len(fact.conflicts),
        decisions=len(fact.decisions),
    )


def sought(wanted: FactFilter, *, types: Iterable[str] = (), text: str = "") -> Sought:
    """What a filter means on the board: it finds what `core.selection` would select."""
    span = bounds(wanted.since)
    groups = (
        tuple(f"party:{party_key(name)}" for name in wanted.parties),
        tuple(f"kind:{kind_key(word)}" for word in wanted.kinds),
    )
    return Sought(
        marks=tuple(group for group in groups if group),
        types=tuple(types),
        statuses=tuple(kind_key(word) for word in wanted.statuses),
        since=span.first if span else None,
        words=tuple(_each_word(text))[:_MOST_WORDS],
    )


def _parties(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, MeetingFact):
        return tuple(dict.fromkeys(person.country for person in fact.participants if person.country))
    return tuple(party.name for party in fact.parties)


def _texts(fact: Fact) -> Iterator[str]:
    yield from (fact.name, fact.acronym or "", *fact.aliases, fact.status or "", *(each.name for each in fact.parties))
    terms: tuple[FactTerm, ...] = fact.terms if isinstance(fact, AgreementFact) else ()
    if isinstance(fact, MeetingFact):
        yield from (fact.place or "", *(person.name for person in fact.participants), *fact.topics)
        terms = fact.outcomes
    elif not isinstance(fact, AgreementFact):
        yield from (fact.holder, fact.role or "", fact.about)
    yield from (term.text for term in terms)
    yield from (word for event in fact.timeline for word in (event.place or "", *event.by))
    yield from (evidence.quote for evidence in fact.evidence)


def _words(texts: Iterable[str]) -> str:
    """Every word once, in plain form, as much as any database takes."""
    told = dict.fromkeys(word for text in texts for word in _each_word(text))
    return " ".join(told)[:_LONGEST_WORDS]


def _each_word(text: str) -> Iterator[str]:
    return (word[:_LONGEST_WORD] for word in _WORD.findall(plain(text)))
