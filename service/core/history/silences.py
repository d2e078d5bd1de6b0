"""Silences: what a reader would ask of an agreement and no source tells. A silence is shown, never filled."""

import re
from collections.abc import Mapping, Sequence

from schemas.agreement import Step
from schemas.fact import AgreementFact, FactEvent, Silence
from service.core.history.lifecycle import rank
from service.core.language.dates import bounds, say
from service.core.language.names import is_unnamed
from service.core.language.people import same_person
from service.core.language.places import country_name
from service.core.language.wording import STEP_WORDS, listed, with_article

NAME = "what it is called"
_DATED_STEPS: dict[Step, str] = {
    "adopted": "when it was adopted",
    "initialled": "when it was initialled",
    "signed": "when it was signed",
    "ratified": "when it was ratified",
    "instruments_exchanged": "when its instruments were exchanged",
    "provisionally_applied": "since when it is provisionally applied",
    "in_force": "when it came into force",
    "amended": "when it was amended",
    "extended": "when it was extended",
    "suspended": "when it was suspended",
    "withdrawn": "when it was withdrawn from",
    "terminated": "when it was terminated",
    "expired": "when it expired",
}
_HAPPENED: dict[Step, str] = {
    "in_force": "came into force",
    "negotiating": "came to be negotiated",
    "expired": "expired",
    "instruments_exchanged": "had its instruments exchanged",
}
_CONSENT: frozenset[Step] = frozenset({"legislative_approval", "ratified"})
_TERM = re.compile(
    r"\b(?:until|till|through|by|to)\s+(?:\w+\s+){0,2}\d|\b(?:\w+|\d+)[\s-]+(?:days?|weeks?|months?|years?)\b|\bindefinite",
    re.IGNORECASE,
)
_TWO = 2


def agreement_silences(
    fact: AgreementFact, countries: Mapping[str, str], *, is_open: bool = False
) -> tuple[Silence, ...]:
    """Silences of one agreement, numbered q1, q2 …: its name, the day of its last step, of a signing that a source describes
    who signed, how long an extension runs, which of two parties has yet to consent, and what came of a plan whose day has
    passed. `countries` maps people to the country they act for."""
    found: list[Silence] = []
    reported = [event for event in fact.timeline if event.modality == "reported"]
    if is_unnamed(fact.name):
        found.append(Silence(id="", text=NAME, evidence=fact.evidence))
    later = max((rank(event.step) for event in reported), default=0)
    for event in reported:
        if rank(event.step) == later and _is_undated(event, reported):
            found.append(Silence(id="", text=_when(fact, event), evidence=event.evidence))
        if event.step == "signed" and (event.by or event.place) and not is_open:
            found += _signatories(fact, event, countries)
    found += [*_extension(fact, reported), *_consent(fact, reported, is_open=is_open), *_passed(fact)]
    distinct = {silence.text: silence for silence in reversed(found)}
    ordered = [distinct[text] for text in dict.fromkeys(silence.text for silence in found)]
    return tuple(silence.model_copy(update={"id": f"q{n}"}) for n, silence in enumerate(ordered, 1))


def is_of_the_status(silence: Silence, fact: AgreementFact) -> bool:
    """Whether a silence is of the day on which the agreement's status was reached, which a table of statuses tells itself."""
    return fact.status != "not_told" and silence.text == _DATED_STEPS.get(fact.status)


def _is_undated(event: FactEvent, reported: Sequence[FactEvent]) -> bool:
    """Whether no source dates a step that has a day: an undated telling of a step that is dated elsewhere asks nothing."""
    dated = any(other.step == event.step and other.party == event.party and other.date for other in reported)
    return event.step in _DATED_STEPS and event.date is None and not dated


def _when(fact: AgreementFact, event: FactEvent) -> str:
    party = _party(fact, event.party)
    text = f"when {party} withdrew from it" if event.step == "withdrawn" and party else _DATED_STEPS[event.step]
    return (
        text
        if not party or event.step == "withdrawn"
        else f"{text} by {party}"
        if event.step != "in_force"
        else f"{text} for {party}"
    )


def _party(fact: AgreementFact, code: str | None) -> str:
    named = next((party.name for party in fact.parties if party.country == code), country_name(code) if code else "")
    return with_article(named) if code else ""


def _extension(fact: AgreementFact, reported: Sequence[FactEvent]) -> list[Silence]:
    """An extension is of a time, and where the last one's is not told a reader cannot say whether the agreement still runs."""
    extended = [event for event in reported if event.step == "extended"]
    if fact.status != "extended" or not extended:
        return []
    last = max(extended, key=lambda event: (event.date or "", event.id))
    told = [item.quote for item in last.evidence] + [t.text for t in fact.terms if "exten" in t.text.lower()]
    if any(_TERM.search(text) for text in told):
        return []
    return [Silence(id="", text="until when it was extended", evidence=last.evidence)]


def _consent(fact: AgreementFact, reported: Sequence[FactEvent], *, is_open: bool) -> list[Silence]:
    """Of two parties one consented (VCLT, articles 11 and 14): whether the other did, or still must, is not told."""
    if is_open or len(fact.parties) != _TWO or fact.status not in ("signed", *_CONSENT):
        return []
    told = {event.party for event in fact.timeline if event.step in _CONSENT}
    done = [event for event in reported if event.step in _CONSENT and event.party]
    missing = [party for party in fact.parties if party.country and party.country not in told]
    if not done or len(missing) != 1 or None in told:
        return []
    return [
        Silence(
            id="", text=f"whether {with_article(missing[0].name)} approved or ratified it", evidence=done[-1].evidence
        )
    ]


def _passed(fact: AgreementFact) -> list[Silence]:
    """A step planned for a day that has passed, and no report of it."""
    limit = bounds(fact.as_of)
    found = []
    for event in fact.timeline:
        span = bounds(event.date)
        waited = event.modality == "planned" and not event.superseded and rank(event.step)
        if waited and span and limit and span.last < limit.first:
            party = _party(fact, event.party)
            done = _HAPPENED.get(event.step, f"was {STEP_WORDS[event.step]}") + (f" by {party}" if party else "")
            text = f"whether it {done} as planned for {say(event.date)}"
            found.append(Silence(id="", text=text, evidence=event.evidence))
    return found


def _signatories(fact: AgreementFact, event: FactEvent, countries: Mapping[str, str]) -> list[Silence]:
    if not event.by:
        return [Silence(id="", text="who signed it", evidence=event.evidence)]
    signed_for = {code for person in event.by for known, code in countries.items() if same_person(person, known)}
    missing = [party.name for party in fact.parties if party.country and party.country not in signed_for]
    if not signed_for or not missing or len(missing) == len(fact.parties):
        return []
    return [
        Silence(
            id="", text=f"who signed it for {listed([with_article(name) for name in missing])}", evidence=event.evidence
        )
    ]
