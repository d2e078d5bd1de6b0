"""One gate for workers that may be lost: what they held is free again, and counts as lost."""

import asyncio
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.engines.turns import Turns
from service.errors import BudgetError
from service.pace.gate import Gate
from service.pace.prices import Price
from service.pace.purse import Purse
from service.ports import Load, Told

LOAD = Load(size=1_000, max_tokens=1_000)
ANSWERED = Told(ending="answered", tokens=(10, 10))
DOLLAR_A_CALL = Price(input=Decimal(500), output=Decimal(500))


def turns(*, concurrency: int, most: Decimal | None = None) -> Turns:
    return Turns(Gate(concurrency=concurrency, purse=Purse(DOLLAR_A_CALL, most=most)))


async def settled(rounds: int = 9) -> None:
    for _ in range(rounds):
        await asyncio.sleep(0)


async def test_a_turn_that_is_given_back_goes_to_whoever_waits_whose_ever_it_is() -> None:
    shared = turns(concurrency=1)
    mine = await shared.enter("a", LOAD)
    other = asyncio.ensure_future(shared.enter("b", LOAD))
    await settled()
    assert isinstance(mine, int)
    assert not other.done()
    shared.leave("a", mine, ANSWERED)
    assert isinstance(await other, int)
    assert (shared.spending.calls, shared.spending.failed) == (1, 0)


async def test_the_turns_of_a_lost_worker_are_free_and_its_calls_counted_at_the_most_they_can_cost() -> None:
    shared = turns(concurrency=2)
    held = [await shared.enter("a", LOAD) for _ in range(2)]
    other = asyncio.ensure_future(shared.enter("b", LOAD))
    await settled()
    shared.forsake("a")
    assert isinstance(await other, int)
    assert (shared.spending.calls, shared.spending.failed, shared.spending.uncertain) == (2, 2, Decimal(2))
    shared.leave("a", held[0] if isinstance(held[0], int) else 0, ANSWERED)  # word of it that comes late
    assert shared.spending.calls == 2


async def test_a_lost_worker_waits_for_nothing_and_gets_nothing() -> None:
    shared = turns(concurrency=1)
    mine = await shared.enter("a", LOAD)
    waiting = asyncio.ensure_future(shared.enter("b", LOAD))
    await settled()
    shared.forsake("b")
    assert await waiting is None
    assert await shared.enter("b", LOAD) is None
    assert isinstance(mine, int)
    shared.leave("a", mine, ANSWERED)
    assert isinstance(await shared.enter("a", LOAD), int)


async def test_a_limit_of_money_is_told_as_a_value_that_can_travel() -> None:
    told = await turns(concurrency=1, most=Decimal("0.5")).enter("a", LOAD)
    assert isinstance(told, BudgetError)
    assert "--max-cost" in str(told)


async def test_who_is_called_off_is_not_lost() -> None:
    shared = turns(concurrency=1)
    await shared.enter("a", LOAD)
    waiting = asyncio.ensure_future(shared.enter("a", LOAD))
    await settled()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert waiting.cancelled()


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["enter", "leave", "forsake"]), st.integers(0, 5)),
        max_size=40,
    )
)
def test_whoever_is_lost_and_whenever_no_turn_is_lost_with_it(deeds: list[tuple[str, str, int]]) -> None:
    async def play() -> None:
        shared, names = turns(concurrency=3), {"a": "a0", "b": "b0", "c": "c0"}
        entering: list[tuple[str, asyncio.Future[int | BudgetError | None]]] = []
        for number, (who, deed, rounds) in enumerate(deeds, 1):
            if deed == "enter":
                entering.append((names[who], asyncio.ensure_future(shared.enter(names[who], LOAD))))
            elif deed == "forsake":
                shared.forsake(names[who])
                names[who] = f"{who}{number}"
            else:
                _leave(shared, entering, names[who])
            await settled(rounds)
        for name in names.values():
            shared.forsake(name)
        await settled()
        last = [asyncio.ensure_future(shared.enter("last", LOAD)) for _ in range(3)]
        await settled()
        assert all(each.done() and isinstance(each.result(), int) for each in last)
        await asyncio.gather(*(each for _, each in entering))

    asyncio.run(play())


def _leave(shared: Turns, entering: list[tuple[str, "asyncio.Future[int | BudgetError | None]"]], holder: str) -> None:
    for name, each in entering:
        if name == holder and each.done() and isinstance(turn := each.result(), int):
            shared.leave(name, turn, ANSWERED)
            entering.remove((name, each))
            return
