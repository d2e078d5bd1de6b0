"""The article: one text as it was read, whole, with what is known about it."""

from typing import Literal

from schemas.evidence import Span
from schemas.extraction import Genre
from schemas.shape import Value

DateBasis = Literal["metadata", "text"]
GenreBasis = Literal["metadata", "text", "model"]


class Copy(Value):
    """Another text that says the same words, read and not asked about: the same text under another name, or with `near` one
    that a fuller version contains but for its headline, its byline and the page round it."""

    id: str
    source: str
    publisher: str | None = None
    near: bool = False


class Article(Value):
    """One text. `text` stays as stored; offsets of every quote point into it.

    `published` is EDTF and null unless the text or its metadata states it: an undated article stays undated.
    `published_basis` says where that date stands: in what came with the text (front matter, a page's head, a feed, a
    sidecar, a flag) or in the text itself; null with it. `language` is ISO 639-1, null when it cannot be told.
    `author_note` is the line that says who the author is (`… is director of the … Institute.`).
    `genre_basis` says who tells the genre: what came with the text, a decisive mark of the text itself, or a model; a model
    that differed from the first two is among the `remarks`. `copies` are the texts this one stands for.
    `furniture` holds the spans (advertisements, menus, credits) that are neither sent to a model nor quotable.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    author_note: str | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    url: str | None = None
    language: str | None = None
    genre: Genre | None = None
    genre_basis: GenreBasis | None = None
    remarks: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    furniture: tuple[Span, ...] = ()
