"""Evidence: the words of an article that support an item, and where they stand."""

from typing import Annotated, Literal, Protocol

from pydantic import AfterValidator, Field, ValidationInfo

from schemas.shape import Value

Match = Literal["exact", "folded", "repaired"]


class Span(Value):
    """Half-open character range `text[start:end]` of an article's stored text, and how it was found."""

    start: int
    end: int
    match: Match = "exact"


class Locate(Protocol):
    """Finds a quote in the article of the running call; None when it does not stand there."""

    def __call__(self, quote: str) -> Span | None: ...


class Evidence(Value):
    """A quote in its place: `article.text[start:end] == quote` always."""

    article: str = Field(description="id of the article")
    quote: str
    start: int
    end: int
    match: Match


class Context(Value):
    """The words around the quote that stands at `start` to `end` of an article, for a person to look at; they support
    nothing. With the quote between them they are one passage of the text: `before` ends where it begins."""

    article: str
    start: int
    end: int
    before: str
    after: str


class Excerpt(Value):
    """Words of an article at a place, for a person to look at; they support nothing."""

    article: str
    text: str
    start: int
    end: int


def check_quote(quote: str, info: ValidationInfo) -> str:
    """Reject a quote that the article of the validation context does not hold; without a context, accept it."""
    locate: Locate | None = (info.context or {}).get("locate")
    if locate is not None and locate(quote) is None:
        raise ValueError(
            "this quote does not stand in the article; copy one continuous passage of it character by character,"
            " or leave the item out"
        )
    return quote


Quote = Annotated[
    str,
    Field(
        min_length=1,
        description="The words of the text that prove this item: one continuous passage, copied character by character,"
        " as short as still proves it (a clause or one sentence). Never join two passages, never use an ellipsis.",
    ),
    AfterValidator(check_quote),
]
