"""The brief: what a model drafts, and the verified page that code makes of it."""

from typing import Literal

from pydantic import Field

from schemas.article import Copy, DateBasis, GenreBasis
from schemas.evidence import Context, Evidence
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
        description="The bottom line as a headline of at most 14 words, fit to be read aloud to a minister: who has concluded "
        "what, all of it, and what came into force; no acronyms."
    )
    bottom_line: list[DraftSentence] = Field(
        description="Three whole sentences that read as one story, the news first: all that has been concluded, unnamed "
        "agreements too, with the place and the signatory's name, office and country; what has come into force, and with whom "
        "it was pending when last dated; what is still open, and where it was last reported. No step that a later step of the "
        "same agreement overtook; each agreement in full with its acronym where it first stands."
    )
    purposes: list[DraftSentence] = Field(
        description="For each agreement given, in the order given, at most 10 words that say what it does, would do or pays "
        "for, with its amounts, beginning with a verb: `Lets either force ...`; where no term is given, what was said of it: "
        "`Leaders reaffirmed ...`. No name, status or date of the agreement: they stand beside the line."
    )
    meetings: list[DraftSentence] = Field(
        description="One point for each of the two weightiest meetings: opens with its day and a colon, `28 May 2025:`, `April "
        "2025:`, and goes on as a whole sentence of at most 14 words without the day: who met whom, each with office and "
        "surname, where, and an outcome that is neither a step of an agreement nor another meeting."
    )
    meaning: list[DraftSentence] = Field(
        description="Points on why it matters, as the sources say, as many as asked for: each opens with its subject in one to "
        "three words and a colon, `China's coast guard:`, and goes on as a whole sentence of at most 14 words, with its "
        "holder, clear without the label and the other points; no semicolon. In this order: whose acts press the sides, the "
        "gravest first (ramming, water cannon, then intrusions), and against whom; what new things the agreements together "
        "would let the sides do; what the sides do with allies and third states, exercises and firsts above all; who objects "
        "to what; by which word each leader, minister and author names the relation; and, as far as more points are asked for, "
        "which results are claimed, who mediated, hosted or supported it, and what is asked of whom. Concrete acts before "
        "general words; no praise, no courtesies, no hardware, no judgement of your own."
    )


class Rewrite(Shape):
    """A new wording of each sentence that was sent back, in the order given."""

    sentences: list[DraftSentence]


Paper = Literal["a4", "letter"]
SectionId = Literal["changes", "meetings", "meaning", "differences"]


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
    """One line of the table of agreements. `parties` is empty where all rows share them, and the heading names them;
    `purpose` says what the agreement does, null where no source tells; `sources` are those of the status and its date."""

    fact: str
    name: str
    parties: str
    purpose: Sentence | None = None
    status: str
    since: str
    sources: tuple[int, ...]


class TimelinePoint(Value):
    """One mark of the timeline: all that happened at one time. `date` is EDTF or null; `planned` marks are hollow. What no
    source dates shares a mark, for no source gives its order. `evidence` holds the quotes that tell of it, and those that
    bound the day of what is undated."""

    facts: tuple[str, ...]
    label: str
    date: str | None
    when: str
    planned: bool
    evidence: tuple[Evidence, ...] = ()


class SourceLine(Value):
    """A source as the page lists it; `number` is what citations show, `opening` its first words, by which an untitled one is
    known."""

    number: int
    article: str
    title: str | None
    opening: str = ""
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


class Brief(Value):
    """The whole page, before it is laid out, and everything behind it. `rejections` are the extracted items that were refused
    or changed, with their reasons. `notes` are the footer's lines: the account of the
    run, what was cut for length, how the page was made. `besides` names the agreements that have no row, for no source tells a
    step of them. `contexts` are the words around the quotes that the page rests on, by their place. `paper` is what the page is
    made for."""

    title: tuple[Sentence, ...]
    as_of: str | None
    as_of_line: str
    bottom_line: tuple[Sentence, ...]
    status_heading: str = "Status of agreements"
    status: tuple[StatusRow, ...]
    besides: tuple[Sentence, ...] = ()
    timeline: tuple[TimelinePoint, ...]
    sections: tuple[Section, ...]
    watch: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
    facts: tuple[Fact, ...]
    contexts: tuple[Context, ...] = ()
    ledger: Ledger
    rejections: tuple[Rejection, ...] = ()
    model: str
    usage: Usage
    notes: tuple[str, ...]
    paper: Paper = "a4"
    annex: bool = False
