"""The annex: each sentence with its quotes, and how sure a reader may be, the same for every format."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import docx
import pytest
import yaml
from pypdf import PdfReader

from schemas.brief import Brief
from schemas.confidence import Confidence
from service.render import annex, html, json, markdown, pdf, word
from service.render.headings import headed
from service.render.plain import plain
from tests.briefs import HOSTILE, empty_brief, hostile_brief, realistic_brief, with_contexts

HIGH = Confidence(word="high", why="an official text")
LOW = Confidence(word="low", why="one report alone")


def _sure(*words: Confidence | None) -> Brief:
    brief = realistic_brief()
    facts = [fact.model_copy(update={"confidence": word}) for fact, word in zip(brief.facts, words, strict=True)]
    return brief.model_copy(update={"facts": tuple(facts)})


def test_the_parts_stand_in_the_order_of_the_page_and_hold_every_quote() -> None:
    brief = realistic_brief()
    parts = annex.parts(brief)
    headings = ["Title", "Bottom line", brief.status_heading, *(heading for heading, _ in headed(brief))]
    assert [part.heading for part in parts] == [*headings, "Timeline"]
    assert [entry.text for entry in parts[1].entries] == [sentence.text for sentence in brief.bottom_line]
    proof = brief.bottom_line[0].evidence[0]
    shown = parts[1].entries[0].proofs[0]
    assert (shown.quote, shown.start, shown.end) == (proof.quote, proof.start, proof.end)


def test_a_quote_has_its_articles_title_publisher_date_and_genre() -> None:
    witness = annex.Witness(realistic_brief())
    brief = realistic_brief()
    by_source = {source.article: source for source in brief.sources}
    proofs = [proof for sentence in brief.bottom_line for proof in witness.proofs(sentence.evidence)]
    assert any("Philstar.com, 29 May 2025, news), characters" in proof.place for proof in proofs)
    assert {proof.number for proof in proofs} <= {source.number for source in by_source.values()}
    unlisted = annex.Witness(brief.model_copy(update={"sources": ()})).proofs(brief.bottom_line[0].evidence)[0]
    assert unlisted.place == f"characters {unlisted.start}–{unlisted.end}"


def test_a_row_rests_on_the_quotes_of_its_fact() -> None:
    brief = realistic_brief()
    rows = next(part for part in annex.parts(brief) if part.heading == brief.status_heading)
    standing = next(entry for entry in rows.entries if entry.text.startswith("Acquisition and Cross-Servicing"))
    assert len(standing.proofs) == len(brief.facts[0].evidence)


@pytest.mark.parametrize(
    ("sure", "facts", "told"),
    [
        ((HIGH, HIGH, LOW), ("A1", "M2"), "high confidence: an official text"),
        ((HIGH, LOW, None), ("A1", "M2", "A1"),
         "ACSA: high confidence: an official text; Manalo-Iwaya meeting: low confidence: one report alone"),
        ((HIGH, None, None), ("M2", "X9"), ""),
    ],
)  # fmt: skip
def test_confidence_is_told_once_or_by_name(
    sure: tuple[Confidence | None, ...], facts: tuple[str, ...], told: str
) -> None:
    assert annex.Witness(_sure(*sure)).confidence(facts) == told


def test_a_long_name_is_shortened() -> None:
    brief = _sure(HIGH, LOW, None)
    long = brief.facts[1].model_copy(update={"name": "meeting " * 30})
    told = annex.Witness(brief.model_copy(update={"facts": (brief.facts[0], long)})).confidence(["A1", "M2"])
    assert "meet …: low" in told
    assert len(told) < 200


def test_nothing_is_behind_an_empty_page() -> None:
    assert annex.parts(empty_brief()) == ()


def test_only_a_brief_that_asks_for_it_has_an_annex() -> None:
    brief = realistic_brief()
    asked = brief.model_copy(update={"annex": True})
    assert annex.HEADING.encode() not in markdown.render(brief).content
    page = markdown.render(asked).content.decode()
    assert page.startswith(markdown.render(brief).content.decode())
    section = page[page.index("## Evidence annex") :]
    assert "### Bottom line" in section
    assert "characters 712–821" in section
    assert b'"annex": true' in json.render(asked).content
    assert html.render(asked).content != html.render(brief).content
    assert len(word.render(asked).content) > len(word.render(brief).content)


def test_an_attack_in_the_annex_opens_no_markup() -> None:
    page = markdown.render(hostile_brief().model_copy(update={"annex": True})).content.decode()
    section = page[page.index("## Evidence annex") :]
    known = ("## Evidence", "### ", "- “", "- … ", "**", "Each quote")
    assert [line for line in section.splitlines() if line and not line.startswith(known)] == []
    assert "<script" not in section
    assert HOSTILE[0] not in section
    assert "<script>alert" not in html.render(hostile_brief().model_copy(update={"annex": True})).content.decode()


def _in_bottom_line(brief: Brief) -> annex.Proof:
    (part,) = (part for part in annex.parts(brief) if part.heading == "Bottom line")
    return part.entries[0].proofs[0]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("It rained.\nThe ", " in Manila.", ("… It rained. The ", " in Manila. …")),
        ("", ", he said", ("", ", he said …")),
        ("条", "\n ", ("… 条", "")),
        ("", "", ("", "")),
    ],
)
def test_a_quote_stands_among_the_words_around_it(before: str, after: str, shown: tuple[str, str]) -> None:
    brief = with_contexts(realistic_brief(), before=before, after=after)
    proof = _in_bottom_line(brief)
    assert (proof.before, proof.after) == shown
    assert proof.quote == brief.bottom_line[0].evidence[0].quote


def test_every_format_shows_the_words_around_a_quote() -> None:
    brief = with_contexts(realistic_brief(), before="Rain fell. In all, ", after=" as was planned. Then")
    asked = brief.model_copy(update={"annex": True})
    quote = plain(brief.bottom_line[0].evidence[0].quote)
    whole = f"… Rain fell. In all, “{quote}” as was planned. Then …"
    assert whole in markdown.render(asked).content.decode().replace("**", "").replace("\\", "")
    document = docx.Document(BytesIO(word.render(asked).content))
    assert any(paragraph.text.startswith(whole) for paragraph in document.paragraphs)
    printed = "".join(
        "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.render(asked).content)).pages).split()
    )
    assert "".join(whole.split()) in printed
    page = unescape(html.render(brief).content.decode())
    assert f"<p>… Rain fell. In all, <mark>{quote}</mark> as was planned. Then …</p>" in page


@pytest.mark.parametrize(("before", "stars"), [("In all, ", True), ("条", False)])
def test_a_quote_is_bold_where_no_letter_touches_the_stars(before: str, *, stars: bool) -> None:
    brief = with_contexts(realistic_brief(), before=before, after="").model_copy(update={"annex": True})
    page = markdown.render(brief).content.decode()
    assert (f"- … {before}**“" in page, f"- … {before}“" in page) == (stars, not stars)


def _attacked() -> tuple[Brief, list[str]]:
    """A brief whose bottom line rests on every attack that is kept as data, as quotes."""
    kept = yaml.safe_load((Path(__file__).parent.parent / "injections.yaml").read_text(encoding="utf-8"))["said"]
    brief = realistic_brief()
    proof = brief.bottom_line[0].evidence[0]
    proofs = tuple(proof.model_copy(update={"quote": text}) for text in kept)
    said = brief.bottom_line[0].model_copy(update={"evidence": proofs})
    return brief.model_copy(update={"bottom_line": (said,), "annex": True}), [plain(text) for text in kept]


def test_orders_in_quotes_are_words_in_every_format() -> None:
    brief, orders = _attacked()
    page = unescape(html.render(brief).content.decode())
    document = docx.Document(BytesIO(word.render(brief).content))
    paragraphs = "\n".join(paragraph.text for paragraph in document.paragraphs)
    marked = unescape(re.sub(r"\\(.)", r"\1", markdown.render(brief).content.decode())).replace("\u200b", "")
    assert len(orders) >= 20
    for order in orders:
        assert order in page
        assert order in paragraphs
        assert order in marked or "\\" in order
    made = PdfReader(BytesIO(pdf.render(brief).content))
    printed = "".join("".join(one.extract_text() for one in made.pages).split()).replace("\u200b", "")
    assert [order for order in orders if order.isascii() and "".join(order.split())[:25] not in printed] == []
