"""Joining: the records of one article across its parts. What two parts tell of one agreement or one meeting is one record.

A text keeps apart what it names apart, so this is stricter than linking sources: names must be the same, not alike. The
contradictions are those of linking, for which a part here is what an article is there: two records of one part are never one.
Everything joined is told, with its reason; what stays apart can still be linked as facts are made.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from schemas.merge import Merge
from schemas.record import AgreementRecord, MeetingRecord, StatementRecord
from service.core.language.dates import compatible
from service.core.language.names import acronyms, initials, is_unnamed, tokens
from service.core.language.people import name_tokens
from service.core.language.places import compatible_places, country_code, plain
from service.core.linking.comparison import JOIN, compare, party_keys
from service.core.linking.fields.traits import LONGEST_NAME
from service.core.linking.parts.union import merged, united_agreements, united_meetings
from service.core.records import Made

RecordT = TypeVar("RecordT", AgreementRecord, MeetingRecord, StatementRecord)

_KINDS = frozenset(  # words that say what kind of thing an agreement is
    "letter intent declaration protocol plan action programme program initiative framework partnership dialogue".split()
)
_GENERIC = frozenset("MOU MOUS MOC MOA LOI LOA SOI FTA BIT".split())  # acronyms of a kind of instrument, not of one


@dataclass(frozen=True, slots=True)
class Joined:
    """The records of an article, each under the id of the first part that told it, and every id that was joined to it."""

    agreements: tuple[AgreementRecord, ...]
    meetings: tuple[MeetingRecord, ...]
    statements: tuple[StatementRecord, ...]
    merges: tuple[Merge, ...]


def joined(parts: Sequence[Made]) -> Joined:
    """One record for each agreement and meeting that several parts tell of; statements told twice in one wording are one."""
    merges: list[Merge] = []
    agreements = [
        united_agreements(group, merges)
        for group in _groups([part.agreements for part in parts], _keys_of, _one_agreement, merges)
    ]
    meetings = [
        united_meetings(group, merges)
        for group in _groups([part.meetings for part in parts], _attendance, _one_meeting, merges)
    ]
    said = _groups([part.statements for part in parts], _wording, _one_statement, merges)
    return Joined(
        agreements=tuple(agreements),
        meetings=tuple(meetings),
        statements=tuple(group[0] for group in said),
        merges=tuple(merges),
    )


def _groups(
    parts: Sequence[Sequence[RecordT]],
    keys_of: Callable[[RecordT], Iterable[Hashable]],
    reason: Callable[[RecordT, RecordT], str | None],
    merges: list[Merge],
) -> list[list[RecordT]]:
    """Records grouped in the order they are told. A record joins the one group of which it is the same as a member and
    contradicts none; where it fits two, it stays apart. Only groups that share a key with it are looked at, so that the
    work does not grow with the square of a report."""
    groups: list[list[RecordT]] = []
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for part in parts:
        taken: set[int] = set()
        for record in part:
            own = list(keys_of(record))
            near = {index for key in own for index in by_key[key]} - taken
            fitting = [(index, why) for index in sorted(near) if (why := _fits(record, groups[index], reason))]
            home = fitting[0][0] if len(fitting) == 1 else len(groups)
            if home < len(groups):
                merges.append(merged(groups[home][0], record, f"two parts of one text: {fitting[0][1]}"))
                groups[home].append(record)
            else:
                groups.append([record])
            taken.add(home)
            for key in own:
                by_key[key].append(home)
    return groups


def _fits(record: RecordT, group: Sequence[RecordT], reason: Callable[[RecordT, RecordT], str | None]) -> str | None:
    """Why the record is the same as a member of the group; None when it is not, or when it contradicts one."""
    why = next((why for member in group if (why := reason(member, record))), None)
    return why and (None if any(compare(_alone(member), _alone(record)).veto for member in group) else why)


def _alone(record: RecordT) -> RecordT:
    """The record as if its part were an article: what one article tells apart does not hold between parts."""
    return record.model_copy(update={"article": record.id.rsplit("/", 1)[0]})


def _one_agreement(one: AgreementRecord, other: AgreementRecord) -> str | None:
    here, there = party_keys(one), party_keys(other)
    if here and there and not here & there:
        return None
    shared = _names_of(one) & _names_of(other) or _short_forms(one) & _stated_acronyms(other)
    shared = shared or _stated_acronyms(one) & _short_forms(other)
    return f"both name {min(shared)}" if shared else None


def _keys_of(record: AgreementRecord) -> frozenset[str]:
    return _names_of(record) | _short_forms(record)


def _names_of(record: AgreementRecord) -> frozenset[str]:
    """The telling words of its names. A name that only says what kind of thing it is (`the Framework`) is none, and of the
    other names only those with two telling words."""
    if is_unnamed(record.name):
        return frozenset()
    told = [tokens(record.name), *(words for alias in record.aliases if len(words := tokens(alias)) > 1)]
    return frozenset(" ".join(words) for words in told if set(words) - _KINDS)


def _stated_acronyms(record: AgreementRecord) -> frozenset[str]:
    return acronyms(record.acronym, record.name, *record.aliases) - _GENERIC


def _short_forms(record: AgreementRecord) -> frozenset[str]:
    """Its acronyms, and those that its names would have, with and without the countries in them."""
    names = [] if is_unnamed(record.name) else [record.name, *record.aliases]
    bare = [" ".join(word for word in re.split(r"[\s-]+", name) if country_code(word) is None) for name in names]
    made = {short for name in (*names, *bare) if len(short := initials(name)) > 2}
    return _stated_acronyms(record) | made - _GENERIC


def _attendance(record: MeetingRecord) -> frozenset[str]:
    """The names of its people and its sides together; its label where it tells of neither."""
    people = {word for person in record.participants for word in name_tokens(person.name[:LONGEST_NAME])}
    sides = "+".join(sorted({person.country for person in record.participants if person.country}))
    return frozenset(people | ({sides} if sides else set()) or {plain(record.name[:LONGEST_NAME])})


def _one_meeting(one: MeetingRecord, other: MeetingRecord) -> str | None:
    """Alike as linking counts it, of one status, and tied by a day, a place or the very label: people who meet often meet
    more than once in a long text."""
    tied = compatible(one.date, other.date) or compatible_places(one.place, other.place)
    labelled = plain(one.name) == plain(other.name) and not (one.place and other.place)
    if one.status != other.status or not (tied or labelled):
        return None
    found = compare(_alone(one), _alone(other))
    return None if found.veto or found.score < JOIN else "; ".join(found.reasons)


def _wording(record: StatementRecord) -> frozenset[str]:
    return frozenset({f"{plain(record.holder)}: {plain(record.text)}"})


def _one_statement(one: StatementRecord, other: StatementRecord) -> str | None:
    return f"{one.holder} says the same" if _wording(one) == _wording(other) else None
