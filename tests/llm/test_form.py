"""A shape read as a form."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from schemas.agreement import Agreement
from schemas.extraction import Extraction, Header
from schemas.meeting import Meeting
from service.llm.form import UNFILLABLE, annotation_at, blank, is_list, items_below


@pytest.mark.parametrize(
    ("annotation", "filled"),
    [
        (str | None, None),
        (Annotated[str | None, Field(max_length=3)], None),
        (list[str], []),
        (Annotated[list[str], Field(max_length=3)], []),
        (list[str] | None, None),
        (Literal["a", "other"], "other"),
        (Literal["a", "b"], UNFILLABLE),
        (str, UNFILLABLE),
        (int, UNFILLABLE),
        (Agreement, UNFILLABLE),
    ],
)
def test_what_may_stand_where_nothing_valid_was_given(annotation: Any, filled: object) -> None:
    assert blank(annotation) == filled


def test_a_form_of_such_fields_is_filled_but_never_as_an_item_of_a_list() -> None:
    filled = {"title": None, "publisher": None, "author": None, "published": None, "published_text": None}
    assert blank(Header) == {**filled, "genre": "other"}
    assert blank(Header, in_list=True) is UNFILLABLE


def test_a_path_leads_to_its_field() -> None:
    assert annotation_at(Extraction, ("meetings", 3)) is Meeting
    assert is_list(annotation_at(Extraction, ("agreements", 0, "events", 2, "by")))
    assert annotation_at(Extraction, ("agreements", 0, "nothing", 1)) is object
    assert is_list(Annotated[list[str], Field(min_length=1)])


def test_items_are_the_forms_in_lists_at_any_depth() -> None:
    agreement = {"events": [{}, 5], "aliases": ["x"], "terms": "none", "extra": [1]}
    assert list(items_below(Extraction, {"agreements": [agreement, "x"]})) == [
        ("agreements", 0),
        ("agreements", 0, "events", 0),
        ("agreements", 0, "events", 1),
        ("agreements", 1),
    ]
