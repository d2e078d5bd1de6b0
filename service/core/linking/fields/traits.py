"""Traits: what linking needs of a record, worked out once, so that comparing two of them costs a few set operations.

Names are cut and aliases counted off, for nonsense must not cost more than sense: an agreement called three hundred ways is
told by the first dozen.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from schemas.meeting import Format
from schemas.record import AgreementRecord, MeetingRecord, StatementRecord
from service.core.language.dates import Bounds, bounds
from service.core.language.names import acronyms, is_unnamed, numbers, tokens
from service.core.language.people import is_person, name_tokens
from service.core.language.places import country_code, plain
from service.core.linking.fields.aliases import canonical

MOST_NAMES = 12
LONGEST_NAME = 300

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
_FAMILIES = (_DEFENCE, _ECONOMY, _OTHER)
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


@dataclass(frozen=True, slots=True)
class AgreementTraits:
    """An agreement record in the form in which it is compared."""

    record: AgreementRecord
    unnamed: bool
    names: tuple[Name, ...]
    acronyms: frozenset[str]
    parties: frozenset[str]
    sides: frozenset[str]  # the parties; with the states in the name where fewer than two are told
    states: frozenset[str]  # in any of its names
    regions: frozenset[str]  # in any of its names, where no party is called so
    numbers: frozenset[str]
    family: int | None
    signed: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of a meeting, and the words of the office where one is told."""

    name: str
    country: str | None
    role: str


@dataclass(frozen=True, slots=True)
class MeetingTraits:
    """A meeting record in the form in which it is compared."""

    record: MeetingRecord
    label: str
    people: tuple[Attendee, ...]
    sides: frozenset[str]
    formats: frozenset[Format]


@dataclass(frozen=True, slots=True)
class StatementTraits:
    """A statement record; its words are compared as they stand."""

    record: StatementRecord


Traits = AgreementTraits | MeetingTraits | StatementTraits


def traits(record: AgreementRecord | MeetingRecord | StatementRecord) -> Traits:
    """The traits of a record."""
    if isinstance(record, AgreementRecord):
        return _of_agreement(record)
    if isinstance(record, MeetingRecord):
        return _of_meeting(record)
    return StatementTraits(record)


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


def days_between(one: Bounds, other: Bounds) -> int:
    """How many days lie between two spans at least; 0 where they meet."""
    first, second = sorted((one, other), key=lambda span: span.first)
    return max(0, _day(second.first) - _day(first.last))


def _day(iso: str) -> int:
    year, month, day = iso.rsplit("-", 2)  # the year -4712 has a sign
    return int(year) * 372 + int(month) * 31 + int(day)


def _of_agreement(record: AgreementRecord) -> AgreementTraits:
    told = [name for name in (record.name, record.acronym, *record.aliases[:MOST_NAMES]) if name]
    texts = dict.fromkeys(canonical(name[:LONGEST_NAME]) for name in told)
    names = tuple(Name(text=text, words=tokens(text), states=_states(text)) for text in texts)
    parties = party_keys(record)
    states = names[0].states if names else frozenset()
    family = next((index for index, kinds in enumerate(_FAMILIES) if record.kind in kinds), None)
    called = {word for party in record.parties for word in plain(party.name[:LONGEST_NAME]).split()}
    regions = frozenset(word for name in names for word in name.words if word in _REGIONS) - called
    steps = [event.date for event in record.events if event.step == "signed" and event.modality == "reported"]
    return AgreementTraits(
        record=record,
        unnamed=is_unnamed(record.name),
        names=names,
        acronyms=acronyms(*texts),
        parties=parties,
        sides=parties if len(parties) > 1 else parties | states,
        states=frozenset(state for name in names for state in name.states),
        regions=regions,
        numbers=numbers(record.name[:LONGEST_NAME]),
        family=family,
        signed=tuple(span for date in steps if (span := bounds(date))),
    )


def _states(name: str) -> frozenset[str]:
    words = re.findall(r"(?:\w\.)+\w?|\w+", name)
    pairs = [f"{first} {second}" for first, second in pairwise(words) if first[:1].isupper() and second[:1].isupper()]
    told = [word for word in (*words, *pairs) if word[:1].isupper()]
    return frozenset(code for word in told if (code := country_code(word.removesuffix("'s"))))


def _of_meeting(record: MeetingRecord) -> MeetingTraits:
    people = tuple(
        Attendee(name=person.name, country=person.country, role=plain(person.role or ""))
        for person in record.participants
        if _is_named(person.name)
    )
    return MeetingTraits(
        record=record,
        label=plain(record.name[:LONGEST_NAME]),
        people=people,
        sides=frozenset(code for p in record.participants if (code := p.country or country_code(p.name))),
        formats=frozenset(record.formats),
    )


def _is_named(name: str) -> bool:
    """Whether it is a person's name, and not an office (`Secretary of State`) or a group (`African leaders`)."""
    return is_person(name) and bool(name_tokens(name)) and not _GROUP & set(plain(name).split())
