"""The Word document: real styles and a real table, quotes as comments, links, one page by a word processor's own count."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from schemas.brief import Brief
from service.core.briefing.fit import fit
from service.render import pdf, word
from tests.briefs import empty_brief, hostile_brief, realistic_brief


def _short() -> Brief:
    brief = realistic_brief()
    return brief.model_copy(update={"status": brief.status[:3], "watch": brief.watch[:1]})


def _opened(brief: Brief) -> Document:
    return docx.Document(BytesIO(word.render(brief).content))


def _styles(document: Document) -> list[str]:
    return [paragraph.style.name for paragraph in document.paragraphs if paragraph.style and paragraph.style.name]


def test_headings_bullets_and_the_lead_are_styles_by_name() -> None:
    styles = _styles(_opened(_short()))
    assert styles[:3] == ["Title", "Subtitle", "Bottom Line"]
    assert styles.count("Source") == len(realistic_brief().sources)
    assert {"Heading 1", "List Bullet", "Picture", "Note"} <= set(styles)


def test_agreements_stand_in_a_table_with_a_header() -> None:
    (table,) = _opened(realistic_brief()).tables
    assert [cell.text for cell in table.rows[0].cells][0::3] == ["Agreement", "Where it stands"]
    assert len(table.rows) == 1 + len(realistic_brief().status)
    assert table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
    assert table.rows[1].cells[0].text == realistic_brief().status[0].name


def test_each_sentence_with_evidence_carries_its_quotes_as_a_comment() -> None:
    brief = realistic_brief()
    comments = [comment.text for comment in _opened(brief).comments]
    purposes = [row.purpose for row in brief.status if row.purpose]
    told = [
        *brief.title, *brief.bottom_line, *purposes, *(one for run in brief.sections for one in run.sentences), *brief.watch,
    ]  # fmt: skip
    assert len(comments) == len([sentence for sentence in told if sentence.evidence])
    proof = brief.bottom_line[0].evidence[0]
    assert any(proof.quote in text and f"characters {proof.start}–{proof.end}" in text for text in comments)


def test_a_citation_leads_to_its_source() -> None:
    body = _opened(realistic_brief()).element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    places = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors <= set(places)
    assert len(places) == len(set(places)) == len(realistic_brief().sources)


def test_a_web_address_can_be_followed_and_nothing_else() -> None:
    brief = realistic_brief()
    sources = tuple(
        line.model_copy(update={"source": source})
        for line, source in zip(brief.sources, ("https://example.org/a", "javascript:alert(1)"), strict=False)
    )
    document = _opened(brief.model_copy(update={"sources": sources}))
    links = [link for link in document.part.rels.values() if link.is_external]
    assert [link.target_ref for link in links] == ["https://example.org/a"]


def test_the_picture_has_words_for_those_who_cannot_see_it() -> None:
    picture = next(_opened(_short()).element.body.iter(qn("wp:docPr")))
    assert picture.get("descr").startswith("Timeline. ")
    assert realistic_brief().timeline[0].label in picture.get("descr")


def test_text_that_xml_cannot_hold_is_left_out() -> None:
    odd = realistic_brief().model_copy(update={"as_of_line": "of\ufffe\uffff\x00\x1b 2025"})
    assert _opened(odd).paragraphs[1].text == "of 2025"


def test_an_attack_is_text_of_a_run() -> None:
    with ZipFile(BytesIO(word.render(hostile_brief()).content)) as parts:
        document = parts.read("word/document.xml").decode()
        assert "<script" not in document
        assert "&lt;script&gt;" in document
        assert "instrText" not in document


def test_a_page_too_full_for_its_picture_tells_the_timeline_in_words() -> None:
    brief = realistic_brief()
    full = _opened(brief.model_copy(update={"watch": brief.watch * 4}))
    assert "Picture" not in _styles(full)
    assert any(brief.timeline[0].label in paragraph.text for paragraph in full.paragraphs)


def test_agreements_without_a_step_share_a_line_below_the_table() -> None:
    brief = realistic_brief()
    told = brief.watch[0].model_copy(update={"text": "No source reports a step of the other pact."})
    lines = [one for one in _opened(brief.model_copy(update={"besides": (told,)})).paragraphs if one.style]
    assert [line.text for line in lines if line.style and line.style.name == "Besides"] == [f"{told.text}\u20604"]


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_the_sheet_is_the_briefs_paper(paper: str, size: tuple[int, int]) -> None:
    sheet = _opened(realistic_brief().model_copy(update={"paper": paper})).sections[0]
    assert sheet.page_width is not None
    assert sheet.page_height is not None
    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == size


def test_the_annex_begins_a_page_and_its_places_lead_to_the_sources() -> None:
    brief = realistic_brief().model_copy(update={"annex": True})
    document = _opened(brief)
    styles = _styles(document)
    assert styles.index("Note") < styles.index("Annex Title")
    assert styles.count("Annex Quote") > len(brief.bottom_line)
    assert document.styles["Annex Title"].element.pPr.find(qn("w:pageBreakBefore")) is not None
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    proof = brief.bottom_line[0].evidence[0]
    assert f"“{proof.quote}” [4]" in text
    assert len(list(document.comments)) == len(list(_opened(realistic_brief()).comments))
    assert "Annex Title" not in _styles(_opened(realistic_brief()))


@pytest.mark.office
def test_libreoffice_sets_the_annex_after_one_page(tmp_path: Path) -> None:
    pages = _set_by_libreoffice(_short().model_copy(update={"annex": True}), tmp_path)
    assert "Evidence annex" not in pages[0]
    assert pages[1].startswith("Evidence annex")


def _set_by_libreoffice(brief: Brief, folder: Path) -> list[str]:
    """The words of each page."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing; .ci/packages.txt names its package"
    (folder / "brief.docx").write_bytes(word.render(brief).content)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "brief.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [page.extract_text() for page in PdfReader(folder / "brief.pdf").pages]


@pytest.mark.office
@pytest.mark.parametrize("brief", [realistic_brief(), _short(), empty_brief()], ids=["full", "short", "empty"])
def test_libreoffice_sets_it_on_one_page(brief: Brief, tmp_path: Path) -> None:
    assert len(_set_by_libreoffice(brief, tmp_path)) == 1


@pytest.mark.office
def test_libreoffice_sets_what_fits_a_letter_on_one_letter(tmp_path: Path) -> None:
    letter = realistic_brief().model_copy(update={"paper": "letter"})
    assert len(_set_by_libreoffice(fit(letter, pages=pdf.pages), tmp_path)) == 1
