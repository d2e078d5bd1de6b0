"""A row for each item of what an article tells, with its quote in its place; an article without any has one row of its own."""

from collections.abc import Iterator
from typing import Final

from schemas.evidence import Evidence
from schemas.outcome import Outcome
from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.render.sheets.cells import Columns, Row, Value

COLUMNS: Final[Columns] = {
    "article": "text",
    "article_title": "text",
    "publisher": "text",
    "author": "text",
    "published": "text",
    "language": "text",
    "genre": "text",
    "source": "text",
    "outcome": "text",
    "error": "text",
    "record": "text",
    "type": "text",
    "name": "text",
    "acronym": "text",
    "kind": "list",
    "instrument": "text",
    "salience": "text",
    "parties": "list",
    "countries": "list",
    "item": "text",
    "item_type": "text",
    "text": "text",
    "status": "text",
    "modality": "text",
    "date": "text",
    "date_text": "text",
    "date_basis": "text",
    "place": "text",
    "who": "list",
    "role": "text",
    "about": "text",
    "quote": "text",
    "start": "number",
    "end": "number",
    "match": "text",
}
_Told = dict[str, Value]


def rows(outcome: Outcome) -> Iterator[Row]:
    """The rows of an article, in the order of its records."""
    header = outcome.article
    known: _Told = {
        "article": header.id or None,
        "article_title": header.title,
        "publisher": header.publisher,
        "author": header.author,
        "published": header.published,
        "language": header.language,
        "genre": header.genre,
        "source": header.source,
        "outcome": outcome.status,
        "error": outcome.error,
    }
    items = [{**known, **item} for record in outcome.records for item in _items(record)]
    for item in items or [known]:
        yield tuple(item.get(column) for column in COLUMNS)


def _items(record: Record) -> Iterator[_Told]:
    if isinstance(record, AgreementRecord):
        yield from _of_agreement(record)
    elif isinstance(record, MeetingRecord):
        yield from _of_meeting(record)
    else:
        yield _of_statement(record)


def _of_agreement(record: AgreementRecord) -> Iterator[_Told]:
    whole: _Told = {
        "record": record.id,
        "type": "agreement",
        "name": record.name,
        "acronym": record.acronym,
        "kind": (record.kind,),
        "instrument": record.instrument,
        "salience": record.salience,
        "parties": tuple(party.name for party in record.parties),
        "countries": tuple(party.country for party in record.parties if party.country),
    }
    for event in record.events:
        when: _Told = {"date": event.date, "date_text": event.date_text, "date_basis": event.basis}
        how: _Told = {"item": event.id, "item_type": "event", "status": event.step, "modality": event.modality}
        where: _Told = {"place": event.place, "who": event.by, "about": event.party}
        yield {**whole, **how, **when, **where, **_quoted(event.evidence)}
    for term in record.terms:
        yield {**whole, "item": term.id, "item_type": "term", "text": term.text, **_quoted(term.evidence)}


def _of_meeting(record: MeetingRecord) -> Iterator[_Told]:
    whole: _Told = {
        "record": record.id,
        "type": "meeting",
        "name": record.name,
        "kind": record.formats,
        "salience": record.salience,
        "countries": tuple(dict.fromkeys(each.country for each in record.participants if each.country)),
    }
    when: _Told = {"date": record.date, "date_text": record.date_text, "date_basis": record.basis}
    where: _Told = {
        "status": record.status,
        "place": record.place,
        "who": tuple(one.name for one in record.participants),
    }
    topics: _Told = {"about": "; ".join(record.topics) or None}
    yield {**whole, "item": record.id, "item_type": "meeting", **when, **where, **topics, **_quoted(record.evidence)}
    for one in record.participants:
        held: _Told = {"item": one.id, "item_type": "participant", "who": (one.name,), "role": one.role}
        yield {**whole, **held, "about": one.country}
    for outcome in record.outcomes:
        yield {**whole, "item": outcome.id, "item_type": "outcome", "text": outcome.text, **_quoted(outcome.evidence)}


def _of_statement(record: StatementRecord) -> _Told:
    return {
        "record": record.id,
        "type": "statement",
        "kind": (record.sort,),
        "item": record.id,
        "item_type": "statement",
        "text": record.text,
        "who": (record.holder,),
        "role": record.role,
        "about": record.about,
        **_quoted(record.evidence),
    }


def _quoted(evidence: Evidence) -> _Told:
    return {"quote": evidence.quote, "start": evidence.start, "end": evidence.end, "match": evidence.match}
