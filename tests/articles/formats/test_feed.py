from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.articles.document import Document, Found, Link, Refusal
from service.articles.formats import feed
from service.articles.metadata import Metadata
from service.errors import ReadError

SENTENCE = "The ministers of both countries signed the agreement in Manila on Wednesday. "


def rss(*items: str) -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Wire</title>' + inner + "</channel></rss>"
    )


def read(markup: str | bytes, *, charset: str | None = None, address: str | None = None) -> list[Found]:
    content = markup if isinstance(markup, bytes) else markup.encode()
    return list(feed.read(BytesIO(content), charset=charset, address=address))


def test_an_entry_with_its_whole_text_is_an_article_under_its_title() -> None:
    item = (
        "<title>Pact &amp;amp; peace</title><link>https://example.org/a</link><dc:creator>Ann Lee</dc:creator>"
        "<pubDate>Thu, 29 May 2025 23:30:00 -0400</pubDate><description>Short.</description>"
        f"<content:encoded><![CDATA[<p>{SENTENCE}</p><p>They left.</p>]]></content:encoded>"
    )
    assert read(rss(item)) == [
        Document(
            text=f"Pact & peace\n\n{SENTENCE.strip()}\n\nThey left.",
            known=Metadata(
                title="Pact & peace",
                publisher="The Wire",
                author="Ann Lee",
                published="2025-05-29",
                url="https://example.org/a",
            ),
            place="#1",
            address="https://example.org/a",
        )
    ]


@pytest.mark.parametrize(
    "inner",
    [
        "<description>A summary.</description>",
        "",
        f"<content:encoded>{SENTENCE} […]</content:encoded>",
        f"<content:encoded>{SENTENCE} Read more</content:encoded>",
        f"<description>{SENTENCE * 20}…</description>",
    ],
)
def test_an_entry_with_a_summary_or_a_cut_text_names_the_page_to_fetch(inner: str) -> None:
    (found,) = read(rss(f"<title>Pact</title><link>https://example.org/a</link>{inner}"))
    assert found == Link(
        address="https://example.org/a", known=Metadata(title="Pact", publisher="The Wire", url="https://example.org/a")
    )


def test_a_long_description_is_the_text_itself() -> None:
    (found,) = read(rss(f"<link>https://example.org/a</link><description>{SENTENCE * 20}</description>"))
    assert isinstance(found, Document)
    assert found.text == (SENTENCE * 20).strip()


def test_an_entry_without_a_page_is_what_it_says_or_nothing() -> None:
    text, nothing = read(rss("<title>Pact</title><description>They met.</description>", "<title>Pact</title>"))
    assert isinstance(text, Document)
    assert (text.text, text.place, text.address) == ("Pact\n\nThey met.", "#1", None)
    assert nothing == Refusal(
        reason="an entry with neither text nor address; there is nothing to extract from it", place="#2"
    )


def test_atom_is_read_and_its_links_are_those_of_its_own_place() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry><title>Pact</title><link href="/a"/>'
        "<published>2025-05-29T10:00:00Z</published><updated>2026-01-01T00:00:00Z</updated></entry></feed>"
    )
    (found,) = read(atom, address="https://example.org/feed")
    assert isinstance(found, Link)
    assert (found.address, found.known.published) == ("https://example.org/a", "2025-05-29")


def test_a_link_that_is_no_web_address_is_none() -> None:
    (found,) = read(rss("<title>Pact</title><link>file:///etc/passwd</link>"))
    assert isinstance(found, Refusal)


def test_the_encoding_that_the_server_states_is_used() -> None:
    (found,) = read(rss("<description>Señor</description>").encode("latin-1"), charset="iso-8859-1")
    assert isinstance(found, Document)
    assert found.text == "Señor"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<html><body><p>They met.</p></body></html>", "neither RSS nor Atom"),
        ("They met.", "neither RSS nor Atom"),
        (rss(), "a feed without entries"),
    ],
)
def test_what_is_no_feed_is_refused(content: str, why: str) -> None:
    with pytest.raises(ReadError, match=why):
        read(content)


def test_entities_that_grow_and_files_that_are_named_do_no_harm() -> None:
    growing = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "boom"><!ENTITY f SYSTEM "file:///etc/passwd">{growing}]>'
    markup = rss("<title>Pact</title><description>&e8; &f; They met.</description>").replace(
        '<?xml version="1.0"?>', bomb
    )
    texts = [each.text for each in read(markup) if isinstance(each, Document)]
    assert all("root:" not in text and len(text) < 10_000 for text in texts)


@settings(max_examples=50)
@given(st.text(max_size=100))
def test_whatever_stands_in_an_entry_it_becomes_one_thing(words: str) -> None:
    clean = words.encode("utf-8", "replace").decode().replace("]]>", "")
    assert (
        len(
            read(
                rss(
                    f"<title><![CDATA[{clean}]]></title><link>https://example.org/a</link><description><![CDATA[{clean}]]></description>"
                )
            )
        )
        == 1
    )
