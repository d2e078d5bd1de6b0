"""Work that is begun in order and handed on in order, several at a time."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Coroutine, Iterable
from typing import Any, TypeVar

WorkT = TypeVar("WorkT")


async def in_order(work: Iterable[Coroutine[Any, Any, WorkT]], *, ahead: int) -> AsyncGenerator[WorkT, None]:
    """The result of each, in order; at most so many wait, done or under way, for one before them. Work is taken when it is
    needed. What is under way when nobody wants more is cancelled."""
    tasks: deque[asyncio.Task[WorkT]] = deque()
    try:
        for each in work:
            tasks.append(asyncio.create_task(each))
            while len(tasks) >= ahead:
                yield await tasks.popleft()
        while tasks:
            yield await tasks.popleft()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
