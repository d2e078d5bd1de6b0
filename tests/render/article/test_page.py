import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.evidence import Evidence, Excerpt, Span
from schemas.outcome import Outcome
from schemas.record import Rejection
from service.core.extraction import failed
from service.render.article import render
from tests.records import agreement, article, event, statement

HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"'{}%\n\r\0\x1b\u202e\ud800 ab")), max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and the words of the article's text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.elements.append((tag, known))
        if tag == "div" and (self._depth or known.get("id") == "text"):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        self.text += data if self._depth else ""

    def of(self, name: str) -> list[dict[str, str]]:
        """The elements of a class."""
        return [known for _, known in self.elements if name in known.get("class", "").split()]


def told(text: Article, spans: Sequence[tuple[int, int]] = (), **changes: object) -> Outcome:
    """An outcome with a statement for each span."""
    records = []
    for number, (start, end) in enumerate(spans, 1):
        quote = text.text[start:end]
        proof = Evidence.model_construct(article=text.id, quote=quote, start=start, end=end, match="exact")
        record = statement(f"x/s{number}", f"Claim {number}", "Marcos")
        records.append(record.model_copy(update={"evidence": proof}))
    done = {"status": "done", "error": None, "statements": tuple(records), **changes}
    return failed(text, "").outcome.model_copy(update=done)


def shown(text: Article, outcome: Outcome | None = None) -> str:
    return render(text, outcome or told(text)).content.decode()


@given(TEXTS, SPANS, SPANS)
def test_the_text_on_the_page_is_the_text_of_the_article(
    text: str, spans: list[tuple[int, int]], furniture: list[tuple[int, int]]
) -> None:
    marked = tuple(Span(start=start, end=end) for start, end in furniture)
    held = Article.model_construct(**{**article().model_dump(), "text": text, "furniture": marked})
    page = Page(shown(held, told(held, [(start, end) for start, end in spans if start < end <= len(text)])))
    assert page.text == HARMFUL.sub("", text)


@given(TEXTS, TEXTS)
def test_no_text_becomes_markup_and_no_link_leads_nowhere(text: str, other: str) -> None:
    held = Article.model_construct(**{**article().model_dump(), "text": text, "title": other, "url": other})
    near = Excerpt.model_construct(article="x", text=text, start=0, end=len(text))
    refused = Rejection.model_construct(
        id="x", item=other, reason=other, kind="other", kept=False, quote=other, nearest=near
    )
    page = Page(shown(held, told(held, [(0, len(text))] if text else [], rejected=(refused,), error=other)))
    tags = {tag for tag, _ in page.elements}
    assert tags <= set(
        "html head meta title style body a header h1 dl div dt dd p span main h2 aside section h3 ol li b em "
        "blockquote q".split()
    )
    assert not any(name.startswith("on") or name == "style" for _, known in page.elements for name in known)
    ids = [known["id"] for _, known in page.elements if "id" in known]
    assert len(ids) == len(set(ids))
    links = [known["href"] for _, known in page.elements if "href" in known]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in links)


def test_overlapping_quotes_are_all_shown_and_all_lead_to_their_record() -> None:
    text = article("The Senate approved the agreement in Manila on Tuesday.")
    page = Page(shown(text, told(text, [(0, 33), (4, 19), (11, 43), (4, 19)])))
    assert [(piece["href"], piece["class"].split()[2:]) for piece in page.of("q") if "href" in piece] == [
        ("#r1", ["r1"]),
        ("#r2", ["r2", "r3", "r1"]),
        ("#r2", ["r2", "r3", "r4", "r1"]),
        ("#r4", ["r4", "r1"]),
        ("#r4", ["r4"]),
    ]
    assert sorted(mark["data-n"] for mark in page.of("n") if "href" in mark) == ["s1", "s2", "s3", "s4"]
    assert (
        page.of("q")[2]["data-t"].splitlines()[0] == "s2 statement: Claim 2 · Marcos · on relations · characterisation"
    )
    html = shown(text, told(text, [(0, 33), (4, 19), (11, 43), (4, 19)]))
    assert 'same words: <a href="#r3">s4</a>' in html
    assert "#q4:target~.r4" in html


def test_a_quote_that_does_not_stand_at_its_place_is_listed_and_not_marked() -> None:
    text = article("They signed.")
    wrong = told(article("Other words"), [(0, 5)])
    html = shown(text, wrong)
    assert "This quote does not stand at its place in this text" in html
    assert 'data-n="s1"' not in html


def test_the_head_tells_what_is_known_and_that_the_rest_is_not() -> None:
    known = {
        "title": "Ministers sign",
        "publisher": "The Paper",
        "published": "2025-05-28",
        "published_basis": "text",
        "genre": "press_release",
        "language": "en",
        "url": "https://paper.example/a",
        "source": "/srv/inbox/a.txt",
    }
    html = shown(article("They signed.", **known))
    assert '<h1 dir="auto">Ministers sign</h1>' in html
    assert "28 May 2025, as the text states" in html
    assert "press release" in html
    assert '<a href="https://paper.example/a"' in html
    assert "a.txt" in html
    assert "/srv/inbox" not in html
    assert "not stated" in html
    bare = shown(article("They signed.", url="javascript:alert(1)", language='x" y', source="https://paper.example/b"))
    assert "undated" in bare
    assert 'href="javascript' not in bare
    assert ' lang="x' not in bare
    assert "from what came with the text" in shown(article(published="2025", published_basis="metadata"))
    assert "2025</dd>" in shown(article(published="2025"))


def test_furniture_is_labelled_and_signs_stand_for_what_would_do_harm() -> None:
    text = article("Body \u202eevil\nSubscribe now\n", furniture=(Span(start=11, end=24),))
    page = Page(shown(text))
    assert [line["class"] for line in page.of("line")] == ["line", "line whole labelled"]
    assert [sign["data-n"] for sign in page.of("sign")] == ["RLO"]
    assert "neither read nor quoted" in shown(text)


def test_what_was_refused_and_changed_is_listed_with_the_quote_and_the_nearest_words() -> None:
    text = article("The Senate approved it.")
    near = Excerpt(article="x", text="Senate approved", start=4, end=19)
    rejected = (
        Rejection(
            id="x", item="ratified", reason="it is absent", kind="quote_absent", quote="Senate ratified", nearest=near
        ),
        Rejection(id="y", item="two", reason="it is absent", kind="quote_absent", quote="unlike"),
        Rejection(id="z", item="date 2025", reason="mended", kind="invalid_date", kept=True),
    )
    html = shown(text, told(text, rejected=rejected))
    for words in (
        "Senate ratified",
        "it is absent",
        '<a href="#x1">Show in the text</a>',
        "nothing like it",
        "<b>invalid date</b>",
    ):
        assert words in html
    assert 'id="x1"' in html
    assert '<a href="#refused">2 refused</a>' in html
    assert '<a href="#changed">1 changed and kept</a>' in html
    assert "No record was made" in html


def test_an_article_of_which_nothing_came_says_why() -> None:
    text = article("They signed.")
    html = shown(text, failed(text, "the endpoint is down").outcome)
    assert "the endpoint is down" in html


def test_the_policy_allows_the_pages_own_style_and_nothing_else() -> None:
    text = article("They signed the pact.")
    html = shown(text, told(text, [(0, 11), (5, 20)]))
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in html
    assert "<script" not in html
    assert "url(" not in style[1]


def test_paragraphs_without_blank_lines_are_parted_and_hard_lines_are_not() -> None:
    paragraph = "They signed the pact in Manila on Monday and said that it would enter into force in June. " * 2
    assert 'class="text airy"' in shown(article(f"{paragraph}\n{paragraph}"))
    assert 'class="text airy"' not in shown(article(f"{paragraph}\n\n{paragraph}"))
    assert 'class="text airy"' not in shown(article("They signed\nthe pact.\n"))


def test_of_a_long_text_a_browser_lays_out_what_is_in_view() -> None:
    assert Page(shown(article("A line of words.\n" * 10_000))).of("long")
    assert not Page(shown(article("A line of words.\n" * 100))).of("long")


def test_every_item_has_its_id_in_the_text_and_every_kind_its_letter_in_the_legend() -> None:
    text = article("They signed the pact.")
    proof = Evidence(article="x", quote="signed", start=5, end=11, match="exact")
    pact = agreement("x/a1", "Pact", event("signed", evidence=proof))
    html = shown(text, told(text, [(0, 4)], agreements=(pact,)))
    assert "event of an agreement" in html
    assert 'data-n="a1/e1"' in html
    assert '<span class="id">a1</span> Pact' in html
    assert all(f'data-n="{letter}"' in html for letter in ("e", "s"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_every_ground_they_stand_on(scheme: str) -> None:
    """WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1."""
    style = shown(article()).split("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style[0] + (style[1][:900] if scheme == "dark" else "")))
    kinds = ("event", "term", "meeting", "outcome", "statement")
    pairs = [("text", ground) for ground in ("paper", "panel", "lit", *kinds)]
    pairs += [(f"{kind}-line", ground) for kind in kinds for ground in ("paper", kind)]
    pairs += [(ink, ground) for ink in ("quiet", "link", "ink") for ground in ("paper", "panel", "lit")]
    weak = {pair: ratio for pair in pairs if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5}
    assert weak == {}


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
