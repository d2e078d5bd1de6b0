"""Encounters: whether, when and where one meeting was held and who took part, where sources cannot all be right.

Precision is no conflict (`May 2025` and `28 May 2025`), nor is a part (one day of a visit, some of a delegation), nor progress
(planned for one day, held on another; called off, then held after all), nor a call that is on two days by two clocks.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from schemas.fact import Conflict, ConflictKind
from schemas.record import MeetingRecord, ParticipantRecord
from service.core.history.claims.weighing import Sources, choose
from service.core.language.dates import bounds, compatible, say, width
from service.core.language.dating.zones import a_day_apart, are_far_apart
from service.core.language.people import same_person
from service.core.language.places import are_two_places, country_code, country_name, plain
from service.core.language.wording import listed, with_article
from service.core.linking.fields.meetings import one_person
from service.core.linking.fields.traits import Attendee, attendees

_MOST = 60  # values that are held against one another
_DAY = len("2025-05-28")
_OF_MANY = frozenset(
    "former ex deputy vice assistant under undersecretary adviser advisor counselor counsellor envoy spokesperson spokesman"
    " spokeswoman director official officials member members senator representative delegate ambassador".split()
)  # words of offices that several people of one side hold at one time
_OF_WHAT = frozenset(
    ["minister", "secretary", "commissioner", "governor", "general", "chief", "chair"]
)  # not told of what
_LISTED = re.compile(r", | and ")
_JOINING = frozenset(["of", "the", "for", "and", "s"])

Office = tuple[str, frozenset[str]]
Told = dict[str, list[MeetingRecord]]


def held_conflict(records: Sequence[MeetingRecord], sources: Sources) -> Conflict | None:
    """The conflict of those who say that a meeting was held with those who say that it was called off; none where all of these
    wrote before any of those did."""
    held = [record for record in records if record.status == "held"]
    off = [record for record in records if record.status == "cancelled"]
    if not held or not off:
        return None
    days = [sources.last_told([record.evidence]) for record in held]
    if all(days) and sources.all_before([record.evidence for record in off], min(days)):
        return None
    return _conflict("status", "whether it was held", {"cancelled": off, "held": held}, sources, "that it was held")


def encounter_conflicts(records: Sequence[MeetingRecord], sources: Sources) -> list[Conflict]:
    """Other dates, other places and other people in the records that tell a meeting's settled status: what was planned and what
    came about may differ."""
    dates = list(_dates(records, sources))
    return [*dates, *_places(standing(records, dates, "date"), sources), *_people(records, sources)]


def favoured(
    records: Sequence[MeetingRecord], conflicts: Sequence[Conflict], kind: ConflictKind
) -> list[MeetingRecord]:
    """The records on the side that was chosen in a conflict of this kind; all where there is none."""
    chosen = [claim for each in conflicts if each.kind == kind for claim in each.claims if claim.value == each.chosen]
    own = {evidence for claim in chosen for evidence in claim.evidence}
    return [record for record in records if record.evidence in own] if chosen else list(records)


def standing(
    records: Sequence[MeetingRecord], conflicts: Sequence[Conflict], kind: ConflictKind
) -> list[MeetingRecord]:
    """The records that are on no side of such a conflict that was not chosen."""
    lost = {
        evidence
        for each in conflicts
        if each.kind == kind
        for claim in each.claims
        if claim.value != each.chosen
        for evidence in claim.evidence
    }
    return [record for record in records if record.evidence not in lost]


def is_outvoted(person: ParticipantRecord, record: MeetingRecord, conflicts: Sequence[Conflict]) -> bool:
    """Whether a person is named on a side of a conflict about who took part that was not chosen."""
    return any(
        record.evidence in claim.evidence and any(same_person(person.name, name) for name in _LISTED.split(claim.value))
        for conflict in conflicts
        if conflict.kind == "participants"
        for claim in conflict.claims
        if claim.value != conflict.chosen
    )


def _dates(records: Sequence[MeetingRecord], sources: Sources) -> Iterator[Conflict]:
    far = are_far_apart({person.country for record in records for person in record.participants if person.country})
    clocks = far and all("call" in record.formats for record in records)
    by_date = _grouped(records, lambda record: record.date)

    def differ(one: str, other: str) -> bool:
        if compatible(one, other) is False:
            return not (clocks and a_day_apart(one, other))
        return _overlap_in_part(one, other)

    word = "to be held" if records and records[0].status == "scheduled" else "held"
    if sides := _sides(sorted(by_date), differ):
        told = {say(date): some for date, some in _folded(sides, by_date, differ, width).items()}
        yield _conflict("date", f"the date it was {word}", told, sources, "the later date")


def _overlap_in_part(one: str, other: str) -> bool:
    """Whether each of two spans between days has days that the other has not: 27 to 28 May, 28 to 29 May."""
    here, there = bounds(one), bounds(other)
    if not here or not there or any(len(end) != _DAY for date in (one, other) for end in date.split("/")):
        return False
    return here.first < there.first <= here.last < there.last or there.first < here.first <= there.last < here.last


def _places(records: Sequence[MeetingRecord], sources: Sources) -> Iterator[Conflict]:
    """A visit and talks of several days go to several places, and a call is held in none."""
    fixed = [record for record in records if not {"visit", "call"} & set(record.formats) and not _is_long(record.date)]
    by_place = _grouped(fixed, lambda record: record.place and plain(record.place))
    named = {key: min(str(record.place) for record in some) for key, some in by_place.items()}

    def differ(one: str, other: str) -> bool:
        pairs = ((a, b) for a in by_place[one] for b in by_place[other])
        return are_two_places(named[one], named[other]) and any(
            compatible(a.date, b.date) is not False for a, b in pairs
        )

    word = "is to be held" if records and records[0].status == "scheduled" else "was held"
    if sides := _sides(sorted(by_place, reverse=True), differ):
        kept = _folded(sides, by_place, differ, lambda place: int(country_code(named[place]) is not None))
        told = {named[place]: some for place, some in kept.items()}
        yield _conflict("place", f"where it {word}", told, sources, "the first by letter")


def _is_long(date: str | None) -> bool:
    return date is not None and "/" in date


def _people(records: Sequence[MeetingRecord], sources: Sources) -> Iterator[Conflict]:
    """Other people for one office of a side; for a side of which no office is told so, lists that have nobody in common."""
    offices: dict[Office, list[tuple[Attendee, MeetingRecord]]] = {}
    by_side: dict[str, list[tuple[Attendee, MeetingRecord]]] = {}
    for record in records:
        for person in attendees(record):
            if person.country:
                by_side.setdefault(person.country, []).append((person, record))
                if office := _office(person):
                    offices.setdefault((person.country, office), []).append((person, record))
    found: set[str] = set()
    for (country, _), some in sorted(offices.items(), key=lambda each: (each[0][0], sorted(each[0][1]))):
        if told := _apart(some):
            found.add(country)
            role = min(person.role for person, _ in some)
            yield _conflict("participants", f"who took part as {role} of {_state(country)}", told, sources)
    for country in sorted(by_side.keys() - found):
        if told := _apart(by_side[country]):
            yield _conflict("participants", f"who took part for {_state(country)}", told, sources)


def _office(person: Attendee) -> frozenset[str]:
    """The words of an office that one person of a side holds at a time; empty for any other."""
    words = {word for word in person.role.split() if word not in _JOINING and country_code(word) != person.country}
    return frozenset() if words & _OF_MANY or words <= _OF_WHAT else frozenset(words)


def _apart(told: Sequence[tuple[Attendee, MeetingRecord]]) -> Told | None:
    """The lists of people, in words, each with the records that give it, where one has nobody in common with another."""
    lists: dict[str, list[Attendee]] = {}
    own: dict[str, MeetingRecord] = {}
    for person, record in told:
        lists.setdefault(record.id, []).append(person)
        own[record.id] = record
    groups: list[list[str]] = []
    for key in sorted(lists, key=lambda key: (-len(lists[key]), key))[:_MOST]:
        home = next((group for group in groups if _meet(lists[key], lists[group[0]])), None)
        if home is None:
            groups.append([key])
        else:
            home.append(key)
    if len(groups) < 2:
        return None
    in_words = {listed([person.name for person in lists[group[0]]]): [own[key] for key in group] for group in groups}
    return {words: in_words[words] for words in sorted(in_words, reverse=True)}


def _meet(some: Sequence[Attendee], others: Sequence[Attendee]) -> bool:
    return any(one_person(one, other) for one in some for other in others)


def _state(code: str) -> str:
    return with_article(country_name(code))


def _grouped(records: Sequence[MeetingRecord], key: Callable[[MeetingRecord], str | None]) -> Told:
    found: Told = {}
    for record in records:
        if value := key(record):
            found.setdefault(value, []).append(record)
    return found


def _sides(values: Sequence[str], differ: Callable[[str, str], bool]) -> list[str]:
    """The values that differ from another one, in their order."""
    some = values[:_MOST]
    found = {value for pair in combinations(some, 2) if differ(*pair) for value in pair}
    return [value for value in some if value in found]


def _folded(
    sides: Sequence[str], told: Told, differ: Callable[[str, str], bool], coarseness: Callable[[str], int]
) -> Told:
    """The sides with their records; one that only says more coarsely what a single other one says speaks for that one."""
    kept = {side: list(told[side]) for side in sides}
    for side in sides:
        finer = [one for one in sides if coarseness(one) < coarseness(side) and not differ(one, side)]
        if len(finer) == 1 and finer[0] in kept:
            kept[finer[0]] += kept.pop(side)
    return kept


def _conflict(
    kind: ConflictKind,
    about: str,
    told: Mapping[str, Sequence[MeetingRecord]],
    sources: Sources,
    equals: str = "the first by letter",
) -> Conflict:
    claims = [
        sources.claim(value, sorted((record.evidence for record in some), key=lambda each: (each.article, each.start)))
        for value, some in told.items()
    ]
    chosen, rule = choose(claims, sources, among_equals=equals)
    return Conflict(id="", kind=kind, about=about, claims=tuple(claims), chosen=chosen.value, rule=rule)
