"""Pointing: which record of this extraction an entry means, written for another one.

Names are compared in plain form, quotes by the words they share or by their places in the article, so that a longer or a
shorter quote of a new prompt is still the same. The one best record is meant; where two are as good, none is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.article import Article
from schemas.evidence import Evidence, Span
from schemas.override import Pointer, RecordType
from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from service.core.grounding import Locator
from service.core.language.places import plain

TYPES: dict[RecordType, type[Record]] = {
    "agreement": AgreementRecord,
    "meeting": MeetingRecord,
    "statement": StatementRecord,
}
_SHORTEST_ID = 6
_WORDS = 2  # words of a record's name or quote that may stand for a longer one
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Pointed:
    """The record that is meant, or what went wrong."""

    record: Record | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Likeness:
    ways: int
    score: float
    record: Record


def pointed_at(pointer: Pointer, records: Sequence[Record], articles: Mapping[str, Article]) -> Pointed:
    """The one record that the pointer means."""
    meant = {key: article for key, article in articles.items() if is_meant(pointer.article, article)}
    if not meant:
        return Pointed(None, f"no article of this run is {pointer.article}")
    kind = TYPES[pointer.type]
    spans = {key: Locator(article)(pointer.quote) for key, article in meant.items()} if pointer.quote else {}
    likely = sorted(
        (
            each
            for record in records
            if record.article in meant and isinstance(record, kind)
            if (each := _likeness(pointer, record, spans.get(record.article))).ways
        ),
        key=lambda each: (-each.ways, -each.score, each.record.id),
    )
    if not likely:
        return Pointed(None, f"{pointer}: no such record was extracted")
    best = [each for each in likely if (each.ways, each.score) == (likely[0].ways, likely[0].score)]
    split_ways = likely[0].ways == 1 and pointer.name is not None and pointer.quote is not None and len(likely) > 1
    if len(best) > 1 or split_ways:
        some = ", ".join(each.record.id for each in (likely if split_ways else best)[:4])
        return Pointed(None, f"{pointer}: means several records ({some}); give words that only one has")
    return Pointed(best[0].record)


def is_meant(name: str, article: Article) -> bool:
    """Whether an article is the one named: by its id or the beginning of it, its source, the last part of that, its address; or
    by a copy that it stands for."""
    if article.id == name or (len(name) >= _SHORTEST_ID and article.id.startswith(name)):
        return True
    told = [article.source, article.url, *(copy.source for copy in article.copies)]
    return any(name in (place, _last(place)) for place in told if place and name)


def _last(place: str) -> str:
    """The name of a file without its folders, in the writing of any system; an address has none."""
    return "" if "://" in place else re.split(r"[/\\]", place)[-1]


def quotes_of(record: Record) -> tuple[Evidence, ...]:
    """All quotes of a record."""
    if isinstance(record, AgreementRecord):
        return (*(event.evidence for event in record.events), *(term.evidence for term in record.terms))
    if isinstance(record, MeetingRecord):
        return (record.evidence, *(outcome.evidence for outcome in record.outcomes))
    return (record.evidence,)


def _likeness(pointer: Pointer, record: Record, span: Span | None) -> _Likeness:
    name = max((_shared(pointer.name, text) for text in _names(record)), default=0.0) if pointer.name else 0.0
    quote = 0.0
    if pointer.quote:
        quote = max((max(_shared(pointer.quote, e.quote), _overlap(span, e)) for e in quotes_of(record)), default=0.0)
    return _Likeness(ways=(name > 0) + (quote > 0), score=round(name + quote, 6), record=record)


def _names(record: Record) -> tuple[str, ...]:
    if isinstance(record, AgreementRecord):
        return tuple(name for name in (record.name, record.acronym, *record.aliases) if name)
    return (record.text,) if isinstance(record, StatementRecord) else (record.name,)


def _shared(one: str, other: str) -> float:
    """How much of the longer of two texts the shorter is, where the longer holds it word for word; 0 where it does not."""
    sought, told = plain(one), plain(other)
    short, long = sorted((sought, told), key=len)
    if not short or f" {short} " not in f" {long} ":
        return 0.0
    return len(short) / len(long) if short == sought or len(short.split()) >= _WORDS else 0.0


def _overlap(span: Span | None, evidence: Evidence) -> float:
    """How much of both places together they share, where they share half of the shorter."""
    if span is None:
        return 0.0
    shared = min(span.end, evidence.end) - max(span.start, evidence.start)
    sizes = (span.end - span.start, evidence.end - evidence.start)
    return shared / (sum(sizes) - shared) if shared > 0 and shared >= _HALF * min(sizes) else 0.0
