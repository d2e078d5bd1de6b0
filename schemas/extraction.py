"""What a model returns for one article."""

from typing import Literal

from pydantic import Field

from schemas.agreement import Agreement
from schemas.edtf import Edtf
from schemas.meeting import Meeting
from schemas.shape import Shape
from schemas.statement import Statement

Genre = Literal["news", "opinion", "press_release", "joint_statement", "transcript", "other"]


class Header(Shape):
    """What the text says of itself; nothing that it does not say."""

    title: str | None = Field(description="Its headline, copied, if the text has one.")
    publisher: str | None = Field(description="Outlet or office that published it, copied, if the text names it.")
    author: str | None = Field(description="Its author as in the byline or the note on the author, without titles.")
    published: Edtf = Field(description="Its publication date as EDTF, only if the text states it; else null.")
    published_text: str | None = Field(description="The words that state the publication date, copied; else null.")
    genre: Genre = Field(
        description="opinion: an op-ed, column or analysis with the author's own judgements. press_release: a government's or "
        "body's announcement, fact sheet or readout. joint_statement: a text issued by two or more sides."
    )


class Extraction(Shape):
    """The agreements, meetings and statements that one text reports."""

    header: Header
    agreements: list[Agreement] = Field(
        description="One record for one agreement between states or international bodies, whatever its stage, also where it is "
        "background or is known only by description."
    )
    meetings: list[Meeting] = Field(description="One record for one encounter between officials of two or more sides.")
    statements: list[Statement] = Field(
        description="What named people, governments or the author hold about these relations, and what others do that presses "
        "the sides: the telling ones, at most fifteen."
    )
