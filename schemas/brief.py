"""The brief: what a model drafts, and the verified page that code makes of it."""

from typing import Literal

from pydantic import Field

from schemas.evidence import Evidence
from schemas.extraction import Genre
from schemas.fact import Fact
from schemas.ledger import Ledger
from schemas.run import Usage
from schemas.shape import Shape, Value


class DraftSentence(Shape):
    """One sentence and the items that support all of it."""

    text: str = Field(description="One plain sentence of at most 40 words, without citation marks.")
    cites: list[str] = Field(
        description="Ids of the items that together support every word of it, as given: A1.e2, A1.t1, M1, M1.o2, S3. Cite the "
        "narrowest items; never an item that does not support it."
    )


class Draft(Shape):
    """A one-page policy brief, written from the given facts alone."""

    title: DraftSentence = Field(
        description="The bottom line as a headline of at most 15 words, fit to be read aloud, with a verb."
    )
    bottom_line: list[DraftSentence] = Field(
        description="Two to four sentences: what has been concluded, what is still open, and what it rests on."
    )
    agreements: list[DraftSentence] = Field(
        description="One or two sentences for each agreement given, in the order given: where it stands, how it got there, "
        "what it does."
    )
    meetings: list[DraftSentence] = Field(
        description="One sentence for each meeting given, in the order given: who met whom, when and where, what came of it."
    )
    meaning: list[DraftSentence] = Field(
        description="Two to five sentences on what it means, as the sources say: statements with their holder, and terms. "
        "No judgement of your own."
    )


class Rewrite(Shape):
    """A new wording of each sentence that was sent back, in the order given."""

    sentences: list[DraftSentence]


SectionId = Literal["agreements", "meetings", "meaning", "differences"]


class Sentence(Value):
    """A sentence that passed verification; `by` tells whether a model phrased it or code built it from the fact.

    `cites` are fact ids; `items` the cited items, narrower; `evidence` the quotes that support it; `numbers` the sources
    (1-based, as listed) whose words those are.
    """

    text: str
    cites: tuple[str, ...]
    items: tuple[str, ...]
    numbers: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    by: Literal["model", "code"]
    verified: bool = True


class Section(Value):
    """A headed run of sentences."""

    id: SectionId
    heading: str
    sentences: tuple[Sentence, ...]


class StatusRow(Value):
    """One line of the table of agreements."""

    fact: str
    name: str
    parties: str
    status: str
    since: str
    sources: tuple[int, ...]


class TimelinePoint(Value):
    """One mark of the timeline picture. `date` is EDTF or null; `planned` marks are hollow, undated ones placed by order."""

    fact: str
    label: str
    date: str | None
    when: str
    planned: bool


class SourceLine(Value):
    """A source as the page lists it; `number` is what citations show."""

    number: int
    article: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    genre: Genre | None
    source: str


class Brief(Value):
    """The whole page, before it is laid out, and everything behind it. `notes` are the footer's lines: the account of the
    run, what was cut for length, how the page was made."""

    title: tuple[Sentence, ...]
    as_of: str | None
    as_of_line: str
    bottom_line: tuple[Sentence, ...]
    status: tuple[StatusRow, ...]
    timeline: tuple[TimelinePoint, ...]
    sections: tuple[Section, ...]
    watch: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
    facts: tuple[Fact, ...]
    ledger: Ledger
    model: str
    usage: Usage
    notes: tuple[str, ...]
