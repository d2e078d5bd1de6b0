"""A source as a page cites it: what the article says of itself, and nothing it does not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from schemas.brief import Brief, SourceLine, TimelinePoint
from service.render.edtf import words
from service.render.plain import plain

_CARRIERS = 3  # named; the others are counted
LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bo": "Tibetan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean",
    "lo": "Lao", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "ms": "Malay", "my": "Burmese", "nl": "Dutch",
    "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "si": "Sinhala", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "tl": "Filipino", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """One entry of the list of sources. `link` is an http(s) address or empty."""

    number: int
    title: str
    details: str
    link: str


def cite(source: SourceLine) -> Citation:
    """The entry for `source`: title or, in quotation marks, its first words; then author, publisher, date (or `undated`),
    genre, unless it is plain news, language, unless it is English, the host of an address, and who else carried the text."""
    link = source.source if followable(source.source) else ""
    host = urlsplit(link).hostname if link else None
    title = plain(source.title or "")
    genre = "" if source.genre in (None, "news", "other") else str(source.genre).replace("_", " ")
    known = (
        source.author,
        source.publisher,
        words(source.published) if source.published else "undated",
        genre,
        _language(source.language),
        host or "",
        _carriers(source),
    )
    details = ", ".join(plain(part) for part in known if part)
    opening = plain(source.opening)
    untitled = f"“{opening} …”" if opening else file_name(source.source)
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


def _language(code: str | None) -> str:
    """`in German`; nothing for English, and nothing where the language is not known."""
    return "" if code in (None, "en") else f"in {LANGUAGES.get(code or '', code)}"


def _carriers(source: SourceLine) -> str:
    """`also carried by Reuters and b.txt`: each other publisher of the same text once, a file's name where none is known."""
    others = dict.fromkeys(copy.publisher or file_name(copy.source) for copy in source.copies)
    others.pop(source.publisher or "", None)
    names = list(others)
    if len(names) > _CARRIERS:
        names = [*names[:_CARRIERS], f"{len(names) - _CARRIERS} more"]
    return f"also carried by {' and '.join(filter(None, (', '.join(names[:-1]), names[-1])))}" if names else ""


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
