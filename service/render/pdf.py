"""The brief as PDF: one page of A4 or Letter, set by typst in this process.

Article text never becomes typst source: the brief goes in as one JSON string that the template shows. The template sets
the page at the largest readable size at which it fits, so one compilation is one render; whether it came out as one page is
read from the finished file. The bytes depend on the brief alone.
"""

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import JsonValue
from pypdf import PdfReader
from typst import Compiler, TypstError

from schemas.brief import Brief, Sentence
from service.ports import Rendered
from service.render.columns import shares
from service.render.edtf import extent
from service.render.plain import lead_of, plain
from service.render.source import cite, cited
from service.render.timeline import describe, draw, legend

if TYPE_CHECKING:
    from typst import PDFStandard

_TEMPLATE = Path(__file__).with_name("brief.typ")
_INK = "#14233b"
_UNBROKEN = re.compile(r"\S{31,}")
_PIECE = re.compile(r".{10}(?=.)")
_EPOCH = date(2000, 1, 1)
_BOXES = "A box stands for a character that the fonts of this file do not have; the other formats show it."
_compiling = Lock()


def render(brief: Brief) -> Rendered:
    """A tagged PDF/UA-1 file and the number of its pages: one, unless the brief is too long for the smallest size.

    PDF/UA refuses a character that no bundled font has. Such a page is set without that mark: the character shows as a box,
    and a note says so.
    """
    try:
        content = _compiled(brief, notes=brief.notes, standards=["ua-1"])
    except TypstError:
        content = _compiled(brief, notes=(*brief.notes, _BOXES), standards=[])
    return Rendered(content, len(PdfReader(BytesIO(content)).pages))


def _compiled(brief: Brief, *, notes: Sequence[str], standards: "list[PDFStandard]") -> bytes:
    page = json.dumps(_page(brief, notes), ensure_ascii=False)
    with _compiling:
        content = _compiler().compile(
            format="pdf", sys_inputs={"brief": page}, pdf_standards=standards, timestamp=_made(brief)
        )
    return content if isinstance(content, bytes) else b"".join(content or ())


@cache
def _compiler() -> Compiler:
    """One compiler for the life of the process: it keeps the fonts loaded. It takes one compilation at a time."""
    return Compiler(_TEMPLATE, root=_TEMPLATE.parent, ignore_system_fonts=True)


def _made(brief: Brief) -> datetime:
    """The day the page speaks of, so that the same brief gives the same bytes on any day."""
    known = extent(brief.as_of)
    day = date.fromordinal(known.last) if known else _EPOCH
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _page(brief: Brief, notes: Sequence[str]) -> dict[str, JsonValue]:
    """What the template shows: plain strings and numbers."""
    sections = [(_shown(section.heading), section.sentences) for section in brief.sections]
    sections += [("What to watch", brief.watch)]
    sources = [cite(source) for source in brief.sources]
    return {
        "name": " ".join(plain(sentence.text) for sentence in brief.title) or "Policy brief",
        "title": [_said(sentence) for sentence in brief.title] or [{"text": "Policy brief", "numbers": []}],
        "as_of_line": _shown(brief.as_of_line),
        "bottom_line": [_said(sentence) for sentence in brief.bottom_line],
        "status": [
            {"name": _shown(row.name), "parties": _shown(row.parties), "status": _shown(row.status), "since": _shown(row.since),
             "purpose": _said(row.purpose) if row.purpose else {"text": "not told", "numbers": []}, "numbers": list(row.sources)}
            for row in brief.status
        ],
        "status_heading": _shown(brief.status_heading),
        "paper": "us-letter" if brief.paper == "letter" else "a4",
        "besides": [_said(sentence) for sentence in brief.besides],
        "columns": list(shares(brief.status)),
        "timeline": draw(cited(brief), ink=_INK, breadth=1.0) if brief.timeline else "",
        "alt": "Timeline. " + describe(cited(brief)),
        "legend": legend(brief.timeline),
        "sections": [
            {"heading": heading, "sentences": [_point(sentence) for sentence in sentences]}
            for heading, sentences in sections if sentences
        ],
        "known": [source.number for source in sources],
        "sources": [
            {"number": source.number, "title": _shown(source.title), "details": _shown(source.details)}
            for source in sources
        ],
        "notes": [_shown(note) for note in notes],
    }  # fmt: skip


def _shown(text: str) -> str:
    """Plain text that can be set in a narrow column: a word longer than any real one may break."""
    return _UNBROKEN.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), plain(text))


def _said(sentence: Sentence) -> dict[str, JsonValue]:
    return {"text": _shown(sentence.text), "numbers": list(sentence.numbers)}


def _point(sentence: Sentence) -> dict[str, JsonValue]:
    lead, rest = lead_of(plain(sentence.text))
    return {"lead": _shown(lead), "text": _shown(rest), "numbers": list(sentence.numbers)}
