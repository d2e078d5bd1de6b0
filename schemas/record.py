"""Records: what one article tells, each item grounded and with an id that code gave.

An id is a path: `<article>/a1` an agreement, `/m1` a meeting, `/s1` a statement; below it `/e1` an event, `/t1` a term,
`/o1` an outcome, `/p1` a participant. Article ids are the first twelve hex digits of the SHA-256 of the text.
"""

from typing import Literal

from schemas.agreement import Instrument, Kind, Modality, Party, Salience, Step
from schemas.evidence import Evidence
from schemas.meeting import Format, MeetingStatus
from schemas.shape import Value
from schemas.statement import Sort

Basis = Literal["stated", "resolved", "inferred", "none"]


class EventRecord(Value):
    """A step of an agreement's life-cycle as one article tells it; `date` is EDTF, `basis` says where it comes from."""

    id: str
    step: Step
    party: str | None
    date: str | None
    date_text: str | None
    basis: Basis
    place: str | None
    by: tuple[str, ...]
    modality: Modality
    asserted_by: str | None
    evidence: Evidence


class TermRecord(Value):
    """A provision or an amount."""

    id: str
    text: str
    evidence: Evidence


class AgreementRecord(Value):
    """An agreement as one article tells of it."""

    id: str
    article: str
    name: str
    acronym: str | None
    aliases: tuple[str, ...]
    instrument: Instrument
    kind: Kind
    parties: tuple[Party, ...]
    salience: Salience
    events: tuple[EventRecord, ...]
    terms: tuple[TermRecord, ...]


class ParticipantRecord(Value):
    """A person, or a side where no person is named; country is ISO 3166-1 alpha-2 or EU."""

    id: str
    name: str
    role: str | None
    country: str | None


class OutcomeRecord(Value):
    """What a meeting decided or announced."""

    id: str
    text: str
    evidence: Evidence


class MeetingRecord(Value):
    """A meeting as one article tells of it."""

    id: str
    article: str
    name: str
    formats: tuple[Format, ...]
    status: MeetingStatus
    date: str | None
    date_text: str | None
    basis: Basis
    place: str | None
    participants: tuple[ParticipantRecord, ...]
    salience: Salience
    topics: tuple[str, ...]
    outcomes: tuple[OutcomeRecord, ...]
    evidence: Evidence


class StatementRecord(Value):
    """A statement as one article gives it."""

    id: str
    article: str
    text: str
    holder: str
    role: str | None
    about: str
    sort: Sort
    evidence: Evidence


Record = AgreementRecord | MeetingRecord | StatementRecord


class Rejection(Value):
    """An item that a model proposed and code refused, or changed where `kept` is true, with the reason."""

    id: str
    item: str
    reason: str
    kept: bool = False
