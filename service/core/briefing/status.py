"""The status table: one row an agreement, with where it stands, since when, and who tells of it."""

from collections.abc import Mapping, Sequence

from schemas.agreement import Step
from schemas.brief import Sentence, StatusRow
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Fact, FactEvent, PartyStatus
from service.core.briefing.items import numbers
from service.core.briefing.plain import called, party_name
from service.core.history.lifecycle import LADDER, rank
from service.core.language.dates import say
from service.core.language.wording import STEP_WORDS, listed, with_article

_SIGNED: frozenset[Step] = frozenset(("adopted", "initialled", "signed"))


def status_rows(
    facts: Sequence[Fact], purposes: Mapping[str, Sentence], numbering: Mapping[str, int]
) -> tuple[StatusRow, ...]:
    """One row for each agreement, in order of rank; its sources are those that tell of the status itself. `purposes` says
    what an agreement does, by the id of its fact."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    parties = {
        fact.id: "–".join(p.name for p in fact.parties[:4]) + " …" * (len(fact.parties) > 4) for fact in agreements
    }
    shared = len(agreements) > 1 and len(set(parties.values())) == 1
    return tuple(
        StatusRow(
            fact=fact.id,
            name=called(fact),
            parties="" if shared else parties[fact.id],
            purpose=purposes.get(fact.id),
            status=status_words(fact),
            since=_since(fact),
            sources=numbers(_status_evidence(fact), numbering),
        )
        for fact in agreements
    )


def _status_evidence(fact: AgreementFact) -> list[Evidence]:
    """The quotes behind a row: of the status, and of what a dated source still told where the status is undated."""
    events = status_events(fact)
    days = [e.known_by for e in fact.timeline if e.known_by]
    open_ended = bool(days) and any(not e.date and not known_by(fact, e) for e in events)
    before = [e for e in fact.timeline if open_ended and e.known_by == max(days)]
    return [quote for event in (*events, *before) for quote in event.evidence] or list(fact.evidence)


def status_heading(facts: Sequence[Fact]) -> str:
    """The heading of the table; it names the parties where every agreement is between the same ones."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    parties = {tuple(party.name for party in fact.parties) for fact in agreements}
    one = next(iter(parties), ())
    if len(agreements) < 2 or len(parties) > 1 or not 1 < len(one) < 4:
        return "Status of agreements"
    return f"Status of agreements between {listed([with_article(name) for name in one])}"


def status_events(fact: AgreementFact) -> list[FactEvent]:
    """The reported events that make the status, the parties' own steps among them."""
    own = {party.status for party in fact.status_by_party}
    at_status = [e for e in fact.timeline if e.step == fact.status and e.modality == "reported"]
    return [
        *at_status,
        *(e for e in fact.timeline if e.party and e.step in own and not e.superseded and e not in at_status),
    ]


def status_words(fact: AgreementFact) -> str:
    """Where an agreement stands, as the table says it, with the parties' own steps where they differ."""
    words = "no step reported" if fact.status == "not_told" else STEP_WORDS[fact.status]
    words = "programme" if fact.instrument == "programme" and fact.status == "announced" else words
    words = words[:1].upper() + words[1:]
    alone = "; ".join(_party_words(fact, party) for party in fact.status_by_party)
    return f"{words} ({alone})" if alone else words


def _party_words(fact: AgreementFact, party: PartyStatus) -> str:
    step = STEP_WORDS[party.status] if party.status != "not_told" else "not told"
    name = party_name(fact, party.party).removeprefix("the ")
    return f"{name}: {step}" if party.modality == "reported" else f"{name}: {step}, pending"


def _since(fact: AgreementFact) -> str:
    """Where, by whom and when the status was reached, as far as told."""
    told = [event for event in fact.timeline if event.step == fact.status and event.modality == "reported"]
    if not told:
        return ""
    first, *later = dict.fromkeys(_when_told(fact, event) for event in told)
    if later:
        latest = "latest announcement" if fact.status == "announced" else "last"
        return f"since {first}; {latest}: {later[-1].split(', ', 1)[0]}"
    unsure = "as of " if fact.status == "exploratory_talks" and told[-1].date else ""
    last = max((event.known_by for event in told if event.known_by), default=None)
    still_open = f"; last reported {say(last)}" if unsure and last else ""
    return f"{_circumstances(told[-1])}{unsure}{first}{still_open}"


def _circumstances(event: FactEvent) -> str:
    """Place and people of a signature or the like."""
    if event.step not in _SIGNED:
        return ""
    place = f"in {event.place}" if event.place else ""
    people = f"by {listed(event.by)}" if event.by else ""
    told = " ".join(each for each in (place, people) if each)
    return f"{told}; " if told else ""


def _when_told(fact: AgreementFact, event: FactEvent) -> str:
    """The date of a step; of an undated one by when it was known, after which day it was taken, or until when no dated
    source knew of it."""
    if event.date:
        return f"probably {say(event.date)}" if event.basis == "inferred" else say(event.date)
    if bound := known_by(fact, event):
        return f"by {say(bound)}"
    days = [e.known_by for e in fact.timeline if e.known_by]
    if not days:
        return "no date given"
    earlier = any(e.known_by == max(days) and _comes_before(e, event) for e in fact.timeline)
    return f"no date given, {'after' if earlier else 'not yet reported on'} {say(max(days))}"


def _comes_before(one: FactEvent, other: FactEvent) -> bool:
    """Whether one step, taken or still pending, shows that the other had not been taken yet."""
    if one.modality == "reported":
        return 0 < rank(one.step) < rank(other.step)
    return one.step in LADDER and rank(one.step) <= rank(other.step)


def known_by(fact: AgreementFact, event: FactEvent) -> str | None:
    """The day by which an undated step was taken: a dated source reports it, or a step that must come after it."""
    own = rank(event.step)
    later = [e for e in fact.timeline if e.modality == "reported" and (e.id == event.id or 0 < own < rank(e.step))]
    return min((e.known_by for e in later if e.known_by), default=None)
