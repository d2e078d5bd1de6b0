"""The brief as PDF: one page of A4 or Letter, set by typst in this process.

Article text never becomes typst source: the brief goes in as one JSON string that the template shows. What no font here can
show is named in words (`letters`). The template sets the page at the largest readable size at which it fits, so one
compilation is one render; whether it came out as one page is read from the finished file. The bytes depend on the brief alone.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from json import dumps as to_json
from pathlib import Path
from threading import Lock

from pydantic import JsonValue
from pypdf import PdfReader
from typst import Compiler, TypstError

from schemas.brief import Brief, Sentence, StatusRow
from service.ports import Rendered
from service.render import annex, json
from service.render.columns import shares
from service.render.edtf import extent
from service.render.headings import headed
from service.render.pdf.letters import Legible, doubtful, latin_forms, legible, missing
from service.render.plain import joined, lead_of, plain
from service.render.source import cite, cited
from service.render.timeline import describe, draw, legend

_TEMPLATE = Path(__file__).with_name("brief.typ")
_INK = "#14233b"
_UNBROKEN = re.compile(r"\S{31,}")
_PIECE = re.compile(r".{10}(?=.)")
_EPOCH = date(2000, 1, 1)
_LOST = "Words in brackets name a script that the fonts of this file do not have; the other formats show it."
_compiling = Lock()


def render(brief: Brief) -> Rendered:
    """A PDF/A-3a and PDF/UA-1 file that carries the brief's JSON, and the number of pages of the brief without its annex: one,
    unless it is too long for the smallest size."""
    content = _compiled(brief, attached=json.render(brief).content.decode())
    reader = PdfReader(BytesIO(content))
    return Rendered(content, _annexed(reader) if brief.annex else len(reader.pages))


def pages(brief: Brief) -> int:
    """How many pages the brief takes without its annex: what `render` counts, faster."""
    return len(PdfReader(BytesIO(_compiled(brief.model_copy(update={"annex": False}), attached=""))).pages)


def _annexed(reader: PdfReader) -> int:
    """How many pages stand before the annex, whose heading is the last of the first level."""
    last = [entry for entry in reader.outline if not isinstance(entry, list)][-1]
    return reader.get_destination_page_number(last) or len(reader.pages)


def _compiled(brief: Brief, *, attached: str) -> bytes:
    """The file; letters that typst cannot set in full, such as some joined ones, go the way of those that no font has."""
    words = to_json(_page(brief, str), ensure_ascii=False)
    try:
        return _set(brief, _legible(brief, missing(words)), attached)
    except TypstError:
        return _set(brief, _legible(brief, doubtful(words)), attached)


def _set(brief: Brief, page: Mapping[str, JsonValue], attached: str) -> bytes:
    inputs = {"brief": to_json(page, ensure_ascii=False), "attached": attached}
    with _compiling:
        content = _compiler().compile(
            format="pdf", sys_inputs=inputs, pdf_standards=["a-3a", "ua-1"], timestamp=_made(brief)
        )
    return content if isinstance(content, bytes) else b"".join(content or ())


def _legible(brief: Brief, lost: frozenset[str]) -> dict[str, JsonValue]:
    """What the template shows, in letters that the fonts have; a note owns up to what could not be shown."""
    if not lost:
        return _page(brief, str)
    noted = brief.model_copy(update={"notes": (*brief.notes, _LOST)})
    return _page(noted, legible(lost, latin_forms(brief.facts, lost)))


@cache
def _compiler() -> Compiler:
    """One compiler for the life of the process: it keeps the fonts loaded. It takes one compilation at a time."""
    return Compiler(_TEMPLATE, root=_TEMPLATE.parent, ignore_system_fonts=True)


def _made(brief: Brief) -> datetime:
    """The day the page speaks of, so that the same brief gives the same bytes on any day."""
    known = extent(brief.as_of)
    day = date.fromordinal(known.last) if known else _EPOCH
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _page(brief: Brief, can: Legible) -> dict[str, JsonValue]:
    """What the template shows: plain strings and numbers; `can` makes of a text one that the fonts can show."""
    return _Setting(can).page(brief)


class _Setting:
    """Makes the strings of the template from those of a brief."""

    def __init__(self, can: Legible) -> None:
        self._can = can

    def page(self, brief: Brief) -> dict[str, JsonValue]:
        """Every value that the template shows."""
        sections = headed(brief)
        sources = [cite(source) for source in brief.sources]
        points = tuple(
            point.model_copy(update={"label": self._plain(point.label), "when": self._plain(point.when)})
            for point in cited(brief)
        )
        return {
            "name": " ".join(self._plain(sentence.text) for sentence in brief.title) or "Policy brief",
            "title": [self._said(sentence) for sentence in brief.title] or [{"text": "Policy brief", "numbers": []}],
            "as_of_line": self._shown(brief.as_of_line),
            "bottom_line": [self._said(sentence) for sentence in brief.bottom_line],
            "status": [self._row(row) for row in brief.status],
            "status_heading": self._shown(brief.status_heading),
            "paper": "us-letter" if brief.paper == "letter" else "a4",
            "besides": [self._said(sentence) for sentence in brief.besides],
            "columns": list(shares(brief.status)),
            "timeline": draw(points, ink=_INK, breadth=1.0) if points else "",
            "alt": "Timeline. " + describe(points),
            "legend": legend(brief.timeline),
            "sections": [
                {"heading": self._shown(heading), "sentences": [self._point(sentence) for sentence in sentences]}
                for heading, sentences in sections if sentences
            ],
            "known": [source.number for source in sources],
            "sources": [
                {"number": source.number, "title": self._shown(source.title), "details": self._shown(source.details),
                 "link": source.link}
                for source in sources
            ],
            "notes": [self._shown(note) for note in brief.notes],
            "annex": [self._part(part) for part in annex.parts(brief)] if brief.annex else [],
            "annex_heading": annex.HEADING if brief.annex else "",
            "annex_lead": annex.LEAD,
        }  # fmt: skip

    def _plain(self, text: str) -> str:
        return self._can(plain(text))

    def _shown(self, text: str) -> str:
        """Plain text that can be set in a narrow column: a word longer than any real one may break."""
        return _UNBROKEN.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), self._plain(text))

    def _said(self, sentence: Sentence) -> dict[str, JsonValue]:
        return {"text": self._shown(sentence.text), "numbers": list(sentence.numbers)}

    def _point(self, sentence: Sentence) -> dict[str, JsonValue]:
        lead, rest = lead_of(self._plain(sentence.text))
        return {"lead": self._shown(lead), "text": self._shown(rest), "numbers": list(sentence.numbers)}

    def _row(self, row: StatusRow) -> dict[str, JsonValue]:
        shown: dict[str, JsonValue] = {
            name: self._shown(getattr(row, name)) for name in ("name", "parties", "status", "since")
        }
        purpose: JsonValue = self._said(row.purpose) if row.purpose else {"text": "not told", "numbers": []}
        return {**shown, "purpose": purpose, "numbers": list[JsonValue](row.sources)}

    def _part(self, part: annex.Part) -> dict[str, JsonValue]:
        return {
            "heading": self._shown(part.heading),
            "entries": [
                {
                    "text": self._shown(entry.text),
                    "confidence": self._shown(entry.confidence),
                    "proofs": [self._proof(proof) for proof in entry.proofs],
                }
                for entry in part.entries
            ],
        }

    def _proof(self, proof: annex.Proof) -> dict[str, JsonValue]:
        return {
            "before": joined(proof.before, self._shown),
            "quote": self._shown(proof.quote),
            "after": joined(proof.after, self._shown),
            "place": self._shown(proof.place),
            "number": proof.number,
        }
