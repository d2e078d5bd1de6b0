"""HTML: one safe file; every citation leads to a quote and back."""

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from io import BytesIO
from json import loads
from pathlib import Path

import pytest
from pypdf import PdfReader

from schemas.brief import Brief, Section
from schemas.confidence import Confidence
from service.core.briefing.fit import fit
from service.render import html
from tests.briefs import empty_brief, hostile_brief, realistic_brief


class _Tags(HTMLParser):
    """Every tag of a page with its attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute)) is not None]


def _page(brief: Brief) -> str:
    return html.render(brief).content.decode()


@pytest.mark.parametrize("brief", [realistic_brief(), hostile_brief(), empty_brief()])
def test_a_page_holds_no_script_and_fetches_nothing(brief: Brief) -> None:
    tags = _Tags(_page(brief))
    names = {name for name, _ in tags.tags}
    assert not names & {"script", "img", "iframe", "link", "object", "embed", "form", "base", "image", "use"}
    attributes = {attribute for _, found in tags.tags for attribute in found}
    assert not {name for name in attributes if name.startswith("on")} | attributes & {"src", "srcset", "style"}
    assert all(target.startswith(("#", "https://", "http://")) for target in tags.all("href"))


def test_the_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    page = _page(realistic_brief())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page


@pytest.mark.parametrize("brief", [realistic_brief(), hostile_brief(), empty_brief()])
def test_every_link_within_the_page_has_one_target(brief: Brief) -> None:
    tags = _Tags(_page(brief))
    targets = tags.all("id")
    assert len(targets) == len(set(targets))
    assert {link.removeprefix("#") for link in tags.all("href") if link.startswith("#")} <= set(targets)


def test_a_citation_leads_to_its_quote_and_back_to_the_sentence() -> None:
    page = _page(realistic_brief())
    assert '<a class="mark" href="#bottom-1-4" aria-label="Quote from source 4">4</a>' in page
    quote = page[page.index('<blockquote id="bottom-1-4"') :]
    assert "The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi" in quote[:300]
    assert "characters 712–821" in quote[:500]
    assert '<a href="#bottom-1">Back to the page</a>' in quote


def test_a_row_of_the_table_leads_to_the_quotes_of_its_fact() -> None:
    page = _page(realistic_brief())
    assert 'href="#row-1-3"' in page
    assert '<blockquote id="row-1-3"' in page


def test_a_row_says_what_an_agreement_does_with_the_words_behind_it() -> None:
    page = _page(realistic_brief())
    assert '<span id="purpose-2-1">Lets either force deploy to the other&#39;s soil.' in page
    quote = page[page.index('<blockquote id="purpose-2-1-2"') :]
    assert "permits both countries to send their military forces" in quote[:300]
    assert page.count("<td>not told</td>") == 2


def test_a_quote_is_shown_with_its_source_date_and_genre_and_how_sure_a_reader_may_be() -> None:
    brief = realistic_brief()
    sure = Confidence(word="moderate", why="two independent reports, no official text")
    facts = (brief.facts[0].model_copy(update={"confidence": sure}), *brief.facts[1:])
    page = _page(brief.model_copy(update={"facts": facts}))
    row = page[page.index('<article id="row-1-quotes"') :][:900]
    assert "moderate confidence: two independent reports, no official text" in row
    assert 'title="moderate confidence: two independent reports' in page
    assert "</a> (Masafumi Iida, undated, opinion), characters" in page


def test_the_label_of_a_point_is_set_in_bold_and_no_other_words_are() -> None:
    page = _page(realistic_brief())
    assert "<b>ACSA:</b> no source reports approval by either legislature" in page
    labelled = realistic_brief().bottom_line[0].model_copy(update={"text": "Talks: they go on."})
    told = _page(realistic_brief().model_copy(update={"bottom_line": (labelled,)}))
    assert "Talks: they go on." in told


def test_parties_that_all_rows_share_have_no_column() -> None:
    brief = realistic_brief()
    alike = tuple(row.model_copy(update={"parties": ""}) for row in brief.status)
    page = _page(brief.model_copy(update={"status": alike}))
    assert page.count('scope="col"') == page.count("<col ") == 3
    assert "Parties" not in page


def test_the_timeline_stands_in_words_too_each_point_with_its_quotes() -> None:
    page = _page(realistic_brief())
    steps = page[page.index('<ol class="steps">') :]
    assert '<li id="point-6" class="planned"><b>later in 2025</b>' in steps
    assert '<a class="mark" href="#point-2-3" aria-label="Quote from source 3">3</a>' in steps
    assert "Prime Minister Shigeru Ishiba’s visit" in page[page.index('<blockquote id="point-2-3"') :][:300]
    assert re.search(r"\.steps\s*{[^}]*display:\s*none", page.partition("@media")[0]) is None


def test_the_picture_shows_its_citations() -> None:
    picture = re.search(r"<svg.*?</svg>", _page(realistic_brief()), re.DOTALL)
    assert picture is not None
    assert "ACSA: negotiations agreed on [3, 5]" in picture[0]


def test_a_citation_without_a_quote_leads_to_its_source_and_an_unknown_one_nowhere() -> None:
    page = _page(hostile_brief())
    assert '<span class="mark">99</span>' in page
    assert 'href="#source-1"' in page


def test_a_quote_of_an_article_that_is_not_listed_is_still_shown() -> None:
    page = _page(realistic_brief().model_copy(update={"sources": ()}))
    assert "characters 712–821" in page
    assert 'class="sources"' not in page


def test_a_web_source_is_linked_and_any_other_scheme_is_not() -> None:
    brief = realistic_brief()
    sources = (
        brief.sources[0].model_copy(update={"source": "https://news.example/a?b=1&c=2"}),
        brief.sources[1].model_copy(update={"source": "javascript:alert(1)"}),
    )
    links = _Tags(_page(brief.model_copy(update={"sources": sources}))).all("href")
    assert "https://news.example/a?b=1&c=2" in links
    assert not [link for link in links if link.startswith("javascript")]


def test_a_page_says_its_language_title_and_structure() -> None:
    page = _page(realistic_brief())
    assert '<html lang="en">' in page
    assert "<title>Japan and the Philippines sign logistics pact;" in page
    assert page.count("<h1>") == 1
    assert page.count('scope="col"') == 4
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_an_empty_brief_has_no_empty_part() -> None:
    page = _page(empty_brief())
    for part in ("<table", "<svg", "<blockquote", "<footer", 'class="bottom-line"', "<ul>"):
        assert part not in page
    assert "<h1>Policy brief</h1>" in page


def test_the_size_of_print_shrinks_with_the_text_down_to_a_bound() -> None:
    brief = realistic_brief()
    long = tuple(Section(id="meaning", heading="More", sentences=brief.sections[0].sentences) for _ in range(9))
    sizes = [
        float(re.findall(r"--print-size: ([\d.]+)pt", _page(one))[0])
        for one in (empty_brief(), brief, brief.model_copy(update={"sections": long}))
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3
    assert sizes[-1] >= 7.5


def _fitted(**parts: object) -> Brief:
    """The realistic brief with what the main job leaves on a page."""
    return fit(realistic_brief(), pages=lambda _: 1).model_copy(update=parts)


PRINTED = {"fitted": _fitted(), "letter": _fitted(paper="letter"), "without what to watch": _fitted(watch=())}


FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update")  # fmt: skip
DARK = "--blink-settings=preferredColorScheme=0"
PHONE = "--window-size=390,900"


def _browsed(page: str, folder: Path, *flags: str) -> str:
    """What Chromium says of a page."""
    browser = shutil.which("chromium")
    assert browser is not None, "this test needs Chromium"
    file = folder / "brief.html"
    file.write_text(page, encoding="utf-8")
    command = [browser, *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, file.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()


@pytest.mark.browser
@pytest.mark.parametrize("brief", PRINTED.values(), ids=PRINTED)
def test_the_page_prints_on_one_sheet(brief: Brief, tmp_path: Path) -> None:
    printed = tmp_path / "brief.pdf"
    _browsed(_page(brief), tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    assert len(PdfReader(BytesIO(printed.read_bytes())).pages) == 1


@pytest.mark.browser
def test_the_annex_prints_on_sheets_of_its_own(tmp_path: Path) -> None:
    printed = tmp_path / "brief.pdf"
    _browsed(_page(_fitted(annex=True)), tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    first, second, *_ = (page.extract_text() for page in PdfReader(BytesIO(printed.read_bytes())).pages)
    assert "The words behind each sentence" in second
    assert "The words behind each sentence" not in first


def _grave(page: str, folder: Path, *flags: str) -> list[str]:
    """The serious and critical rules of axe that a page breaks; its policy forbids scripts, so a copy goes without it."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    told = (
        'axe.run(document, {resultTypes: ["violations"]}).then(found => { const node = document.createElement("pre");'
        ' node.id = "axe"; node.textContent = JSON.stringify(found.violations); document.body.append(node) })'
    )
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    scripts = f"<script>{axe}</script><script>{told}</script></body>"
    dumped = _browsed(
        bare.replace("</body>", scripts), folder, "--virtual-time-budget=30000", "--timeout=60000", *flags, "--dump-dom"
    )
    found = re.search(r'<pre id="axe">(.*?)</pre>', dumped, re.DOTALL)
    assert found is not None, "axe did not finish"
    return [rule["id"] for rule in loads(unescape(found[1])) if rule["impact"] in {"serious", "critical"}]


@pytest.mark.browser
@pytest.mark.parametrize("flags", [(), (DARK,), (PHONE,)], ids=["wide", "dark", "phone"])
@pytest.mark.parametrize("brief", [_fitted(annex=True), hostile_brief()], ids=["fitted", "hostile"])
def test_axe_finds_no_serious_barrier(brief: Brief, flags: tuple[str, ...], tmp_path: Path) -> None:
    assert _grave(_page(brief), tmp_path, *flags) == []


@pytest.mark.browser
def test_axe_would_find_a_barrier(tmp_path: Path) -> None:
    page = _page(empty_brief()).replace("</main>", '<img src="data:,"></main>')
    assert _grave(page, tmp_path) == ["image-alt"]
