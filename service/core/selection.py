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
    parties = {party_key(name) for name in wanted.parties}
    kinds, statuses = ({kind_key(word) for word in words} for words in (wanted.kinds, wanted.statuses))
    return tuple(
        fact
        for fact in facts
        if wanted.always & set(fact.sources)
        or (
            (not parties or parties & parties_of(fact))
            and (not kinds or kinds & kinds_of(fact))
            and (not statuses or fact.status in statuses)
            and (wanted.since is None or _is_since(fact, wanted.since))
        )
    )


def parties_of(fact: Fact) -> frozenset[str]:
    """Its parties, the countries of those who met, the states in what a statement is about, each by its code or plain name."""
    if isinstance(fact, AgreementFact):
        return frozenset(party.country or party_key(party.name) for party in fact.parties)
    if isinstance(fact, MeetingFact):
        return frozenset(person.country or party_key(person.name) for person in fact.participants)
    told = plain(f"{fact.about} {fact.role or ''} {fact.holder}").split()
    pairs = [" ".join(pair) for pair in pairwise(told)]
    return frozenset(party_key(words) for words in (fact.holder, fact.about, *told, *pairs))


def kinds_of(fact: Fact) -> frozenset[str]:
    """What it is called by type, kind, instrument, format or sort."""
    if isinstance(fact, AgreementFact):
        return frozenset({fact.type, fact.kind, fact.instrument})
    return frozenset({fact.type, fact.sort} if isinstance(fact, StatementFact) else {fact.type, *fact.formats})


def latest_of(fact: Fact) -> str | None:
    """The last day that it may tell of; None where it tells no date, so that it may have been at any time."""
    told = [fact.date] if isinstance(fact, MeetingFact) else [event.date for event in fact.timeline]
    return max((span.last for date in told if (span := bounds(date))), default=None)


def _is_since(fact: Fact, since: str) -> bool:
    """Whether anything it tells of may have been on that day or later."""
    first, latest = bounds(since), latest_of(fact)
    return first is None or latest is None or latest >= first.first


def party_key(name: str) -> str:
    """A party as it is compared: by its code, or its plain name."""
    return country_code(name) or plain(name)


def kind_key(word: str) -> str:
    """A word of a closed list as that list writes it."""
    return plain(word).replace(" ", "_").replace("-", "_")
