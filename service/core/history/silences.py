"""Silences: what a reader would ask of an agreement and no source tells. A silence is shown, never filled."""

from collections.abc import Mapping

from schemas.agreement import Step
from schemas.fact import AgreementFact, FactEvent, Silence
from service.core.history.lifecycle import rank
from service.core.language.names import is_unnamed
from service.core.language.people import same_person
from service.core.language.wording import listed, with_article

NAME = "what it is called"
_DATED_STEPS: dict[Step, str] = {
    "signed": "when it was signed",
    "in_force": "when it came into force",
    "terminated": "when it was terminated",
}


def agreement_silences(fact: AgreementFact, countries: Mapping[str, str]) -> tuple[Silence, ...]:
    """Silences of one agreement, numbered q1, q2 …: its name, the day of its last step, and, of a signing that a source
    describes, who signed. `countries` maps people to the country they act for."""
    found: list[Silence] = []
    reported = [event for event in fact.timeline if event.modality == "reported"]
    if is_unnamed(fact.name):
        found.append(Silence(id="", text=NAME, evidence=fact.evidence))
    later = max((rank(event.step) for event in reported), default=0)
    for event in reported:
        if event.step in _DATED_STEPS and event.date is None and rank(event.step) == later:
            found.append(Silence(id="", text=_DATED_STEPS[event.step], evidence=event.evidence))
        if event.step == "signed" and (event.by or event.place):
            found += _signatories(fact, event, countries)
    return tuple(silence.model_copy(update={"id": f"q{n}"}) for n, silence in enumerate(found, 1))


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
