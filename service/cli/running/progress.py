"""How far a run has come, for whoever watches: a bar on a terminal, a line now and then in a log, JSON for a program."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import typer

from service.ports import Spending
from service.render.plain import counted

if TYPE_CHECKING:
    from service.core.account import Balance

NOW_AND_THEN = 30.0
"""Seconds between two lines in a log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far a run has come: articles told of and all there are, the last one's source, how many failed, what was spent, and
    seconds since the start."""

    told: int
    total: int
    source: str
    failed: int
    spending: Spending
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.told / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds to go, at this rate."""
        return (self.total - self.told) / self.rate if self.rate else None


class Watcher(Protocol):
    """Somebody who is told after every article; `end` when there are no more."""

    def tell(self, state: State) -> None: ...

    def end(self) -> None: ...


class Silence:
    """Nobody watches."""

    def tell(self, state: State) -> None:
        """Nothing is shown."""

    def end(self) -> None:
        """Nothing was shown."""


class Log:
    """A line now and then, for a file or a pipe."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._last = 0.0

    def tell(self, state: State) -> None:
        if state.seconds - self._last >= NOW_AND_THEN:
            self._last = state.seconds
            self._say(in_words(state))

    def end(self) -> None:
        """The account that follows says it all."""


class Lines:
    """A line of JSON for every article."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def tell(self, state: State) -> None:
        spent = state.spending
        told = {
            "told": state.told,
            "total": state.total,
            "article": state.source,
            "failed": state.failed,
            "seconds": round(state.seconds, 3),
            "rate": round(state.rate, 3),
            "left_seconds": None if state.left is None else round(state.left, 1),
            "calls": spent.calls,
            "failed_calls": spent.failed,
            "input_tokens": spent.input_tokens,
            "output_tokens": spent.output_tokens,
            "cost_usd": None if spent.cost is None else float(spent.cost),
        }
        self._write(json.dumps(told, ensure_ascii=False))

    def end(self) -> None:
        """Every line was written."""


class Bar:
    """A bar on a terminal, with the article, the rate, the time to go and what was spent."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._escape = escape
        both = sys.stdout.isatty()  # rich would draw the data of a redirected stdout on the terminal too
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[figures]}", markup=False),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=both,
            refresh_per_second=4,
        )
        self._bar.start()
        self._task = self._bar.add_task("asking", total=total, figures="")

    def tell(self, state: State) -> None:
        name = Path(state.source).name[:28]
        self._bar.update(self._task, completed=state.told, description=f"asked about {name}", figures=_figures(state))

    def end(self) -> None:
        self._bar.stop()


@contextmanager
def watched(
    total: int,
    *,
    form: Literal["auto", "json"],
    quiet: bool,
    spending: Callable[[], Spending],
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Callable[[str, "Balance"], None]]:
    """A function that is told each article's source and the balance with it, and lets whoever watches know."""
    watcher = _watcher(total, form=form, quiet=quiet)
    began, told = clock(), 0

    def tell(source: str, balance: "Balance") -> None:
        nonlocal told
        told += 1
        watcher.tell(
            State(
                told=told,
                total=total,
                source=source,
                failed=balance.failed,
                spending=spending(),
                seconds=clock() - began,
            )
        )

    try:
        yield tell
    finally:
        watcher.end()


def _watcher(total: int, *, form: Literal["auto", "json"], quiet: bool) -> Watcher:
    if form == "json":
        return Lines(lambda line: typer.echo(line, err=True))
    if quiet or not total:
        return Silence()
    return Bar(total) if sys.stderr.isatty() else Log(lambda line: typer.echo(line, err=True))


def in_words(state: State) -> str:
    """`1,200 of 50,000 articles, 12.5/s, 1 h 05 min to go, 3 failed, 5,000,000 tokens, $1.25`."""
    return f"{state.told:,} of {counted(state.total, 'article')}, {_figures(state)}"


def _figures(state: State) -> str:
    spent = state.spending
    tokens = spent.input_tokens + spent.output_tokens
    parts = [f"{state.rate:.1f}/s", f"{duration(state.left)} to go" if state.left is not None else ""]
    parts += [f"{state.failed} failed" if state.failed else "", counted(tokens, "token")]
    parts += [f"${spent.cost:.2f}" if spent.cost is not None else ""]
    return ", ".join(part for part in parts if part)


def duration(seconds: float) -> str:
    """`45 s`, `12 min`, `3 h 05 min`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02d} min"
