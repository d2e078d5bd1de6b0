"""Sentences about agreements: where one stands, step by step, in the words of the UN Treaty Collection's glossary."""

import re
from collections.abc import Sequence

from schemas.agreement import Step
from schemas.brief import DraftSentence
from service.core.language.amounts import amounts
from service.core.language.wording import STEP_WORDS, listed, step_words
from service.embedded.composition.line import (
    Line,
    between,
    is_named,
    is_plural,
    joined,
    named,
    party_named,
    quotes,
    sentence,
    sides,
    step_of,
    when,
)

_DONE: dict[Step, str] = {"stalled": "reported as stalled"}
_TALKS: dict[Step, str] = {
    "exploratory_talks": "exploratory talks on {name} were last reported",
    "negotiating": "negotiations on {name} were last reported",
    "instruments_exchanged": "instruments of ratification of {name} were exchanged",
}
_AHEAD: dict[Step, str] = {
    "signed": "signature of {name} was planned",
    "in_force": "{name} was still to take effect",
    "ratified": "ratification of {name} was pending",
    "legislative_approval": "approval of {name} by the legislature was pending",
    "negotiating": "negotiations on {name} were planned",
    "exploratory_talks": "exploratory talks on {name} were planned",
}
_TO_ITS_CLAUSE = (
    r"(?: \([^()]{1,20}\))?[,\"”’]{0,2} (?:which|that) "
    r"((?:(?:would|will|could) (?:allow|permit|enable|let|help)|allows|permits|enables|lets|helps) [^.;:,]{12,120})(?=[.;:,])"
)
_TITLE = 16  # words of a headline that can still be read aloud
_NO_NEWS = frozenset({"noted"})


def news_of(fact: Line) -> Line | None:
    """The event that made an agreement's status: the last that was reported and is not disputed."""
    status = fact.get("status")
    told = [event for event in fact.get("events", ()) if not event.get("planned") and not event.get("disputed")]
    return next((event for event in reversed(told) if step_of(event) == status), None)


def standing(fact: Line) -> DraftSentence | None:
    """Where an agreement stands, in one sentence; what is planned where nothing is reported; None where no step is told."""
    event = news_of(fact)
    if event is not None:
        return DraftSentence(text=sentence(_told(fact, event)), cites=[event["id"]])
    plans = [each for each in fact.get("events", ()) if each.get("planned") and not each.get("superseded")]
    for each in reversed(plans):
        if step_of(each) in _AHEAD and not each.get("disputed"):
            return DraftSentence(text=sentence(_planned(fact, each)), cites=[each["id"]])
    return None


def headline(facts: Sequence[Line]) -> DraftSentence | None:
    """What was done, as the title of a page: the two agreements that rank first, under their parties where they share them."""
    told = [(fact, event) for fact in facts if is_named(fact) and (event := news_of(fact))][:2]
    told = [(fact, event) for fact, event in told if step_of(event) not in _NO_NEWS]
    while told:
        whose = {sides(fact) for fact, _ in told}
        lead = whose.pop() if len(whose) == 1 else ""
        text = "; ".join(_short(fact, event) for fact, event in told)
        if len(text.split()) <= _TITLE or len(told) == 1:
            whole = f"{lead[:1].upper()}{lead[1:]}: {text}" if lead and between(told[0][0]) else text
            return DraftSentence(text=whole, cites=[event["id"] for _, event in told])
        told.pop()
    return None


def purpose(fact: Line) -> DraftSentence | None:
    """What an agreement pays or does, in the words of its first term that names a sum, else of its first; else as the clause
    behind its name in a quote says."""
    terms = fact.get("terms", ())
    term = next((each for each in terms if amounts(each["text"])), next(iter(terms), None))
    if term is not None:
        return DraftSentence(text=sentence(term["text"]), cites=[term["id"]])
    told = ((event["id"], words) for event in fact.get("events", ()) for words in quotes(event))
    clauses = ((cite, match[1]) for cite, words in told if (match := _behind_its_name(fact, words)))
    return next((DraftSentence(text=sentence(clause), cites=[cite]) for cite, clause in clauses), None)


def _behind_its_name(fact: Line, quote: str) -> re.Match[str] | None:
    """The clause that says what an agreement is for, where it follows the name at once."""
    names = [fact["name"], fact.get("acronym") or "", *fact.get("also_called", ())]
    known = "|".join(re.escape(name) for name in sorted(filter(None, names), key=lambda name: (-len(name), name)))
    return re.search(rf"(?:{known}){_TO_ITS_CLAUSE}", quote)


def mention(fact: Line) -> DraftSentence:
    """That an agreement is told of, and what it is for where a source says so."""
    term = next(iter(fact.get("terms", ())), None)
    if term is not None:
        return DraftSentence(text=sentence(f"{fact['name']}: {term['text']}"), cites=[term["id"]])
    return DraftSentence(text=sentence(f"{fact['name']} is mentioned; no step of it is told"), cites=[fact["id"]])


def _told(fact: Line, event: Line) -> str:
    step, name = step_of(event), named(fact)
    whole = joined(name, between(fact))
    place = f"in {event['place']}" if event.get("place") else ""
    if step in ("in_force", "provisionally_applied") and not event.get("date", "undated")[:1].isdigit():
        state = "in force" if step == "in_force" else "provisionally applied"
        return joined(whole, "are" if is_plural(fact["name"]) else "is", state, _as_of(event))
    if step == "withdrawn" and event.get("party"):
        return joined(party_named(fact, event["party"]), "withdrew from", name, when(event))
    if step == "negotiation_agreed":
        return joined(sides(fact) or "the sides", "agreed to start negotiations on", name, place, when(event))
    if step in _TALKS:
        return joined(_TALKS[step].format(name=whole), place, when(event))
    return joined(whole, _verb(fact, event, step), place, when(event))


def _verb(fact: Line, event: Line, step: Step) -> str:
    party = party_named(fact, event["party"]) if event.get("party") else ""
    if step == "in_force":
        return joined("entered into force", party and f"for {party}")
    was = "were" if is_plural(fact["name"]) else "was"
    if step == "expired":
        return "expired"
    if step == "legislative_approval":
        return joined(was, step_words(step, quotes(event)), party and f"of {party}")
    people = listed(event.get("by", [])) if step in ("signed", "initialled") else ""
    by = party or people
    return joined(was, _DONE.get(step, STEP_WORDS[step]), by and f"by {by}")


def _planned(fact: Line, event: Line) -> str:
    date = event.get("date", "undated")
    pending = when(event) if date != "undated" else _as_of(event)
    return joined(_AHEAD[step_of(event)].format(name=named(fact)), pending)


def _as_of(event: Line) -> str:
    return f"as of {event['known_by']}" if event.get("known_by") else ""


def _short(fact: Line, event: Line) -> str:
    step = step_of(event)
    words = {"legislative_approval": step_words(step, quotes(event)), "negotiating": "under negotiation"}
    name = re.sub(r"^(?:the|an?) ", "", fact["name"], flags=re.IGNORECASE)
    if step == "withdrawn" and event.get("party"):
        return joined(party_named(fact, event["party"]), "withdrew from", name)
    party = f" by {party_named(fact, event['party'])}" if event.get("party") and step == "ratified" else ""
    return f"{name[:1].upper()}{name[1:]} {words.get(step, STEP_WORDS[step])}{party}"
