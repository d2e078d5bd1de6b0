"""The embedded model beside a large one: a first look at what is worth asking about, a second at what was left out."""

from collections.abc import Iterator, Sequence

from schemas.article import Article
from schemas.extraction import Extraction
from schemas.outcome import Missed
from schemas.record import AgreementRecord, MeetingRecord, Record
from schemas.run import Usage
from service.core import extraction
from service.core.grounding import Locator
from service.core.linking.comparison import ASK, compare
from service.core.reading.furniture import sent_text
from service.embedded.extraction import extract, sees
from service.embedded.model import NAME
from service.llm.salvage import salvage
from service.ports import Answer

NOTHING_SEEN = "not asked about: the embedded model sees no agreement and no meeting in it; leave --triage out to ask"


def first_look(article: Article) -> str | None:
    """Why an article is not worth asking about; None where it is."""
    return None if sees(sent_text(article.text, article.furniture)) else NOTHING_SEEN


def second_look(article: Article, records: Sequence[Record]) -> tuple[Missed, ...]:
    """The steps and meetings that rules see in an article and that these records of it neither quote nor tell elsewhere; a
    sentence is told once, where it stands first."""
    seen: dict[tuple[str, int], Missed] = {}
    for missed in _missed(_own(article), records):
        seen.setdefault((missed.kind, missed.evidence.start), missed)
    return tuple(sorted(seen.values(), key=lambda each: (each.evidence.start, each.kind)))


def _own(article: Article) -> tuple[Record, ...]:
    """What the rules make of the article, each item grounded."""
    text = extract(sent_text(article.text, article.furniture)).model_dump_json()
    made = salvage(Extraction, text, {"locate": Locator(article)})
    answer = Answer(value=made.value, proposed=made.proposed, rejected=made.rejected, usage=Usage(), model=NAME)
    return extraction.grounded(article, answer).records


def _missed(own: Sequence[Record], records: Sequence[Record]) -> Iterator[Missed]:
    for record in own:
        if isinstance(record, AgreementRecord):
            told = [each for each in records if isinstance(each, AgreementRecord)]
            yield from _steps_missed(record, told)
        elif isinstance(record, MeetingRecord):
            met = [each for each in records if isinstance(each, MeetingRecord)]
            if not _is_quoted(record.evidence.start, record.evidence.end, met) and not _same(record, met):
                yield Missed(kind="meeting", name=record.name, step=None, evidence=record.evidence)


def _steps_missed(record: AgreementRecord, told: Sequence[AgreementRecord]) -> Iterator[Missed]:
    """The steps of an agreement that no record of the same one tells and no quote holds. A mention moves nothing, so that any
    record of it is enough."""
    same = _same(record, told)
    steps = {event.step for each in same if isinstance(each, AgreementRecord) for event in each.events}
    for event in record.events:
        known = event.step in steps or (event.step == "noted" and same)
        if not known and not _is_quoted(event.evidence.start, event.evidence.end, told):
            yield Missed(kind="agreement", name=record.name, step=event.step, evidence=event.evidence)


def _same(record: Record, others: Sequence[Record]) -> list[Record]:
    """Those that may tell of the same thing. Two records of one article are told apart by linking, for one model would not tell
    a thing twice; two models do."""
    elsewhere = record.model_copy(update={"article": ""})
    found = [(each, compare(elsewhere, each)) for each in others]
    return [each for each, likeness in found if likeness.veto is None and likeness.score >= ASK]


def _is_quoted(start: int, end: int, records: Sequence[AgreementRecord | MeetingRecord]) -> bool:
    return any(first < end and start < last for each in records for first, last in _spans(each))


def _spans(record: AgreementRecord | MeetingRecord) -> list[tuple[int, int]]:
    if isinstance(record, AgreementRecord):
        quotes = [item.evidence for item in (*record.events, *record.terms)]
    else:
        quotes = [record.evidence, *(outcome.evidence for outcome in record.outcomes)]
    return [(quote.start, quote.end) for quote in quotes]
