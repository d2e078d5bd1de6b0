"""The gate that every call of a process goes through, in the order in which they come.

A call goes in when the window has room, every limit has what it takes, no refusal asks for silence, and the purse can pay for
the worst. The gate never sleeps: it is asked again when a call comes back, or when what was wanting is there.
"""

import asyncio
import itertools
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from service.errors import BudgetError
from service.pace.meter import Meter
from service.pace.purse import Purse
from service.pace.window import Window
from service.ports import Load, Spending, Told

LONGEST_WAIT = 60.0
"""Seconds that a call waits at most because of what an endpoint told of its limits; then the endpoint itself is asked."""
_BYTES_A_TOKEN = 4
_FIRST_ANSWER = 1_000  # tokens an answer is thought to have before one has come
_REQUESTS_BURST = 1.0  # seconds of a limit that is set which may go at once
_TOKENS_BURST = 10.0
_SPREAD = 0.1  # of a wait, so that several programs do not come back at one moment


class Timer(Protocol):
    """Something to be done later, that can be called off."""

    def cancel(self) -> None: ...


Later = Callable[[float, Callable[[], None]], Timer]


@dataclass(slots=True)
class _Waiting:
    load: Load
    admitted: "asyncio.Future[int]"
    since: float


@dataclass(frozen=True, slots=True)
class _Turn:
    sent: float
    held: Decimal
    tokens: float
    marks: tuple[float, float]


class Gate:
    """Port `Pace`: at most `concurrency` calls at once, `rpm` requests and `tpm` tokens a minute where they are set.
    `clock` tells seconds, `later` does something after so many; `chance` is a number from 0 to 1."""

    def __init__(
        self,
        *,
        concurrency: int,
        rpm: int | None = None,
        tpm: int | None = None,
        purse: Purse | None = None,
        clock: Callable[[], float] = time.monotonic,
        later: Later | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._window = Window(concurrency)
        self._purse = purse or Purse()
        self._clock, self._later, self._chance = clock, later, chance
        now = clock()
        self._set_requests = Meter.of(rpm, seconds=_REQUESTS_BURST, now=now) if rpm else Meter()
        self._set_tokens = Meter.of(tpm, seconds=_TOKENS_BURST, now=now) if tpm else Meter()
        self._told_requests, self._told_tokens = Meter(), Meter()
        self._silent_until = float("-inf")
        self._waiting: deque[_Waiting] = deque()
        self._turns: dict[int, _Turn] = {}
        self._numbers = itertools.count(1)
        self._answer = float(_FIRST_ANSWER)
        self._timer: Timer | None = None

    @property
    def spending(self) -> Spending:
        """What was spent by now."""
        return self._purse.spending

    async def enter(self, load: Load) -> int:
        """Wait for a turn, in the order of coming. Raises BudgetError when nothing can pay for the call."""
        one = _Waiting(load, asyncio.get_running_loop().create_future(), self._clock())
        self._waiting.append(one)
        self._admit()
        try:
            return await one.admitted
        except asyncio.CancelledError:
            if one.admitted.done() and not one.admitted.cancelled():
                self._withdraw(one.admitted.result())
            elif one in self._waiting:
                self._waiting.remove(one)
            self._admit()
            raise

    def leave(self, turn: int, told: Told) -> None:
        """Give a turn back, with what came of the call; whoever waits may go now."""
        mine, now = self._turns.pop(turn), self._clock()
        self._purse.settle(mine.held, told)
        if told.tokens is not None:
            taken = sum(told.tokens)
            self._answer += (told.tokens[1] - self._answer) / 8
            for meter in (self._set_tokens, self._told_tokens):
                meter.correct(taken - mine.tokens)
        for meter, quota, mark in zip(
            (self._told_requests, self._told_tokens), (told.requests, told.minute_tokens), mine.marks, strict=True
        ):
            if quota is not None:
                meter.hear(quota, mark=mark, sent=mine.sent, now=now)
        if told.ending == "answered":
            self._window.grow()
        elif told.ending in {"limited", "overloaded"} and not _is_spent(told):
            self._window.shrink(sent=mine.sent, now=now)
        if told.ending == "limited" and told.wait is not None and told.wait <= LONGEST_WAIT:
            self._silent_until = max(self._silent_until, now + told.wait * (1 + _SPREAD * self._chance()))
        self._admit()

    def _withdraw(self, turn: int) -> None:
        self._purse.release(self._turns.pop(turn).held)

    def _admit(self) -> None:
        """Let in whoever can go, the first first; look again when what the first one lacks is there."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting and len(self._turns) < self._window.size:
            first = self._waiting[0]
            if first.admitted.done():  # called off, and about to say so
                self._waiting.popleft()
                continue
            delay = self._delay(first)
            if delay > 0:
                self._timer = self._call_later(delay)
                return
            try:
                held = self._purse.reserve(first.load)
            except BudgetError as error:
                self._waiting.popleft().admitted.set_exception(error)
                continue
            if held is None:
                return
            self._waiting.popleft().admitted.set_result(self._begin(first.load, held))

    def _begin(self, load: Load, held: Decimal) -> int:
        now, tokens = self._clock(), self._tokens(load)
        self._set_requests.take(1.0, now=now)
        self._set_tokens.take(tokens, now=now)
        marks = (self._told_requests.take(1.0, now=now), self._told_tokens.take(tokens, now=now))
        number = next(self._numbers)
        self._turns[number] = _Turn(sent=now, held=held, tokens=tokens, marks=marks)
        return number

    def _delay(self, one: _Waiting) -> float:
        now, tokens = self._clock(), self._tokens(one.load)
        set_by_us = max(self._set_requests.delay(1.0, now=now), self._set_tokens.delay(tokens, now=now))
        told = max(
            self._told_requests.delay(1.0, now=now),
            self._told_tokens.delay(tokens, now=now),
            self._silent_until - now,
        )
        return max(set_by_us, min(told, one.since + LONGEST_WAIT - now))

    def _tokens(self, load: Load) -> float:
        """About how many tokens a call will take."""
        return load.size / _BYTES_A_TOKEN + min(self._answer, load.max_tokens)

    def _call_later(self, delay: float) -> Timer:
        later = self._later or asyncio.get_running_loop().call_later
        return later(delay, self._admit)


def _is_spent(told: Told) -> bool:
    """Whether a limit of so many a minute was met, as the endpoint tells it: fewer at once would not help."""
    return any(
        quota is not None and quota.left is not None and quota.left < 1 for quota in (told.requests, told.minute_tokens)
    )
