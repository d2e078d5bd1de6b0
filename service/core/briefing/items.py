"""Items: what a sentence can cite. Each carries the words, dates and evidence that it can support.

`A1` stands for all of an agreement, `A1.e2` for one event, `A1.t1` a term, `A1.c1` a conflict, `A1.q1` a silence; `M1` for
a meeting without its outcomes, `M1.o1` for one outcome; `S1` for a statement.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact
from service.core.language.dates import say
from service.core.language.wording import FORMAT_WORDS, STEP_WORDS, with_article

_QUOTES = 2  # quotes that a whole meeting brings along; the fact keeps them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One citable item. `words` are the texts that support a sentence besides the quotes; `told` are dates as EDTF, `probable`
    those only inferred; `events` the life-cycle events it covers; `holder` who must be named for it."""

    id: str
    fact: Fact
    words: tuple[str, ...]
    told: tuple[str, ...]
    probable: tuple[str, ...]
    events: tuple[FactEvent, ...]
    evidence: tuple[Evidence, ...]
    holder: str | None = None


def items_of(facts: Sequence[Fact]) -> dict[str, Item]:
    """Every citable item of the facts, by id."""
    return {item.id: item for fact in facts for item in _items(fact)}


def numbers(evidence: Sequence[Evidence], numbering: Mapping[str, int]) -> tuple[int, ...]:
    """The source numbers of quotes, ascending, each once."""
    return tuple(sorted({numbering[item.article] for item in evidence}))


def _items(fact: Fact) -> Iterable[Item]:
    if isinstance(fact, AgreementFact):
        return _agreement_items(fact)
    if isinstance(fact, MeetingFact):
        return _meeting_items(fact)
    words = (fact.name, fact.holder, fact.role or "", fact.about)
    return [
        _item(fact.id, fact, words=words, evidence=fact.evidence, holder=fact.holder),
        *_conflict_items(fact, words),
    ]


def _agreement_items(fact: AgreementFact) -> list[Item]:
    name = agreement_words(fact)
    events = [
        _item(
            f"{fact.id}.{event.id}", fact, words=(*name, *_event_words(event)), evidence=event.evidence, events=(event,)
        )
        for event in fact.timeline
    ]
    terms = [
        _item(f"{fact.id}.{term.id}", fact, words=(*name, term.text), evidence=term.evidence) for term in fact.terms
    ]
    quoted = (*fact.evidence, *(evidence for term in fact.terms for evidence in term.evidence))
    everything = (
        *name,
        *(w for event in fact.timeline for w in _event_words(event)),
        *(term.text for term in fact.terms),
    )
    whole = _item(fact.id, fact, words=everything, evidence=_unique(quoted), events=fact.timeline)
    silences = [_item(f"{fact.id}.{s.id}", fact, words=everything, evidence=s.evidence) for s in fact.silences]
    return [whole, *events, *terms, *_conflict_items(fact, everything), *silences]


def _conflict_items(fact: Fact, words: tuple[str, ...]) -> list[Item]:
    return [
        _item(f"{fact.id}.{c.id}", fact, words=words, evidence=_unique(e for claim in c.claims for e in claim.evidence))
        for c in fact.conflicts
    ]


def agreement_words(fact: AgreementFact) -> tuple[str, ...]:
    """The names and parties of an agreement, which any item of it brings along."""
    parties = [word for party in fact.parties for word in (party.name, with_article(party.name))]
    return (fact.name, fact.acronym or "", *fact.aliases, *parties, fact.instrument.replace("_", " "))


def _event_words(event: FactEvent) -> tuple[str, ...]:
    dates = tuple(say(date) for date in (event.date, event.known_by) if date)
    return (STEP_WORDS[event.step], event.place or "", event.party or "", *event.by, *event.asserted_by, *dates)


def _meeting_items(fact: MeetingFact) -> list[Item]:
    words = meeting_words(fact)
    dates = (fact.date,) if fact.date else ()
    probable = dates if fact.basis == "inferred" else ()
    outcomes = [
        _item(f"{fact.id}.{outcome.id}", fact, words=(*words, outcome.text), evidence=outcome.evidence, told=dates)
        for outcome in fact.outcomes
    ]
    quotes = fact.evidence[:_QUOTES]
    return [
        _item(fact.id, fact, words=words, evidence=quotes, told=dates, probable=probable),
        *outcomes,
        *_conflict_items(fact, words),
    ]


def meeting_words(fact: MeetingFact) -> tuple[str, ...]:
    """Label, people, place, date and topics of a meeting, which any item of it brings along."""
    people = [word for p in fact.participants for word in (p.name, *p.roles, p.country or "")]
    formats = [FORMAT_WORDS[item] for item in fact.formats]
    return (
        fact.name,
        *people,
        fact.place or "",
        say(fact.date),
        fact.date_text or "",
        *formats,
        *fact.topics,
        fact.status,
    )


def _item(
    key: str,
    fact: Fact,
    *,
    words: tuple[str, ...],
    evidence: tuple[Evidence, ...],
    events: tuple[FactEvent, ...] = (),
    told: tuple[str, ...] = (),
    probable: tuple[str, ...] = (),
    holder: str | None = None,
) -> Item:
    dates = [date for event in events for date in (event.date, event.known_by) if date]
    inferred = [event.date for event in events if event.date and event.basis == "inferred"]
    return Item(
        id=key,
        fact=fact,
        words=tuple(word for word in words if word),
        told=(*told, *dates),
        probable=(*probable, *inferred),
        events=events,
        evidence=evidence,
        holder=holder,
    )


def _unique(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))
