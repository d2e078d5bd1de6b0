import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas.article import Article
from schemas.grounding import Recalled
from schemas.ledger import Ledger
from service.core.extraction import Extracted
from service.core.reading.copies import Reading
from service.errors import StoreError
from service.runs.keeping import keeping
from tests.briefs import realistic_brief
from tests.newsroom import answers, pipeline
from tests.records import article
from tests.store.test_database import new_run
from tests.twins import MemoryStore, ScriptedModel


def clock() -> Callable[[], datetime]:
    """A clock that goes on a minute each time it is looked at."""
    minutes = iter(range(60))
    return lambda: datetime(2025, 5, 29, 10, next(minutes), 30, 5, tzinfo=UTC)


def extracted() -> tuple[Reading, list[Extracted]]:
    """The newsroom, read and asked about, with a file that cannot be read; the third article fails."""
    made = pipeline(ScriptedModel({"extract": [answers, answers, ValueError("odd"), answers]}))
    reading = made.read(["*", "missing.txt"])

    async def all_of_them() -> list[Extracted]:
        return [each async for each in made.extract(reading.articles)]

    return reading, asyncio.run(all_of_them())


def test_a_run_is_written_down_as_it_happens() -> None:
    store, (reading, each) = MemoryStore(), extracted()
    with keeping(new_run("brief"), store=store, clock=clock()) as keeper:
        keeper.read(reading)
        assert keeper.run.id == "r1"
        (begun,) = store.runs()
        assert (begun.status, begun.started) == ("running", "2025-05-29T10:00:30+00:00")
        assert (store.runs()[0].articles, store.runs()[0].failed) == (4, 1)
        for one in each:
            keeper.extracted(one)
        keeper.brief(realistic_brief())
        assert store.brief("r1") == realistic_brief()
    (ended,) = store.runs()
    assert (ended.status, ended.ended) == ("done", "2025-05-29T10:01:30+00:00")
    assert (ended.done, ended.failed) == (3, 2)


def test_many_articles_are_kept_some_at_a_time_and_none_is_left_out() -> None:
    class Counting(MemoryStore):
        def __init__(self) -> None:
            super().__init__()
            self.sizes: list[int] = []

        def keep_articles(self, run: str, articles: Sequence[Article]) -> None:
            self.sizes.append(len(articles))
            super().keep_articles(run, articles)

    store = Counting()
    many = tuple(article("A text.", id=f"{number:016x}") for number in range(1_001))
    with keeping(new_run(), store=store, clock=clock()) as keeper:
        keeper.read(Reading(articles=many, unread=(), copies=()))
    assert store.sizes == [500, 500, 1]
    assert len(store.article_ids("0")) == store.runs()[0].articles == 1_001


def test_the_account_of_each_article_is_kept_with_it() -> None:
    store, (reading, each) = MemoryStore(), extracted()
    with keeping(new_run(), store=store, clock=clock()) as keeper:
        keeper.read(reading)
        for one in each:
            keeper.extracted(one)
    unread, *entries = store.entries("r1")
    assert (unread.outcome, unread.ledger) == (reading.unread[0], Ledger())
    assert [entry.outcome for entry in entries] == [one.outcome for one in each]
    for entry, one in zip(entries, each, strict=True):
        assert (entry.ledger.proposed, entry.ledger.grounded) == (one.account.proposed, one.account.grounded)
        assert store.article(one.article.id) == one.article
    assert entries[2].ledger == Ledger()
    assert entries[0].ledger.proposed


def test_what_was_recalled_is_told_some_at_a_time_and_before_anything_else() -> None:
    class Counting(MemoryStore):
        def __init__(self) -> None:
            super().__init__()
            self.sizes: list[int] = []

        def keep_recalled(self, run: str, recalled: Sequence[Recalled]) -> None:
            self.sizes.append(len(recalled))
            super().keep_recalled(run, recalled)

    store, (reading, each) = Counting(), extracted()
    first, second, failed, last = each
    known = [
        replace(one, recalled=Recalled(key="g", article=one.article, outcome=one.outcome, ledger=Ledger(), reading=""))
        for one in (first, second, last)
    ]
    with keeping(new_run(), store=store, clock=clock()) as keeper:
        keeper.read(reading)
        for one in (known[0], known[1], failed, known[2]):
            keeper.extracted(one)
        assert store.sizes == [2]
        keeper.settle()
        keeper.settle()
        assert store.sizes == [2, 1]
        for _ in range(65):
            keeper.extracted(known[0])
        assert store.sizes == [2, 1, 64]
    assert store.sizes == [2, 1, 64, 1]
    assert store.runs()[0].status == "done"
    told = [entry.outcome for entry in store.entries("r1")][1:5]
    assert told == [each.outcome for each in (first, second, failed, last)]


def test_what_it_cost_is_kept_when_it_ends() -> None:
    store, (reading, _) = MemoryStore(), extracted()
    with keeping(new_run(), store=store, clock=clock(), cost=lambda: "0.25") as keeper:
        keeper.read(reading)
        assert store.runs()[0].cost is None
    assert store.runs()[0].cost == "0.25"


def ended_by(ending: BaseException | None, store: MemoryStore) -> None:
    """A run that has read its articles, and comes no further."""
    reading, _ = extracted()
    with keeping(new_run(), store=store, clock=clock()) as keeper:
        keeper.read(reading)
        if ending:
            raise ending


@pytest.mark.parametrize(
    ("ending", "status"),
    [
        (KeyboardInterrupt, "interrupted"),
        (asyncio.CancelledError, "interrupted"),
        (ValueError, "failed"),
        (StoreError, "failed"),
        (SystemExit, "failed"),
    ],
)
def test_a_run_that_ends_badly_says_so(ending: type[BaseException], status: str) -> None:
    store = MemoryStore()
    with pytest.raises(ending):
        ended_by(ending(), store)
    assert store.runs()[0].status == status


def test_what_ended_a_run_is_told_also_when_its_end_cannot_be_kept() -> None:
    class Full(MemoryStore):
        def end(self, run: str, *, status: object, ended: str, cost: str | None = None) -> None:
            raise StoreError("the disk is full")

    with pytest.raises(ValueError, match="the reason"):
        ended_by(ValueError("the reason"), Full())
    with pytest.raises(StoreError, match="full"):
        ended_by(None, Full())


def test_where_nothing_was_read_there_is_no_run() -> None:
    store, (reading, _) = MemoryStore(), extracted()
    with keeping(new_run(), store=store, clock=clock()) as keeper:
        keeper.read(replace(reading, articles=()))
    with pytest.raises(ValueError, match="misuse"), keeping(new_run(), store=store, clock=clock()):
        raise ValueError("misuse")
    assert (store.runs(), keeper.run.id) == ((), "")


def test_a_run_in_which_nothing_was_done_failed() -> None:
    store, (reading, each) = MemoryStore(), extracted()
    with keeping(new_run(), store=store, clock=clock()) as keeper:
        keeper.read(reading)
        keeper.extracted(next(one for one in each if one.outcome.status == "failed"))
    assert store.runs()[0].status == "failed"
