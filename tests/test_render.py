"""The contract of every renderer: what a page shows, whatever its format."""

import json as json_module
import re
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from schemas.brief import Brief, Sentence
from service.ports import Rendered
from service.render import html, json, markdown, pdf, word
from service.render.headings import headed
from tests.briefs import empty_brief, hostile_brief, realistic_brief

Render = Callable[[Brief], Rendered]


class _Text(HTMLParser):
    """The words of a page, without its style."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def _from_html(content: bytes) -> str:
    parser = _Text()
    parser.feed(content.decode())
    return "".join(parser.words)


def _from_markdown(content: bytes) -> str:
    return (
        re.sub(r"\\(.)", r"\1", content.decode().replace("**", ""))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
    )


def _from_pdf(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def _from_word(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    told = [node.text or "" for node in document.element.body.iter(qn("w:t"))]
    pictured = [node.get("descr", "") for node in document.element.body.iter(qn("wp:docPr"))]
    return "\n".join([*told, *pictured])


def _from_json(content: bytes) -> str:
    return "\n".join(_strings(json_module.loads(content)))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for member in members for text in _strings(member)]


RENDERERS = {
    "html": (html.render, _from_html),
    "json": (json.render, _from_json),
    "markdown": (markdown.render, _from_markdown),
    "pdf": (pdf.render, _from_pdf),
    "word": (word.render, _from_word),
}


def _words(text: str) -> str:
    """Letters, digits and punctuation alone: formats break lines where they must."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text)


def _sentences(brief: Brief) -> list[Sentence]:
    sections = [sentence for section in brief.sections for sentence in section.sentences]
    purposes = [row.purpose for row in brief.status if row.purpose]
    return [*brief.title, *brief.bottom_line, *purposes, *sections, *brief.watch]


@pytest.fixture(params=RENDERERS)
def renderer(request: pytest.FixtureRequest) -> tuple[Render, Callable[[bytes], str]]:
    return RENDERERS[request.param]


def test_the_same_brief_gives_the_same_bytes(renderer: tuple[Render, Callable[[bytes], str]]) -> None:
    render, _ = renderer
    first, between, again = render(realistic_brief()), render(hostile_brief()), render(realistic_brief())
    assert first == again
    assert first.content != between.content


def test_every_sentence_row_point_source_and_note_is_shown(renderer: tuple[Render, Callable[[bytes], str]]) -> None:
    render, read = renderer
    brief = realistic_brief()
    shown = _words(read(render(brief).content))
    wanted = [sentence.text for sentence in _sentences(brief)]
    wanted += [text for row in brief.status for text in (row.name, row.parties, row.status, row.since)]
    wanted += [text for point in brief.timeline for text in (point.when, point.label)]
    wanted += [
        text
        for source in brief.sources
        for text in (source.title or source.opening, source.publisher, source.author)
        if text
    ]
    data = render(brief).content.startswith(b"{")  # holds the sections as they are
    wanted += [section.heading for section in brief.sections] if data else [heading for heading, _ in headed(brief)]
    assert [text for text in (*wanted, brief.as_of_line, *brief.notes) if _words(text) not in shown] == []


def test_an_empty_brief_is_still_a_page(renderer: tuple[Render, Callable[[bytes], str]]) -> None:
    render, read = renderer
    rendered = render(empty_brief())
    assert rendered.pages in (None, 1)
    assert read(rendered.content).strip()


def test_hostile_text_is_shown_as_words(renderer: tuple[Render, Callable[[bytes], str]]) -> None:
    render, read = renderer
    shown = _words(read(render(hostile_brief()).content))
    for attack in ("<script>alert(1)</script>", "{{7*7}}{%raw%}{#no#}", "*_bold_*`code`", "</style></svg><imgsrc=x"):
        assert attack in shown


@pytest.mark.parametrize("name", ["html", "markdown", "pdf", "word"])
def test_control_characters_of_articles_reach_no_page(name: str) -> None:
    render, read = RENDERERS[name]
    shown = read(render(hostile_brief()).content)
    assert "\x1b[" not in shown
    assert "\u202e" not in shown
