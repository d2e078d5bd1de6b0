import json
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from service.articles.metadata import NOTHING, Metadata, given, line, sidecar, stated, web_address
from service.errors import ReadError, UsageError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_the_usual_names_of_each_field_are_understood() -> None:
    found = stated(
        {
            "Headline": "Pact signed",
            "site-name": "The Wire",
            "by line": 1,
            "byline": "Ann Lee",
            "Date Published": "2025-05-29",
            "link": "https://example.org/a",
        }
    )
    assert found.known == Metadata(
        title="Pact signed", publisher="The Wire", author="Ann Lee", published="2025-05-29", url="https://example.org/a"
    )
    assert found.odd_date is None


def test_a_source_that_is_an_address_is_the_address_and_not_the_publisher() -> None:
    assert stated({"source": "https://example.org/a"}).known == Metadata(url="https://example.org/a")
    assert stated({"source": "The Wire"}).known == Metadata(publisher="The Wire")


def test_several_authors_are_joined_and_a_person_goes_by_name() -> None:
    assert stated({"authors": ["Ann Lee", {"name": "Bo Ek"}, None, ""]}).known.author == "Ann Lee; Bo Ek"


def test_a_date_that_is_not_understood_is_none_and_told() -> None:
    found = stated({"date": "05/06/2025"})
    assert found.known.published is None
    assert found.odd_date == "05/06/2025"


def test_what_stands_over_wins_field_by_field() -> None:
    over = Metadata(title="A", url="https://example.org/a")
    under = Metadata(title="B", author="Ann Lee")
    assert over.over(under) == Metadata(title="A", author="Ann Lee", url="https://example.org/a")
    assert bool(over)
    assert not NOTHING


def test_a_value_is_one_clean_line_of_bounded_length() -> None:
    assert line(" a\n\tb\x1b[31m\ud800 ") == "a b[31m"
    assert line("\x00") is None
    assert len(line("x" * 9000) or "") == 500
    assert line(True) is None
    assert line({"name": {"name": "Ann"}}) is None


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "https://a\nb", "https://", 3, None]
)
def test_only_an_http_address_in_one_piece_is_an_address(value: object) -> None:
    assert web_address(value) is None


def test_what_a_caller_gives_is_taken_as_it_is_and_a_wrong_date_or_address_is_misuse() -> None:
    assert given(title=" Pact ", date="29 May 2025", url="https://example.org/a") == Metadata(
        title="Pact", published="2025-05-29", url="https://example.org/a"
    )
    assert given() == NOTHING
    with pytest.raises(UsageError, match="--date soon: not a date; write it as 2025-05-29, 2025-05 or 2025"):
        given(date="soon")
    with pytest.raises(UsageError, match="--url a: not a web address"):
        given(url="a")


@pytest.mark.parametrize("name", ["a.txt.meta.json", "a.meta.json"])
def test_a_sidecar_stands_beside_its_file_under_either_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(json.dumps({"title": "Pact"}), encoding="utf-8-sig")
    found = sidecar(tmp_path / "a.txt")
    assert found is not None
    assert found.known == Metadata(title="Pact")


def test_a_file_without_a_sidecar_has_none(tmp_path: Path) -> None:
    assert sidecar(tmp_path / "a.txt") is None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "is no JSON that can be read"),
        (b"\xff", "is no JSON that can be read"),
        (b"[" * 100_000, "is no JSON that can be read"),
        (b"[1]", 'is not {"title": ..., "date": ...}'),
        (b" " * (2 * 1024 * 1024), 'is not {"title": ..., "date": ...}'),
    ],
)
def test_a_sidecar_that_cannot_be_read_is_told_with_its_name(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "a.meta.json").write_bytes(content)
    with pytest.raises(ReadError) as told:
        sidecar(tmp_path / "a.txt")
    assert str(told.value).startswith("its sidecar a.meta.json ")
    assert why in str(told.value)


@drawn(st.dictionaries(st.sampled_from(["title", "date", "author", "url", "source", "link"]), JSON))
def test_whatever_a_mapping_holds_gives_clean_fields(mapping: dict[str, object]) -> None:
    known = stated(mapping).known
    for value in (known.title, known.publisher, known.author, known.published, known.url):
        assert value is None or (value and value.encode() and "\n" not in value)
