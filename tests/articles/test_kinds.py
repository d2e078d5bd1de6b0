import pytest

from service.articles.kinds import (
    HEAD,
    KINDS,
    LARGEST,
    SUFFIXES,
    format_of,
    kind_of_answer,
    kind_of_content,
    kind_of_name,
)


def test_every_kind_has_its_module_its_limit_and_a_name() -> None:
    assert set(SUFFIXES.values()) == set(LARGEST) == set(KINDS)
    assert all(callable(format_of(kind).read) for kind in KINDS)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.TXT", "text"),
        ("a.b.htm", "html"),
        ("a.pdf", "pdf"),
        ("a.ndjson", "jsonl"),
        ("a", None),
        (".txt", None),
        ("a.png", None),
        ("", None),
    ],
)
def test_the_ending_of_a_name_tells_the_kind(name: str, kind: str | None) -> None:
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04", "docx"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "html"),
        (b'<?xml version="1.0"?>\n<!-- x --><html xmlns="">', "html"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b'{"text": "They met."}\n', "jsonl"),
        (b'{"text": "They met', "text"),
        (b'{"text": "' + b"x" * HEAD, "jsonl"),
        (b"[1]\n", "text"),
        (b"{They met}\n", "text"),
        (b"[" * HEAD, "text"),
        (b"They met.", "text"),
        (b"", "text"),
        (b"<p>They met.", "text"),
    ],
)
def test_the_first_bytes_tell_the_kind_of_a_stream(head: bytes, kind: str) -> None:
    assert kind_of_content(head) == kind


@pytest.mark.parametrize(
    ("content_type", "path", "head", "kind"),
    [
        ("text/html", "/a.pdf", b"", "html"),
        ("application/octet-stream", "/a.pdf", b"", "pdf"),
        ("application/octet-stream", "/a", b"%PDF-", "pdf"),
        ("", "/a", b"They met.", "text"),
        ("text/plain", "/a.jsonl", b"", "jsonl"),
        ("text/plain", "/a.html", b"", "text"),
        ("image/png", "/a.txt", b"They met.", None),
    ],
)
def test_an_answer_is_what_the_server_calls_it_unless_it_calls_it_nothing(
    content_type: str, path: str, head: bytes, kind: str | None
) -> None:
    assert kind_of_answer(content_type, path, head) == kind
