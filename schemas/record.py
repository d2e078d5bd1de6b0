"""Records: what one article tells, each item grounded and with an id that code gave.

An id is a path: `<article>/a1` an agreement, `/m1` a meeting, `/s1` a statement; below it `/e1` an event, `/t1` a term,
`/o1` an outcome, `/p1` a participant. Article ids are the first twelve hex digits of the SHA-256 of the text.
"""

from typing import Literal

from schemas.agreement import Instrument, Kind, Modality, Party, Salience, Step
from schemas.evidence import Evidence, Excerpt
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


def item_ids(record: Record) -> tuple[str, ...]:
    """The record's own id and those of its items."""
    if isinstance(record, AgreementRecord):
        return (record.id, *(event.id for event in record.events), *(term.id for term in record.terms))
    if isinstance(record, MeetingRecord):
        return (record.id, *(one.id for one in record.participants), *(outcome.id for outcome in record.outcomes))
    return (record.id,)


def label(item: str) -> str:
    """What is left of an id where it is clear which article is meant: `a1/e2` of `3f2a/a1/e2`."""
    return item.partition("/")[2]


RejectionKind = Literal[
    "quote_absent",  # its quote does not stand in the article
    "quote_in_furniture",  # its quote stands in an advertisement, a menu, a credit
    "quote_repaired",  # its quote was brought back to the article's own words
    "no_quote_left",  # nothing with a quote supports the record any more
    "record_rejected",  # the record it belongs to was refused
    "name_absent",  # a person, a party or a name of an agreement that the article does not say
    "invalid_date",  # a date that is none, or that the text does not bear out
    "invalid_value",  # a value that the form does not take
    "missing",  # a field that was left out or left empty
    "unknown_field",  # a field that the form does not have
    "duplicate",  # told before, in the same words
    "cut_off",  # the answer broke off
    "other",
]


class Rejection(Value):
    """An item that a model proposed and code refused, or changed where `kept` is true, with the reason.

    `quote` is the item's quote as the model gave it. `nearest` is the passage of the article that is most like it: what
    stands there instead of a refused quote, or what is now shown for a repaired one.
    """

    id: str
    item: str
    reason: str
    kept: bool = False
    kind: RejectionKind = "other"
    quote: str | None = None
    nearest: Excerpt | None = None
