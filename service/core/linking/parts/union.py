"""Union: the records that the parts of one article give of one agreement, or one meeting, as one record.

The first part that tells a thing is believed on what it is called; later parts add what it did not tell. An item that two
parts tell in the very same words stands once, and its other id is told among the merges.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from schemas.agreement import Party, Salience
from schemas.merge import Merge
from schemas.record import (
    AgreementRecord,
    EventRecord,
    MeetingRecord,
    OutcomeRecord,
    ParticipantRecord,
    Record,
    TermRecord,
)
from service.core.language.dates import width
from service.core.language.people import is_person, name_tokens
from service.core.language.places import country_code, plain

Joinable = Record | EventRecord | TermRecord | OutcomeRecord | ParticipantRecord
Word = TypeVar("Word", bound=str)
ItemT = TypeVar("ItemT", EventRecord, TermRecord, OutcomeRecord, ParticipantRecord)


def merged(kept: Joinable, gone: Joinable, reason: str) -> Merge:
    """What a rule joined: `gone` is told under the id of `kept`."""
    return Merge(left=kept.id, right=gone.id, merged=True, by="rule", score=1.0, reasons=(reason,))


def united_agreements(records: Sequence[AgreementRecord], merges: list[Merge]) -> AgreementRecord:
    """One record under the id and the name of the first; duplicates that went are added to `merges`."""
    first = records[0]
    if len(records) == 1:
        return first
    acronym = next((record.acronym for record in records if record.acronym), None)
    names = [name for record in records for name in (record.name, record.acronym, *record.aliases) if name]
    return first.model_copy(
        update={
            "acronym": acronym,
            "aliases": _others(names, first.name, acronym),
            "instrument": _telling([record.instrument for record in records]),
            "kind": _telling([record.kind for record in records]),
            "parties": _parties(party for record in records for party in record.parties),
            "salience": _salience(records),
            "events": _once([item for record in records for item in record.events], _step, merges),
            "terms": _once([item for record in records for item in record.terms], _words, merges),
        }
    )


def united_meetings(records: Sequence[MeetingRecord], merges: list[Merge]) -> MeetingRecord:
    """One record under the id and the label of the first, with the finest date told."""
    first = records[0]
    if len(records) == 1:
        return first
    dated = min(records, key=lambda record: width(record.date))
    people = [person for record in records for person in record.participants]
    return first.model_copy(
        update={
            "formats": tuple(dict.fromkeys(item for record in records for item in record.formats)),
            "date": dated.date,
            "date_text": dated.date_text,
            "basis": dated.basis,
            "place": next((record.place for record in records if record.place), None),
            "participants": tuple(_with_role(person, people) for person in _once(people, _person, merges)),
            "salience": _salience(records),
            "topics": _others(topic for record in records for topic in record.topics),
            "outcomes": _once([item for record in records for item in record.outcomes], _words, merges),
        }
    )


def _once(items: Sequence[ItemT], key_of: Callable[[ItemT], Hashable], merges: list[Merge]) -> tuple[ItemT, ...]:
    """Each item once, the first of those that tell the same; two of one part were told apart and both stay."""
    kept: list[ItemT] = []
    home: dict[Hashable, ItemT] = {}
    for item in items:
        same = home.setdefault(key_of(item), item)
        if same is item or _part(same) == _part(item):
            kept.append(item)
        else:
            merges.append(merged(same, item, "two parts of one text tell the same"))
    return tuple(kept)


def _part(item: ItemT) -> str:
    return "/".join(item.id.split("/")[:2])


def _step(event: EventRecord) -> Hashable:
    """The step with all that is told of it. A step that moves nothing is the same in any words; another only in the same,
    for what is told apart may stand in the quote alone."""
    words = None if event.step == "noted" else plain(event.evidence.quote)
    told = (event.step, event.party, event.date, event.modality, event.asserted_by, event.by)
    return (*told, plain(event.place or ""), words)


def _words(item: TermRecord | OutcomeRecord) -> Hashable:
    return plain(item.text)


def _person(person: ParticipantRecord) -> Hashable:
    """People by their names in any order, sides by their country or their name."""
    if is_person(person.name):
        return name_tokens(person.name) or plain(person.name)
    return person.country or plain(person.name)


def _with_role(person: ParticipantRecord, people: Iterable[ParticipantRecord]) -> ParticipantRecord:
    """The person with the role and the country that any part tells."""
    same = [other for other in people if _person(other) == _person(person)]
    role = person.role or next((other.role for other in same if other.role), None)
    country = person.country or next((other.country for other in same if other.country), None)
    return person.model_copy(update={"role": role, "country": country})


def _parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.country or country_code(party.name) or plain(party.name), party)
    return tuple(found.values())


def _others(names: Iterable[str], *known: str | None) -> tuple[str, ...]:
    """Names beside those that are known, each wording once."""
    gone = {plain(name) for name in known if name}
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(plain(name), name)
    return tuple(name for key, name in found.items() if key not in gone)


def _telling(values: Sequence[Word]) -> Word:
    """The first value that says more than `other`."""
    return next((value for value in values if value != "other"), values[0])


def _salience(records: Sequence[AgreementRecord] | Sequence[MeetingRecord]) -> Salience:
    return "main" if any(record.salience == "main" for record in records) else "background"
