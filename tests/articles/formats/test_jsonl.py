import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.articles.document import Document, Found, Refusal
from service.articles.formats import jsonl
from service.articles.metadata import Metadata

TEXT = "They met — in Manila."


def read(content: bytes | str) -> list[Found]:
    return list(jsonl.read(BytesIO(content.encode() if isinstance(content, str) else content)))


def test_each_line_is_an_article_with_what_it_states_and_its_place() -> None:
    lines = [
        {
            "text": TEXT,
            "title": "Talks",
            "publisher": "The Wire",
            "author": "Ann Lee",
            "date": "2025-05-29",
            "url": "https://example.org/a",
            "id": "x 7",
        },
        {"text": "Other."},
    ]
    assert read("\ufeff" + "\n\n".join(json.dumps(each, ensure_ascii=False) for each in lines)) == [
        Document(
            text=TEXT,
            known=Metadata(
                title="Talks",
                publisher="The Wire",
                author="Ann Lee",
                published="2025-05-29",
                url="https://example.org/a",
            ),
            place=":1#x 7",
        ),
        Document(text="Other.", place=":3"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON; each line must be one object with a text"),
        ("[" * 100_000, "not JSON; each line must be one object with a text"),
        ('{"n": ' + "9" * 5000 + "}", "not JSON; each line must be one object with a text"),
        ("[1]", 'no article; each line must be an object with "text"'),
        ('{"title": "Talks"}', 'no article; each line must be an object with "text"'),
        ('{"text": 7}', 'no article; each line must be an object with "text"'),
        ('{"text": "a\\u0000b"}', "holds a NUL or half a character, which no text does; clean it"),
        ('{"text": "a\\ud800b"}', "holds a NUL or half a character, which no text does; clean it"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_others_go_on(line: str, why: str) -> None:
    good = json.dumps({"text": TEXT})
    assert read(f"{good}\n{line}\n{good}") == [
        Document(text=TEXT, place=":1"),
        Refusal(reason=why, place=":2"),
        Document(text=TEXT, place=":3"),
    ]


def test_a_line_of_other_bytes_costs_no_other() -> None:
    found = read(b'{"text": "Se\xf1or"}\n{"text": "They met."}\n')
    assert found == [
        Refusal(reason="not UTF-8; save the file as UTF-8", place=":1"),
        Document(text="They met.", place=":2"),
    ]


def test_a_line_longer_than_any_article_is_passed_over_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "_LONGEST_LINE", 64)
    found = read(json.dumps({"text": "x" * 500}) + "\n" + json.dumps({"text": "They met."}) + "\n" + "y" * 500)
    assert [each.place for each in found if isinstance(each, Refusal)] == [":1", ":3"]
    assert [each.text for each in found if isinstance(each, Document)] == ["They met."]


def test_a_line_of_a_megabyte_is_read() -> None:
    (found,) = read(json.dumps({"text": "They met. " * 100_000}))
    assert isinstance(found, Document)
    assert len(found.text) == 1_000_000


def test_a_date_that_is_not_understood_is_remarked_on() -> None:
    (found,) = read('{"text": "They met.", "date": "05/06/2025"}')
    assert isinstance(found, Document)
    assert "'05/06/2025' is not understood" in (found.remark or "")


@given(st.binary())
def test_whatever_the_bytes_each_line_is_a_document_or_a_refusal(content: bytes) -> None:
    filled = sum(bool(line.strip()) for line in content.split(b"\n"))
    assert len(read(content)) == filled
