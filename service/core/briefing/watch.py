"""What to watch: sentences that code writes from scheduled meetings and the missing next step of each life-cycle. Never from
musing."""

import re
from collections.abc import Sequence

from schemas.agreement import Step
from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact
from service.core.briefing.material import is_ahead
from service.core.briefing.plain import Told, called, party_name
from service.core.briefing.verification.polarity import unreported_failures
from service.core.history.lifecycle import LADDER
from service.core.language.dates import bounds, say
from service.core.language.names import is_unnamed
from service.core.language.places import country_code
from service.core.language.wording import STEP_WORDS, listed, with_article

_NEXT: dict[Step, str] = {
    "exploratory_talks": "opening of negotiations",
    "negotiation_agreed": "conclusion of negotiations",
    "negotiating": "conclusion of negotiations",
    "agreed_in_principle": "signature",
    "initialled": "signature",
    "signed": "ratification or entry into force",
    "legislative_approval": "entry into force",
    "ratified": "entry into force",
}
_TWO = 2  # states that can stand before a meeting's name
_SIDES = re.compile(r"(\w[\w.]*)[-–](\w[\w.]*) (?=\w)")


def watch_sentences(facts: Sequence[Fact], *, as_of: str | None) -> list[Told]:
    """Missing next steps of the agreements, then the scheduled meetings folded into one line."""
    steps = [told for fact in facts if isinstance(fact, AgreementFact) and (told := _next_step(fact))]
    scheduled = [fact for fact in facts if isinstance(fact, MeetingFact) and is_ahead(fact)]
    return [*steps, *_scheduled(scheduled, as_of, _shared_parties(facts))]


def _shared_parties(facts: Sequence[Fact]) -> set[str]:
    """The two states that every agreement of the page is between; empty where there are no such two."""
    parties = {
        frozenset(p.country or p.name for p in fact.parties) for fact in facts if isinstance(fact, AgreementFact)
    }
    one = set(next(iter(parties), ()))
    return one if len(parties) == 1 and len(one) == _TWO else set()


def _next_step(fact: AgreementFact) -> Told | None:
    if is_unnamed(fact.name) or fact.status == "not_told":
        return None
    name = called(fact, short=True)
    events = [e for e in fact.timeline if e.step == fact.status and e.modality == "reported"]
    taken = [f"{fact.id}.{e.id}" for e in events]
    ahead = [e for e in fact.timeline if e.modality == "planned" and not e.superseded and e.step in LADDER][:2]
    if ahead:
        told = ", ".join(_pending(fact, event) for event in ahead)
        cites = (*(f"{fact.id}.{event.id}" for event in ahead), *taken)
        return Told(text=f"{name}: planned or pending, {told}; not reported as done.", cites=cites)
    missing = _NEXT.get(fact.status)
    consents = any(e.modality == "reported" and e.step in ("legislative_approval", "ratified") for e in fact.timeline)
    missing = missing.removeprefix("ratification or ") if missing and consents else missing
    alone = list(dict.fromkeys(party_name(fact, e.party) for e in events))
    takers = f" ({listed(alone)})" if all(alone) else ""  # one party's ratification is not that of all
    text = f"{name}: {STEP_WORDS[fact.status]}{takers}; {missing} not reported."
    beyond = missing and unreported_failures(
        text, [fact]
    )  # a step that is disputed, or dated after the day of the brief
    return Told(text=text, cites=tuple(taken)) if missing and taken and not beyond else None


def _pending(fact: AgreementFact, event: FactEvent) -> str:
    party = f" ({party_name(fact, event.party)})" if event.party else ""
    return f"{STEP_WORDS[event.step]}{party}"


def _scheduled(meetings: Sequence[MeetingFact], as_of: str | None, parties: set[str]) -> list[Told]:
    if not meetings:
        return []
    told = listed([f"{_short(fact, parties)}{_when(fact)}" for fact in meetings])
    text = f"Meetings: agreed or planned, not reported as held: {told}."
    passed = [fact for fact in meetings if _has_passed(fact, as_of)]
    if passed:
        text += f" {listed([fact.name for fact in passed])}: no source reports that it was held."
    return [Told(text=text, cites=tuple(fact.id for fact in meetings))]


def _short(fact: MeetingFact, parties: set[str]) -> str:
    """A meeting's label without `next meeting of`, which a list of what lies ahead says already, and without two states in
    front where they are the parties of every agreement, which the table names."""
    name = re.sub(r"^(?:the )?next (?:meeting|session|round) of (?:the )?", "", fact.name, flags=re.IGNORECASE)
    sides = _SIDES.match(name)
    named = {country_code(side) for side in sides.groups()} if sides else set()
    return name[sides.end() :] if sides and named and named == parties else name


def _when(fact: MeetingFact) -> str:
    """Place and date: the date where a source's own date settles it, else the source's words, quoted as its own."""
    place = f" in {with_article(fact.place)}" if fact.place else ""
    probably = "probably " if fact.basis == "inferred" else ""
    date = f"{probably}{say(fact.date)}" if fact.date else f"“{fact.date_text}”" if fact.date_text else ""
    told = ", ".join(each for each in (date, "postponed" * (fact.status == "postponed")) if each)
    return f"{place}{f' ({told})' if told else ''}"


def _has_passed(fact: MeetingFact, as_of: str | None) -> bool:
    span, limit = bounds(fact.date), bounds(as_of)
    return bool(span and limit and span.last < limit.first)
