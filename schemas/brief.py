"""The brief: what a model drafts, and the verified page that code makes of it."""

from typing import Literal

from pydantic import Field

from schemas.article import Copy, DateBasis, GenreBasis
from schemas.evidence import Evidence
from schemas.extraction import Genre
from schemas.fact import Fact
from schemas.ledger import Ledger
from schemas.record import Rejection
from schemas.run import Usage
from schemas.shape import Shape, Value


class DraftSentence(Shape):
    """One sentence and the items that support all of it."""

    text: str = Field(description="One plain sentence of at most 25 words, without citation marks.")
    cites: list[str] = Field(
        description="Ids of the items that together support every word of it, as given: A1.e2, A1.t1, M1, M1.o2, S3. Cite the "
        "narrowest items; never an item that does not support it."
    )


class Draft(Shape):
    """A one-page policy brief, written from the given facts alone."""

    title: DraftSentence = Field(
        description="The bottom line as a headline of at most 16 words, fit to be read aloud to a minister: who has concluded "
        "what, all of it, and what came into force; plain words before acronyms."
    )
    bottom_line: list[DraftSentence] = Field(
        description="Three sentences: all that has been concluded or is in force, unnamed agreements too; what was last reported "
        "as still open; how the highest speakers of the sides describe their relation."
    )
    agreements: list[DraftSentence] = Field(
        description="One sentence for each agreement given, in the order given: what it does or pays for, and the steps that "
        "brought it there; where no step is told, none."
    )
    meetings: list[DraftSentence] = Field(
        description="One short sentence for each meeting given, in the order given: who met whom with which office, when and "
        "where, what came of it that the agreements do not already tell."
    )
    meaning: list[DraftSentence] = Field(
        description="Six sentences on why it matters, as the sources say, each with its holder, the weightiest first: what "
        "presses or worries the sides, by name; each ally, opponent or third state that the items name; what the agreements "
        "would let the sides do; what is expected next. No praise, no courtesies, no judgement of your own."
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
    """One line of the table of agreements; `parties` is empty where all rows share them, and the heading names them."""

    fact: str
    name: str
    parties: str
    status: str
    since: str
    sources: tuple[int, ...]


class TimelinePoint(Value):
    """One mark of the timeline picture. `date` is EDTF or null; `planned` marks are hollow, undated ones placed by order.
    `evidence` holds the quotes that tell of it, and those that bound the day of an undated one."""

    fact: str
    label: str
    date: str | None
    when: str
    planned: bool
    evidence: tuple[Evidence, ...] = ()


class SourceLine(Value):
    """A source as the page lists it; `number` is what citations show."""

    number: int
    article: str
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


class Brief(Value):
    """The whole page, before it is laid out, and everything behind it. `rejections` are the extracted items that were refused
    or changed, with their reasons. `notes` are the footer's lines: the account of the
    run, what was cut for length, how the page was made."""

    title: tuple[Sentence, ...]
    as_of: str | None
    as_of_line: str
    bottom_line: tuple[Sentence, ...]
    status_heading: str = "Status of agreements"
    status: tuple[StatusRow, ...]
    timeline: tuple[TimelinePoint, ...]
    sections: tuple[Section, ...]
    watch: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
    facts: tuple[Fact, ...]
    ledger: Ledger
    rejections: tuple[Rejection, ...] = ()
    model: str
    usage: Usage
    notes: tuple[str, ...]
