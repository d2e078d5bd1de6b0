"""The sentence of Entente, in order: each article is read, asked about, grounded, linked with records that tell of the same
fact, consolidated, composed into a brief whose every sentence is verified, and rendered as one page."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from schemas.article import Article
from schemas.brief import Brief
from schemas.fact import Fact
from schemas.override import Overrides
from schemas.record import Record
from schemas.run import Usage
from service.asking import Asking, Brought, Halt, Recalls, adjudicated, drafted, fetched, in_order, looked_up
from service.core.account import ledger_of
from service.core.briefing.commission import USUAL, Commission
from service.core.briefing.composition import Material, compose
from service.core.briefing.context import in_context
from service.core.briefing.fit import fit
from service.core.briefing.material import chosen
from service.core.extraction import Extracted, Known, audited, skipped
from service.core.history.consolidation import as_of, consolidate
from service.core.linking.clustering import Cluster, cluster, compare_all, undecided
from service.core.linking.overrides.corrections import corrected, with_decisions
from service.core.linking.overrides.deciding import decide
from service.core.linking.overrides.ruling import Ruling
from service.core.reading.copies import Held, Reading, gathered
from service.engines.local import LocalEngine
from service.errors import LedgerError
from service.ports import Engine, FirstLook, Model, Pace, Reader, SecondLook
from service.prompts import Prompt

Progress = Callable[[str], None]
Pages = Callable[[Brief], int]
AHEAD = 8
"""How many times as many articles as are asked about at once may wait, done, for one before them: the order is kept, and
memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The steps over the ports they need; `bootstrap` makes one. `pages` measures a brief on its rendered page. A first look says
    what is not worth asking about; a second, what the records leave out. Articles are asked about in this process where no other
    engine is given, and not at all where `recall` has what was made of them. `hold` gives a place for them until then."""

    reader: Reader
    model: Model
    prompts: Mapping[str, Prompt]
    pages: Pages
    concurrency: int
    chunk_tokens: int
    progress: Progress
    pace: Pace
    overrides: Overrides = field(default_factory=Overrides)
    halt: Halt = field(default_factory=Halt)
    first_look: FirstLook | None = None
    second_look: SecondLook | None = None
    engine: Engine[Brought] | None = None
    recall: Recalls | None = None
    hold: Callable[[], Held] = dict

    def read(self, paths: Sequence[str], *, feeds: Sequence[str] = ()) -> Reading:
        """Read every path and feed; what cannot be read becomes an outcome that says why, a copy is read once and told."""
        found = (item for path in (*paths, *feeds) for item in self.reader.read(path, feed=path in feeds))
        reading = gathered(found, self.hold())
        for remark in reading.remarks:
            self.progress(remark)
        return reading

    async def extract(self, articles: Iterable[Article]) -> AsyncIterator[Extracted]:
        """Ask about each article, several at a time, a long one in parts, and ground the answers; yield in the order
        given, taking articles as they are needed. One that fails becomes an outcome that says why. An error that no other
        could escape halts all: what is under way is finished, the rest is not asked about, and each outcome says so."""
        asking = Asking(
            self.model, self.prompts["extract"], chunk_tokens=self.chunk_tokens, progress=self.progress, halt=self.halt
        )
        engine = self.engine or LocalEngine(asking.brought)
        gate = asyncio.Semaphore(self.concurrency)

        async def one(known: Known) -> Extracted:
            article, each = known.article, known.extracted
            if self.first_look and (reason := self.first_look(article)):
                return skipped(article, reason)
            if each is None or self.halt.error is not None:
                async with gate:
                    each = await fetched(article, engine=engine, progress=self.progress, halt=self.halt)
                each = replace(each, key=known.key)
            if self.second_look and each.outcome.status in ("done", "partial"):
                return audited(each, self.second_look(article, each.records))
            return each

        work = (one(known) for known in looked_up(articles, recall=self.recall, halt=self.halt))
        async for each in in_order(work, ahead=AHEAD * self.concurrency):
            yield each

    async def brief(self, reading: Reading, extracted: Sequence[Extracted], wanted: Commission = USUAL) -> Brief:
        """Link, consolidate, compose, verify and fit: one page from what the articles told, as of the latest date that one of
        them states where none is wanted. Raises LedgerError when an id was lost."""
        articles = {each.article.id: each.article for each in extracted}
        date = wanted.on or as_of(list(articles.values()))
        records = [record for each in extracted for record in each.records]
        decided = decide(self.overrides, records, articles)
        clusters, linking = await self._link(records, decided.rulings)
        made_right = corrected(clusters, decided)
        for remark in (*decided.remarks, *made_right.remarks):
            self.progress(remark)
        facts = with_decisions(consolidate(made_right.clusters, articles, as_of=date), made_right)
        return await self.page(reading, extracted, facts, replace(wanted, on=date), linking=linking)

    async def page(
        self,
        reading: Reading,
        extracted: Sequence[Extracted],
        facts: Sequence[Fact],
        wanted: Commission,
        *,
        linking: Usage,
    ) -> Brief:
        """Compose, verify and fit a page from facts that are linked and consolidated; `linking` is what that cost. Raises
        LedgerError when an id was lost on the way."""
        page = chosen(facts)
        draft = await drafted(page, wanted.on, model=self.model, prompt=self.prompts["brief"], say=self.progress)
        made = Material(
            facts=tuple(facts),
            page=page,
            articles=tuple(each.article for each in extracted if each.outcome.status in ("done", "partial")),
            wanted=wanted,
            ledger=ledger_of(reading, extracted, facts),
            rejections=tuple(rejection for each in extracted for rejection in each.outcome.rejected),
            model=draft.by,
            usage=sum((each.outcome.usage for each in extracted), start=linking + draft.usage),
        )
        brief = in_context(fit(compose(made, draft.checked), pages=self.pages), made.articles)
        if lost := brief.ledger.imbalances():
            raise LedgerError(f"ids were lost between two steps, please report it: {', '.join(lost)}")
        return brief

    async def _link(self, records: Sequence[Record], rulings: Sequence[Ruling]) -> tuple[tuple[Cluster, ...], Usage]:
        pairs = compare_all(records)
        said = await adjudicated(
            undecided(records, pairs, rulings), model=self.model, prompt=self.prompts["adjudicate"], say=self.progress
        )
        return cluster(records, pairs, said.verdicts, rulings), said.usage
