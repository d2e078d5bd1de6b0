"""The outcome of one article: its records, or the reason there are none. One line of `extract --format jsonl`."""

from typing import Literal

from schemas.article import Copy, DateBasis, GenreBasis
from schemas.extraction import Genre
from schemas.record import AgreementRecord, MeetingRecord, Rejection, StatementRecord
from schemas.run import Usage
from schemas.shape import Value

OutcomeStatus = Literal["done", "failed"]


class ArticleHeader(Value):
    """What is known of an article, without its text."""

    id: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    published_basis: DateBasis | None = None
    url: str | None = None
    language: str | None = None
    genre: Genre | None
    genre_basis: GenreBasis | None = None
    remarks: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    source: str


class Outcome(Value):
    """What came of one article; `error` says what happened and what to do when `status` is failed."""

    status: OutcomeStatus
    error: str | None
    article: ArticleHeader
    agreements: tuple[AgreementRecord, ...] = ()
    meetings: tuple[MeetingRecord, ...] = ()
    statements: tuple[StatementRecord, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    usage: Usage = Usage()
