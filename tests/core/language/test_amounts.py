import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.language.amounts import (
    amounts,
    same_amount,
    same_amounts,
    with_plain_sums,
    without_amounts,
    year_of_sum,
)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("US$6 million", 6e6, "USD"),
        ("$6M in aid", 6e6, "$"),
        ("six million US dollars", 6e6, "USD"),
        ("6 million dollars", 6e6, "$"),
        ("twenty-five million euros", 25e6, "EUR"),
        ("a hundred million dollars", 1e8, "$"),
        ("half a billion pounds", 5e8, "GBP"),
        ("600 billion yen", 6e11, "JPY"),
        ("¥600 bn", 6e11, "¥"),
        ("3.2 billion USD", 3.2e9, "USD"),
        ("$1,234,567.50", 1234567.5, "$"),
        ("A$40 million", 4e7, "AUD"),
    ],
)
def test_a_sum_is_read_however_it_is_written(text: str, value: float, currency: str) -> None:
    (amount,) = amounts(text)
    assert (amount.value, amount.currency) == (value, currency)


@pytest.mark.parametrize(
    ("text", "low", "value", "words"),
    [
        ("US$5 to US$6 million in aid", 5e6, 6e6, "US$5 to US$6 million"),
        ("2–3 billion yen", 2e9, 3e9, "2–3 billion yen"),
        ("between 5 and 6 million euros", 5e6, 6e6, "between 5 and 6 million euros"),
        ("from 2024 to 5 million dollars", None, 5e6, "5 million dollars"),  # no range ends below its beginning
    ],
)
def test_a_range_is_one_sum(text: str, low: float | None, value: float, words: str) -> None:
    (amount,) = amounts(text)
    assert (amount.low, amount.value, amount.words) == (low, value, words)
    assert "million" not in without_amounts(text)


def test_two_sums_joined_by_and_are_two() -> None:
    assert [amount.value for amount in amounts("$6 million and $7 million")] == [6e6, 7e6]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("$6 million for 2024", "2024"),
        ("$6 million in fiscal year 2024", "2024"),
        ("$6 million in the 2024 budget", "2024"),
        ("$6 million, pledged in 2024", None),
        ("$6 million", None),
    ],
)
def test_the_year_of_a_sum_is_not_that_in_which_it_was_told(text: str, year: str | None) -> None:
    assert year_of_sum(text) == year


@pytest.mark.parametrize("text", ["", "no money in 5 years", "a dollar", "won a seat", "30 days", "$$$", "6 of 7"])
def test_what_is_no_sum_is_none(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("US$6 million", "$6M", True),
        ("six million dollars", "US$6 million", True),
        ("$6 million", "$6.2 million", True),  # rounded
        ("$6 million", "$6.7 million", False),
        ("about $60 million", "$58 million", True),
        ("about $60 million", "$30 million", False),
        ("at least $5 million", "$9 million", True),
        ("up to $9 million", "$5 million", True),
        ("at least $9 million", "$5 million", False),
        ("$5 million", "$6 million", False),
        ("€5 million", "$5 million", False),  # the same figure is no conversion
        ("€5 million", "$5.6 million", None),
        ("$5 million a year", "$50 million in total", None),
        ("a first tranche of $2 million", "$6 million", None),
        ("a total of $6 million", "$6 million", True),
        ("¥5 million", "5 million yen", True),
        ("A$5 million", "US$5 million", False),
        ("$5-6 million", "$6 million", True),
        ("between $5 million and $6 million", "5.5 million dollars", True),
        ("five to six million dollars", "$7 million", False),
        ("$600 million or so", "$580 million", True),
        ("$600 million or more", "$640 million", True),
        ("$600 million or less", "$540 million", True),
        ("upwards of $600 million", "$640 million", True),
        ("$10 billion over five years", "$2 billion", True),
        ("a 5-year, $10 billion package", "$2 billion", True),
        ("$10 billion over five years", "$3 billion", False),
    ],
)
def test_whether_two_sums_can_be_one(one: str, other: str, same: bool | None) -> None:
    (a,), (b,) = amounts(one), amounts(other)
    assert same_amount(a, b) is same_amount(b, a) is same


def test_texts_of_the_same_sums() -> None:
    assert same_amounts(amounts("$6M and €5M"), amounts("5 million euros, six million dollars"))
    assert not same_amounts(amounts("$6M"), amounts("$6M, €5M"))
    assert not same_amounts(amounts("$6M"), amounts("$6.2M"))


def test_a_text_without_its_sums_and_with_plain_ones() -> None:
    assert without_amounts("aid of US$6 million for boats").split() == ["aid", "of", "for", "boats"]
    assert with_plain_sums("aid of US$6  million").split() == with_plain_sums("aid of six million dollars").split()


@given(st.text(alphabet="$€aA ,.1239-mMbn dollarsixyenUS\n", max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    for amount in amounts(text):
        assert amount.value >= 0
    assert isinstance(with_plain_sums(text), str)
