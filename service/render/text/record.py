"""A record as one article tells it: a headline, then a line for each item, each quote in its place."""

from collections.abc import Iterable

from schemas.evidence import Evidence
from schemas.record import AgreementRecord, EventRecord, MeetingRecord, Record, StatementRecord, label
from service.render.edtf import words
from service.render.plain import plain


def record_text(record: Record) -> str:
    """Lines that end in a newline; the first begins with the record's id."""
    if isinstance(record, AgreementRecord):
        lines = _agreement(record)
    elif isinstance(record, MeetingRecord):
        lines = _meeting(record)
    else:
        lines = _statement(record)
    return "".join(f"{line}\n" for line in lines)


def said(parts: Iterable[str | None]) -> str:
    """What is known of the parts, plain, parted by commas."""
    return ", ".join(plain(part) for part in parts if part)


def quoted(evidence: Evidence) -> str:
    """The quote, character by character, and where it stands in the text; in marks that are none of its own."""
    words = plain(evidence.quote)
    begin, end = "«»" if any(mark in words for mark in '"“”') else "“”"
    return f"{begin}{words}{end} [{evidence.start}:{evidence.end}{_how(evidence)}]"


def named(code: str) -> str:
    """A value of a closed list as words."""
    return code.replace("_", " ")


def _agreement(record: AgreementRecord) -> list[str]:
    names = said([record.acronym, *record.aliases])
    about = said([named(record.instrument), named(record.kind), record.salience])
    lines = [f"{record.id}  agreement: {plain(record.name)}{f' ({names})' if names else ''}", f"  {about}"]
    if record.parties:
        lines.append(f"  parties: {said(party.name for party in record.parties)}")
    for event in record.events:
        lines += [f"  {label(event.id)}  {_event(event)}", f"      {quoted(event.evidence)}"]
    for term in record.terms:
        lines += [f"  {label(term.id)}  {plain(term.text)}", f"      {quoted(term.evidence)}"]
    return lines


def _event(event: EventRecord) -> str:
    party = f"{event.party} alone" if event.party else None
    by = f"by {', '.join(event.by)}" if event.by else None
    word = f"says {event.asserted_by}" if event.asserted_by else None
    modality = None if event.modality == "reported" else event.modality
    when = _when(event.date, event.date_text, event.basis)
    return said([named(event.step), modality, party, when, event.place, by, word])


def _meeting(record: MeetingRecord) -> list[str]:
    formats = " + ".join(named(form) for form in record.formats)
    when = _when(record.date, record.date_text, record.basis)
    lines = [
        f"{record.id}  meeting: {plain(record.name)}",
        f"  {said([record.status, formats, when, record.place, record.salience])}",
        f"  {quoted(record.evidence)}",
    ]
    lines += [f"  {label(each.id)}  {said([each.name, each.role, each.country])}" for each in record.participants]
    if record.topics:
        lines.append(f"  topics: {said(record.topics)}")
    for outcome in record.outcomes:
        lines += [f"  {label(outcome.id)}  {plain(outcome.text)}", f"      {quoted(outcome.evidence)}"]
    return lines


def _statement(record: StatementRecord) -> list[str]:
    holder = said([record.holder, record.role])
    return [
        f"{record.id}  statement: {plain(record.text)}",
        f"  {record.sort} of {holder}, about {plain(record.about)}",
        f"  {quoted(record.evidence)}",
    ]


def _when(date: str | None, text: str | None, basis: str) -> str:
    if date is None:
        return "undated"
    resolved = f" (from “{plain(text)}”)" if text and basis == "resolved" else ""
    return words(date) + resolved


def _how(evidence: Evidence) -> str:
    return "" if evidence.match == "exact" else f", {evidence.match}"
