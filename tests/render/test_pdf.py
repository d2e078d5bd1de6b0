"""PDF: one page, read from the file itself; tagged, titled, linked."""

import threading
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, PdfObject, StreamObject

from schemas.brief import Brief, Paper, Section
from service.core.briefing.fit import fit
from service.render import json, pdf
from tests.briefs import empty_brief, hostile_brief, realistic_brief


def _reader(brief: Brief) -> PdfReader:
    return PdfReader(BytesIO(pdf.render(brief).content))


def _retitled(text: str) -> Brief:
    brief = realistic_brief()
    return brief.model_copy(update={"title": (brief.title[0].model_copy(update={"text": text}),)})


@cache
def _fitted() -> Brief:
    """The realistic brief with what the main job leaves on a page."""
    return fit(realistic_brief(), pages=pdf.pages)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_realistic_brief_is_one_page_of_its_paper(paper: Paper, size: tuple[int, int]) -> None:
    brief = realistic_brief().model_copy(update={"paper": paper})
    rendered = pdf.render(fit(brief, pages=pdf.pages))
    page = PdfReader(BytesIO(rendered.content)).pages[0]
    assert rendered.pages == 1
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_pages_are_counted_in_the_file() -> None:
    brief = realistic_brief()
    sections = tuple(Section(id="meaning", heading="More", sentences=brief.sections[0].sentences) for _ in range(9))
    rendered = pdf.render(brief.model_copy(update={"sections": sections}))
    assert rendered.pages == len(PdfReader(BytesIO(rendered.content)).pages) > 1


def test_a_short_brief_is_set_larger_than_a_long_one() -> None:
    brief = _fitted()
    short = brief.model_copy(update={"sections": brief.sections[2:], "timeline": ()})
    assert _bottom_line_size(short) > _bottom_line_size(brief) >= 9


def _bottom_line_size(brief: Brief) -> float:
    """Size in points of the letters of the bottom line, which is set a little larger than the body."""
    sizes: list[float] = []

    def visit(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if "Japan's foreign minister" in text:
            sizes.append(size * abs(matrix[3]))

    _reader(brief).pages[0].extract_text(visitor_text=visit)
    return sizes[0]


def test_the_file_says_its_title_language_author_and_standard() -> None:
    reader = _reader(realistic_brief())
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Japan and the Philippines sign logistics pact;")
    assert reader.metadata.author == "Entente"
    catalog = reader.trailer["/Root"]
    assert isinstance(catalog, DictionaryObject)
    assert str(catalog["/Lang"]).startswith("en")
    assert "/StructTreeRoot" in catalog
    assert b"pdfuaid:part" in pdf.render(realistic_brief()).content


def test_the_date_of_the_file_is_the_date_of_the_brief() -> None:
    reader = _reader(realistic_brief())
    assert reader.metadata is not None
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == "2025-05-29"


def test_a_citation_of_a_listed_source_is_a_link() -> None:
    brief = realistic_brief()
    cited = [number for part in (brief.title, brief.bottom_line, brief.watch) for one in part for number in one.numbers]
    cited += [number for section in brief.sections for one in section.sentences for number in one.numbers]
    cited += [
        number for row in brief.status for number in (*row.sources, *(row.purpose.numbers if row.purpose else ()))
    ]
    links = [note.get_object() for page in _reader(brief).pages for note in page.annotations or ()]
    assert len(links) == len(cited)
    assert all(str(link["/Subtype"]) == "/Link" for link in links)


def test_a_citation_of_an_unknown_source_is_only_a_mark() -> None:
    brief = realistic_brief().model_copy(update={"sources": ()})
    assert not any(page.annotations for page in _reader(brief).pages)


def test_the_timeline_has_its_words_as_alternative_text() -> None:
    catalog = _reader(realistic_brief()).trailer["/Root"]
    assert isinstance(catalog, DictionaryObject)
    alternatives = _alternatives(catalog["/StructTreeRoot"])
    assert any("no date given: RAA: in force; ACSA and unnamed agreement: signed" in text for text in alternatives)
    assert any(
        "later in 2025: Maritime consultations and vice-ministerial strategic dialogue [1, 2] (planned)" in text
        for text in alternatives
    )


def test_the_picture_shows_its_citations() -> None:
    shown = "".join(_reader(_fitted()).pages[0].extract_text().split())
    assert "GSOIA:talksagreedorbegun2" in shown


def _alternatives(node: object) -> list[str]:
    """The alternative texts in a tree of structure elements."""
    found = node.get_object() if isinstance(node, PdfObject) else node
    if isinstance(found, ArrayObject):
        return [text for member in found for text in _alternatives(member)]
    if not isinstance(found, DictionaryObject):
        return []
    own = [str(found["/Alt"])] if "/Alt" in found else []
    return own + (_alternatives(found.raw_get("/K")) if "/K" in found else [])


def _glyphs_missing(content: bytes) -> int:
    """How many times a page draws glyph 0, which is the box, in a font of two-byte codes."""
    reader = PdfReader(BytesIO(content))
    drawn = 0
    for page in reader.pages:
        stream = page.get_contents()
        forms = [stream] if stream else []
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        forms += [
            ContentStream(form.get_object(), reader)
            for form in resources.get("/XObject", DictionaryObject()).values()
            if form.get_object()["/Subtype"] == "/Form"
        ]
        for form in forms:
            for operands, operator in form.operations:
                if operator in {b"Tj", b"TJ"}:
                    runs = operands[0] if isinstance(operands[0], list) else [operands[0]]
                    codes = b"".join(run.original_bytes for run in runs if hasattr(run, "original_bytes"))
                    drawn += sum(codes[place : place + 2] == b"\0\0" for place in range(0, len(codes), 2))
    return drawn


@pytest.mark.parametrize("annexed", [False, True])
@pytest.mark.parametrize(
    "text", ["日本 signs", "राष्ट्रपति of 대한민국 and ไทย", "الرئيس and ראש", "\ue000 \U0001f600 ok"]
)
def test_no_box_is_ever_drawn_whatever_the_script(text: str, annexed: bool) -> None:
    brief = _retitled(text)
    points = tuple(point.model_copy(update={"label": text}) for point in brief.timeline)
    rows = tuple(row.model_copy(update={"name": text}) for row in brief.status)
    content = pdf.render(brief.model_copy(update={"timeline": points, "status": rows, "annex": annexed})).content
    assert _glyphs_missing(content) == 0
    assert b"pdfuaid:part" in content


def test_what_no_font_has_is_named_by_its_script_and_owned_up_to() -> None:
    text = " ".join(" ".join(page.extract_text() for page in _reader(_retitled("日本 signs")).pages).split())
    assert "(in Chinese characters) signs" in text
    assert "Words in brackets name a script" in text
    assert "Words in brackets" not in _reader(_fitted()).pages[0].extract_text()


def test_a_name_is_shown_in_the_latin_form_that_an_article_gives() -> None:
    brief = _retitled("日比協定 is signed")
    facts = (brief.facts[0].model_copy(update={"name": "日比協定", "aliases": ("Accord of Manila",)}), *brief.facts[1:])
    text = _reader(brief.model_copy(update={"facts": facts})).pages[0].extract_text()
    assert "Accord of Manila is signed" in " ".join(text.split())


def _xmp(brief: Brief) -> str:
    catalog = _reader(brief).trailer["/Root"]
    assert isinstance(catalog, DictionaryObject)
    metadata = catalog["/Metadata"]
    assert isinstance(metadata, StreamObject)
    return metadata.get_data().decode()


@pytest.mark.parametrize("brief", [realistic_brief(), hostile_brief(), empty_brief()], ids=["real", "hostile", "empty"])
def test_the_file_is_archival_and_accessible_and_carries_its_records(brief: Brief) -> None:
    assert "<pdfaid:part>3<" in _xmp(brief)
    assert "<pdfaid:conformance>A<" in _xmp(brief)
    assert "<pdfuaid:part>1<" in _xmp(brief)
    reader = _reader(brief)
    catalog = reader.trailer["/Root"]
    assert isinstance(catalog, DictionaryObject)
    assert "/OutputIntents" in catalog
    assert "/AF" in catalog
    assert reader.attachments == {"brief.json": [json.render(brief).content]}


def test_a_web_source_leads_to_its_address_and_any_other_is_words() -> None:
    brief = realistic_brief()
    lines = tuple(
        line.model_copy(update={"source": source})
        for line, source in zip(brief.sources, ("https://example.org/a", "javascript:alert(1)"), strict=False)
    )
    links = [
        note.get_object().get("/A", {}) for page in _reader(brief.model_copy(update={"sources": lines})).pages
        for note in page.annotations or ()
    ]  # fmt: skip
    assert {str(link["/URI"]) for link in links if "/URI" in link} == {"https://example.org/a"}


def test_the_annex_follows_on_pages_of_its_own_and_is_not_counted() -> None:
    brief = _fitted().model_copy(update={"annex": True})
    rendered = pdf.render(brief)
    reader = PdfReader(BytesIO(rendered.content))
    assert rendered.pages == pdf.pages(brief) == 1 < len(reader.pages)
    assert "Evidence annex" not in reader.pages[0].extract_text()
    text = " ".join(" ".join(page.extract_text() for page in reader.pages[1:]).split())
    assert text.startswith("Evidence annex Each quote stands in its article")
    proof = brief.bottom_line[0].evidence[0]
    assert f"characters {proof.start}–{proof.end}" in text


def test_an_annex_without_evidence_has_its_heading_alone() -> None:
    rendered = pdf.render(empty_brief().model_copy(update={"annex": True}))
    assert (rendered.pages, len(PdfReader(BytesIO(rendered.content)).pages)) == (1, 2)


@pytest.mark.parametrize(
    "brief", [realistic_brief(), hostile_brief(), _retitled("日本")], ids=["real", "hostile", "script"]
)
def test_the_same_brief_gives_the_same_bytes(brief: Brief) -> None:
    annexed = brief.model_copy(update={"annex": True})
    assert pdf.render(annexed).content == pdf.render(annexed).content


def test_a_long_word_breaks_rather_than_leave_its_column() -> None:
    reader = _reader(hostile_brief())
    lines = [line for page in reader.pages for line in page.extract_text().splitlines() if "Unbroken" in line]
    assert lines
    assert max(map(len, lines)) < 200


def test_threads_may_render_at_the_same_time() -> None:
    wanted = [pdf.render(realistic_brief()).content, pdf.render(empty_brief()).content]
    found: dict[int, bytes] = {}

    def work(index: int) -> None:
        found[index] = pdf.render((realistic_brief, empty_brief)[index % 2]()).content

    threads = [threading.Thread(target=work, args=(index,)) for index in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[index] == wanted[index % 2] for index in range(6))
