"""PDF: one page, read from the file itself; tagged, titled, linked."""

import threading
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from schemas.brief import Brief, Paper, Section
from service.core.briefing.fit import fit
from service.render import pdf
from tests.briefs import empty_brief, hostile_brief, realistic_brief


def _reader(brief: Brief) -> PdfReader:
    return PdfReader(BytesIO(pdf.render(brief).content))


def _retitled(text: str) -> Brief:
    brief = realistic_brief()
    return brief.model_copy(update={"title": (brief.title[0].model_copy(update={"text": text}),)})


def _fitted() -> Brief:
    """The realistic brief with what the main job leaves on a page."""
    return fit(realistic_brief(), pages=lambda brief: pdf.render(brief).pages or 1)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_realistic_brief_is_one_page_of_its_paper(paper: Paper, size: tuple[int, int]) -> None:
    brief = realistic_brief().model_copy(update={"paper": paper})
    rendered = pdf.render(fit(brief, pages=lambda one: pdf.render(one).pages or 1))
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


def test_a_character_that_no_font_has_is_a_box_and_is_owned_up_to() -> None:
    rendered = pdf.render(_retitled("日本 signs"))
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(rendered.content)).pages)
    assert rendered.pages is not None
    assert "A box stands for a character" in " ".join(text.split())
    assert "A box stands" not in _reader(_fitted()).pages[0].extract_text()


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
