"""The runner: one job from its first article to its page, over the same pipeline, store and links as the command line.

A job that another process began and did not end is done again from its beginning, which costs nothing where answers are kept: its
run is then told as interrupted, and a new one holds all of it.
"""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from schemas.access import AccessKey
from schemas.article import Article
from schemas.job import Job
from schemas.run import Run, Usage
from service import bootstrap
from service.core.account import Balance, balance_of
from service.core.briefing.commission import Commission
from service.core.extraction import Extracted
from service.core.history.consolidation import as_of
from service.core.reading.copies import Reading, gathered
from service.core.selection import Wanted
from service.errors import BudgetError, Interrupted, UsageError
from service.pipeline import Pipeline
from service.runs.keeping import Keeper, keeping
from service.runs.linking import Linker
from service.runs.stored import extracted_of, stored_facts
from service.settings import Settings
from service.web.office import Office

LOOK: Final = 1.0
"""Seconds between two looks at whether the job was cancelled."""

_LOG = logging.getLogger("entente.jobs")


@dataclass
class Runner:
    """Does one job. `stopping` is set when the server stops; `tell` lets those who watch know."""

    office: Office
    job: Job
    stopping: threading.Event
    tell: Callable[[], None]
    balance: Balance = field(default_factory=Balance)
    _paid: Decimal = Decimal(0)
    _limit: Decimal | None = None

    def run(self) -> None:
        """Do it; raise Interrupted when it was cancelled or the server stops, and whatever error ends it."""
        office, job = self.office, self.job
        if job.run is not None:
            office.store.end(job.run, status="interrupted", ended=office.stamp)
        self._change(state="running", started=office.stamp, done=0, failed=0, run=None)
        key = office.desk.keys.find(job.key)
        settings = self._settings(key)
        with bootstrap.pipeline(settings, _LOG.info, office.store) as pipeline:
            asked = pipeline.model.identity
            run = Run(
                command="extract" if job.kind == "extraction" else "brief",
                started="",
                base_url=asked.base_url,
                model=asked.model,
                prompts={prompt.id: prompt.version for prompt in pipeline.prompts.values()},
                paths=(f"job {job.id}",),
            )

            def cost() -> str | None:
                spent = pipeline.pace.spending.cost
                return None if spent is None else str(spent)

            with keeping(run, store=office.store, clock=office.clock, cost=cost) as keeper:
                asyncio.run(self._whole(pipeline, keeper))

    def _settings(self, key: AccessKey | None) -> Settings:
        """The server's own, within what is left of the key's money."""
        office = self.office
        self._limit = office.left(self.job.key, key.monthly_usd) if key else None
        settings = office.settings
        if self._limit is None or settings.is_embedded:
            return settings
        most = self._limit if settings.max_cost is None else min(self._limit, settings.max_cost)
        return settings.model_copy(update={"max_cost": most})

    async def _whole(self, pipeline: Pipeline, keeper: Keeper) -> None:
        looking = asyncio.create_task(self._look_on(pipeline))
        try:
            await self._work(pipeline, keeper)
        finally:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking
            self._settle(pipeline)
            await pipeline.model.close()

    async def _work(self, pipeline: Pipeline, keeper: Keeper) -> None:
        reading = self._reading()
        self.balance = balance_of(reading)
        keeper.read(reading)
        self._change(run=keeper.run.id or None, total=len(reading.articles))
        extracted = [each async for each in self._extracted(pipeline, keeper, reading)]
        if pipeline.halt.error is not None and not isinstance(pipeline.halt.error, BudgetError):
            raise pipeline.halt.error
        linker = self._linker(pipeline)
        linking = (await linker.link()).usage
        if self.job.kind == "brief":
            await self._brief(pipeline, keeper, reading, extracted, linking=linking)
        self.office.board()
        if pipeline.halt.error is not None:
            raise pipeline.halt.error

    def _reading(self) -> Reading:
        """The job's articles, those that are still there, each text once."""
        found = (self.office.desk.shelf.find(key) for key in dict.fromkeys(self.job.spec.articles))
        articles: list[Article] = [article for article in found if article is not None]
        if not articles and self.job.spec.articles:
            raise UsageError("its articles were all taken out")
        return gathered(articles)

    async def _extracted(self, pipeline: Pipeline, keeper: Keeper, reading: Reading) -> AsyncIterator[Extracted]:
        """What came of each article, kept and counted; of what was left when the job was halted there is nothing to keep."""
        async for each in pipeline.extract(reading.articles):
            if not each.asked and pipeline.halt.error is not None:
                continue
            keeper.extracted(each)
            self.balance = self.balance.with_extracted(each)
            self._settle(pipeline)
            yield each
        keeper.settle()

    async def _brief(
        self, pipeline: Pipeline, keeper: Keeper, reading: Reading, extracted: list[Extracted], *, linking: Usage
    ) -> None:
        """The page: of the job's articles alone, or of the stored facts that are wanted and these articles."""
        spec = self.job.spec
        wanted = Commission(on=spec.as_of, paper=spec.paper, since=spec.since)
        if spec.facts is None:
            if not self.balance.answered:
                raise UsageError("no article could be read and answered, so there is nothing to brief")
            brief = await pipeline.brief(reading, extracted, wanted)
        else:
            asked = Wanted(
                parties=spec.facts.parties,
                kinds=spec.facts.kinds,
                statuses=spec.facts.statuses,
                since=spec.facts.since,
                always=frozenset(each.article.id for each in extracted),
            )
            stored = stored_facts(self.office.store, asked, on=wanted.on, overrides=pipeline.overrides)
            both = extracted_of(self.office.store, stored, beside=extracted)
            whole = replace(reading, articles=tuple(each.article for each in both))
            date = wanted.on or as_of([each.article for each in both])
            brief = await pipeline.page(whole, both, stored.facts, replace(wanted, on=date), linking=linking)
        keeper.brief(brief.model_copy(update={"annex": spec.annex}))
        self._change(run=keeper.run.id)

    def _linker(self, pipeline: Pipeline) -> Linker:
        asked = None if self.office.settings.is_embedded else pipeline.model
        return Linker(links=self.office.store.links, prompt=pipeline.prompts["adjudicate"], model=asked, say=_LOG.info)

    async def _look_on(self, pipeline: Pipeline) -> None:
        """Halt when the job was cancelled or the server stops: what is under way is finished, for it is paid for."""
        while pipeline.halt.error is None:
            found = self.office.desk.jobs.find(self.job.id)
            if self.stopping.is_set():
                pipeline.halt.for_reason(Interrupted("the server stops; the job goes on when it is back"))
            elif found is not None and found.state == "cancelling":
                pipeline.halt.for_reason(Interrupted("cancelled"))
            await asyncio.sleep(LOOK)

    def _settle(self, pipeline: Pipeline) -> None:
        """Keep how far it is, and what was spent since the last time."""
        spent = pipeline.pace.spending.cost or Decimal(0)
        more, self._paid = spent - self._paid, spent
        if more:
            self.office.desk.keys.spend(self.job.key, month=self.office.month, amount=more)
        self._change(cost=more or None, done=self.balance.answered, failed=self.balance.failed)

    def _change(self, **values: Any) -> None:
        self.office.desk.jobs.change(self.job.id, **values)
        self.tell()
