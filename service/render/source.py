"""A source as a page cites it: what the article says of itself, and nothing it does not say."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from schemas.brief import SourceLine
from service.render.edtf import words
from service.render.plain import plain


@dataclass(frozen=True, slots=True)
class Citation:
    """One entry of the list of sources. `link` is an http(s) address or empty."""

    number: int
    title: str
    details: str
    link: str


def cite(source: SourceLine) -> Citation:
    """The entry for `source`: title, then author, publisher, date (or `undated`) and genre, unless it is plain news; the
    host of an address, or for an untitled file its name, so that it can be found."""
    link = source.source if followable(source.source) else ""
    host = urlsplit(link).hostname if link else None
    title = plain(source.title or "")
    genre = "" if source.genre in (None, "news", "other") else str(source.genre).replace("_", " ")
    known = (
        source.author,
        source.publisher,
        words(source.published) if source.published else "undated",
        genre,
        host or ("" if title else file_name(source.source)),
    )
    details = ", ".join(plain(part) for part in known if part)
    return Citation(source.number, title or "Untitled article", details, link)


def followable(source: str) -> bool:
    """Whether `source` is a web address that may be followed; any other scheme is only words."""
    if not source.startswith(("https://", "http://")) or not source.isprintable() or " " in source:
        return False
    try:
        return bool(urlsplit(source).hostname)
    except ValueError:
        return False


def file_name(source: str) -> str:
    """The file's own name: never a folder of the machine that made the page."""
    return source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
