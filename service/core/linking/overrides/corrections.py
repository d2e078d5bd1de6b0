"""Corrections: a person's value in the place of what the sources say, which stays beside it as theirs.

A correction is put into the records of the fact after they were linked, so that it decides what is shown and never what is one
fact; then the fact is consolidated as if its sources had told so, and a conflict keeps what they did tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.agreement import Party
from schemas.evidence import Evidence
from schemas.fact import Claim, Conflict, Fact
from schemas.override import Correction, Decision
from schemas.record import AgreementRecord, EventRecord, MeetingRecord, Record, StatementRecord
from service.core.language.dates import say
from service.core.language.places import country_code, plain
from service.core.language.wording import STEP_WORDS, listed
from service.core.linking.clustering import Cluster
from service.core.linking.overrides.deciding import Corrects, Decided
from service.core.linking.overrides.pointing import quotes_of
from service.core.linking.overrides.ruling import Ruling
from service.errors import UsageError

_UNTOLD = "not told"


@dataclass(frozen=True, slots=True)
class Corrected:
    """Clusters with the people's values in, and by the id of a record the conflicts of its fact with what the sources told."""

    clusters: tuple[Cluster, ...]
    conflicts: Mapping[str, tuple[Conflict, ...]]
    decisions: Mapping[str, tuple[Decision, ...]]
    remarks: tuple[str, ...]


def corrected(clusters: Sequence[Cluster], decided: Decided) -> Corrected:
    """The clusters as people corrected them; raise UsageError when two entries give one value of one fact differently."""
    made: list[Cluster] = []
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    decisions: dict[str, tuple[Decision, ...]] = {}
    remarks: list[str] = []
    by_record: dict[str, list[Corrects]] = {}
    for each in decided.corrections:
        by_record.setdefault(each.record, []).append(each)
    for cluster in clusters:
        told: list[Conflict] = []
        entries = [each.entry for record in cluster.records for each in by_record.get(record.id, ())]
        _agree(entries)
        records = cluster.records
        for entry in entries:
            claims = _claims(records, entry)
            if claims:
                records = tuple(_with(record, entry) for record in records)
                told.append(_conflict(entry, claims))
            else:
                remarks.append(f"{entry.at}: no source tells that step of it; nothing was done for it")
        made.append(replace(cluster, records=records))
        first = cluster.records[0].id
        conflicts[first] = tuple(told)
        decisions[first] = (
            *_of_rulings(cluster, decided.rulings),
            *(Decision(action="corrected", about=_about(each), by=each.by, reason=each.reason) for each in entries),
        )
    return Corrected(clusters=tuple(made), conflicts=conflicts, decisions=decisions, remarks=tuple(remarks))


def with_decisions(facts: Sequence[Fact], made: Corrected) -> tuple[Fact, ...]:
    """The facts with their conflicts and what people decided of them."""
    return tuple(_with_decisions(fact, made) for fact in facts)


def _with_decisions(fact: Fact, made: Corrected) -> Fact:
    told = [conflict for key in fact.records for conflict in made.conflicts.get(key, ())]
    decisions = tuple(each for key in fact.records for each in made.decisions.get(key, ()))
    if not decisions:
        return fact
    numbered = [each.model_copy(update={"id": f"c{n}"}) for n, each in enumerate(told, len(fact.conflicts) + 1)]
    return fact.model_copy(update={"conflicts": (*fact.conflicts, *numbered), "decisions": decisions})


def _of_rulings(cluster: Cluster, rulings: Sequence[Ruling]) -> list[Decision]:
    """What was decided of the records of a cluster, the same word on several pairs once."""
    own = {record.id for record in cluster.records}
    found: dict[tuple[str, str], tuple[Ruling, list[str]]] = {}
    for each in rulings:
        if {each.left, each.right} & own:
            found.setdefault((each.at, each.by), (each, []))[1].extend((each.left, each.right))
    return [
        Decision(
            action="joined" if each.same else "split",
            about=listed(list(dict.fromkeys(keys))),
            by=each.by,
            reason=each.reason,
        )
        for each, keys in found.values()
    ]


def _agree(entries: Sequence[Correction]) -> None:
    first: dict[tuple[object, ...], Correction] = {}
    for entry in entries:
        other = first.setdefault((entry.field, entry.step, entry.party), entry)
        if other.value != entry.value:
            raise UsageError(
                f"{entry.at} corrects {_about(entry)} to {entry.value!r}, {other.at} the same fact's to {other.value!r};"
                " take one of them out"
            )


def _claims(records: Sequence[Record], entry: Correction) -> tuple[Claim, ...]:
    """What each source tells, each value once; empty where no source tells the step that is corrected."""
    told: dict[str, list[Evidence]] = {}
    for record in records:
        for value, evidence in _told(record, entry):
            told.setdefault(_in_words(entry, value), []).append(evidence)
    return tuple(Claim(value=value, evidence=tuple(dict.fromkeys(all_of))) for value, all_of in told.items())


def _told(record: Record, entry: Correction) -> list[tuple[str | None, Evidence]]:
    if isinstance(record, AgreementRecord) and entry.step:
        events = [event for event in record.events if _is_meant(event, entry)]
        return [(event.date if entry.field == "date" else event.place, event.evidence) for event in events]
    evidence = quotes_of(record)[0]
    if isinstance(record, AgreementRecord) and entry.field == "parties":
        return [(listed([party.name for party in record.parties]), evidence)]
    return [(getattr(record, entry.field), evidence)]


def _is_meant(event: EventRecord, entry: Correction) -> bool:
    if event.step != entry.step:
        return False
    if entry.party is None:
        return True
    return event.party is not None and _code(event.party) == _code(entry.party)


def _code(party: str) -> str:
    return party.upper() if len(party) == 2 else country_code(party) or plain(party)


def _with(record: Record, entry: Correction) -> Record:
    if isinstance(record, AgreementRecord):
        return _agreement_with(record, entry)
    if isinstance(record, MeetingRecord) and entry.field == "date":
        return record.model_copy(update={"date": entry.value, "date_text": None, "basis": "stated"})
    field = "text" if isinstance(record, StatementRecord) and entry.field == "name" else entry.field
    return record.model_copy(update={field: entry.value})


def _agreement_with(record: AgreementRecord, entry: Correction) -> AgreementRecord:
    if entry.step:
        events = tuple(_event_with(event, entry) if _is_meant(event, entry) else event for event in record.events)
        return record.model_copy(update={"events": events})
    if entry.field == "parties":
        names = [name.strip() for name in entry.value.split(";") if name.strip()]
        return record.model_copy(
            update={"parties": tuple(Party(name=name, country=country_code(name)) for name in names)}
        )
    if entry.field == "name":
        aliases = tuple(dict.fromkeys((*record.aliases, record.name)))
        return record.model_copy(update={"name": entry.value, "aliases": aliases})
    return record.model_copy(update={entry.field: entry.value})


def _event_with(event: EventRecord, entry: Correction) -> EventRecord:
    if entry.field == "place":
        return event.model_copy(update={"place": entry.value})
    return event.model_copy(update={"date": entry.value, "date_text": None, "basis": "stated"})


def _conflict(entry: Correction, claims: tuple[Claim, ...]) -> Conflict:
    return Conflict(
        id="",
        about=_about(entry),
        claims=claims,
        chosen=_in_words(entry, entry.value),
        rule=f"corrected by {entry.by}: {entry.reason}",
        person=entry.by,
    )


def _about(entry: Correction) -> str:
    if entry.step is None:
        return f"the {entry.field}"
    party = f" by {entry.party}" if entry.party else ""
    return f"the {entry.field} it was {STEP_WORDS[entry.step]}{party}"


def _in_words(entry: Correction, value: str | None) -> str:
    """A value as the page shows it."""
    if not value:
        return _UNTOLD
    if entry.field == "date":
        return say(value)
    if entry.field == "parties":
        return listed([name.strip() for name in value.split(";")])
    return value.replace("_", " ") if entry.field in ("kind", "instrument", "status", "sort") else value
