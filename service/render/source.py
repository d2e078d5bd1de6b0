"""A source as a page cites it: what the article says of itself, and nothing it does not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from schemas.brief import Brief, SourceLine, TimelinePoint
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
    """The entry for `source`: title or, in quotation marks, its first words; then author, publisher, date (or `undated`),
    genre, unless it is plain news, and the host of an address."""
    link = source.source if _followable(source.source) else ""
    host = urlsplit(link).hostname if link else None
    title = plain(source.title or "")
    genre = "" if source.genre in (None, "news", "other") else str(source.genre).replace("_", " ")
    known = (
        source.author,
        source.publisher,
        words(source.published) if source.published else "undated",
        genre,
        host or "",
    )
    details = ", ".join(plain(part) for part in known if part)
    opening = plain(source.opening)
    untitled = f"“{opening} …”" if opening else _file_name(source.source)
    return Citation(source.number, title or untitled, details, link)


def sources_of(point: TimelinePoint, sources: Sequence[SourceLine]) -> tuple[int, ...]:
    """The numbers of the sources that tell of a point of the timeline, ascending."""
    numbers = {source.article: source.number for source in sources}
    return tuple(sorted({numbers[quote.article] for quote in point.evidence if quote.article in numbers}))


def cited(brief: Brief) -> tuple[TimelinePoint, ...]:
    """The timeline with its citations behind each label, for a picture."""
    return tuple(
        point.model_copy(
            update={"label": f"{point.label} [{', '.join(map(str, numbers))}]" if numbers else point.label}
        )
        for point in brief.timeline
        for numbers in [sources_of(point, brief.sources)]
    )


def _followable(source: str) -> bool:
    """Whether `source` is a web address that may be followed; any other scheme is only words."""
    if not source.startswith(("https://", "http://")) or not source.isprintable() or " " in source:
        return False
    try:
        return bool(urlsplit(source).hostname)
    except ValueError:
        return False


def _file_name(source: str) -> str:
    """The file's own name: never a folder of the machine that made the page."""
    return source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
