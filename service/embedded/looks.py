"""The embedded model beside a large one: a first look at what is worth asking about, a second at what was left out."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from schemas.article import Article
from schemas.evidence import Evidence
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

RecordT = TypeVar("RecordT", AgreementRecord, MeetingRecord)

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
    text = extract(sent_text(article.text, article.furniture), published=article.published).model_dump_json()
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
            if not _is_quoted(record.evidence, met) and not _same(record, met):
                yield Missed(kind="meeting", name=record.name, step=None, evidence=record.evidence)


def _steps_missed(record: AgreementRecord, told: Sequence[AgreementRecord]) -> Iterator[Missed]:
    """The steps of an agreement that no record of the same one tells and no quote holds. A mention is none."""
    same = _same(record, told)
    steps = {event.step for each in same for event in each.events}
    for event in record.events:
        if event.step not in steps | {"noted"} and not _is_quoted(event.evidence, told):
            yield Missed(kind="agreement", name=record.name, step=event.step, evidence=event.evidence)


def _same(record: AgreementRecord | MeetingRecord, others: Sequence[RecordT]) -> list[RecordT]:
    """Those that may tell of the same thing. Two records of one article are told apart by linking, for one model would not tell
    a thing twice; two models do."""
    elsewhere = record.model_copy(update={"article": ""})
    found = [(each, compare(elsewhere, each)) for each in others]
    return [each for each, likeness in found if likeness.veto is None and likeness.score >= ASK]


def _is_quoted(words: Evidence, records: Sequence[AgreementRecord | MeetingRecord]) -> bool:
    """Whether a quote of these records stands, at least in part, where these words stand."""
    return any(quote.start < words.end and words.start < quote.end for each in records for quote in _quotes(each))


def _quotes(record: AgreementRecord | MeetingRecord) -> list[Evidence]:
    if isinstance(record, AgreementRecord):
        return [*(event.evidence for event in record.events), *(term.evidence for term in record.terms)]
    return [record.evidence, *(outcome.evidence for outcome in record.outcomes)]
