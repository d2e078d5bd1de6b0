"""Which records of several answers about one article are one: matched as records are matched with labels.

The first answer that has a record stands for it; a further answer's record joins the one that it is likest to, one to one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from schemas.record import AgreementRecord, MeetingRecord, StatementRecord
from service.evaluation.extraction.likeness import agreement_likeness, meeting_likeness, statement_likeness
from service.evaluation.extraction.matching import match
from service.evaluation.gold.shape import (
    GoldAgreement,
    GoldEvent,
    GoldMeeting,
    GoldParty,
    GoldQuote,
    GoldStatement,
)


class _MayBeOptional(Protocol):
    @property
    def optional(self) -> bool: ...


R = TypeVar("R")
G = TypeVar("G", bound=_MayBeOptional)


@dataclass
class Gathered(Generic[R]):
    """One record as each answer has it, by the answer's place."""

    by_answer: dict[int, R] = field(default_factory=dict)

    @property
    def first(self) -> R:
        """The record that stands for it."""
        return next(iter(self.by_answer.values()))

    @property
    def every(self) -> tuple[R, ...]:
        """The record in all answers that have it."""
        return tuple(self.by_answer.values())


def gather_agreements(answers: Sequence[Sequence[AgreementRecord]]) -> list[Gathered[AgreementRecord]]:
    """The agreements of one article, as several answers tell them."""
    return _gather(answers, _agreement, agreement_likeness)


def gather_meetings(answers: Sequence[Sequence[MeetingRecord]]) -> list[Gathered[MeetingRecord]]:
    """The meetings of one article, as several answers tell them."""
    return _gather(answers, _meeting, meeting_likeness)


def gather_statements(answers: Sequence[Sequence[StatementRecord]]) -> list[Gathered[StatementRecord]]:
    """The statements of one article, as several answers tell them."""
    return _gather(answers, _statement, statement_likeness)


def _gather(
    answers: Sequence[Sequence[R]], expect: Callable[[R], G], likeness: Callable[[R, G], float]
) -> list[Gathered[R]]:
    found: list[Gathered[R]] = []
    for place, records in enumerate(answers):
        pairs = match(records, [expect(each.first) for each in found], likeness).pairs
        for i, record in enumerate(records):
            if i not in pairs:
                found.append(Gathered())
            found[pairs.get(i, -1)].by_answer[place] = record
    return found


def _agreement(record: AgreementRecord) -> GoldAgreement:
    return GoldAgreement(
        id=record.id,
        name=record.name,
        acronym=record.acronym,
        aliases=record.aliases,
        parties=tuple(GoldParty(name=each.name, country=each.country) for each in record.parties),
        events=tuple(GoldEvent(step=each.step, quote=each.evidence.quote) for each in record.events),
        terms=tuple(GoldQuote(quote=each.evidence.quote) for each in record.terms),
    )


def _meeting(record: MeetingRecord) -> GoldMeeting:
    return GoldMeeting(
        id=record.id,
        name=record.name,
        date=record.date,
        participants=tuple(GoldParty(name=each.name, country=each.country) for each in record.participants),
        outcomes=tuple(GoldQuote(quote=each.evidence.quote) for each in record.outcomes),
        quote=record.evidence.quote,
    )


def _statement(record: StatementRecord) -> GoldStatement:
    return GoldStatement(id=record.id, text=record.text, holder=record.holder, quote=record.evidence.quote)
