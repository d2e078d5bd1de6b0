"""One run over paths: counts what was done and failed, says what went wrong as it happens, keeps it in the store."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

import typer
from pydantic import SecretStr

from schemas.run import Run, Usage
from service import bootstrap
from service.articles.metadata import NOTHING, Metadata
from service.asking import Estimate, estimated
from service.cli.running.interrupts import interruptible
from service.cli.running.progress import watched
from service.cli.words import looked, seen_beside
from service.core.account import Balance, balance_of
from service.core.briefing.commission import Earlier
from service.core.history.consolidation import as_of
from service.errors import BudgetError, Interrupted, StoreError, UsageError
from service.ports import Spending
from service.render.plain import counted
from service.runs.keeping import Keeper, keeping
from service.runs.linking import Linker
from service.runs.stored import extracted_of, stored_facts

if TYPE_CHECKING:
    from schemas.brief import Brief
    from schemas.outcome import Outcome
    from service.cli.options import Options
    from service.core.briefing.commission import Commission
    from service.core.extraction import Extracted
    from service.core.reading.copies import Reading
    from service.core.selection import Wanted
    from service.pipeline import Pipeline
    from service.ports import Store
    from service.settings import Settings


@dataclass
class Session:
    """A run of `command`. `balance` is right at any moment, `spending` when it has ended; `keeper` writes the run down,
    unless nothing is kept of it. `skipped` are the articles that a first look left out, `missed` what a second look saw beside
    the records."""

    command: str
    paths: Sequence[str]
    settings: "Settings"
    quiet: bool
    progress: Literal["auto", "json"] = "auto"
    feeds: Sequence[str] = ()
    given: Metadata = NOTHING
    balance: Balance = field(default_factory=Balance)
    keeper: Keeper | None = None
    stored: "Wanted | None" = None
    store: "Store | None" = None
    spending: Spending = field(default_factory=Spending)
    skipped: list[str] = field(default_factory=list)
    missed: int = 0

    @classmethod
    def of(
        cls,
        command: str,
        paths: Sequence[str] | None,
        options: "Options",
        settings: "Settings",
        *,
        stored: "Wanted | None" = None,
    ) -> "Session":
        """A session of what was given on the command line, `stored` of facts that were kept before; raise UsageError when that
        names nothing to read, or asks for stored facts where no store is read."""
        if stored is not None and (settings.replay or settings.record):
            raise UsageError("--replay and --record read no store; leave --from-store and its filters out")
        if not paths and not options.feed and stored is None:
            raise UsageError("nothing to read; name files, folders or web addresses, - for standard input, or --feed")
        return cls(
            command=command,
            paths=tuple(paths or ()),
            settings=settings,
            quiet=options.quiet,
            progress=options.progress,
            feeds=tuple(options.feed or ()),
            given=options.given(),
            stored=stored,
        )

    @property
    def exit_code(self) -> int:
        """0 all done, 1 some failed or done in part, 2 nothing done."""
        return 0 if not (self._failed or self.balance.partial) else 1 if self.balance.answered else 2

    @property
    def kept_as(self) -> str | None:
        """The run's id in the store."""
        return self.keeper.run.id or None if self.keeper else None

    @property
    def _failed(self) -> int:
        """Everything of which nothing came: read or not, asked about or not."""
        return self.balance.skipped.total() + self.balance.read - self.balance.answered - self.balance.unasked

    def say(self, words: str) -> None:
        """Words for a person, unless quiet."""
        if words and not self.quiet:
            typer.echo(words, err=True)

    def extract(self, emit: Callable[[str], object]) -> None:
        """Emit one JSON line for each article, in the order in which they were named, also for those that could not be read, that
        failed or were not asked about."""

        async def work(pipeline: "Pipeline") -> None:
            lines = _Lines(self._read(pipeline), emit)
            async for each in self._extracted(pipeline, lines.reading):
                lines.tell(each.outcome)
            lines.end()
            if pipeline.halt.error is None or isinstance(pipeline.halt.error, BudgetError):
                await self._link(pipeline)

        self._with_pipeline(work)

    def outlook(self) -> "Estimate":
        """What this run would take; nothing is asked and nothing kept."""
        nobody = SecretStr("nobody is asked")
        settings = self.settings.model_copy(update={"api_key": self.settings.api_key or nobody, "engine": "local"})
        with (
            bootstrap.looked_up(settings) as is_kept,
            bootstrap.pipeline(settings, self.say, given=self.given) as pipeline,
        ):
            reading = self._read(pipeline)
            return estimated(
                reading.articles,
                prompt=pipeline.prompts["extract"],
                chunk_tokens=pipeline.chunk_tokens,
                max_tokens=self.settings.max_tokens,
                is_kept=lambda question: is_kept(question, pipeline.model.identity),
            )

    def brief(self, wanted: "Commission", *, since_last: bool = False) -> "Brief":
        """The brief of all articles that could be read and asked about, with what changed since the last stored one where that
        is asked; raises UsageError when there is nothing to brief, or no earlier brief."""
        made: list[Brief] = []

        async def work(pipeline: "Pipeline") -> None:
            reading = self._read(pipeline)
            extracted = [each async for each in self._extracted(pipeline, reading)]
            if pipeline.halt.error is not None and not isinstance(pipeline.halt.error, BudgetError):
                raise pipeline.halt.error
            if not self.balance.answered and (self.stored is None or self.paths or self.feeds):
                raise UsageError("no article could be read and answered, so there is nothing to brief")
            since = self._last_brief() if since_last else wanted.since
            made.append(await self._page(pipeline, reading, extracted, replace(wanted, since=since)))
            if self.keeper:
                self.keeper.brief(made[0])

        self._with_pipeline(work)
        return made[0]

    async def _page(
        self, pipeline: "Pipeline", reading: "Reading", extracted: "Sequence[Extracted]", wanted: "Commission"
    ) -> "Brief":
        """A page of what was read; with stored facts beside it where they are asked for."""
        if self.stored is None or self.store is None:
            return await pipeline.brief(reading, extracted, wanted)
        usage = await self._link(pipeline)
        chosen = replace(self.stored, always=frozenset(each.article.id for each in extracted))
        stored = stored_facts(self.store, chosen, on=wanted.on, overrides=pipeline.overrides)
        for remark in stored.remarks:
            self.say(remark)
        both = extracted_of(self.store, stored, beside=extracted)
        whole = replace(reading, articles=tuple(each.article for each in both))
        date = wanted.on or as_of([each.article for each in both])
        return await pipeline.page(whole, both, stored.facts, replace(wanted, on=date), linking=usage)

    def _last_brief(self) -> "Earlier":
        """The latest brief that is kept."""
        if self.store is None:
            raise UsageError("--since last: --replay and --record read no store; give a day instead")
        runs = (run for run in self.store.runs() if run.facts)
        kept = next((brief for run in runs if (brief := self.store.brief(run.id))), None)
        if kept is None:
            raise UsageError("--since last: no brief is kept yet; leave it out this time, or give a day")
        return Earlier(facts=kept.facts, as_of=kept.as_of)

    async def _link(self, pipeline: "Pipeline") -> "Usage":
        """Link what was kept; what a model is asked about pairs is counted with the rest."""
        if self.store is None:
            return Usage()
        asked = (
            None if self.settings.is_embedded else pipeline.model
        )  # what rules decide, no larger model would be asked
        linker = Linker(links=self.store.links, prompt=pipeline.prompts["adjudicate"], model=asked, say=self.say)
        linked = await linker.link()
        self.balance = replace(self.balance, usage=self.balance.usage + linked.usage)
        if linked.undecided:
            who = "a run with a large model" if asked is None else "the next run"
            self.say(f"{linked.undecided} pairs of stored records are undecided; {who} asks about them again")
        return linked.usage

    def _with_pipeline(self, work: "Callable[[Pipeline], Awaitable[None]]") -> None:
        import asyncio

        async def whole(pipeline: "Pipeline") -> None:
            try:
                with interruptible(lambda: self._stop(pipeline)):
                    await work(pipeline)
            finally:
                self.spending = pipeline.pace.spending
                await pipeline.model.close()
            if isinstance(pipeline.halt.error, Interrupted):
                raise pipeline.halt.error
            if self.settings.record and self.exit_code:
                wrong = self._failed + self.balance.partial
                raise UsageError(f"{self.settings.record}: not recorded, for {wrong} of the articles failed")

        with (
            bootstrap.run_store(self.settings) as store,
            bootstrap.pipeline(self.settings, self.say, store, given=self.given) as pipeline,
            self._kept(pipeline, store),
        ):
            self.store = store
            try:
                asyncio.run(whole(pipeline))
            except (Interrupted, asyncio.CancelledError) as error:
                raise KeyboardInterrupt from error
        self.say(looked(self.balance, self.skipped, self.missed, audited=self.settings.audit is not None))

    def _stop(self, pipeline: "Pipeline") -> None:
        """Ask nothing more, but finish what is under way."""
        pipeline.halt.for_reason(Interrupted("stopped by Ctrl-C; the same command goes on"))
        typer.echo("entente: stopping when what is under way is answered; Ctrl-C again stops at once", err=True)

    @contextmanager
    def _kept(self, pipeline: "Pipeline", store: "Store | None") -> Iterator[None]:
        if store is None:
            yield
            return
        asked = pipeline.model.identity
        run = Run(
            command=self.command,
            started="",
            base_url=asked.base_url,
            model=asked.model,
            prompts={prompt.id: prompt.version for prompt in pipeline.prompts.values()},
            paths=(*self.paths, *self.feeds),
        )
        with keeping(run, store=store, clock=bootstrap.now) as self.keeper:
            yield

    def _read(self, pipeline: "Pipeline") -> "Reading":
        reading = pipeline.read(self.paths, feeds=self.feeds)
        if self.given != NOTHING and len(reading.articles) != 1:
            raise UsageError(
                f"--title, --date and the like describe one article; {len(reading.articles)} were read: use a sidecar or"
                " front matter"
            )
        self.balance = balance_of(reading)
        for outcome in reading.unread:
            _complain(outcome.error)
        if self.keeper:
            self.keeper.read(reading)
        return reading

    async def _extracted(self, pipeline: "Pipeline", reading: "Reading") -> "AsyncIterator[Extracted]":
        """What came of each article, counted, kept and told of. Why some were not asked about is said once; raises that
        error when nothing was answered before. Of what was left when the caller stopped there is no more to tell."""
        watching = watched(
            len(reading.articles), form=self.progress, quiet=self.quiet, spending=lambda: pipeline.pace.spending
        )
        unasked: list[str] = []
        with watching as advance:
            async for each in pipeline.extract(reading.articles):
                error = pipeline.halt.error
                if not each.asked and error is not None:
                    if not (self.balance.answered or isinstance(error, Interrupted)):
                        raise error
                    unasked.append(each.article.source)
                    if isinstance(error, Interrupted):
                        continue
                if self.keeper and not isinstance(error, StoreError):
                    self.keeper.extracted(each)
                self.balance = self.balance.with_extracted(each)
                advance(each.article.source, self.balance)
                self._tell(each)
                yield each
        if self.keeper and not isinstance(pipeline.halt.error, StoreError):
            self.keeper.settle()
        if unasked:
            number = f"{len(unasked)} of {counted(len(reading.articles), 'article')} not asked about"
            _complain(f"{unasked[0]}: {pipeline.halt.error}; {number}")

    def _tell(self, each: "Extracted") -> None:
        """What a person should know of an article at once: that it failed, or what a second look saw in it."""
        outcome = each.outcome
        if outcome.status == "skipped":
            self.skipped.append(outcome.article.source)
        elif outcome.status != "done" and each.asked:
            _complain(outcome.error)
        if outcome.audit:
            self.missed += len(outcome.audit)
            self.say(seen_beside(outcome))


class _Lines:
    """One line for each thing that was named, in that order: what could not be read stands between the articles."""

    def __init__(self, reading: "Reading", emit: Callable[[str], object]) -> None:
        self.reading = reading
        self._emit = emit
        self._unread = list(zip(reading.behind, reading.unread, strict=True))
        self._told = 0

    def tell(self, outcome: "Outcome") -> None:
        """The line of the next article, behind those of what could not be read before it."""
        while self._unread and self._unread[0][0] <= self._told:
            self._emit(self._unread.pop(0)[1].model_dump_json())
        self._emit(outcome.model_dump_json())
        self._told += 1

    def end(self) -> None:
        """The lines of what could not be read behind the last article."""
        for _, outcome in self._unread:
            self._emit(outcome.model_dump_json())


def _complain(reason: str | None) -> None:
    typer.echo(f"entente: {reason}", err=True)
