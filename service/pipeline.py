"""The sentence of Entente, in order: each article is read, asked about, grounded, linked with records that tell of the same
fact, consolidated, composed into a brief whose every sentence is verified, and rendered as one page."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass

from schemas.article import Article
from schemas.brief import Brief
from schemas.fact import Fact
from schemas.record import Record
from schemas.run import Usage
from service.asking import Asking, adjudicated
from service.core.account import ledger_of
from service.core.briefing.composition import Material, compose
from service.core.briefing.fit import fit
from service.core.briefing.items import items_of
from service.core.briefing.material import chosen, failed_lines, material
from service.core.briefing.verification.drafts import Checked, check_draft, with_rewrites
from service.core.extraction import Extracted
from service.core.history.consolidation import as_of, consolidate
from service.core.language.dates import say
from service.core.linking.clustering import Cluster, cluster, compare_all, undecided
from service.core.questions import draft_question, rewrite_question
from service.core.reading.copies import Reading, gathered
from service.errors import AccessError, EntenteError, LedgerError, RecordingMissing, UsageError
from service.ports import Model, Reader
from service.prompts import Prompt

Progress = Callable[[str], None]
Pages = Callable[[Brief], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The steps over the ports they need; `bootstrap` makes one. `pages` measures a brief on its rendered page."""

    reader: Reader
    model: Model
    prompts: Mapping[str, Prompt]
    pages: Pages
    concurrency: int
    chunk_tokens: int
    progress: Progress

    def read(self, paths: Sequence[str], *, feeds: Sequence[str] = ()) -> Reading:
        """Read every path and feed; what cannot be read becomes an outcome that says why, a copy is read once and told."""
        reading = gathered(item for path in (*paths, *feeds) for item in self.reader.read(path, feed=path in feeds))
        for remark in reading.remarks:
            self.progress(remark)
        return reading

    async def extract(self, articles: Sequence[Article]) -> AsyncIterator[Extracted]:
        """Ask about each article, several at a time, a long one in parts, and ground the answers; yield in the order given. One
        that fails becomes an outcome that says why; AccessError and StoreError end all, for no other could succeed."""
        gate = asyncio.Semaphore(self.concurrency)
        tasks = [asyncio.create_task(self._extract_one(article, gate)) for article in articles]
        try:
            for task in tasks:
                yield await task
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _extract_one(self, article: Article, gate: asyncio.Semaphore) -> Extracted:
        asking = Asking(self.model, self.prompts["extract"], chunk_tokens=self.chunk_tokens, progress=self.progress)
        await gate.acquire()
        each = await asking.about(article)  # what ends all keeps the gate shut: whoever waits would fail too
        gate.release()
        return each

    async def brief(self, reading: Reading, extracted: Sequence[Extracted], *, on: str | None = None) -> Brief:
        """Link, consolidate, compose, verify and fit: one page from what the articles told. `on` is the as-of date as EDTF,
        by default the latest that an article states. Raises LedgerError when an id was lost on the way."""
        articles = {each.article.id: each.article for each in extracted}
        date = on or as_of(list(articles.values()))
        clusters, linking = await self._link([record for each in extracted for record in each.records])
        facts = consolidate(clusters, articles, as_of=date)
        return await self.page(reading, extracted, facts, on=date, linking=linking)

    async def page(
        self, reading: Reading, extracted: Sequence[Extracted], facts: Sequence[Fact], *, on: str | None, linking: Usage
    ) -> Brief:
        """Compose, verify and fit a page from facts that are linked and consolidated; `linking` is what that cost. Raises
        LedgerError when an id was lost on the way."""
        page = chosen(facts)
        checked, drafting, name = await self._draft(page, on)
        made = Material(
            facts=tuple(facts),
            page=page,
            articles=tuple(each.article for each in extracted if each.outcome.status != "failed"),
            as_of=on,
            ledger=ledger_of(reading, extracted, facts),
            rejections=tuple(rejection for each in extracted for rejection in each.outcome.rejected),
            model=name,
            usage=sum((each.outcome.usage for each in extracted), start=linking + drafting),
        )
        brief = fit(compose(made, checked), pages=self.pages)
        if lost := brief.ledger.imbalances():
            raise LedgerError(f"ids were lost between two steps, please report it: {', '.join(lost)}")
        return brief

    async def _link(self, records: Sequence[Record]) -> tuple[tuple[Cluster, ...], Usage]:
        pairs = compare_all(records)
        said = await adjudicated(
            undecided(records, pairs), model=self.model, prompt=self.prompts["adjudicate"], say=self.progress
        )
        return cluster(records, pairs, said.verdicts), said.usage

    async def _draft(self, page: Sequence[Fact], on: str | None) -> tuple[tuple[Checked, ...], Usage, str]:
        """A verified draft; what fails is sent back once. Without an answer the brief is written by code alone."""
        items, facts, date = items_of(page), material(page), say(on) if on else "no date is stated"
        if not facts:
            return (), Usage(), "code alone"
        self.progress(f"{len(facts)} facts can stand on the page; asking for a draft")
        try:
            draft = await self.model.ask(draft_question(self.prompts["brief"], facts, as_of=date))
        except (AccessError, RecordingMissing, UsageError):
            raise
        except EntenteError as error:
            self.progress(f"the brief is written by code alone: {error}")
            return (), Usage(), "code alone"
        checked = check_draft(draft.value, items)
        failed = [(each.text, each.cites, "; ".join(each.reasons)) for each in checked if each.reasons]
        if not failed:
            return checked, draft.usage, draft.model
        self.progress(f"{len(failed)} of {len(checked)} drafted sentences did not stand; asking for them once more")
        again = rewrite_question(self.prompts["brief"], [*facts, *failed_lines(failed)], as_of=date)
        try:
            rewrite = await self.model.ask(again)
        except (AccessError, RecordingMissing, UsageError):
            raise
        except EntenteError as error:
            self.progress(f"{len(failed)} sentences are written by code: {error}")
            return checked, draft.usage, draft.model
        return with_rewrites(checked, rewrite.value, items), draft.usage + rewrite.usage, draft.model
