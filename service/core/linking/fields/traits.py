"""Traits: what linking needs of a record, worked out once, so that comparing two of them costs a few set operations.

Names are cut and aliases counted off, for nonsense must not cost more than sense: an agreement called three hundred ways is
told by the first dozen.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from schemas.agreement import Kind, Step
from schemas.meeting import Format
from schemas.record import AgreementRecord, MeetingRecord, StatementRecord
from service.core.language.dates import bounds
from service.core.language.names import is_unnamed, numbers, tokens
from service.core.language.people import is_person, name_tokens
from service.core.language.places import country_code, country_of_place, plain
from service.core.linking.fields.aliases import canonical
from service.core.linking.fields.subjects import LONGEST_TOLD, MOST_TOLD, called, forms_and_words, place_in

MOST_NAMES = 12
LONGEST_NAME = 300
MOST_STEPS = 24

_HELD = 16_384  # results, of the names that were met last: a long run meets more than memory should hold
_DEFENCE = {
    "visiting_forces",
    "defence_logistics",
    "information_security",
    "arms",
    "security_assistance",
    "peace_ceasefire",
    "arms_control",
}
_ECONOMY = {"trade", "economic_partnership", "investment", "aid", "infrastructure", "energy"}
_OTHER = {"health", "education_culture", "migration", "legal", "climate_environment", "space", "science_technology"}
_FAMILY = {kind: index for index, kinds in enumerate((_DEFENCE, _ECONOMY, _OTHER)) for kind in kinds}
_NOBODY = re.compile(
    r"^(?:the )?(?:\w+ ){0,2}(?:parties|countries|sides)\b"
)  # `parties to the conflict`, `15 other countries`
_GROUP = frozenset(
    "leaders nations ministers officials members delegates representatives presidents counterpart".split()
)

_REGIONS = frozenset(
    "indo pacific atlantic transatlantic transpacific asia asian africa african america american americas europe european"
    " arctic antarctic caribbean mediterranean eurasian balkan".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an agreement: as told, its telling words, and the states in it."""

    text: str
    words: tuple[str, ...]
    states: frozenset[str]


class Span(NamedTuple):
    """The days a date can mean, as ISO days and as numbers."""

    first: str
    last: str
    start: int
    end: int


class Told(NamedTuple):
    """A step as it is compared: what, when and where."""

    step: Step
    date: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class AgreementTraits:
    """An agreement record in the form in which it is compared, compact: a million of them stand where their records would not."""

    id: str
    article: str
    name: str
    kind: Kind
    unnamed: bool
    names: tuple[Name, ...]
    parties: frozenset[str]
    sides: frozenset[str]  # the parties; with the states in the name where fewer than two are told
    states: frozenset[str]  # in any of its names
    regions: frozenset[str]  # in any of its names, where no party is called so
    place: str | None  # with which its name ends
    numbers: frozenset[str]
    family: int | None
    steps: tuple[Told, ...]
    signed: tuple[Span, ...]
    signed_in: frozenset[str]  # the places of signature, each by its country where that is known
    forms: frozenset[str]  # that its names tell of
    all_forms: frozenset[str]  # those, and the ones that its provisions tell of
    subject: frozenset[str]  # telling words of its names
    words: frozenset[str]  # those, and the ones of its provisions


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of a meeting, and the words of the office where one is told."""

    name: str
    country: str | None
    role: str


@dataclass(frozen=True, slots=True)
class MeetingTraits:
    """A meeting record in the form in which it is compared."""

    id: str
    record: MeetingRecord
    label: str
    people: tuple[Attendee, ...]
    sides: frozenset[str]
    formats: frozenset[Format]


@dataclass(frozen=True, slots=True)
class StatementTraits:
    """A statement record; its words are compared as they stand."""

    id: str
    record: StatementRecord


Traits = AgreementTraits | MeetingTraits | StatementTraits


def traits(record: AgreementRecord | MeetingRecord | StatementRecord | Traits) -> Traits:
    """The traits of a record; traits are their own."""
    if isinstance(record, AgreementRecord):
        return _of_agreement(record)
    if isinstance(record, MeetingRecord):
        return _of_meeting(record)
    if isinstance(record, StatementRecord):
        return StatementTraits(id=record.id, record=record)
    return record


def like_names(one: Traits, other: Traits) -> bool:
    """Whether two records would be taken for one, were it not for what contradicts: agreements of like names, meetings of two
    people that both name. Statements are told apart by their words alone."""
    if isinstance(one, MeetingTraits) and isinstance(other, MeetingTraits):
        words = ({word for person in each.people for word in name_tokens(person.name)} for each in (one, other))
        return len(set.intersection(*words)) > 1
    if not (isinstance(one, AgreementTraits) and isinstance(other, AgreementTraits)):
        return False
    pairs = [(set(x.words), set(y.words)) for x in one.names[:1] for y in other.names[:1]]
    return any(x <= y or y <= x for x, y in pairs if x and y)


def party_keys(record: AgreementRecord) -> frozenset[str]:
    """The parties as ISO codes, or as plain names where there is no code; `parties to the conflict` are none."""
    keys = (party.country or country_code(party.name) or plain(party.name[:LONGEST_NAME]) for party in record.parties)
    return frozenset(key for key in keys if not _NOBODY.match(key))


@lru_cache(maxsize=_HELD)
def span_of(date: str | None) -> Span | None:
    """The days a date can mean; None without a date or a year."""
    found = bounds(date)
    return Span(found.first, found.last, _day(found.first), _day(found.last)) if found else None


def days_between(one: Span, other: Span) -> int:
    """How many days lie between two spans at least; 0 where they meet."""
    return max(0, one.start - other.end, other.start - one.end)


def _day(iso: str) -> int:
    """The number of a day of any year, the year -4712 too, in the Gregorian calendar (Hinnant, `days_from_civil`)."""
    year, month, day = (int(part) for part in iso.rsplit("-", 2))
    year -= month < 3
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return year * 365 + year // 4 - year // 100 + year // 400 + of_year


def _of_agreement(record: AgreementRecord) -> AgreementTraits:
    told = [name for name in (record.name, record.acronym, *record.aliases[:MOST_NAMES]) if name]
    texts = dict.fromkeys(canonical(name[:LONGEST_NAME]) for name in told)
    names = tuple(_name(text) for text in texts)
    parties = party_keys(record)
    states = names[0].states if names else frozenset()
    regions = {word for name in names for word in name.words if word in _REGIONS and not called(word, parties)}
    forms, subject = forms_and_words(texts, parties)
    also, beside = forms_and_words((term.text[:LONGEST_TOLD] for term in record.terms[:MOST_TOLD]), parties)
    signatures = [event for event in record.events if event.step == "signed" and event.modality == "reported"][
        :MOST_STEPS
    ]
    places = [event.place[:LONGEST_NAME] for event in signatures if event.place]
    return AgreementTraits(
        id=record.id,
        article=record.article,
        name=record.name,
        kind=record.kind,
        unnamed=is_unnamed(record.name),
        names=names,
        parties=parties,
        sides=parties if len(parties) > 1 else _once(parties | states),
        states=_once(frozenset(state for name in names for state in name.states)),
        regions=_once(frozenset(regions)),
        place=place_in(record.name[:LONGEST_NAME]),
        numbers=_once(numbers(record.name[:LONGEST_NAME])),
        family=_FAMILY.get(record.kind),
        steps=tuple(Told(event.step, event.date, event.place) for event in record.events[:MOST_STEPS]),
        signed=tuple(span for event in signatures if (span := span_of(event.date))),
        signed_in=_once(frozenset(country_of_place(place) or plain(place) for place in places)),
        forms=_once(forms),
        all_forms=_once(forms | also),
        subject=_once(subject),
        words=_once(subject | beside),
    )


@lru_cache(maxsize=_HELD)
def _once(words: frozenset[str]) -> frozenset[str]:
    """One set for all records that tell the same."""
    return words


@lru_cache(maxsize=4096)
def _name(text: str) -> Name:
    return Name(text=text, words=tokens(text), states=_states(text))


def _states(name: str) -> frozenset[str]:
    words = re.findall(r"(?:\w\.)+\w?|\w+", name)
    pairs = [f"{first} {second}" for first, second in pairwise(words) if first[:1].isupper() and second[:1].isupper()]
    told = [word for word in (*words, *pairs) if word[:1].isupper()]
    return frozenset(code for word in told if (code := country_code(word.removesuffix("'s"))))


def attendees(record: MeetingRecord) -> tuple[Attendee, ...]:
    """The people who took part, by name."""
    return tuple(
        Attendee(name=person.name, country=person.country, role=plain(person.role or ""))
        for person in record.participants
        if _is_named(person.name)
    )


def _of_meeting(record: MeetingRecord) -> MeetingTraits:
    return MeetingTraits(
        id=record.id,
        record=record,
        label=plain(record.name[:LONGEST_NAME]),
        people=attendees(record),
        sides=frozenset(code for p in record.participants if (code := p.country or country_code(p.name))),
        formats=frozenset(record.formats),
    )


def _is_named(name: str) -> bool:
    """Whether it is a person's name, and not an office (`Secretary of State`) or a group (`African leaders`)."""
    return is_person(name) and bool(name_tokens(name)) and not _GROUP & set(plain(name).split())
