from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AfterValidator

from schemas.edtf import Edtf, check_edtf


@pytest.mark.parametrize(
    "text",
    [
        "2025-05-28",
        "2025-04",
        "2025",
        "2025-04~",
        "2025-05-28?",
        "2025%",
        "2025-21",
        "2025-24~",
        "XXXX-04",
        "XXXX-04-12",
        "XXXX-21",
        "2025-05-28/2025-12-31",
        "2025-04~/2025-06",
        "XXXX-04/XXXX-05",
    ],
)
def test_dates_of_the_subset_come_back_as_they_are(text: str) -> None:
    assert check_edtf(text) == text


def test_null_stands_for_no_date() -> None:
    assert check_edtf(None) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "28 May 2025",
        "May 2025",
        "25-05-28",
        "2025-5-28",
        "2025-13",
        "2025-00",
        "2025-25",
        "2025-05-32",
        "2025-05-00",
        "2025-05-28T10:00",
        "XXXX",
        "XXXX~",
        "XXXX/2025",
        "2025-XX",
        "2025/",
        "/2025",
        "../2025",
        "2025/2026/2027",
        "2025~~",
        " 2025",
        "2025\n",
        "null",
    ],
)
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date of the form 2025-05-28") as refusal:
        check_edtf(text)
    assert repr(text) in str(refusal.value)


@given(st.dates())
def test_every_day_of_the_calendar_is_accepted(day: object) -> None:
    assert check_edtf(str(day)) == str(day)


@given(st.text(max_size=24))
def test_whatever_is_accepted_holds_nothing_but_marks_of_a_date(text: str) -> None:
    try:
        accepted = check_edtf(text)
    except ValueError:
        return
    assert accepted is not None
    assert set(accepted) <= set("0123456789X-/~?%")


def test_the_field_type_carries_the_check() -> None:
    assert any(isinstance(mark, AfterValidator) and mark.func is check_edtf for mark in get_args(Edtf))
