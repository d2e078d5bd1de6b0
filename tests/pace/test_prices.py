"""List prices, and what tokens cost at them."""

from decimal import Decimal

import pytest

from service.pace.prices import Price, list_price


@pytest.mark.parametrize("base_url", [None, "https://api.openai.com/v1"])
def test_a_known_model_has_its_list_price(base_url: str | None) -> None:
    price = list_price("gpt-4o", base_url=base_url)
    assert price is not None
    assert (price.input, price.output) == (Decimal("2.5"), Decimal(10))
    assert str(price) == "$2.5 in, $10 out for a million tokens"
    assert price.cost(1_000, 100) == Decimal("0.0035")


@pytest.mark.parametrize(
    ("model", "base_url"),
    [
        ("no-such-model", None),
        ("gpt-4o", "http://127.0.0.1:8000/v1"),
        ("gpt-4o", "https://models.example/v1"),
    ],
)
def test_what_is_on_no_list_has_no_price(model: str, base_url: str | None) -> None:
    assert list_price(model, base_url=base_url) is None


def test_a_long_request_costs_what_the_highest_step_says() -> None:
    price = list_price("claude-sonnet-4-5", base_url="https://api.anthropic.com/v1")
    assert price is not None
    assert price.cost(100_000, 0) == Decimal("0.3")
    assert price.cost(1_000_000, 0) >= Decimal(6)


def test_a_price_without_steps_is_the_same_for_all() -> None:
    price = Price(input=Decimal(1), output=Decimal(2))
    assert price.cost(1_000_000, 1_000_000) == 3
