"""The article: one text as it was read, whole, with what is known about it."""

from typing import Literal

from schemas.evidence import Span
from schemas.extraction import Genre
from schemas.shape import Value

DateBasis = Literal["metadata", "text"]


class Article(Value):
    """One text. `text` stays as stored; offsets of every quote point into it.

    `published` is EDTF and null unless the text or its metadata states it: an undated article stays undated.
    `published_basis` says where that date stands: in what came with the text (front matter, a page's head, a feed, a
    sidecar, a flag) or in the text itself; null with it. `language` is ISO 639-1, null when it cannot be told.
    `furniture` holds the spans (advertisements, menus, credits) that are neither sent to a model nor quotable.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    url: str | None = None
    language: str | None = None
    genre: Genre | None = None
    furniture: tuple[Span, ...] = ()
