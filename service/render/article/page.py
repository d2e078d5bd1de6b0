"""An article to look at, as one HTML file: no script, nothing fetched, readable on paper, on a phone and in the dark.

The text stands whole, character by character, every quote marked in its place; beside it what was made of it, with ways
there and back. All text is escaped by the template; the content security policy allows the page's own style by its hash.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from schemas.article import Article
from schemas.outcome import ArticleHeader, Outcome
from service.ports import Rendered
from service.render.article.entries import Entry, Refusal, Section, entries_of, refusals, sections
from service.render.article.pieces import Line, Mark, Piece, lines
from service.render.edtf import words
from service.render.plain import counted, plain
from service.render.source import file_name, followable

_FOLDER = Path(__file__).parent
_LONG = 150_000
_CHUNK = 40
_PARAGRAPH = 90
_BASES = {"metadata": "from what came with the text", "text": "as the text states"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A piece of text as the template sets it: its classes, where it leads, and the words shown over it."""

    piece: Piece
    classes: str
    target: int
    summary: str
    ends: tuple[Entry, ...]
    near: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """One thing known of the article: `link` is an address that may be followed, or empty."""

    name: str
    value: str
    link: str = ""


def render(article: Article, outcome: Outcome) -> Rendered:
    """A UTF-8 HTML file of `article` and what came of it; it has no pages until it is printed."""
    page = _template().render(_page(article, outcome))
    return Rendered((page.replace("\r", "&#13;") + "\n").encode("utf-8", "replace"), None)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=False
    )
    return environment.get_template("article.html.j2")


def _page(article: Article, outcome: Outcome) -> dict[str, object]:
    made = sections(outcome)
    placed = {
        entry.number: entry
        for entry in entries_of(made)
        if article.text[entry.evidence.start : entry.evidence.end] == entry.evidence.quote
    }
    refused, changed = refusals(outcome, kept=False), refusals(outcome, kept=True)
    near = {-one.place: one for one in (*refused, *changed) if one.near}
    marks = [Mark(number, entry.evidence.start, entry.evidence.end) for number, entry in placed.items()]
    marks += [Mark(number, one.start, one.end) for number, one in near.items()]
    text = lines(article.text, marks=marks, furniture=((span.start, span.end) for span in article.furniture))
    summaries = {number: entry.summary for number, entry in placed.items()}
    style = _style(text)
    header = outcome.article
    return {
        "style": Markup(style),  # noqa: S704 - our own file, and rules made of numbers
        "style_hash": b64encode(sha256(style.encode()).digest()).decode(),
        "title": plain(header.title or article.title or "") or file_name(plain(article.source)) or "Untitled article",
        "language": _language(header, article),
        "known": _known(header, article),
        "counts": _counts(made, refused, changed),
        "error": plain(outcome.error or ""),
        "chunks": _chunks([[_shown(piece, placed, summaries) for piece in line.pieces] for line in text], text),
        "is_airy": _is_airy(article.text),
        "is_long": len(article.text) > _LONG,
        "sections": made,
        "placed": frozenset(placed),
        "beside": _beside(placed),
        "refused": refused,
        "changed": changed,
        "has_furniture": any(piece.furniture for line in text for piece in line.pieces),
        "kinds": tuple(dict.fromkeys(entry.kind for entry in entries_of(made))),
    }


def _shown(piece: Piece, placed: Mapping[int, Entry], summaries: Mapping[int, str]) -> _Shown:
    here = [placed[number] for number in piece.marks if number > 0]
    kinds = list(dict.fromkeys(entry.kind for entry in here))
    classes = [f"k-{kind}" for kind in kinds[:1]] + [f"also-{kind}" for kind in kinds[1:2]]
    classes += [f"r{entry.number}" for entry in here]
    more = (f"and {piece.more} more",) if piece.more else ()
    return _Shown(
        piece=piece,
        classes=" ".join(classes),
        target=here[0].number if here else 0,
        summary="\n".join((*(summaries[entry.number] for entry in here), *more)) if here else "",
        ends=tuple(placed[number] for number in sorted(piece.ended) if number in placed),
        near=tuple(-number for number in piece.begun if number < 0),
    )


def _chunks(shown: Sequence[Sequence[_Shown]], text: Sequence[Line]) -> list[list[tuple[Line, Sequence[_Shown]]]]:
    """The lines in bundles, so that a browser lays out only those of a long text that are in view."""
    pairs = list(zip(text, shown, strict=True))
    return [pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK)]


def _beside(placed: Mapping[int, Entry]) -> dict[int, tuple[Entry, ...]]:
    """The other items whose quote is the very same words."""
    same: dict[tuple[int, int], list[Entry]] = {}
    for entry in placed.values():
        same.setdefault((entry.evidence.start, entry.evidence.end), []).append(entry)
    return {
        entry.number: tuple(other for other in entries if other is not entry)
        for entries in same.values()
        for entry in entries
        if len(entries) > 1
    }


def _style(text: Sequence[Line]) -> str:
    """The style sheet, with a rule for each quote that stands in several pieces, so that all of it is lit when it is the
    target of a link."""
    counts: dict[int, int] = {}
    for line in text:
        for piece in line.pieces:
            for number in piece.marks:
                counts[number] = counts.get(number, 0) + 1
    several = [f"#q{number}:target~.r{number}" for number, count in sorted(counts.items()) if count > 1 and number > 0]
    rule = f"{','.join(several)}{{outline:2px solid var(--link);outline-offset:1px}}\n" if several else ""
    return _FOLDER.joinpath("article.css").read_text(encoding="utf-8") + rule


def _language(header: ArticleHeader, article: Article) -> str:
    language = header.language or article.language or ""
    return language if language.isascii() and language.replace("-", "").isalnum() else ""


def _known(header: ArticleHeader, article: Article) -> list[_Known]:
    """What is known of the article, in the order in which a reader asks."""
    published, basis = header.published, header.published_basis or article.published_basis
    url = header.url or article.url or (article.source if followable(article.source) else "")
    genre = (header.genre or article.genre or "").replace("_", " ")
    date = (
        f"{words(published)}, {_BASES[basis]}" if published and basis else words(published) if published else "undated"
    )
    rows = (
        _Known("Publisher", plain(header.publisher or article.publisher or "not stated")),
        _Known("Author", plain(header.author_note or header.author or article.author or "not stated")),
        _Known("Date", date),
        _Known("Genre", genre or "not known"),
        _Known("Language", header.language or article.language or "not known"),
        _Known("Address", plain(url), url if followable(url) else ""),
        _Known("File", "" if followable(article.source) else plain(file_name(article.source))),
        _Known("Length", f"{len(article.text):,} characters"),
    )
    return [row for row in rows if row.value]


def _counts(made: Sequence[Section], refused: Sequence[Refusal], changed: Sequence[Refusal]) -> list[_Known]:
    """How many of each, in words, with the place where they are listed."""
    said = [
        _Known("", counted(len(one.groups), one.title.lower().removesuffix("s")), f"#{one.title.lower()}")
        for one in made
    ]
    said.append(_Known("", counted(len(list(entries_of(made))), "quote")))
    said.append(_Known("", f"{len(refused)} refused", "#refused" if refused else ""))
    said.append(_Known("", f"{len(changed)} changed and kept", "#changed" if changed else ""))
    return said


def _is_airy(text: str) -> bool:
    """Whether lines are paragraphs that no blank line parts, so that the page has to part them."""
    told = [line for line in text.split("\n") if line.strip()]
    return "\n\n" not in text.replace("\r", "") and sum(map(len, told)) > _PARAGRAPH * len(told)
