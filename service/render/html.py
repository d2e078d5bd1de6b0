"""The brief as one HTML file: no script, nothing fetched, readable on paper, on a phone and in the dark.

A citation leads to the quote it rests on, at the foot of the page, and from there back to the sentence. All text is escaped
by the template; the content security policy allows the page's own style by its hash and nothing else.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from schemas.brief import Brief, Sentence, StatusRow, TimelinePoint
from schemas.evidence import Evidence
from service.ports import Rendered
from service.render.annex import Proof, Witness
from service.render.columns import shares
from service.render.headings import headed
from service.render.plain import lead_of, plain
from service.render.source import cite, cited, sources_of
from service.render.timeline import draw, legend

_FOLDER = Path(__file__).parent
_ORIGINS = {"model": "worded by the model, checked against these quotes", "code": "worded by code from these quotes"}
_PRINT_SIZES = ((2300, 10.5), (2600, 10.0), (3000, 9.2), (3350, 8.7), (3750, 8.5), (4200, 8.1), (4800, 7.8))
_SMALLEST_PRINT = 7.5
_LETTER = 1.1  # how much longer a text is on Letter, which is shorter than A4


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quote in its place; `first` when it is where the citation of its source leads."""

    proof: Proof
    first: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sentence or table row, with its anchor and the quotes behind it; a point's label is set in bold."""

    id: str
    text: str
    numbers: tuple[int, ...]
    quotes: tuple[_Quote, ...]
    origin: str
    confidence: str = ""
    pointed: bool = False

    @property
    def lead(self) -> str:
        """The label of a point, with its colon."""
        return lead_of(self.text)[0] if self.pointed else ""

    @property
    def rest(self) -> str:
        """The text behind the label."""
        return self.text.removeprefix(self.lead)

    @property
    def quoted(self) -> frozenset[int]:
        """The sources that have a quote here."""
        return frozenset(quote.proof.number for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table as it is shown, the sentence on its purpose, and what stands behind its status."""

    row: StatusRow
    purpose: _Entry | None
    standing: _Entry


def render(brief: Brief) -> Rendered:
    """A UTF-8 HTML file; it has no pages until it is printed, and is then set to fit one page."""
    return Rendered((_template().render(_page(brief)) + "\n").encode(), None)


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("brief.html.j2")


def _page(brief: Brief) -> dict[str, object]:
    """What the template shows, in the order in which the evidence is listed."""
    sources = [cite(source) for source in brief.sources]
    quoter = _Quoter(Witness(brief))
    style = _style(brief)
    title = list(quoter.sentences("title", brief.title))
    bottom_line = list(quoter.sentences("bottom", brief.bottom_line))
    status = list(quoter.rows(brief))
    besides = list(quoter.sentences("besides", brief.besides))
    points = list(quoter.points(brief))
    sections = [
        (plain(heading), list(quoter.sentences(f"s{index}", sentences, pointed=True)))
        for index, (heading, sentences) in enumerate(headed(brief), start=1)
    ]
    rows = [entry for each in status for entry in (each.purpose, each.standing) if entry]
    told = [entry for _, entry in points]
    listed = [*title, *bottom_line, *rows, *besides, *(entry for _, run in sections for entry in run), *told]
    return {
        "name": " ".join(entry.text for entry in title) or "Policy brief",
        "style": Markup(style),  # noqa: S704 - our own file; no text of a brief is in it
        "style_hash": b64encode(sha256(style.encode()).digest()).decode(),
        "title": title,
        "as_of_line": plain(brief.as_of_line),
        "bottom_line": bottom_line,
        "status_heading": plain(brief.status_heading),
        "status": status,
        "besides": besides,
        "columns": shares(brief.status),
        "points": points,
        "drawing": Markup(draw(cited(brief))),  # noqa: S704 - draw escapes every text
        "legend": legend(brief.timeline),
        "sections": sections,
        "sources": sources,
        "known": frozenset(source.number for source in sources),
        "entries": [entry for entry in listed if entry.quotes],
        "annex": brief.annex,
        "notes": [plain(note) for note in brief.notes],
    }


class _Quoter:
    """Makes entries, each with what stands behind it."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness

    def sentences(self, prefix: str, sentences: Iterable[Sentence], *, pointed: bool = False) -> Iterator[_Entry]:
        """One entry per sentence."""
        for index, sentence in enumerate(sentences, start=1):
            quotes = tuple(self._quotes(sentence.evidence))
            origin = _ORIGINS[sentence.by]
            sure = self._witness.confidence(sentence.cites)
            yield _Entry(f"{prefix}-{index}", plain(sentence.text), sentence.numbers, quotes, origin, sure, pointed)

    def rows(self, brief: Brief) -> Iterator[_Row]:
        """Each row of the table, with what it says of the agreement's purpose and the quotes of its fact."""
        for index, row in enumerate(brief.status, start=1):
            shown = {name: plain(getattr(row, name)) for name in ("name", "parties", "status", "since")}
            quotes = tuple(self._quotes(self._witness.quotes_of(row.fact)))
            standing = _Entry(
                f"row-{index}",
                f"{shown['name']}: {shown['status']}",
                row.sources,
                quotes,
                "a row of the table",
                self._witness.confidence([row.fact]),
            )
            purpose = next(self.sentences(f"purpose-{index}", [row.purpose] if row.purpose else []), None)
            yield _Row(row.model_copy(update=shown), purpose, standing)

    def points(self, brief: Brief) -> Iterator[tuple[TimelinePoint, _Entry]]:
        """Each point of the timeline with the quotes that tell of it."""
        for index, point in enumerate(brief.timeline, start=1):
            shown = point.model_copy(update={"label": plain(point.label), "when": plain(point.when)})
            numbers = sources_of(point, brief.sources)
            text = f"{shown.when or 'no date given'}: {shown.label}"
            quotes, sure = tuple(self._quotes(point.evidence)), self._witness.confidence(point.facts)
            yield shown, _Entry(f"point-{index}", text, numbers, quotes, "a point in time", sure)

    def _quotes(self, evidence: Iterable[Evidence]) -> Iterator[_Quote]:
        seen: set[int] = set()
        for proof in self._witness.proofs(evidence):
            yield _Quote(proof, proof.number not in seen)
            seen.add(proof.number)


def _style(brief: Brief) -> str:
    """The style sheet, with the size of print chosen by how much there is to set: no script can measure the page."""
    purposes = [row.purpose for row in brief.status if row.purpose]
    said = [
        *brief.bottom_line,
        *purposes,
        *brief.besides,
        *(one for section in brief.sections for one in section.sentences),
        *brief.watch,
    ]
    letters = sum(len(sentence.text) for sentence in said) + 140 * len(brief.status) + 60 * len(brief.timeline)
    length = letters * (_LETTER if brief.paper == "letter" else 1.0)
    size = next((size for most, size in _PRINT_SIZES if length <= most), _SMALLEST_PRINT)
    paper = "letter" if brief.paper == "letter" else "A4"
    chosen = f":root {{ --print-size: {size}pt; }}\n@page {{ size: {paper}; }}\n"
    return chosen + _FOLDER.joinpath("brief.css").read_text(encoding="utf-8")
