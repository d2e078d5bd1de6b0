import asyncio
from collections.abc import Coroutine, Iterator
from typing import Any

import pytest

from service.asking.order import in_order


class Bench:
    """Work by number, which ends when it is let go; what was begun and cancelled."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.cancelled: list[int] = []

    async def one(self, number: int, turns: int) -> int:
        try:
            for _ in range(turns):
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            self.cancelled.append(number)
            raise
        return number

    def work(self, turns: list[int]) -> Iterator[Coroutine[Any, Any, int]]:
        for number, each in enumerate(turns):
            self.taken.append(number)
            yield self.one(number, each)


@pytest.mark.parametrize("ahead", [1, 2, 9])
async def test_results_come_in_order_however_long_each_takes(ahead: int) -> None:
    turns = [5, 0, 3, 1]
    assert [each async for each in in_order(Bench().work(turns), ahead=ahead)] == [0, 1, 2, 3]


async def test_work_is_taken_as_it_is_needed_and_cancelled_when_nobody_wants_more() -> None:
    bench = Bench()
    results = in_order(bench.work([1, 10, 10, 10, 10]), ahead=3)
    assert await anext(results) == 0
    assert bench.taken == [0, 1, 2]
    await results.aclose()
    assert bench.cancelled == [1, 2]
