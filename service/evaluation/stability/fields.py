"""What is compared of a record: each field in words, so that two answers agree on it when the words are the same."""

from collections.abc import Iterable

from schemas.record import AgreementRecord, MeetingRecord, StatementRecord
from service.evaluation.extraction.likeness import fold
from service.evaluation.extraction.steps import furthest


def agreement_fields(record: AgreementRecord) -> dict[str, str]:
    """The fields of an agreement; its steps as a set, its dates by step."""
    steps = (f"{each.step}{f' by {each.party}' if each.party else ''} ({each.modality})" for each in record.events)
    return {
        "name": fold(record.name),
        "instrument": record.instrument,
        "kind": record.kind,
        "parties": _set(each.country or fold(each.name) for each in record.parties),
        "steps": _set(steps),
        "status": furthest(record.events) or "not told",
        "dates": _set(f"{each.step} {each.date}" for each in record.events if each.date),
    }


def meeting_fields(record: MeetingRecord) -> dict[str, str]:
    """The fields of a meeting."""
    return {
        "name": fold(record.name),
        "formats": _set(record.formats),
        "status": record.status,
        "date": record.date or "none",
        "place": fold(record.place) or "none",
        "participants": _set(fold(each.name) for each in record.participants),
    }


def statement_fields(record: StatementRecord) -> dict[str, str]:
    """The fields of a statement."""
    return {"holder": fold(record.holder), "sort": record.sort, "text": fold(record.text)}


def _set(told: Iterable[str]) -> str:
    return ", ".join(sorted(set(told))) or "none"
