import re
from itertools import product

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.edtf import check_edtf
from service.core.language.dates import (
    Bounds,
    bounds,
    compatible,
    earliest,
    finest,
    has_year,
    is_on_calendar,
    say,
    width,
    years_of,
)

POINTS = st.from_regex(
    r"(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?[~?%]?|\d{4}|(?:\d{4}|XXXX)-2[1-4]", fullmatch=True
)
DATES = st.one_of(POINTS, st.tuples(POINTS, POINTS).map("/".join)).filter(str.isascii)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2025-05-28", "2025-05-28", "2025-05-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-04~", "2025-04-01", "2025-04-30"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2024-24~", "2024-12-01", "2025-02-28"),
        ("2025-05-28/2025-12-31", "2025-05-28", "2025-12-31"),
    ],
)
def test_bounds_are_the_first_and_last_day_a_date_can_mean(date: str, first: str, last: str) -> None:
    assert bounds(date) == Bounds(first=first, last=last)


@given(st.dates().map(str), st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"]))
@settings(max_examples=40)
def test_plain_dates_have_the_bounds_that_the_edtf_package_gives(day: str, length: int, mark: str) -> None:
    parsed = parse_edtf(day[:length] + mark)
    first, last = ("{:04d}-{:02d}-{:02d}".format(*end[:3]) for end in (parsed.lower_strict(), parsed.upper_strict()))
    assert bounds(day[:length] + mark) == Bounds(first=first, last=last)


@pytest.mark.parametrize("date", [None, "XXXX-04", "XXXX-04-12", "2025-02-30", "2025-06/2025-05", "9999-24"])
def test_without_a_year_or_a_day_on_the_calendar_there_are_no_bounds(date: str | None) -> None:
    assert bounds(date) is None


@pytest.mark.parametrize(
    ("date", "real"), [("XXXX-02-29", True), ("XXXX-02-30", False), ("2025-02-29", False), ("2025-05", True)]
)
def test_a_day_that_no_year_has_is_on_no_calendar(date: str, real: bool) -> None:
    assert is_on_calendar(date) is real


@pytest.mark.parametrize(("date", "told"), [("2025-04", True), ("XXXX-04", False), (None, False)])
def test_a_date_has_a_year_or_not(date: str | None, told: bool) -> None:
    assert has_year(date) is told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025-04", "2025-04-29"),
        ("2025", "2025-04-29"),
        ("XXXX-04", "2025-04-29"),
        ("XXXX-04", "XXXX-04-12"),
        ("XXXX-05-29", "2025-05-28/2025-05-30"),
        ("XXXX-04-12", "2025-04"),
        ("XXXX-21", "2025-04"),
        ("XXXX-01", "2024-12-20/2025-01-10"),
        ("XXXX-02-29", "XXXX-02"),
        ("2024-24", "2025-01-20"),
        ("2025-04~", "2025-05-03"),
        ("2023~", "2022-11"),
        ("2025-05-15~", "2025-05-20"),
    ],
)
def test_dates_that_can_mean_one_day_agree(one: str, other: str) -> None:
    assert compatible(one, other) is True
    assert compatible(other, one) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025-04", "2025-05"),
        ("XXXX-04", "2025-05"),
        ("XXXX-04-12", "XXXX-04-13"),
        ("XXXX-04-12", "2025-04-13"),
        ("2025-04-29/2025-04-30", "2025-05-01"),
        ("2025-04~", "2025-06-20"),
        ("2024-24", "2025-03-01"),
    ],
)
def test_dates_that_mean_no_day_in_common_contradict(one: str, other: str) -> None:
    assert compatible(one, other) is False


@pytest.mark.parametrize("other", ["2025-04", "XXXX-04", None])
def test_what_is_missing_or_on_no_calendar_contradicts_nothing(other: str | None) -> None:
    assert compatible(None, other) is None
    assert compatible("2025-02-30", other) is None


@settings(max_examples=30)
@given(DATES, DATES)
def test_no_date_of_the_schema_is_too_odd_to_compare_and_say(one: str, other: str) -> None:
    check_edtf(one)
    assert compatible(one, other) is compatible(other, one)
    assert compatible(one, one) in (True, None)
    assert say(one)
    assert width(one) < width(None)


def test_a_finer_date_leaves_fewer_days_open() -> None:
    ordered = ["2025-05-28", "2025-05", "2025", "2024/2025", "XXXX-05-28", "XXXX-05", None]
    assert sorted(ordered, key=width) == ordered


def test_the_finest_date_does_not_depend_on_the_order_of_sources() -> None:
    assert finest(["2025-04", "2025-04-29", "2025-04-28"]) == "2025-04-28"
    assert finest(["2025-04-28", "2025-04-29", "2025-04"]) == "2025-04-28"
    assert finest([]) is None


def test_the_earliest_date_begins_first_and_one_without_a_year_counts_last() -> None:
    dates = ["XXXX-01", "2025-05-28", "2025-04", "2025-04-01"]
    assert earliest(dates) == earliest(dates[::-1]) == "2025-04-01"
    assert earliest(["XXXX-01", "XXXX-01-05"]) == "XXXX-01-05"
    assert earliest([]) is None


def test_years_are_four_digits_that_stand_alone() -> None:
    assert years_of("In 2025 and 1951, 20255 boats, 6000 men, 2+2 talks") == {"2025", "1951"}


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, "undated"),
        ("2025-05-28", "28 May 2025"),
        ("2025-05-08", "8 May 2025"),
        ("2025-04", "April 2025"),
        ("2025", "2025"),
        ("2025-04~", "about April 2025"),
        ("XXXX-04", "April"),
        ("XXXX-04-12", "12 April"),
        ("2025-23", "autumn 2025"),
        ("-4712-05-28", "28 May -4712"),
        ("-4712", "-4712"),
        ("2025-01-01/2025-12-31", "2025"),
        ("2025-05-28/2025-12-31", "between 28 May 2025 and the end of 2025"),
        ("2025-04-29/2025-04-30", "29–30 April 2025"),
        ("XXXX-04-29/XXXX-04-30", "29–30 April"),
        ("2025-04-29/2025-05-02", "29 April 2025 to 2 May 2025"),
    ],
)
def test_a_date_reads_as_a_person_says_it(date: str | None, words: str) -> None:
    assert say(date) == words


@pytest.mark.parametrize(("month", "day"), list(product((1, 12), (1, 31))))
def test_no_digit_of_a_date_is_lost_in_saying_it(month: int, day: int) -> None:
    assert re.findall(r"\d+", say(f"2025-{month:02d}-{day:02d}")) == [str(day), "2025"]
