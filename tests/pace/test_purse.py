"""Money: reserved before, settled after, never more than the limit."""

from decimal import Decimal

import pytest

from service.errors import BudgetError
from service.pace.prices import Price
from service.pace.purse import Purse, dollars
from service.ports import Load, Told

PRICE = Price(input=Decimal(1), output=Decimal(10))
LOAD = Load(size=10_000, max_tokens=1_000)  # two cents at most


def purse(most: str | None = None) -> Purse:
    return Purse(PRICE, most=None if most is None else Decimal(most))


def test_an_answer_costs_what_was_counted() -> None:
    mine = purse()
    held = mine.reserve(LOAD)
    assert held == Decimal("0.02")
    mine.settle(held, Told(ending="answered", tokens=(2_000, 100)))
    spent = mine.spending
    assert (spent.calls, spent.failed, spent.input_tokens, spent.output_tokens) == (1, 0, 2_000, 100)
    assert (spent.cost, spent.uncertain) == (Decimal("0.003"), Decimal(0))


@pytest.mark.parametrize("told", [Told(ending="lost"), Told(ending="answered")])
def test_a_call_of_which_no_count_came_back_costs_the_most_it_can(told: Told) -> None:
    mine = purse()
    mine.settle(mine.reserve(LOAD) or Decimal(0), told)
    assert mine.spending.cost == mine.spending.uncertain == Decimal("0.02")


@pytest.mark.parametrize("told", [Told(ending="limited"), Told(ending="overloaded"), Told(ending="refused")])
def test_a_refusal_costs_nothing_and_is_counted(told: Told) -> None:
    mine = purse()
    mine.settle(mine.reserve(LOAD) or Decimal(0), told)
    assert (mine.spending.calls, mine.spending.failed, mine.spending.cost) == (1, 1, Decimal(0))


def test_who_finds_no_room_waits_for_what_others_hold() -> None:
    mine = purse("0.03")
    held = mine.reserve(LOAD)
    assert held is not None
    assert mine.reserve(LOAD) is None
    mine.settle(held, Told(ending="answered", tokens=(1_000, 100)))
    assert mine.reserve(LOAD) is not None


def test_no_room_at_all_says_what_is_spent_and_what_is_wanting() -> None:
    mine = purse("0.03")
    mine.settle(mine.reserve(LOAD) or Decimal(0), Told(ending="lost"))
    with pytest.raises(
        BudgetError, match=r"--max-cost \$0.0300: \$0.0200 is spent and the next call can cost up to \$0.02"
    ):
        mine.reserve(LOAD)


def test_a_call_that_never_went_out_is_released() -> None:
    mine = purse("0.02")
    mine.release(mine.reserve(LOAD) or Decimal(0))
    assert mine.reserve(LOAD) is not None
    assert mine.spending.calls == 0


def test_without_a_price_calls_are_counted_and_cost_is_unknown() -> None:
    mine = Purse()
    mine.settle(mine.reserve(LOAD) or Decimal(0), Told(ending="answered", tokens=(5, 6)))
    assert (mine.spending.calls, mine.spending.input_tokens, mine.spending.cost) == (1, 5, None)


@pytest.mark.parametrize(
    ("amount", "words"), [("0", "$0.00"), ("0.00001", "$0.0001"), ("1.005", "$1.01"), ("1234", "$1,234.00")]
)
def test_money_is_rounded_up(amount: str, words: str) -> None:
    assert dollars(Decimal(amount)) == words
