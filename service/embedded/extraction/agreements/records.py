"""From drafts to agreement records: which drafts are agreements between states, and what the text tells of each."""

import re
from collections.abc import Sequence

from schemas.agreement import Agreement, Event, Instrument, Party, Salience, Step
from service.core.language.dating import Tense
from service.core.language.names import UNNAMED
from service.core.language.places import country_of_place
from service.embedded.extraction.agreements.course.cues import Cue
from service.embedded.extraction.agreements.course.leads import Place
from service.embedded.extraction.agreements.course.steps import StepTold
from service.embedded.extraction.agreements.drafts import Draft, drafts_of
from service.embedded.extraction.agreements.kinds import kind_of
from service.embedded.extraction.agreements.terms import terms_of
from service.embedded.extraction.text.dates import date_near, read_date
from service.embedded.extraction.text.parties import PartyMention
from service.embedded.extraction.text.quotes import quote_of
from service.embedded.extraction.text.reading import Reading
from service.embedded.extraction.text.sentences import Sentence
from service.embedded.lexicon import pattern

_COMPANIES = pattern("instruments", "companies", "words")
_ONE_PARTY = frozenset({"legislative_approval", "ratified", "withdrawn"})
_OPEN = re.compile(r"\b(?:Treaty|Convention|Protocol)\b")
_STRONG = frozenset({"treaty", "agreement", "protocol", "memorandum"})
_MOST_EVENTS = 8
_PLACE = re.compile(
    r"\b(?:in|at)\s(?P<place>[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3}(?:, [A-Z][\w.]+(?:\s[A-Z][\w]+)?)?)"
)


def agreements_of(reading: Reading) -> list[Agreement]:
    """The agreements that an article tells of, each once."""
    records = [_record(reading, draft) for draft in drafts_of(reading) if is_between_states(reading, draft)]
    return [each for each in records if each is not None]


def _proper(draft: Draft) -> list[StepTold]:
    return [step for place in draft.places for step in place.steps if step.step != "noted"]


def is_between_states(reading: Reading, draft: Draft) -> bool:
    """Whether a draft is an agreement of record: an instrument with a name, or one described of which a step is told, with
    parties that are states."""
    steps = _proper(draft)
    if not draft.named and any(_COMPANIES.search(place.sentence.text) for place in draft.places[:2]):
        return False
    countries = {each.key for each in draft.parties}
    named = bool(draft.named)
    strong = any(not mention.is_weak for mention in draft.named)
    if draft.first.is_truce:
        return bool(steps) and bool(draft.parties or reading.principal or any(reading.parties))
    if strong:
        return bool(countries or reading.principal) or (bool(steps) and _is_of_states(draft))
    if named:
        told = [step for place in draft.places for step in place.steps]
        return bool(told) and (len(countries) >= 2 or bool(reading.principal))
    if draft.first.way == "counted":
        return bool(steps) and (len(countries) >= 2 or bool(reading.principal))
    return bool(steps) and (
        len(countries) >= 2
        or (bool(reading.principal) and len(countries) >= 1)
        or (bool(reading.principal) and (draft.places[0].sentence.lead or any(step.is_taken for step in steps)))
    )


def _is_of_states(draft: Draft) -> bool:
    """Whether an instrument is one of states by its name alone: a treaty, convention or protocol that many join."""
    return any(_OPEN.search(name) for name in draft.names)


def _record(reading: Reading, draft: Draft) -> Agreement | None:
    events = _events(reading, draft)
    if not events:
        return None
    name, acronym, aliases = _names(draft)
    words = " ".join([*draft.names, draft.first.name, *(place.sentence.text for place in draft.places[:1])])
    return Agreement(
        name=name,
        acronym=acronym,
        aliases=aliases,
        instrument=_instrument(draft),
        kind=kind_of([*draft.names, draft.first.name], words),
        parties=_parties(reading, draft),
        salience=_salience(draft),
        events=events,
        terms=terms_of(draft, reading.sentences),
    )


def _names(draft: Draft) -> tuple[str, str | None, list[str]]:
    """The fullest name, the acronym, and the other names; a description where there is no name."""
    acronym = next((place.mention.acronym for place in draft.places if place.mention.acronym), None)
    names = sorted({name for name in draft.names if name != acronym}, key=lambda name: (-len(name), name))
    if names:
        return names[0], acronym, names[1:]
    if acronym:
        return acronym, acronym, []
    if " of " in draft.first.name:
        return draft.first.name, None, []
    if draft.first.way in ("counted", "pointed") or not draft.first.telling:
        return UNNAMED, None, []
    return draft.first.name, None, []


def _instrument(draft: Draft) -> Instrument:
    form = next((mention.form for mention in draft.named), draft.first.form)
    told: dict[str, Instrument] = {
        "treaty": "treaty", "agreement": "agreement", "protocol": "protocol", "memorandum": "memorandum",
        "joint_statement": "joint_statement", "programme": "programme",
    }  # fmt: skip
    return told.get(form, "other")


def _parties(reading: Reading, draft: Draft) -> list[Party]:
    told = draft.parties
    if len({each.key for each in told}) < 2 and not _is_open(draft):
        told = (
            tuple({each.key: each for each in (*told, *reading.principal)}.values()) if _fits(told, reading) else told
        )
    return [each.party for each in told]


def _fits(told: Sequence[PartyMention], reading: Reading) -> bool:
    return all(each.key in {other.key for other in reading.principal} for each in told)


def _is_open(draft: Draft) -> bool:
    """Whether many states are party to it, of which a text names those that act: a convention, a protocol, a charter."""
    return any(
        re.search(r"\b(?:Convention|Protocol|Amendment|Charter|Non-Proliferation|Accords|Paris Agreement)\b", name)
        for name in draft.names
    )


def _salience(draft: Draft) -> Salience:
    steps = _proper(draft)
    lead = any(place.sentence.lead for place in draft.places)
    return "main" if (lead and steps) or len(draft.places) >= 3 else "background"


def _events(reading: Reading, draft: Draft) -> list[Event]:
    """The steps told at all places, each once with its first words; `noted` where no step is told at all."""
    found: dict[tuple[Step, str | None, str], Event] = {}
    for place in draft.places:
        for told in place.steps:
            event = _event(reading, place, told)
            key = (event.step, event.party, event.modality)
            if key not in found or (found[key].date is None and event.date is not None):
                found[key] = event
    events = list(found.values())
    proper = [each for each in events if each.step != "noted"]
    if not events and draft.places:
        events = [_noted(draft.places[0])]
    return (events if len(events) <= _MOST_EVENTS else proper)[:_MOST_EVENTS]


def _noted(place: Place) -> Event:
    return Event(
        step="noted",
        party=None,
        date=None,
        date_text=None,
        place=None,
        by=[],
        modality="reported",
        asserted_by=None,
        quote=quote_of(place.sentence, place.mention.start, place.mention.end),
    )


def _event(reading: Reading, place: Place, told: StepTold) -> Event:
    sentence, cue = place.sentence, told.cue
    words = date_near(sentence.text, min(cue.start, place.mention.start), max(cue.end, place.mention.end), within=60)
    tense: Tense = "past" if told.modality == "reported" else "future"
    start, end = min(cue.start, place.mention.start), max(cue.end, place.mention.end)
    return Event(
        step=told.step,
        party=_party(reading, place, told) if told.step in _ONE_PARTY else None,
        date=read_date(words, published=reading.published, tense=tense),
        date_text=words,
        place=_place(sentence, cue),
        by=_by(reading, place, cue),
        modality=told.modality,
        asserted_by=None,
        quote=quote_of(sentence, start, end),
    )


def _party(reading: Reading, place: Place, told: StepTold) -> str | None:
    """The party that took a step alone: the last one named before it, or right behind it."""
    parties = reading.parties[place.sentence.number]
    inside = [each for each in parties if not place.mention.start <= each.start < place.mention.end]
    before = [each for each in inside if each.end <= told.cue.start + 1]
    behind = [each for each in inside if told.cue.end <= each.start <= told.cue.end + 50]
    by = told.cue.word.lower().endswith((" in", " before", " with")) or re.match(
        r"\s(?:by|in)\s", place.sentence.text[told.cue.end :]
    )
    chosen = (behind[:1] if by else []) or before[-1:] or behind[:1]
    if len({each.key for each in before}) > 1 and told.step == "ratified" and not by:
        return None
    return chosen[0].key if chosen else None


def _place(sentence: Sentence, cue: Cue) -> str | None:
    """The place named behind a step."""
    for match in _PLACE.finditer(sentence.text, cue.end, min(len(sentence.text), cue.end + 120)):
        name = match["place"].rstrip(".,")
        for form in (name, name.split(",")[0], name.split()[0]):
            if country_of_place(form):
                return form
    return None


def _by(reading: Reading, place: Place, cue: Cue) -> list[str]:
    """The people right before a step, or behind `by`."""
    people = reading.persons[place.sentence.number]
    text = place.sentence.text
    near = [each for each in people if each.end <= cue.start and cue.start - each.end <= 25]
    near += [
        each
        for each in people
        if re.search(r"\bby\s.{0,60}$", text[max(0, each.start - 70) : each.start]) and each.start > cue.end
    ]
    return list(dict.fromkeys(each.name for each in near))
