"""Shapes of `/v1` that are no schema of their own: pages of lists, and what is asked for."""

from typing import Annotated

from pydantic import Field, StringConstraints

from schemas.access import JournalLine
from schemas.agreement import Step
from schemas.article import DateBasis
from schemas.board import BoardState, FactSummary
from schemas.brief import Paper
from schemas.extraction import Genre
from schemas.fact import Fact
from schemas.job import FactFilter, Job
from schemas.override import Corrected, Words
from schemas.run import Run
from schemas.shape import Value
from schemas.why import Why

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[\w.-]+$")]
NEXT = Field(default=None, description="The cursor of the next page; null on the last.")


class FactPage(Value):
    """Facts in order of rank."""

    items: tuple[FactSummary, ...]
    next: str | None = NEXT
    board: BoardState | None = Field(default=None, description="Of what the facts were made.")


class FactDetail(Value):
    """One fact whole: its timeline, conflicts, silences and merges, and record by record why it is one."""

    id: str
    fact: Fact
    why: Why


class ArticleLine(Value):
    """An article as a list tells it."""

    id: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None


class ArticlePage(Value):
    """Articles in the order of their ids."""

    items: tuple[ArticleLine, ...]
    next: str | None = NEXT


class ArticleDetail(Value):
    """One article whole. Offsets of quotes count characters of `text`; `facts` are the ids of those that it tells of."""

    id: str
    source: str
    text: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    published_basis: DateBasis | None
    url: str | None
    language: str | None
    genre: Genre | None
    facts: tuple[str, ...]


class TextIn(Value):
    """A text, or the address of one: exactly one of both. The rest is what is known of it."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=10_000_000)] | None = None
    url: Annotated[str, StringConstraints(max_length=2000, pattern=r"^https?://")] | None = None
    title: Line | None = None
    publisher: Line | None = None
    author: Line | None = None
    date: Annotated[str, StringConstraints(max_length=40)] | None = None


class NotRead(Value):
    """Something that gave no article, and why."""

    source: str
    reason: str


class Uploaded(Value):
    """What came of an upload. `known` are the ids of those that were there already."""

    articles: tuple[ArticleLine, ...]
    known: tuple[str, ...]
    unread: tuple[NotRead, ...]


class ExtractionIn(Value):
    """Articles to ask about."""

    articles: Annotated[tuple[Id, ...], Field(min_length=1, max_length=10_000)]


class BriefIn(Value):
    """What a brief is to be about: articles, stored facts, or both. `as_of` and `since` are days, months or years."""

    articles: Annotated[tuple[Id, ...], Field(max_length=10_000)] = ()
    facts: FactFilter | None = None
    as_of: Line | None = None
    since: Line | None = None
    paper: Paper = "a4"
    annex: bool = False


class JobPage(Value):
    """Jobs, the newest first."""

    items: tuple[Job, ...]
    next: str | None = NEXT


class OutcomeLine(Value):
    """What a run made of one article, in short."""

    article: str
    source: str
    status: str
    error: str | None
    records: int
    rejected: int


class RunPage(Value):
    """Runs, the newest first."""

    items: tuple[Run, ...]
    next: str | None = NEXT


class BriefLine(Value):
    """A brief as a list tells it; `id` is that of its run."""

    id: str
    title: str
    as_of: str | None


class BriefPage(Value):
    """Briefs, the newest first."""

    items: tuple[BriefLine, ...]
    next: str | None = NEXT


class RunDetail(Value):
    """A run, and what it made of each article."""

    run: Run
    outcomes: tuple[OutcomeLine, ...]


class Costs(Value):
    """What a key has cost in a month, and what it may still spend, in US dollars; null: no limit."""

    key: str
    month: str
    spent_usd: str
    left_usd: str | None


class JournalPage(Value):
    """The journal, the newest first."""

    items: tuple[JournalLine, ...]
    next: str | None = NEXT


class SplitIn(Value):
    """Records that tell of different facts, by id, as `3f2a9c1b2d4e-a1`."""

    split: Annotated[tuple[Id, ...], Field(min_length=2, max_length=50)]
    by: Words
    reason: Words


class JoinIn(Value):
    """Records that tell of one fact."""

    join: Annotated[tuple[Id, ...], Field(min_length=2, max_length=50)]
    by: Words
    reason: Words


class CorrectIn(Value):
    """A value of the fact that holds this record."""

    correct: Id
    field: Corrected
    step: Step | None = None
    party: Words | None = None
    value: Words
    by: Words
    reason: Words


class OverrideOut(Value):
    """A decision as it is kept: an entry of the override file, when it was made with which key, and when it was taken back."""

    id: str
    entry: dict[str, object]
    key: str
    made: str
    withdrawn: str | None


class OverridePage(Value):
    """All decisions, the oldest first; `remarks` tell of those that found nothing."""

    items: tuple[OverrideOut, ...]
    remarks: tuple[str, ...]


class Health(Value):
    """`ok`, or what is wrong."""

    status: str
