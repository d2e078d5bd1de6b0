"""Money: what a call can cost is reserved before it goes out, what it did cost is settled when it is back.

The reservation is at list price: every byte of the body as a token of input and all tokens that the answer may have. A call
that was lost may have been paid for: its reservation is kept as spent. So what is spent and reserved together never exceeds
the limit, whatever the endpoint does within its own list.
"""

from decimal import Decimal

from service.errors import BudgetError
from service.pace.prices import Price
from service.ports import Load, Spending, Told


class Purse:
    """The account of one run; without a price it counts calls and tokens. `most` is the limit in US dollars."""

    def __init__(self, price: Price | None = None, *, most: Decimal | None = None) -> None:
        self._price = price
        self._most = most
        self._held = Decimal(0)
        self._spent = Decimal(0)
        self._uncertain = Decimal(0)
        self._calls = self._failed = self._input = self._output = 0

    def reserve(self, load: Load) -> Decimal | None:
        """What the call can cost, reserved; None when it has to wait for what others hold. Raises BudgetError when there is no
        room for it though nobody holds anything."""
        cost = self._price.cost(load.size, load.max_tokens) if self._price else Decimal(0)
        if self._most is not None and self._spent + self._held + cost > self._most:
            if self._held:
                return None
            raise BudgetError(
                f"--max-cost {dollars(self._most)}: {dollars(self._spent)} is spent and the next call can cost up to"
                f" {dollars(cost)}, so nothing more is asked; raise it to go on"
            )
        self._held += cost
        return cost

    def settle(self, held: Decimal, told: Told) -> None:
        """Put what the call did cost in the place of what was reserved for it."""
        self._held -= held
        self._calls += 1
        self._failed += told.ending != "answered"
        if told.tokens is not None:
            self._input += told.tokens[0]
            self._output += told.tokens[1]
            self._spent += self._price.cost(*told.tokens) if self._price else Decimal(0)
        elif told.ending in {"answered", "lost"}:
            self._spent += held
            self._uncertain += held

    def release(self, held: Decimal) -> None:
        """A call that never went out."""
        self._held -= held

    @property
    def spending(self) -> Spending:
        """What was spent by now."""
        return Spending(
            calls=self._calls,
            failed=self._failed,
            input_tokens=self._input,
            output_tokens=self._output,
            cost=self._spent if self._price else None,
            uncertain=self._uncertain,
        )


def dollars(amount: Decimal) -> str:
    """`$1.25`; under ten cents to a hundredth of a cent, rounded up."""
    places = Decimal("0.01") if amount >= Decimal("0.1") or not amount else Decimal("0.0001")
    return f"${amount.quantize(places, rounding='ROUND_UP'):,}"
