"""The sentence of Entente, in order: each article is read, asked about, grounded, linked with records that tell of the same
fact, consolidated, composed into a brief whose every sentence is verified, and rendered as one page."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass

from schemas.article import Article
from schemas.brief import Brief
from schemas.fact import Fact
from schemas.merge import Verdict
from schemas.record import Record
from schemas.run import Usage
from service.asking import Asking
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
from service.core.linking.undecided import PAIRS_A_QUESTION, pair_lines, verdicts
from service.core.questions import adjudication_question, draft_question, rewrite_question
from service.core.reading.copies import Reading, gathered
from service.errors import AccessError, EntenteError, LedgerError, RecordingMissing, StoreError, UsageError
from service.ports import Answer, Model, Question, Reader, ShapeT
from service.prompts import Prompt
from service.render.plain import counted

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
        page = chosen(facts)
        checked, drafting, name = await self._draft(page, date)
        made = Material(
            facts=facts,
            page=page,
            articles=tuple(each.article for each in extracted if each.outcome.status != "failed"),
            as_of=date,
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
        open_pairs = undecided(records, pairs)
        decided: dict[str, Verdict] = {}
        usage = Usage()
        for start in range(0, len(open_pairs), PAIRS_A_QUESTION):
            some = open_pairs[start : start + PAIRS_A_QUESTION]
            try:
                answer = await self.model.ask(adjudication_question(self.prompts["adjudicate"], pair_lines(some)))
            except (AccessError, RecordingMissing, StoreError):
                raise
            except EntenteError as error:
                self.progress(f"undecided, {counted(len(some), 'pair')} left apart: {error}")
                continue
            decided |= verdicts(some, answer.value)
            usage += answer.usage
        return cluster(records, pairs, decided), usage

    async def _draft(self, page: Sequence[Fact], on: str | None) -> tuple[tuple[Checked, ...], Usage, str]:
        """A verified draft; what fails is sent back once. Without an answer the brief is written by code alone."""
        items, facts, date = items_of(page), material(page), say(on) if on else "no date is stated"
        if not facts:
            return (), Usage(), "code alone"
        self.progress(f"{counted(len(facts), 'fact')} can stand on the page; drafting it")
        try:
            draft = await self._drafted(draft_question(self.prompts["brief"], facts, as_of=date))
        except (AccessError, RecordingMissing, UsageError):
            raise
        except EntenteError as error:
            self.progress(f"the brief is written by code alone: {error}")
            return (), Usage(), "code alone"
        checked = check_draft(draft.value, items)
        failed = [(each.text, each.cites, "; ".join(each.reasons)) for each in checked if each.reasons]
        if not failed:
            return checked, draft.usage, draft.model
        self.progress(f"{len(failed)} of {len(checked)} drafted sentences did not stand; drafting them once more")
        again = rewrite_question(self.prompts["brief"], [*facts, *failed_lines(failed)], as_of=date)
        try:
            rewrite = await self._drafted(again)
        except (AccessError, RecordingMissing, UsageError):
            raise
        except EntenteError as error:
            self.progress(f"{counted(len(failed), 'sentence')} written by code: {error}")
            return checked, draft.usage, draft.model
        return with_rewrites(checked, rewrite.value, items), draft.usage + rewrite.usage, draft.model

    async def _drafted(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        answer = await self.model.ask(question)
        if answer.usage.from_store:
            self.progress("this draft was kept in the store; nothing is asked")
        return answer
