import json
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.articles.document import Document
from service.articles.formats import html
from service.articles.metadata import Metadata
from service.errors import ReadError

SENTENCES = (
    "The ministers of both countries signed the agreement in Manila on Wednesday after two years of talks.",
    "It lets each side send its forces to the other for training, and awaits the approval of both legislatures.",
    "Officials said that a second round would follow in the autumn, when the two leaders are to meet again.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'


def page(body: str = BODY, *, head: str = "", title: str = "Pact signed") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{MENU}<article><h1>Pact signed</h1>{body}</article>"
        "<footer><p>© 2019 The Wire. All rights reserved.</p></footer></body></html>"
    )


def read(markup: str | bytes, *, charset: str | None = None, address: str | None = None) -> Document:
    content = markup if isinstance(markup, bytes) else markup.encode()
    (found,) = html.read(BytesIO(content), charset=charset, address=address)
    assert isinstance(found, Document)
    return found


def test_the_text_is_the_title_and_the_article_without_menu_and_footer() -> None:
    assert read(page()).text == "\n\n".join(["Pact signed", *SENTENCES])


def test_what_the_head_states_is_the_metadata() -> None:
    head = (
        '<meta property="og:title" content="Pact signed | The Wire"><meta property="og:site_name" content="The Wire">'
        '<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2025-05-29T23:30:00-04:00">'
        '<link rel="canonical" href="https://example.org/pact">'
    )
    assert read(page(head=head)).known == Metadata(
        title="Pact signed",
        publisher="The Wire",
        author="Ann Lee",
        published="2025-05-29",
        url="https://example.org/pact",
    )


def test_json_ld_states_the_same() -> None:
    record = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Pact signed",
        "datePublished": "2025-05-29T08:00:00Z",
        "author": {"@type": "Person", "name": "Ann Lee"},
        "publisher": {"@type": "Organization", "name": "The Wire"},
    }
    known = read(page(head=f'<script type="application/ld+json">{json.dumps(record)}</script>')).known
    assert (known.title, known.published, known.author, known.publisher) == (
        "Pact signed",
        "2025-05-29",
        "Ann Lee",
        "The Wire",
    )


@pytest.mark.parametrize(
    "broken", ["{", "[" * 50_000, '{"@graph": 7}', '{"@type": "NewsArticle", "author": [[7]], "publisher": []}', "null"]
)
def test_json_ld_of_any_shape_costs_no_text(broken: str) -> None:
    assert SENTENCES[0] in read(page(head=f'<script type="application/ld+json">{broken}</script>')).text


def test_the_site_is_named_behind_the_title_of_the_window() -> None:
    assert read(page(title="Pact signed - The Wire")).known.publisher == "The Wire"
    assert read(page(title="Peace – at last")).known.publisher is None


def test_the_page_s_own_mark_tells_its_author_and_no_byline_is_guessed() -> None:
    assert read(page('<p class="byline">By January</p>' + BODY)).known.author is None
    assert read(page('<a rel="author" href="/ann">Ann Lee</a>' + BODY)).known.author == "Ann Lee"


@pytest.mark.parametrize(
    "marked",
    [
        '<time datetime="2025-05-29T10:00:00Z">29 May</time>',
        '<span class="post-date">May 29, 2025</span>',
        '<div itemprop="datePublished" content="2025-05-29">29 May 2025</div>',
    ],
)
def test_a_date_marked_in_the_article_is_its_date(marked: str) -> None:
    assert read(page(marked + BODY)).known.published == "2025-05-29"


def test_an_address_that_holds_the_day_states_it() -> None:
    assert read(page(), address="https://example.org/2025/05/29/pact").known.published == "2025-05-29"


@pytest.mark.parametrize(
    "body",
    [
        BODY,  # the footer's copyright year
        BODY + "<p>They had last met on 2024-03-01 in Tokyo.</p>",
        BODY + '<p>The treaty of March 1, 2024 stays in force.</p><img src="/2024/03/01/photo.jpg">',
        BODY + '<aside class="related-posts"><time datetime="2024-03-01">1 March</time></aside>',
        BODY + '<div id="comments"><time datetime="2024-03-01">1 March</time></div>',
    ],
)
def test_an_undated_page_stays_undated_whatever_dates_stand_on_it(body: str) -> None:
    assert read(page(body)).known.published is None


def test_the_address_it_was_fetched_from_is_its_address() -> None:
    head = '<link rel="canonical" href="https://elsewhere.example/x">'
    assert read(page(head=head), address="https://example.org/pact").known.url == "https://example.org/pact"


def test_the_encoding_declared_in_the_page_or_by_the_server_is_used() -> None:
    western = page(BODY + "<p>They met again at the Café de la Paix in Paris, for the last time this year.</p>")
    assert "Café" in read(western.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")).text
    assert "Café" in read(western.encode("cp1252"), charset="iso-8859-1").text
    assert "Café" in read(b'<?xml version="1.0" encoding="iso-8859-1"?>\n' + western.encode("latin-1")).text


def test_a_page_in_another_language_keeps_its_words() -> None:
    german = "Die Außenminister unterzeichneten am Mittwoch in München das Abkommen, das beide Parlamente noch billigen müssen."
    assert german in read(page(f"<p>{german}</p>" * 1 + BODY)).text


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><body><script>let a = 1</script></body></html>",
        "<!-- only this -->",
        "\x01\x02",
    ],
)
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(ReadError, match=r"save the text of the page as \.txt"):
        read(markup)


def test_a_page_nested_too_deeply_is_refused_and_not_cut() -> None:
    with pytest.raises(ReadError, match="nested too deeply"):
        read(page(BODY + "<div>" * 10_000 + "<p>The end.</p>" + "</div>" * 10_000))


def test_what_no_text_holds_is_not_in_it() -> None:
    assert (
        "\0"
        not in read(page(BODY + "<p>One &#0; two \x0b three &#xD800; four, and so on to the end of the line.</p>")).text
    )


def test_plain_keeps_all_words_and_the_borders_of_blocks() -> None:
    markup = (
        "<h2>Pact</h2>They <b>met</b>\n in<br>Manila.<style>p {}</style><ul><li>one<li>two</ul><pre>a  b</pre>&lt;i&gt;"
    )
    assert html.plain(markup) == "Pact\n\nThey met in\nManila.\n\none\n\ntwo\n\na  b\n\n<i>"


@settings(max_examples=50)
@given(
    st.text(st.sampled_from("<>/=&;!-'\" \n\0apdivtablescriptmeta\ud800é"), max_size=200)
    | st.binary(max_size=200).map(bytes.hex)
)
def test_whatever_the_markup_there_is_a_text_or_a_reason(markup: str) -> None:
    with suppress(ReadError):
        assert read(page(BODY + markup).encode("utf-8", "surrogatepass").replace(b"\0", b"")).text.encode()
