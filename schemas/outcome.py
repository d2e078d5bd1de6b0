"""The outcome of one article: its records, or the reason there are none, or not all. One line of `extract --format jsonl`."""

from typing import Literal

from schemas.agreement import Step
from schemas.article import Copy, DateBasis, GenreBasis
from schemas.evidence import Evidence
from schemas.extraction import Genre
from schemas.merge import Merge
from schemas.record import AgreementRecord, MeetingRecord, Record, Rejection, StatementRecord
from schemas.run import Usage
from schemas.shape import Value

OutcomeStatus = Literal["done", "partial", "failed", "skipped"]


class ArticleHeader(Value):
    """What is known of an article, without its text."""

    id: str
    title: str | None
    publisher: str | None
    author: str | None
    author_note: str | None = None
    published: str | None
    published_basis: DateBasis | None = None
    url: str | None = None
    language: str | None = None
    genre: Genre | None
    genre_basis: GenreBasis | None = None
    remarks: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    source: str


class Unanswered(Value):
    """A part of a long text, `part` of `of`, that no usable answer came about: `text[start:end]`, and why."""

    part: int
    of: int
    start: int
    end: int
    reason: str


class Missed(Value):
    """What a second look sees in an article and its records do not cover: a step of an agreement, or a meeting. `step` is null
    for a meeting; `name` is what the second look calls it."""

    kind: Literal["agreement", "meeting"]
    name: str
    step: Step | None
    evidence: Evidence


class Outcome(Value):
    """What came of one article; `error` says what happened and what to do when `status` is not done.

    A long text is asked about in parts. `partial`: the records are those of the parts that were answered, and `unanswered`
    names the others. `merges` says which records and items of different parts are one: each stands under its `left` id.
    `skipped`: a first look saw nothing worth asking about. `audit` is what a second look saw beside the records, null where
    none was taken; none of it is in the records.
    """

    status: OutcomeStatus
    error: str | None
    article: ArticleHeader
    agreements: tuple[AgreementRecord, ...] = ()
    meetings: tuple[MeetingRecord, ...] = ()
    statements: tuple[StatementRecord, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    merges: tuple[Merge, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    usage: Usage = Usage()
    audit: tuple[Missed, ...] | None = None

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of the article."""
        return (*self.agreements, *self.meetings, *self.statements)
