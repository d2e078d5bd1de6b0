"""The brief as a Word document: real styles, a real table, the quotes behind each sentence as comments, laid out for one page.

Word decides pages itself; the size is chosen by how much there is to set, and LibreOffice confirms it in the tests. Where a
page is too full for its picture of the timeline, the timeline is told in words.
Everything of an article goes in as text of a run, never as markup.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count

import docx
from docx.document import Document
from docx.image.image import Image
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from schemas.brief import Brief, Sentence
from schemas.evidence import Evidence
from service.ports import Rendered
from service.render import annex
from service.render.columns import shares
from service.render.edtf import extent
from service.render.headings import headed
from service.render.plain import joined, lead_of, plain
from service.render.source import Citation, cite, cited
from service.render.timeline import describe, picture
from service.render.word import markup
from service.render.word.measure import SIZES, body_size
from service.render.word.package import packed
from service.render.word.styles import GREY, INK, RULE, dress

_EPOCH = date(2000, 1, 1)
_SHEETS = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
_MARGINS = (Mm(17), Mm(13))


def render(brief: Brief) -> Rendered:
    """A .docx file; it has no pages until a word processor sets it."""
    return Rendered(_Page(brief).content(), None)


class _Page:
    """A document as it grows."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._room = _room(brief)
        self._sources = [cite(source) for source in brief.sources]
        self._of = {source.article: entry for source, entry in zip(brief.sources, self._sources, strict=True)}
        drawing = picture(cited(brief), ink=f"#{INK}") if brief.timeline else b""
        size = _size(brief, drawing)
        self._picture = drawing if size else b""
        self._document = _blank(brief, size or SIZES[-1])
        self._bookmarks = count(1)

    def content(self) -> bytes:
        """The finished file."""
        self._masthead()
        self._status()
        for heading, sentences in headed(self._brief):
            self._bullets(heading, sentences)
        self._timeline()
        self._foot()
        if self._brief.annex:
            self._annex()
        known = extent(self._brief.as_of)
        day = date.fromordinal(known.last) if known else _EPOCH
        return packed(self._document, datetime(day.year, day.month, day.day, tzinfo=UTC))

    def _masthead(self) -> None:
        title = self._paragraph("Title")
        for sentence in self._brief.title:
            self._said(title, sentence)
        if not self._brief.title:
            title.add_run("Policy brief")
        if self._brief.as_of_line:
            self._paragraph("Subtitle", self._brief.as_of_line)
        if self._brief.bottom_line:
            lead = self._paragraph("Bottom Line")
            for sentence in self._brief.bottom_line:
                self._said(lead, sentence)

    def _status(self) -> None:
        if not self._brief.status:
            return
        self._paragraph("Heading 1", self._brief.status_heading)
        widths = [share for share in shares(self._brief.status) if share]
        parties = len(widths) == len(("name", "parties", "purpose", "standing"))
        table = self._document.add_table(rows=1, cols=len(widths))
        table.autofit = False
        for cell, head in zip(
            table.rows[0].cells, ("Agreement", *["Parties"] * parties, "What it does", "Where it stands"), strict=True
        ):
            _in_cell(cell.paragraphs[0], "Table Head").add_run(head)
        for row in self._brief.status:
            name, *between, purpose, standing = table.add_row().cells
            _in_cell(name.paragraphs[0]).add_run(_text(row.name)).bold = True
            for cell in between:
                _in_cell(cell.paragraphs[0]).add_run(_text(row.parties))
            does = _in_cell(purpose.paragraphs[0])
            if row.purpose:
                self._said(does, row.purpose)
            else:
                does.add_run("not told")
            stands = _in_cell(standing.paragraphs[0])
            stands.add_run(_text(row.status)).bold = True
            stands.add_run(f" – {_text(row.since)}" if row.since else "")
            self._marks(stands, row.sources)
        for column, share in zip(table.columns, widths, strict=True):
            column.width = Length(self._room * share // sum(widths))
            for cell in column.cells:
                cell.width = column.width
        markup.ruled_rows(table, color=RULE)
        markup.padded(table, twentieths=100)
        markup.heads(table)
        markup.keep_whole(table)
        self._besides()

    def _besides(self) -> None:
        if self._brief.besides:
            line = self._paragraph("Besides")
            for sentence in self._brief.besides:
                self._said(line, sentence)

    def _bullets(self, heading: str, sentences: Sequence[Sentence]) -> None:
        if sentences:
            self._paragraph("Heading 1", heading)
        for sentence in sentences:
            self._said(self._paragraph("List Bullet"), sentence, pointed=True)

    def _timeline(self) -> None:
        if not self._brief.timeline:
            return
        self._paragraph("Heading 1", "Timeline")
        if not self._picture:
            self._told()
            return
        run = self._paragraph("Picture").add_run()
        run.add_picture(BytesIO(self._picture), width=self._room)
        markup.describe_picture(run, _text("Timeline. " + describe(cited(self._brief))))

    def _told(self) -> None:
        """The timeline in words, where there is no room for its picture."""
        line = self._paragraph("Table Text")
        for index, point in enumerate(cited(self._brief)):
            line.add_run("; " if index else "")
            line.add_run(_text(point.when) or "no date given").bold = True
            line.add_run(f" {_text(point.label)}{' (planned)' if point.planned else ''}")

    def _foot(self) -> None:
        if self._sources:
            self._paragraph("Heading 1", "Sources")
        for source in self._sources:
            self._source(source)
        if self._brief.notes:
            self._paragraph("Note", " ".join(self._brief.notes))

    def _annex(self) -> None:
        """What stands behind each sentence, on pages of its own."""
        self._paragraph("Annex Title", annex.HEADING)
        self._paragraph("Subtitle", annex.LEAD)
        for part in annex.parts(self._brief):
            self._paragraph("Heading 1", part.heading)
            for entry in part.entries:
                line = self._paragraph("Annex Entry")
                line.add_run(_text(entry.text)).bold = True
                line.add_run(f" {_text(entry.confidence)}" if entry.confidence else "").italic = True
                for proof in entry.proofs:
                    quote = self._paragraph("Annex Quote")
                    self._quiet(quote.add_run(joined(proof.before, _text)))
                    quote.add_run(_text(f"“{proof.quote}”"))
                    self._quiet(quote.add_run(f"{joined(proof.after, _text)} "))
                    self._placed(quote.add_run(_text(proof.place)), proof)

    def _quiet(self, run: Run) -> None:
        run.font.color.rgb = RGBColor.from_string(GREY)

    def _placed(self, run: Run, proof: annex.Proof) -> None:
        self._quiet(run)
        if proof.number:
            markup.link_within(run, f"source-{proof.number}")

    def _source(self, source: Citation) -> None:
        line = self._paragraph("Source")
        line.add_run(f"[{source.number}] ").bold = True
        title = line.add_run(_text(source.title))
        line.add_run(f" ({_text(source.details)})").font.color.rgb = RGBColor.from_string(GREY)
        markup.bookmark(line, f"source-{source.number}", next(self._bookmarks))
        if source.link:
            markup.link_out(title, source.link)

    def _said(self, paragraph: Paragraph, sentence: Sentence, *, pointed: bool = False) -> None:
        """The sentence, its quotes as a comment, and the numbers of its sources, each a link to its line."""
        if paragraph.runs:
            paragraph.add_run(" ")
        lead, rest = lead_of(_text(sentence.text)) if pointed else ("", _text(sentence.text))
        runs = [paragraph.add_run(rest)]
        if lead:
            runs[0].text = lead
            runs[0].bold = True
            runs.append(paragraph.add_run(rest))
        if sentence.evidence:
            self._comment(runs, sentence.evidence)
        self._marks(paragraph, sentence.numbers)

    def _comment(self, runs: Sequence[Run], evidence: Sequence[Evidence]) -> None:
        comment = self._document.add_comment(runs, author="Entente", initials="E")
        for index, proof in enumerate(evidence):
            place = comment.paragraphs[0] if index == 0 else comment.add_paragraph()
            place.add_run(_text(f"“{proof.quote}”"))
            place.add_run(_text(f" {self._named(proof.article)}characters {proof.start}–{proof.end}")).italic = True

    def _named(self, article: str) -> str:
        source = self._of.get(article)
        return f"[{source.number}] {source.title}, " if source else ""

    def _marks(self, paragraph: Paragraph, numbers: Iterable[int]) -> None:
        known = {source.number for source in self._sources}
        for index, number in enumerate(numbers):
            run = paragraph.add_run(f",{number}" if index else f"\u2060{number}")
            run.style = self._document.styles["Citation Mark"]
            if number in known:
                markup.link_within(run, f"source-{number}")

    def _paragraph(self, style: str, text: str = "") -> Paragraph:
        return self._document.add_paragraph(_text(text), style=style)


def _blank(brief: Brief, size: float) -> Document:
    document = docx.Document()
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = _SHEETS[brief.paper]
    sheet.left_margin = sheet.right_margin = _MARGINS[0]
    sheet.top_margin = sheet.bottom_margin = _MARGINS[1]
    dress(document, size=size)
    properties = document.core_properties
    properties.title = _text(" ".join(sentence.text for sentence in brief.title))[:255] or "Policy brief"
    properties.author = properties.last_modified_by = "Entente"
    properties.language, properties.comments = "en-GB", ""
    return document


def _room(brief: Brief) -> Length:
    """The width between the margins."""
    return Length(_SHEETS[brief.paper][0] - 2 * _MARGINS[0])


def _size(brief: Brief, drawing: bytes) -> float | None:
    """The size of the body at which everything fits with this picture; None where none does."""
    shown = Image.from_blob(drawing) if drawing else None
    room, height = _room(brief).pt, (_SHEETS[brief.paper][1] - 2 * _MARGINS[1]) / Pt(1)
    tall = room * shown.px_height / shown.px_width if shown else 0.0
    return body_size(brief, width=room, height=height, picture=tall)


def _text(text: str) -> str:
    """Plain text that XML can hold."""
    return "".join(char for char in plain(text) if char not in "\ufffe\uffff")


def _in_cell(paragraph: Paragraph, style: str = "Table Text") -> Paragraph:
    paragraph.style = style
    return paragraph
