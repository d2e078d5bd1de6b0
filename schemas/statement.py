"""The statement as a model reports it from one article: what somebody holds, never what the text makes likely."""

from typing import Literal

from pydantic import Field

from schemas.evidence import Quote
from schemas.shape import Shape

Sort = Literal["characterisation", "position", "rationale", "forecast", "context"]


class Statement(Shape):
    """A judgement, position, reason or forecast about these relations, with the person or body who holds it."""

    text: str = Field(
        description="What is held, in at most 30 words, keeping the text's own telling words (`near-alliance`); "
        "without the holder."
    )
    holder: str = Field(
        description="Who holds it: the person quoted, the government, `both sides`; the author by name for an author's own "
        "judgement in an opinion piece; `the article` when no one else is named."
    )
    role: str | None = Field(description="The holder's office as of this text; null when the text gives none.")
    about: str = Field(description="Whom or what it is about, in a few words: `Japan-Philippines relations`.")
    sort: Sort = Field(
        description="characterisation: a name given to the relation; position: what the holder supports, opposes, wants or "
        "worries about; rationale: why an agreement or tie matters; forecast: what the holder expects; context: a "
        "circumstance that the text gives as background for these relations."
    )
    quote: Quote
