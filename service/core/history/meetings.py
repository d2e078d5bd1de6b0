"""Consolidate the records of one meeting."""

from collections import Counter
from collections.abc import Mapping, Sequence

from schemas.article import Article
from schemas.fact import Conflict, FactParticipant, Level, MeetingFact
from schemas.meeting import MeetingStatus
from schemas.record import Basis, MeetingRecord, ParticipantRecord
from service.core.history.agreements import commonest, merge_terms
from service.core.history.claims.encounters import encounter_conflicts, favoured, held_conflict, is_outvoted, standing
from service.core.history.claims.outlets import independent, voices
from service.core.history.claims.weighing import Sources
from service.core.language.dates import bounds, compatible, finest
from service.core.language.people import is_person, level_of, same_person
from service.core.language.places import country_code, plain
from service.core.linking.clustering import Cluster

_LEVELS: tuple[Level, ...] = ("leaders", "ministers", "officials")
_BY_FORMAT: dict[str, Level] = {
    "summit": "leaders",
    "ministerial": "ministers",
    "two_plus_two": "ministers",
    "vice_ministerial": "officials",
    "senior_officials": "officials",
}
_SETTLED: tuple[MeetingStatus, ...] = ("held", "cancelled", "postponed", "scheduled")


def consolidate_meeting(
    cluster: Cluster, records: Sequence[MeetingRecord], articles: Mapping[str, Article]
) -> MeetingFact:
    """One fact from the records of one cluster; ids are set when facts are ranked."""
    sources = tuple(dict.fromkeys(record.article for record in records))
    voice = voices([articles[key] for key in sources])
    status, conflicts = _contested(records, Sources(articles=articles, voice=voice, parties=_sides(records)))
    date = _date(favoured(records, conflicts, "date"), status)
    dated = next((record for record in records if record.date == date and date), None)
    basis: Basis = dated.basis if dated else "none"
    people = _people(records, conflicts)
    return MeetingFact(
        id="",
        name=_name(records),
        salience="main" if any(record.salience == "main" for record in records) else "background",
        formats=tuple(dict.fromkeys(item for record in records for item in record.formats)),
        status=status,
        level=_level(people, records),
        date=date,
        basis=basis,
        date_text=dated.date_text if dated else commonest([record.date_text for record in records]),
        place=_place(favoured(standing(records, conflicts, "date"), conflicts, "place")),
        participants=people,
        topics=tuple(dict.fromkeys(topic for record in records for topic in record.topics)),
        outcomes=merge_terms([outcome for record in records for outcome in record.outcomes], "o"),
        sources=sources,
        independent=independent(sources, voice),
        records=tuple(record.id for record in records),
        merges=cluster.merges,
        conflicts=conflicts,
        silences=(),
        evidence=tuple(record.evidence for record in _fullest_first(records)),
    )


def _contested(records: Sequence[MeetingRecord], sources: Sources) -> tuple[MeetingStatus, tuple[Conflict, ...]]:
    """The settled status, and what the sources contradict one another in, numbered c1, c2 …"""
    held = held_conflict(records, sources)
    sure = favoured(records, [held] if held else [], "status")
    status = _status(sure, sources.articles)
    settled = [record for record in sure if record.status == status]
    found = [*([held] if held else []), *encounter_conflicts(settled, sources)]
    return status, tuple(conflict.model_copy(update={"id": f"c{n}"}) for n, conflict in enumerate(found, 1))


def _sides(records: Sequence[MeetingRecord]) -> frozenset[str]:
    return frozenset(person.country for record in records for person in record.participants if person.country)


def _fullest_first(records: Sequence[MeetingRecord]) -> list[MeetingRecord]:
    """Records of articles that are about the meeting first, those that tell most of it before the others."""
    return sorted(records, key=lambda r: (r.salience != "main", -len(r.outcomes) - len(r.participants), r.id))


def _name(records: Sequence[MeetingRecord]) -> str:
    """The label of the record that knows most of the meeting."""
    return min(records, key=lambda r: (r.salience != "main", -len(r.participants), len(r.name), r.id)).name


def _place(records: Sequence[MeetingRecord]) -> str | None:
    places = [record.place for record in records if record.place]
    votes = Counter(plain(place) for place in places)
    return min(places, key=lambda p: (country_code(p) is not None, -votes[plain(p)], len(p), p), default=None)


def _status(records: Sequence[MeetingRecord], articles: Mapping[str, Article]) -> MeetingStatus:
    """A meeting that any source reports as held was held; otherwise the word of the latest dated source."""
    told = {record.status for record in records}
    if "held" in told or len(told) == 1:
        return next(status for status in _SETTLED if status in told)
    latest = max(records, key=lambda record: (_published(record, articles), record.id))
    return latest.status


def _date(records: Sequence[MeetingRecord], status: MeetingStatus) -> str | None:
    """The finest date told, but none that the sources which settle the meeting's status contradict: a meeting that was put
    off and then held has the date it was held on."""
    settled = finest([record.date for record in records if record.date and record.status == status])
    return finest([record.date for record in records if record.date and compatible(record.date, settled) is not False])


def _published(record: MeetingRecord, articles: Mapping[str, Article]) -> str:
    span = bounds(articles[record.article].published)
    return span.last if span else ""


def _level(people: Sequence[FactParticipant], records: Sequence[MeetingRecord]) -> Level:
    levels = {level_of(role) for person in people for role in person.roles if is_person(person.name)}
    levels |= (
        {_BY_FORMAT[item] for record in records for item in record.formats if item in _BY_FORMAT}
        if not levels
        else set()
    )
    return next((level for level in _LEVELS if level in levels), "not_told")


def _people(records: Sequence[MeetingRecord], conflicts: Sequence[Conflict]) -> tuple[FactParticipant, ...]:
    """Each person once, with every role told, without those whom weightier sources contradict; a side without a named person only
    where no person of it is named."""
    groups: list[list[ParticipantRecord]] = []
    told = [p for record in records for p in record.participants if not is_outvoted(p, record, conflicts)]
    for person in sorted(told, key=lambda person: (-len(person.name.split()), person.id)):
        home = next((group for group in groups if _same(person, group[0])), None)
        if home is None:
            groups.append([person])
        else:
            home.append(person)
    merged = [_participant(group) for group in groups]
    named = {person.country for person in merged if is_person(person.name)}
    kept = [
        person for person in merged if is_person(person.name) or person.country is None or person.country not in named
    ]
    order = {person.id: index for index, person in enumerate(told)}
    first = {_participant(group).name: min(order[person.id] for person in group) for group in groups}
    return tuple(sorted(kept, key=lambda person: first[person.name]))


def _same(one: ParticipantRecord, other: ParticipantRecord) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if is_person(one.name) and is_person(other.name):
        return same_person(one.name, other.name)
    return plain(one.name) == plain(other.name)


def _participant(group: Sequence[ParticipantRecord]) -> FactParticipant:
    longest = max(len(person.name.split()) for person in group)
    name = commonest([person.name for person in group if len(person.name.split()) == longest])
    return FactParticipant(
        name=name or group[0].name,
        roles=tuple(sorted({person.role for person in group if person.role})),
        country=next((person.country for person in group if person.country), None),
    )
