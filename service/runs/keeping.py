"""What a run does, written down as it does it: a run that is killed leaves all that it had come to."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from schemas.brief import Brief
from schemas.entry import Entry
from schemas.grounding import Grounding, Recalled
from schemas.ledger import Ledger
from schemas.run import Run
from service.core.account import ledger_of
from service.core.extraction import Extracted
from service.core.reading.copies import Reading
from service.errors import StoreError
from service.ports import Clock, RunStore

_AT_ONCE = 500  # articles, whose lines for the store are held together
_RECALLED = 64  # articles of which all is in the store but that this run came to it


class Keeper:
    """Keeps one run from the moment it has read an article: one that never comes so far asks nothing, and is none. Each method
    returns when what it was given is safe, but that what was recalled, and so is safe, is told some at a time, and `settle` tells
    the rest; raises StoreError when it cannot be kept."""

    def __init__(
        self, run: Run, *, store: RunStore, clock: Clock, cost: Callable[[], str | None] = lambda: None
    ) -> None:
        self.run = run
        self._store = store
        self._clock = clock
        self._cost = cost
        self._answered = False
        self._recalled: list[Recalled] = []

    def read(self, reading: Reading) -> None:
        """What was read, and what could not be; the run begins, unless nothing was read."""
        if not reading.articles:
            return
        self.run = self._store.begin(self.run)
        for start in range(0, len(reading.articles), _AT_ONCE):
            self._store.keep_articles(self.run.id, reading.articles[start : start + _AT_ONCE])
        for outcome in reading.unread:
            self._store.keep_entry(Entry(run=self.run.id, outcome=outcome, ledger=Ledger()), None)

    def extracted(self, each: Extracted) -> None:
        """What came of an article. One that nobody was asked about changes nothing of what is kept of it."""
        if each.outcome.status == "skipped":
            self._answered = True
            return
        answered = each.outcome.status != "failed"
        self._answered |= answered
        if each.recalled is not None:
            self._recalled.append(each.recalled)
            if len(self._recalled) >= _RECALLED:
                self.settle()
            return
        self.settle()
        ledger = (
            ledger_of(Reading(articles=(each.article,), unread=(), copies=()), [each], ()) if answered else Ledger()
        )
        again = each.outcome.status == "done" and each.key and each.answer
        grounding = Grounding(key=each.key, answer=each.answer) if again else None
        self._store.keep_entry(Entry(run=self.run.id, outcome=each.outcome, ledger=ledger), each.article, grounding)

    def settle(self) -> None:
        """Keep what is still to be told of recalled articles, before anybody builds on what is kept."""
        if self._recalled:
            self._store.keep_recalled(self.run.id, self._recalled)
            self._recalled = []

    def brief(self, brief: Brief) -> None:
        """The page, its facts and their merges; a page of stored facts alone begins its run here."""
        if not self.run.id:
            self.run = self._store.begin(self.run)
        self.settle()
        self._answered = True
        self._store.keep_brief(self.run.id, brief)

    def end(self, status: Literal["done", "failed", "interrupted"]) -> None:
        """How the run ended, and when; it failed, too, when it came to its end without an article done."""
        if self.run.id:
            self.settle()
            told = status if self._answered or status != "done" else "failed"
            self._store.end(self.run.id, status=told, ended=_stamp(self._clock), cost=self._cost())


@contextmanager
def keeping(
    run: Run, *, store: RunStore, clock: Clock, cost: Callable[[], str | None] = lambda: None
) -> Iterator[Keeper]:
    """Keep `run`, which starts now, to its end, however it ends; `cost` tells then what was spent, in US dollars."""
    keeper = Keeper(run.model_copy(update={"started": _stamp(clock)}), store=store, clock=clock, cost=cost)
    try:
        yield keeper
    except (KeyboardInterrupt, asyncio.CancelledError):
        _end_badly(keeper, "interrupted")
        raise
    except BaseException:
        _end_badly(keeper, "failed")
        raise
    keeper.end("done")


def _end_badly(keeper: Keeper, status: Literal["failed", "interrupted"]) -> None:
    with suppress(StoreError):  # what ended the run is what must be told
        keeper.end(status)


def _stamp(clock: Clock) -> str:
    return clock().isoformat(timespec="seconds")
