"""Selection: which of the stored facts somebody asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.fact import AgreementFact, Fact, MeetingFact, StatementFact
from service.core.language.dates import bounds
from service.core.language.places import country_code, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a fact must have: one of each that is given. `since` is a date as EDTF. Facts that the articles `always` tell of are
    wanted whatever they have."""

    parties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    always: frozenset[str] = frozenset()

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.parties or self.kinds or self.statuses or self.since)


def selected(facts: Sequence[Fact], wanted: Wanted) -> tuple[Fact, ...]:
    """The facts that are wanted, in their order."""
    parties = {_key(name) for name in wanted.parties}
    kinds, statuses = ({_word(word) for word in words} for words in (wanted.kinds, wanted.statuses))
    return tuple(
        fact
        for fact in facts
        if wanted.always & set(fact.sources)
        or (
            (not parties or parties & _parties(fact))
            and (not kinds or kinds & _kinds(fact))
            and (not statuses or fact.status in statuses)
            and (wanted.since is None or _is_since(fact, wanted.since))
        )
    )


def _parties(fact: Fact) -> frozenset[str]:
    """Its parties, the countries of those who met, the states in what a statement is about, each by its code or plain name."""
    if isinstance(fact, AgreementFact):
        return frozenset(party.country or _key(party.name) for party in fact.parties)
    if isinstance(fact, MeetingFact):
        return frozenset(person.country or _key(person.name) for person in fact.participants)
    told = plain(f"{fact.about} {fact.role or ''} {fact.holder}").split()
    pairs = [" ".join(pair) for pair in pairwise(told)]
    return frozenset(_key(words) for words in (fact.holder, fact.about, *told, *pairs))


def _kinds(fact: Fact) -> frozenset[str]:
    if isinstance(fact, AgreementFact):
        return frozenset({fact.type, fact.kind, fact.instrument})
    return frozenset({fact.type, fact.sort} if isinstance(fact, StatementFact) else {fact.type, *fact.formats})


def _is_since(fact: Fact, since: str) -> bool:
    """Whether anything it tells of may have been on that day or later; what tells no date may have been at any time."""
    first = bounds(since)
    told = [fact.date] if isinstance(fact, MeetingFact) else [event.date for event in fact.timeline]
    spans = [span for date in told if (span := bounds(date))]
    return first is None or not spans or any(span.last >= first.first for span in spans)


def _key(name: str) -> str:
    return country_code(name) or plain(name)


def _word(word: str) -> str:
    return plain(word).replace(" ", "_").replace("-", "_")
