import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edtf import check_edtf
from service.core.language.spoken import MONTHS, month_dates, numbers_in, stem


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 28 May 2025.", ["2025-05-28"]),
        ("on May 28, 2025, and 29th April", ["2025-05-28", "XXXX-04-29"]),
        ("in April 2025 and in April", ["2025-04", "XXXX-04"]),
        ("on Sept. 3, by Dec 2026", ["XXXX-09-03", "2026-12"]),
        ("by 2026 at the latest", ["2026"]),
        ("it may sign; May-Day; the March’s end", []),
        ("29–30 April 2025, 1 to 3 May", ["2025-04-29", "2025-04-30", "XXXX-05-01", "XXXX-05-03"]),
        ("no date at all", []),
    ],
)
def test_dates_are_read_as_spoken(text: str, dates: list[str]) -> None:
    assert [found.date for found in month_dates(text)] == dates


def test_a_date_keeps_the_words_it_was_said_in() -> None:
    assert month_dates("signed on May 28, 2025 there")[0].words == "May 28, 2025"


@pytest.mark.parametrize(("month", "number"), MONTHS.items())
def test_each_month_is_known_whole_and_short(month: str, number: str) -> None:
    assert [found.date for found in month_dates(f"{month.title()} 2025; {month[:3].title()} 2025")] == [
        f"2025-{number}"
    ] * 2


@given(st.text(alphabet="May 0123456789,.stJune", max_size=60))
def test_whatever_is_read_as_a_date_has_the_shape_of_one(text: str) -> None:
    for found in month_dates(text):
        assert found.words in text
        assert len(found.date) in (4, 7, 10)


def test_spoken_dates_are_dates_of_the_schema() -> None:
    assert check_edtf(month_dates("on 3 May")[0].date) == "XXXX-05-03"


def test_numbers_are_one_in_digits_and_in_words() -> None:
    assert numbers_in("six million US dollars") == numbers_in("6 million US dollars") >= {"6"}
    assert numbers_in("1,499 a month, 2.5 tons, two sides") == {"1499", "2.5", "2"}


@pytest.mark.parametrize(
    ("one", "other"), [("ratified", "ratifies"), ("negotiations", "negotiating"), ("sign", "signed")]
)
def test_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_short_word_is_its_own_stem() -> None:
    assert stem("is") == "is"
    assert stem("dying") == "dying"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("fifteen ships", {"15"}),
        ("forty days", {"40"}),
        ("twenty-five members", {"25"}),
        ("twenty five members", {"25"}),
        ("ninety-nine and sixty", {"99", "60"}),
        ("the fortieth session", {"40"}),
        ("the twenty-first round", {"21"}),
        ("the thirty-fifth of seventy-two", {"35", "72"}),
        ("two hundred", {"2", "100"}),
        ("one of them; first, they agreed", set()),
        ("plenty of often", set()),
    ],
)
def test_every_number_below_a_hundred_is_known_in_words(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers
