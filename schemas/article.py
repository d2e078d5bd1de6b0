"""The article: one text as it was read, whole, with what is known about it."""

from schemas.evidence import Span
from schemas.extraction import Genre
from schemas.shape import Value


class Article(Value):
    """One text. `text` stays as stored; offsets of every quote point into it.

    `published` is EDTF and null unless the text or its metadata states it: an undated article stays undated.
    `furniture` holds the spans (advertisements, menus, credits) that are neither sent to a model nor quotable.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    genre: Genre | None = None
    furniture: tuple[Span, ...] = ()
