"""What the facts of meetings lend to the records of one article: a date for a step taken there, the full name of a person.

A date lent so is *inferred*: the article tells of the step and of the encounter together, and another source dates the
encounter. It is shown as probable, never as told.
"""

from dataclasses import dataclass

from schemas.fact import MeetingFact
from schemas.record import AgreementRecord, EventRecord, MeetingRecord, StatementRecord
from service.core.history.lifecycle import ONGOING
from service.core.language.people import same_person


@dataclass(frozen=True, slots=True)
class Encounters:
    """Every meeting record and the facts made of them."""

    told: tuple[MeetingRecord, ...]
    meetings: tuple[MeetingFact, ...]

    def complete(self, record: AgreementRecord) -> AgreementRecord:
        """The record with full names, and with inferred dates where an undated step was taken at a dated encounter."""
        return record.model_copy(
            update={"events": tuple(self._event(event, record.article) for event in record.events)}
        )

    def with_full_holder(self, record: StatementRecord) -> StatementRecord:
        """The record with its holder under the fullest name that the meetings told of in its article give."""
        return record.model_copy(update={"holder": self._full_name(record.holder, record.article)})

    def _event(self, event: EventRecord, article: str) -> EventRecord:
        by = tuple(self._full_name(name, article) for name in event.by)
        said = self._full_name(event.asserted_by, article) if event.asserted_by else None
        named = event.model_copy(update={"by": by, "asserted_by": said})
        date = self._date(named, article) if event.date is None and event.modality == "reported" else None
        return named.model_copy(update={"date": date, "basis": "inferred"}) if date else named

    def _full_name(self, name: str, article: str) -> str:
        for record in self.told:
            if record.article == article and any(person.name == name for person in record.participants):
                fact = next(fact for fact in self.meetings if record.id in fact.records)
                return next((person.name for person in fact.participants if same_person(person.name, name)), name)
        return name

    def _date(self, event: EventRecord, article: str) -> str | None:
        """The date of the one encounter that this article ties the step to most closely; None when there is a doubt."""
        here = [(_closeness(event, meeting), meeting) for meeting in self.told if meeting.article == article]
        best = max((closeness for closeness, _ in here), default=0)
        ids = {meeting.id for closeness, meeting in here if closeness == best and best > 0}
        dates = {fact.date for fact in self.meetings if ids & set(fact.records)}
        return dates.pop() if len(dates) == 1 else None


def _closeness(event: EventRecord, meeting: MeetingRecord) -> int:
    """How closely one article ties a step to a meeting: told in the same words, dated in the same words, or taken by the
    people of a meeting that the article is about (the more of them, the closer); 0 when not at all."""
    if meeting.status != "held":
        return 0
    if event.step in ONGOING:  # talks go on before and after an encounter at which they are spoken of
        return 100 if event.date_text and event.date_text == meeting.date_text else 0
    spans = [meeting.evidence, *(outcome.evidence for outcome in meeting.outcomes)]
    if any(span.start < event.evidence.end and event.evidence.start < span.end for span in spans):
        return 1000
    if event.date_text and event.date_text == meeting.date_text:
        return 100
    people = [*event.by, *([event.asserted_by] if event.asserted_by else [])]
    known = sum(any(same_person(name, person.name) for person in meeting.participants) for name in people)
    return known if meeting.salience == "main" else 0
