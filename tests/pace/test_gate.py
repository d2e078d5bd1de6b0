"""The gate over a clock of the test's own, and a thousand runs of a simulated endpoint against a limit of money."""

import asyncio
import heapq
import itertools
import random
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import BudgetError
from service.pace.gate import LONGEST_WAIT, Gate
from service.pace.prices import Price
from service.pace.purse import Purse
from service.pace.window import FIRST
from service.ports import Load, Quota, Told

LOAD = Load(size=4_000, max_tokens=1_000)
ANSWERED = Told(ending="answered", tokens=(1_000, 1_000))


class Appointment:
    """Something to be done at a time of the test's clock."""

    def __init__(self) -> None:
        self.off = False

    def cancel(self) -> None:
        self.off = True


class Hours:
    """A clock that goes when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0
        self._due: list[tuple[float, int, Appointment, Callable[[], None]]] = []
        self._numbers = itertools.count()

    def clock(self) -> float:
        return self.now

    def later(self, delay: float, act: Callable[[], None]) -> Appointment:
        made = Appointment()
        heapq.heappush(self._due, (self.now + delay, next(self._numbers), made, act))
        return made

    async def go(self, seconds: float) -> None:
        """Let so much time pass, and everybody do what is due."""
        end = self.now + seconds
        await settled()
        while self._due and self._due[0][0] <= end:
            moment, _, made, act = heapq.heappop(self._due)
            self.now = max(self.now, moment)
            if not made.off:
                act()
            await settled()
        self.now = end


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Crowd:
    """Callers at a gate, and the turns of those that were let in."""

    def __init__(self, *, load: Load = LOAD, **limits: int) -> None:
        self.hours = Hours()
        most = limits.pop("concurrency", 100)
        self.gate = Gate(
            concurrency=most,
            rpm=limits.get("rpm"),
            tpm=limits.get("tpm"),
            clock=self.hours.clock,
            later=self.hours.later,
            chance=lambda: 0.0,
        )
        self.load = load
        self.turns: list[int] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def come(self, number: int) -> None:
        self.tasks += [asyncio.create_task(self._one()) for _ in range(number)]
        await settled()

    async def _one(self) -> None:
        self.turns.append(await self.gate.enter(self.load))

    async def answer(self, told: Told = ANSWERED) -> None:
        self.gate.leave(self.turns.pop(0), told)
        await settled()

    async def go_home(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def test_no_more_go_in_at_once_than_told_and_the_first_goes_first() -> None:
    crowd = Crowd(concurrency=2)
    await crowd.come(4)
    assert crowd.turns == [1, 2]
    await crowd.answer()
    assert crowd.turns == [2, 3]
    await crowd.go_home()


async def test_few_go_in_before_the_first_answer() -> None:
    crowd = Crowd(concurrency=100)
    await crowd.come(100)
    assert len(crowd.turns) == FIRST
    await crowd.answer()
    assert len(crowd.turns) == 99
    await crowd.go_home()


async def test_a_set_rate_is_kept() -> None:
    crowd = Crowd(rpm=60)
    await crowd.come(10)
    assert len(crowd.turns) == 1
    await crowd.hours.go(4.001)
    assert len(crowd.turns) == 5
    await crowd.go_home()


async def test_a_set_rate_of_tokens_is_kept_by_what_answers_really_took() -> None:
    crowd = Crowd(tpm=12_000)  # a call is thought to take 2,000: ten seconds' worth
    await crowd.come(3)
    assert len(crowd.turns) == 1
    await crowd.answer(Told(ending="answered", tokens=(3_000, 1_000)))
    await crowd.hours.go(10.001)
    assert len(crowd.turns) == 0
    await crowd.hours.go(10.001)
    assert len(crowd.turns) == 1
    await crowd.go_home()


async def test_what_an_endpoint_tells_is_kept() -> None:
    crowd = Crowd(concurrency=32)
    await crowd.come(1)
    await crowd.answer(Told(ending="answered", requests=Quota(limit=600, left=4, reset=0.1)))
    await crowd.come(20)
    assert len(crowd.turns) == 5 - 1
    await crowd.hours.go(0.501)
    assert len(crowd.turns) == 9
    await crowd.go_home()


async def test_tokens_left_are_kept_too() -> None:
    crowd = Crowd(concurrency=32)
    await crowd.come(1)
    await crowd.answer(
        Told(ending="answered", tokens=(1_000, 1_000), minute_tokens=Quota(limit=60_000, left=4_000, reset=9))
    )
    await crowd.come(20)
    assert len(crowd.turns) == 2
    await crowd.hours.go(2.001)
    assert len(crowd.turns) == 3
    await crowd.go_home()


async def test_a_refusal_silences_everybody_for_as_long_as_it_asks() -> None:
    crowd = Crowd(concurrency=8)
    await crowd.come(2)
    await crowd.answer(Told(ending="limited", wait=7.0))
    await crowd.come(3)
    assert len(crowd.turns) == 1
    await crowd.hours.go(6.9)
    assert len(crowd.turns) == 1
    await crowd.hours.go(0.2)
    assert len(crowd.turns) == 4
    await crowd.go_home()


async def test_an_overrun_endpoint_gets_half_as_many_at_once() -> None:
    crowd = Crowd(concurrency=8)
    await crowd.come(1)
    await crowd.answer()
    await crowd.come(20)
    assert len(crowd.turns) == 8
    await crowd.hours.go(1.0)
    await crowd.answer(Told(ending="overloaded"))
    assert len(crowd.turns) == 7
    for _ in range(4):
        await crowd.answer(Told(ending="refused"))
    assert len(crowd.turns) == 4
    await crowd.go_home()


async def test_a_limit_of_so_many_a_minute_is_no_reason_for_fewer_at_once() -> None:
    crowd = Crowd(concurrency=8)
    await crowd.come(1)
    await crowd.answer(Told(ending="limited", wait=0.0, requests=Quota(limit=60_000, left=0, reset=0.001)))
    await crowd.come(20)
    await crowd.hours.go(1.0)
    assert len(crowd.turns) == 8
    await crowd.go_home()


async def test_a_limit_told_in_hours_is_put_to_the_endpoint_after_a_minute() -> None:
    crowd = Crowd(concurrency=8)
    await crowd.come(1)
    await crowd.answer(Told(ending="answered", requests=Quota(limit=1_000, left=0, reset=86_400.0)))
    await crowd.come(1)
    await crowd.hours.go(LONGEST_WAIT - 1)
    assert crowd.turns == []
    await crowd.hours.go(2)
    assert len(crowd.turns) == 1
    await crowd.go_home()


async def test_who_goes_away_leaves_no_gap() -> None:
    crowd = Crowd(concurrency=1)
    await crowd.come(3)
    crowd.tasks[1].cancel()
    await settled()
    await crowd.answer()
    assert crowd.turns == [2]
    await crowd.go_home()


async def test_who_goes_away_as_the_turn_comes_gives_it_back() -> None:
    crowd = Crowd(concurrency=1)
    await crowd.come(3)
    crowd.gate.leave(crowd.turns.pop(), ANSWERED)
    crowd.tasks[1].cancel()
    await settled()
    assert crowd.turns == [3]
    await crowd.go_home()


async def test_what_cannot_be_paid_is_told_to_each_who_comes() -> None:
    gate = Gate(concurrency=4, purse=Purse(Price(input=Decimal(1), output=Decimal(1)), most=Decimal("0.004")))
    for _ in range(2):
        with pytest.raises(BudgetError):
            await gate.enter(LOAD)
    small = await gate.enter(Load(size=100, max_tokens=100))
    gate.leave(small, ANSWERED)
    assert gate.spending.calls == 1


@settings(max_examples=1_000)
@given(
    seed=st.integers(0, 2**32),
    most=st.decimals("0.0001", "0.5", places=4),
    concurrency=st.integers(1, 12),
    calls=st.integers(1, 25),
)
def test_a_limit_of_money_is_never_exceeded(seed: int, most: Decimal, concurrency: int, calls: int) -> None:
    """The endpoint charges what it counts, at most the bytes and the limit of each call, tells of it or not, and loses answers."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    price = Price(input=Decimal(chance.randint(0, 500)) / 100, output=Decimal(chance.randint(0, 3_000)) / 100)
    charged: list[Decimal] = []
    gate = Gate(concurrency=concurrency, purse=Purse(price, most=most))

    async def one() -> None:
        load = Load(size=chance.randint(1, 40_000), max_tokens=chance.randint(1, 16_000))
        try:
            turn = await gate.enter(load)
        except BudgetError:
            return
        for _ in range(chance.randint(0, 3)):
            await asyncio.sleep(0)
        tokens = (chance.randint(0, load.size), chance.randint(0, load.max_tokens))
        ending = chance.choice(("answered", "answered", "lost", "refused", "uncounted"))
        if ending != "refused":
            charged.append(price.cost(*tokens))
        told = {
            "answered": Told(ending="answered", tokens=tokens),
            "uncounted": Told(ending="answered"),
            "lost": Told(ending="lost"),
            "refused": Told(ending="refused"),
        }
        gate.leave(turn, told[ending])

    async def run() -> None:
        await asyncio.gather(*(one() for _ in range(calls)))

    asyncio.run(run())
    assert sum(charged, Decimal(0)) <= (gate.spending.cost or Decimal(0)) <= most
