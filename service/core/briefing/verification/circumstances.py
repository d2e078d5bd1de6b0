"""Circumstances: a step keeps the date, the place and the party that the cited items give it.

A date that stands in the cited items is still wrong beside a step taken on another day, and an undated step has none.
One party's approval is not another's, and not that of all (UN Treaty Collection: each state expresses its own consent).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemas.fact import AgreementFact, FactEvent, MeetingFact
from service.core.briefing.items import Item
from service.core.briefing.verification.assertions.deeds import is_past
from service.core.briefing.verification.clauses import clause, phrase
from service.core.briefing.verification.steps import StepWord, is_denied, is_open, step_words
from service.core.briefing.verification.support import Support, countries_in
from service.core.language.dates import bounds, compatible, has_year, say, width
from service.core.language.places import compatible_places, country_of_place, plain
from service.core.language.spoken import MONTHS, SpokenDate, month_dates

_PLACE = re.compile(r"\b(?:in|at)\s+((?:[A-ZÀ-Þ][\w’'.-]*\w)(?:\s[A-ZÀ-Þ][\w’'.-]*\w)*)")
_LATEST = re.compile(r"\b(?:by|as of|before|until|no later than|still|pending|yet)\b[^.;,]{0,30}$", re.IGNORECASE)
_OTHER_VERB = re.compile(
    r"\b(?:welcom\w*|commend\w*|prais\w*|reaffirm\w*|hail\w*|agree[ds]?|announce[ds]?|pending|await\w*)\b",
    re.IGNORECASE,
)
_CHAMBER = re.compile(
    r"\b(?:senate|parliament\w*|legislat\w+|congress|lawmakers|diet|assembly|senators)\b", re.IGNORECASE
)
_BY = re.compile(r"\s+by\s+([^,;.]*?)(?=\s+(?:on|in|at|with|after|last|this)\b|[,;.]|$)")
_EVERY = re.compile(r"\b(?:both|all|each)\b", re.IGNORECASE)
_SPAN_BEFORE = re.compile(r"\b(?:between|from|to|until|till|through|and|end of)\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|to|till|through)\s+$", re.IGNORECASE)
_SPAN_BEHIND = re.compile(r"\s*(?:to|until|till|through|–|-)\s")
_RANGE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?: ?[–-] ?| to )\d")
_BODY = re.compile(r"\b[Tt]he ([A-ZÀ-Þ][\w’-]*[a-zà-ÿ])(?= (?:\w+ed|gave|has|was|is|backed|voted|must|will|had|in)\b)")
_SINGLE = ("ratified", "approved", "suspended", "withdrawn")


def says(spoken: str, told: str) -> bool:
    """Whether a spoken date claims no more than a told one: the same days or a coarser span around them."""
    if not compatible(spoken, told):
        return False
    if not has_year(spoken):
        return len(spoken) <= len(told.split("/", maxsplit=1)[0].rstrip("~?%"))
    if not has_year(told):
        return False
    a, b = bounds(spoken), bounds(told)
    inside = a is not None and b is not None and a.first <= b.first and b.last <= a.last
    return inside or width(spoken) == width(told)


def date_failures(text: str, support: Support) -> list[str]:
    """Dates that no cited item tells, that are only inferred, or that belong to another step."""
    told = [date for item in support.items for date in item.told]
    stated = Counter(told) - Counter(date for item in support.items for date in item.probable)
    wrong, at = [], 0
    for match in month_dates(text):
        at = text.index(match.words, at)
        if _is_end_of_a_span(match, at, text, told, support.quotes):
            continue
        fitting = [date for date in told if says(match.date, date)]
        if not fitting and plain(match.words) not in plain(support.text):
            wrong.append(f"the date {match.words} is not in the cited items")
        elif misplaced := _misplaced(match, at, text, support):
            wrong.append(misplaced)
        if fitting and not any(date in stated for date in fitting) and "probabl" not in text.lower():
            wrong.append(f"the date {match.words} is inferred: write probably")
    return wrong


def _is_end_of_a_span(spoken: SpokenDate, at: int, text: str, told: Sequence[str], quotes: Sequence[str]) -> bool:
    """Whether a date is said as the first or last of a span of days that is told, or as what a quoted span lasts until."""
    ends = [end for date in told if "/" in date for end in date.split("/")]
    before, behind = text[:at], text[at + len(spoken.words) :]
    said = _SPAN_BEFORE.search(before) or _SPAN_BEHIND.match(behind) or _RANGE.match(spoken.words)
    until = _UNTIL.search(before) and plain(spoken.words) in plain(" ".join(quotes))
    return bool(until) or (bool(said) and any(says(spoken.date, end) for end in ends))


def _misplaced(spoken: SpokenDate, at: int, text: str, support: Support) -> str | None:
    """Why a date does not go with the step beside it; None when it does, or when no step stands there."""
    steps = list(_beside(at, text))
    if not steps or any(_bears(spoken, at, text, step, support.items) for step in steps):
        return None
    told = [event for event in _events(support.items) if event.step in steps[0].steps]
    dates = sorted({say(event.date) for event in told if event.date})
    given = f"dated {' and '.join(dates)}" if dates else "undated"
    return (
        f"{steps[0].name} is {given} in the cited items; {spoken.words} is the date of something else" if told else None
    )


def _beside(at: int, text: str) -> Iterator[StepWord]:
    """The step a date goes with: the last one before it in its phrase, or, where none is, each one behind it."""
    first, last = phrase(text, at)
    if _OTHER_VERB.search(text[first:last]):
        return
    words = [(word, match) for word, match in step_words(text) if first <= match.start() < last]
    before = [pair for pair in words if pair[1].end() <= at]
    if not before and any(is_past(word) for word in re.findall(r"[^\W\d_]+", text[first:at])):
        return  # the date of another deed: talks that ran aground in January before an agreement in May
    yield from (word for word, match in (before or words) if not before or match.end() == before[-1][1].end())


def _bears(spoken: SpokenDate, at: int, text: str, step: StepWord, items: Sequence[Item]) -> bool:
    told = [event for event in _events(items) if event.step in step.steps]
    chamber = _CHAMBER.search(text[slice(*phrase(text, at))]) is not None
    told = [event for event in told if chamber and event.step == "legislative_approval"] or told
    if not told or any(not item.events and any(says(spoken.date, date) for date in item.told) for item in items):
        return True
    latest = bool(_LATEST.search(text[:at]))
    named = {country.code for country in countries_in(text[slice(*phrase(text, at))])}
    told = [event for event in told if event.party in named] or told
    return any(_dates(spoken, event, latest=latest) for event in told)


def _dates(spoken: SpokenDate, event: FactEvent, *, latest: bool) -> bool:
    if event.date and says(spoken.date, event.date):
        return True
    known = event.known_by if latest or event.modality != "reported" else None
    if known and says(spoken.date, known):
        return True
    return any(plain(spoken.words) in plain(evidence.quote) for evidence in event.evidence if not event.date)


def _events(items: Sequence[Item]) -> list[FactEvent]:
    return list(dict.fromkeys(event for item in items for event in item.events))


def place_failures(text: str, support: Support) -> list[str]:
    """Places of which every cited step or meeting with a place tells another one."""
    told = [event.place for event in _events(support.items) if event.place]
    told += [item.fact.place for item in support.items if isinstance(item.fact, MeetingFact) and item.fact.place]
    borne = f" {plain(support.text)} "
    wrong = []
    for match in _PLACE.finditer(text):
        name = match[1].removesuffix("'s").rstrip(".")
        is_place = plain(name) not in MONTHS and country_of_place(name) is not None
        if not is_place or any(f" {lead} {plain(name)} " in borne for lead in ("in", "at", "in the")):
            continue
        if told and all(compatible_places(name, place) is False for place in told):
            wrong.append(f"{name} is not the place in the cited items: {' and '.join(sorted(set(told)))}")
        elif elsewhere := _elsewhere(text[: match.start()], name, support):
            wrong.append(f"the cited items tell this of {elsewhere}, not of {name}")
    return wrong


def _elsewhere(before: str, name: str, support: Support) -> str | None:
    """Another place where the cited items tell of the thing named before a place: adaptation in Chile, not in Singapore."""
    thing = plain(before).rpartition(" ")[2]
    if len(thing) <= len("four") or thing.endswith("ed"):
        return None
    told = [
        place[1] for place in re.finditer(rf"\b{re.escape(thing)}\s+{_PLACE.pattern[2:]}", support.text, re.IGNORECASE)
    ]
    told = [place for place in told if country_of_place(place)]
    return told[0] if told and all(compatible_places(name, place) is False for place in told) else None


def party_failures(text: str, support: Support) -> list[str]:
    """Steps that each party takes alone, told of another party, of all, or of nobody."""
    events = [event for event in _events(support.items) if event.party]
    states = _states(support.items)
    wrong = []
    for word, match in step_words(text):
        own = [event for event in events if event.step in word.steps]
        if word.name in _SINGLE and own and not _together(support.items, word):
            reason = _party_failure(word, match, text, own, states)
            wrong += [reason] if reason and reason not in wrong else []
    return wrong + _pending_failures(text, events, states)


def _together(items: Sequence[Item], word: StepWord) -> bool:
    """Whether the parties are told to have taken the step together, or a text that is no event tells of it."""
    shared = any(event.step in word.steps and not event.party for event in _events(items))
    return shared or any(not item.events for item in items)


def _party_failure(
    word: StepWord, match: re.Match[str], text: str, own: Sequence[FactEvent], states: Mapping[str, str]
) -> str | None:
    if is_denied(text[: match.start()]):
        return None
    ahead = is_open(text, match)
    taken = _takers(own, states) if ahead else _takers([e for e in own if e.modality == "reported"], states)
    agents, all_named = _agents(match, text, states)
    if not taken or taken >= states.keys():
        return None
    if agents and not (agents <= taken if all_named else agents & taken):
        return f"{word.name} is told of {_named(taken, states)} alone, not of {_named(agents - taken, states)}"
    first, _ = clause(text, match.start())
    by = _BY.match(text, match.end())
    subject = text[first : match.start()] + (by[0] if by else "")
    if _EVERY.search(subject) and len(taken) < 2:
        return f"{word.name} is told of {_named(taken, states)} alone, not of both or all"
    named = {country.code for country in countries_in(text)} & taken
    counted = re.search(r"\d(?:st|nd|rd|th)\b[^.;,]{0,20}$", text[: match.start()])
    if not (ahead or named or counted or _CHAMBER.search(text) or _names_taker(text, own)):
        return f"{word.name} is told of {_named(taken, states)} alone: say which party"
    return None


def _names_taker(text: str, own: Sequence[FactEvent]) -> bool:
    """Whether a body that a quote of the step names stands in the sentence: the Riigikogu, which gave its approval."""
    told = {name for event in own for evidence in event.evidence for name in _BODY.findall(evidence.quote)}
    return bool(told & set(_BODY.findall(text)))


def _agents(match: re.Match[str], text: str, states: Mapping[str, str]) -> tuple[set[str], bool]:
    """The parties that a sentence says took the step, and whether it says it of each of them."""
    by = _BY.match(text, match.end())
    first, _ = phrase(text, match.start())
    subject = by[1] if by else text[clause(text, match.start())[0] : match.start()]
    if not by and not any(True for _ in countries_in(subject)):
        subject = text[first : match.start()]
    agents = {country.code for country in countries_in(subject) if country.code in states}
    return agents, bool(by) or bool(re.search(r"\band\b", subject))


def _pending_failures(text: str, events: Sequence[FactEvent], states: Mapping[str, str]) -> list[str]:
    """A step still open for a party that is told to have taken it, while another's is the one that is open."""
    consents = [event for event in events if event.step in ("legislative_approval", "ratified")]
    taken = _takers([event for event in consents if event.modality == "reported"], states)
    ahead = _takers([event for event in consents if event.modality != "reported"], states)
    for match in re.finditer(r"\b(?:pending|await\w*|yet to)\b", text, re.IGNORECASE):
        first, last = clause(text, match.start())
        named = {country.code for country in countries_in(text[first:last])}
        where = {country.code for country in countries_in(text[match.end() : last])} & states.keys()
        wrong = (named & taken) or where
        if ahead and wrong and not named & ahead:
            return [f"what is pending is told of {_named(ahead, states)}, not of {_named(wrong, states)}"]
    return []


def _takers(events: Iterable[FactEvent], states: Mapping[str, str]) -> set[str]:
    return {event.party for event in events if event.party and event.party in states}


def _states(items: Sequence[Item]) -> dict[str, str]:
    """The names of the states party to what is cited, by code."""
    facts = [item.fact for item in items if isinstance(item.fact, AgreementFact)]
    return {party.country: party.name for fact in facts for party in fact.parties if party.country}


def _named(codes: set[str], states: Mapping[str, str]) -> str:
    return " and ".join(sorted(states.get(code, code) for code in codes))
