"""Bodies opened to trees and closed again are the same text."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.llm.body import closed, from_yaml, opened, to_yaml

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [
        "a\nb",
        "a \nb",
        " a\nb\n",
        "\n",
        "- x\n- y",
        "null",
        "2025-05-28",
        "a\r\nb",
        "x\u2028y\nz",
        "x\ty\nz",
        '{"a":1}',
        "🎌\n🎌",
    ]
)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS | st.just("x as json"), inner, max_size=4),
    max_leaves=12,
)
STYLES: list[dict[str, Any]] = [
    {"ensure_ascii": False, "separators": (",", ":")},
    {"ensure_ascii": False},
    {"indent": 2},
    {},
    {"indent": 3},
]


def there_and_back(text: str) -> Any:
    return closed(from_yaml(to_yaml(dict([opened("body", text)]))))


@given(TREES, st.sampled_from(STYLES))
def test_json_of_any_style_comes_back_to_the_byte(tree: Any, style: dict[str, Any]) -> None:
    text = json.dumps(tree, **style)
    assert there_and_back(text) == {"body": text}


@given(TEXTS)
def test_any_text_comes_back_to_the_byte(text: str) -> None:
    assert there_and_back(text) == {"body": text}


@given(TREES)
def test_json_in_json_comes_back_to_the_byte(tree: Any) -> None:
    text = json.dumps({"arguments": json.dumps(tree), "n": 1}, ensure_ascii=False, separators=(",", ":"))
    assert there_and_back(text) == {"body": text}


@pytest.mark.parametrize("text", ['{"a": 1.10}', '{"a":1,"a":2}', "{broken", '{"x as json": 1}', "[" * 100_000])
def test_what_cannot_be_rebuilt_stays_a_text(text: str) -> None:
    assert opened("body", text) == ("body", text)


def test_white_space_may_be_lost_where_that_is_allowed() -> None:
    assert opened("string", '{ "a": [1.10] }', loosely=True) == ("string as json", {"a": [1.1]})


def test_long_parts_that_come_twice_are_written_once() -> None:
    long = {"description": "word " * 200}
    text = to_yaml({"one": long, "two": dict(long), "three": ["w" * 500, "w" * 500], "four": [{}, {}]})
    assert text.count("description") == text.count("w" * 500) == 1
    assert from_yaml(text)["two"] == long
