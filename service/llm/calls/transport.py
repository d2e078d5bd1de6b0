"""What is tried again, and how long to wait before. tenacity, here, counts the tries and sleeps; `faults` says which are
worth it.

A refusal for coming too fast is the endpoint's own pace and no failure: it does not use up a try, but there are at most
`LIMITED` of them for an answer. `Retry-After` is obeyed; else waits grow, with chance in them, so that calls which failed
at one moment do not come back at one moment.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import openai
from tenacity import AsyncRetrying, RetryCallState, wait_exponential_jitter

from service.llm.calls.faults import LONGEST_WAIT, POLICIES, fault_of
from service.llm.calls.headers import wait_of

ResultT = TypeVar("ResultT")

LIMITED = 10
"""How many refusals for coming too fast one answer survives, when more than one try is allowed at all."""

CUT_OFF = 3
"""How often an answer that the endpoint cut off before our own limit is asked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often a call is tried (`tries`, the first included), and the longest wait in seconds that nobody asked for."""

    tries: int = 5
    longest_wait: float = LONGEST_WAIT
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def call(self, send: Callable[[], Awaitable[ResultT]]) -> ResultT:
        """Await `send()` until it succeeds, fails for good, or `tries` are used up; raise the last exception as it is."""
        failed = limited = 0

        def is_over(state: RetryCallState) -> bool:
            nonlocal failed, limited
            fault = _fault(state)
            limited += fault == "limited"
            failed += fault != "limited"
            return failed >= self.tries or self.tries == 1 or limited > LIMITED

        retrying = AsyncRetrying(
            stop=is_over, wait=self._wait, retry=_is_worth_another_try, sleep=self.sleep, reraise=True
        )

        async def attempt() -> ResultT:  # tenacity awaits coroutine functions only
            return await send()

        return await retrying(attempt)

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = wait_of(error.response.headers) if isinstance(error, openai.APIStatusError) else None
        if asked is not None:
            return asked + random.uniform(0.0, min(0.5, asked / 2))  # noqa: S311 - spreads callers, guards nothing
        return wait_exponential_jitter(multiplier=0.5, jitter=0.5, max=self.longest_wait)(state)


def _fault(state: RetryCallState) -> str | None:
    error = state.outcome.exception() if state.outcome else None
    return fault_of(error) if error else None


def _is_worth_another_try(state: RetryCallState) -> bool:
    error = state.outcome.exception() if state.outcome else None
    fault = fault_of(error) if error else None
    return fault is not None and POLICIES[fault].again
