"""Plain sentences: what code can say of a fact by itself, when a model's sentence did not stand or none was written.

They use the fact's own words and steps, so they say nothing that a source does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.fact import AgreementFact, Fact, FactEvent, MeetingFact, StatementFact
from service.core.history.conflicts import is_disputed
from service.core.language.dates import say
from service.core.language.names import is_unnamed
from service.core.language.people import is_person, level_of
from service.core.language.places import country_code
from service.core.language.wording import FORMAT_WORDS, listed, step_words, with_article

_STEPS = 4  # of an agreement, told in one sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence before verification: its text and the items it cites."""

    text: str
    cites: tuple[str, ...]


def plain_sentence(fact: Fact) -> Told:
    """The plain sentence of a fact."""
    if isinstance(fact, AgreementFact):
        return _agreement(fact)
    if isinstance(fact, MeetingFact):
        return _meeting(fact)
    return _statement(fact)


def plain_purpose(fact: AgreementFact) -> Told | None:
    """What an agreement does, in the words of its first term; None where no source tells."""
    if not fact.terms:
        return None
    term = fact.terms[0]
    return Told(text=f"{term.text.rstrip('.')}.", cites=(f"{fact.id}.{term.id}",))


def called(fact: AgreementFact, *, short: bool = False) -> str:
    """How an agreement is called: name with acronym, the acronym alone when short, or that it has no name."""
    if is_unnamed(fact.name):
        return "Unnamed agreement"
    if short:
        return fact.acronym or fact.name
    name = fact.name[:1].upper() + fact.name[1:]
    return f"{name} ({fact.acronym})" if fact.acronym and fact.acronym != fact.name else name


def party_name(fact: AgreementFact, code: str | None) -> str:
    """The name of a party given by its code, with the article English gives it."""
    return next((with_article(party.name) for party in fact.parties if party.country == code), code or "")


def plain_title(facts: Sequence[Fact]) -> Told:
    """A title from the two agreements that rank first; from the first fact where no agreement has taken a step."""
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact) and fact.status != "not_told"][:2]
    if not agreements:
        told = plain_sentence(facts[0])
        return Told(text=told.text.removesuffix("."), cites=told.cites)
    parts = [f"{called(fact, short=True)} {_step_taken(fact, _last(fact))}" for fact in agreements]
    return Told(text="; ".join(parts), cites=tuple(f"{fact.id}.{_last(fact).id}" for fact in agreements))


def _last(fact: AgreementFact) -> FactEvent:
    return next(
        event for event in reversed(fact.timeline) if event.step == fact.status and event.modality == "reported"
    )


def when(event: FactEvent) -> str:
    """When a step was taken, in words: on, in, probably, by the day a source knew of it, or that it is undated."""
    if event.date:
        lead = "probably " if event.basis == "inferred" else ""
        exact = len(event.date) == 10 and "/" not in event.date
        words = say(event.date)
        if words.startswith(("between", "about")):
            return f"{lead}{words}"
        return f"{lead}{'from' if ' to ' in words else 'on' if exact else 'in'} {words}"
    return f"by {say(event.known_by)}" if event.known_by and event.modality == "reported" else "(undated)"


def step_phrase(fact: AgreementFact, event: FactEvent) -> str:
    """One step in words: what, by which party, where, by whom, when."""
    taken = _step_taken(fact, event)
    if event.modality != "reported":
        told = f" as of {say(event.known_by)}" if event.known_by else ""
        return f"{taken}: planned or pending{told}"
    place = f" in {event.place}" if event.place else ""
    people = f" by {listed(event.by)}" if event.by and not event.party else ""
    return f"{taken}{place}{people} {when(event)}"


def _step_taken(fact: AgreementFact, event: FactEvent) -> str:
    """A step with the party that took it alone: one party's approval is not that of all."""
    words = step_words(event.step, [quote.quote for quote in event.evidence])
    if not event.party:
        return words
    lead = "of" if event.step == "legislative_approval" else "by"
    return f"{words} {lead} {party_name(fact, event.party)}"


def _agreement(fact: AgreementFact) -> Told:
    """The steps that count now, the latest four in order; of an agreement without any, a provision or a mention."""
    counted = [e for e in fact.timeline if e.step != "noted" and not e.superseded and not is_disputed(fact, e)]
    steps = counted[-_STEPS:]
    if steps:
        told = "; ".join(step_phrase(fact, event) for event in steps)
        return Told(text=f"{called(fact)}: {told}.", cites=tuple(f"{fact.id}.{event.id}" for event in steps))
    if fact.terms:
        text = f"{called(fact)}, of which no step is told: {fact.terms[0].text.rstrip('.')}."
        return Told(text=text, cites=(f"{fact.id}.{fact.terms[0].id}",))
    return Told(text=f"{called(fact)} is mentioned; no step of it is told.", cites=(fact.id,))


def _meeting(fact: MeetingFact) -> Told:
    people = principals(fact)
    sides = [with_article(person.name) for person in fact.participants if not is_person(person.name)]
    place = f" in {fact.place}" if fact.place else ""
    date = f"({_meeting_date(fact)})"
    kind = FORMAT_WORDS[fact.formats[0]] if fact.formats else "meeting"
    if fact.status == "held" and len(people) > 1:
        return Told(text=f"{listed(people)} met{place} {date}: {kind}.", cites=(fact.id,))
    state = {"held": "", "scheduled": ", scheduled", "cancelled": ", cancelled", "postponed": ", postponed"}[
        fact.status
    ]
    who = listed(people or sides)
    known = all(name.split()[-1] in fact.name for name in people or sides)
    who = "" if known or not who else f": {who}"
    place = "" if fact.place in fact.name.split() else place
    return Told(text=f"{fact.name}{who}{state}{place} {date}.", cites=(fact.id,))


def _meeting_date(fact: MeetingFact) -> str:
    if fact.date is None:
        return fact.date_text or "undated"
    return f"probably {say(fact.date)}" if fact.basis == "inferred" else say(fact.date)


def principals(fact: MeetingFact) -> list[str]:
    """Those who met: the people of the meeting's own level, without spouses and company; all where no level is told."""
    people = [person for person in fact.participants if is_person(person.name)]
    leading = [person for person in people if any(level_of(role) == fact.level for role in person.roles)]
    return [person.name for person in (leading if len(leading) > 1 else people)]


def _statement(fact: StatementFact) -> Told:
    role = f" ({fact.role})" if fact.role and country_code(fact.holder) is None else ""
    said = fact.name.strip()
    return Told(text=f"{fact.holder}{role}: {said}{'' if said.rstrip('”’').endswith('.') else '.'}", cites=(fact.id,))
