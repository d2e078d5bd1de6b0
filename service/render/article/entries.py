"""What was made of an article, as the page lists it: every item with its id, its words and the quote behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from schemas.agreement import Party
from schemas.evidence import Evidence
from schemas.outcome import Outcome
from schemas.record import (
    AgreementRecord,
    EventRecord,
    MeetingRecord,
    OutcomeRecord,
    Rejection,
    StatementRecord,
    TermRecord,
    label,
)
from service.render.edtf import words
from service.render.plain import plain

EntryKind = Literal["event", "term", "meeting", "outcome", "statement"]
_Item = EventRecord | TermRecord | MeetingRecord | OutcomeRecord | StatementRecord
_LONG = 1200
_MATCHES = {
    "exact": "",
    "folded": "found with other blanks, quotation marks or dashes",
    "repaired": "repaired to the article's own words",
}
_BASES = {
    "stated": "as the text says",
    "resolved": "counted from the article's date",
    "inferred": "probably, from another source",
    "none": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item with a quote. `label` is its id in the article; `number` counts quotes in the order of the text; `of` names the
    record it is part of."""

    label: str
    number: int
    kind: EntryKind
    of: str
    heading: str
    details: tuple[str, ...]
    evidence: Evidence
    note: str

    @property
    def quote(self) -> str:
        """The quote on one line; of a very long one the beginning, for the whole stands in the text."""
        return _shortened(self.evidence.quote)

    @property
    def summary(self) -> str:
        """The item on one line, to be shown over its words."""
        first = f"{self.label} {self.kind}: {self.heading}"
        return " · ".join((first, *((f"of {self.of}",) if self.of else ()), *self.details))


@dataclass(frozen=True, slots=True)
class Group:
    """A record and its items; a statement is a record of one item, without a title of its own."""

    label: str
    title: str
    details: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All records of a kind."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What was refused, or changed and kept; `label` is the id of the item. `near` is the passage most like its quote, `place`
    its number in the text."""

    label: str
    item: str
    kind: str
    reason: str
    quote: str
    near: str
    start: int
    end: int
    place: int


def sections(outcome: Outcome) -> tuple[Section, ...]:
    """The records by kind, without kinds that have none; quotes are numbered in the order of the text."""
    groups = {
        "Agreements": [_agreement(record) for record in outcome.agreements],
        "Meetings": [_meeting(record) for record in outcome.meetings],
        "Statements": [_statement(record) for record in outcome.statements],
    }
    drafts = [draft for made in groups.values() for group in made for draft in group.entries]
    drafts.sort(key=lambda draft: (draft.evidence.start, -draft.evidence.end))
    numbers = {id(draft): number for number, draft in enumerate(drafts, 1)}
    return tuple(
        Section(title, tuple(_numbered(group, numbers) for group in made)) for title, made in groups.items() if made
    )


def refusals(outcome: Outcome, *, kept: bool) -> tuple[Refusal, ...]:
    """What was refused, or with `kept` what was changed."""
    return tuple(_refusal(one, place) for place, one in enumerate(outcome.rejected, 1) if one.kept == kept)


def entries_of(made: Sequence[Section]) -> Iterator[Entry]:
    """Every item of every record."""
    return (entry for section in made for group in section.groups for entry in group.entries)


def _numbered(group: Group, numbers: Mapping[int, int]) -> Group:
    entries = tuple(replace(entry, number=numbers[id(entry)]) for entry in group.entries)
    return replace(group, entries=entries)


def _entry(kind: EntryKind, item: _Item, heading: str, *, of: str = "", details: tuple[str, ...] = ()) -> Entry:
    return Entry(
        label=label(item.id),
        number=0,
        kind=kind,
        of=plain(of),
        heading=plain(heading),
        details=tuple(plain(detail) for detail in details if detail),
        evidence=item.evidence,
        note=_MATCHES[item.evidence.match],
    )


def _agreement(record: AgreementRecord) -> Group:
    name = f"{record.name} ({record.acronym})" if record.acronym else record.name
    events = (_event(event, of=record.name) for event in record.events)
    terms = (_entry("term", term, term.text, of=record.name) for term in record.terms)
    details = (
        _spoken(record.kind),
        "" if record.instrument == "other" else _spoken(record.instrument),
        ", ".join(_party(party) for party in record.parties),
        "also: " + ", ".join(record.aliases) if record.aliases else "",
        "mentioned as background" if record.salience == "background" else "",
    )
    return Group(label(record.id), plain(name), tuple(plain(detail) for detail in details if detail), (*events, *terms))


def _event(event: EventRecord, *, of: str) -> Entry:
    heading = _spoken(event.step) if event.modality == "reported" else f"{_spoken(event.step)} ({event.modality})"
    details = (
        _when(event.date, event.date_text, event.basis),
        event.place or "",
        f"by {', '.join(event.by)}" if event.by else "",
        f"for {event.party}" if event.party else "",
        f"as {event.asserted_by} says" if event.asserted_by else "",
    )
    return _entry("event", event, heading, of=of, details=details)


def _meeting(record: MeetingRecord) -> Group:
    people = "; ".join(
        ", ".join(part for part in (one.name, one.role, one.country) if part) for one in record.participants
    )
    details = (_when(record.date, record.date_text, record.basis), record.place or "")
    held = _entry("meeting", record, record.status, of=record.name, details=details)
    outcomes = (_entry("outcome", outcome, outcome.text, of=record.name) for outcome in record.outcomes)
    said = (
        ", ".join(_spoken(form) for form in record.formats),
        f"with {people}" if people else "",
        f"on {', '.join(record.topics)}" if record.topics else "",
        "mentioned as background" if record.salience == "background" else "",
    )
    return Group(label(record.id), plain(record.name), tuple(plain(part) for part in said if part), (held, *outcomes))


def _statement(record: StatementRecord) -> Group:
    holder = f"{record.holder}, {record.role}" if record.role else record.holder
    said = _entry("statement", record, record.text, details=(holder, f"on {record.about}", record.sort))
    return Group(label(record.id), "", (), (said,))


def _party(party: Party) -> str:
    return f"{party.name} ({party.country})" if party.country else party.name


def _when(date: str | None, date_text: str | None, basis: str) -> str:
    """The date in words with where it comes from: `28 May 2025, as the text says (“on Wednesday”)`."""
    if not date:
        return f"“{date_text}”, no date" if date_text else "undated"
    said = f" (“{date_text}”)" if date_text else ""
    return ", ".join(part for part in (words(date), _BASES.get(basis, "") + said) if part)


def _refusal(rejection: Rejection, place: int) -> Refusal:
    near = rejection.nearest
    return Refusal(
        label=plain(label(rejection.id)),
        item=_shortened(rejection.item),
        kind=_spoken(rejection.kind),
        reason=plain(rejection.reason),
        quote=_shortened(rejection.quote or ""),
        near=_shortened(near.text) if near else "",
        start=near.start if near else 0,
        end=near.end if near else 0,
        place=place,
    )


def _shortened(text: str) -> str:
    return plain(text) if len(text) <= _LONG else f"{plain(text[:_LONG])} …"


def _spoken(name: str) -> str:
    return name.replace("_", " ")
