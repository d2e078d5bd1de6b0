"""Workers that are lost on the way: their articles go to others, and no article is lost with them."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from service.engines.crew import LOSSES, TRIES, Crew, WorkerLost
from service.errors import ClusterError, EngineError, EntenteError, Interrupted, StoreError
from tests.records import article


class Hand:
    """A worker that does as it is told: `fate` says of each article whether it is lost with it."""

    def __init__(self, number: int, fate: Callable[["Hand", Article], bool]) -> None:
        self.number = number
        self.done: list[str] = []
        self.busy = 0
        self.most = 0
        self.forsaken = 0
        self.halted: list[EntenteError] = []
        self.beginning: Exception | None = None
        self.ready = asyncio.Event()
        self.ready.set()
        self._fate = fate
        self._lost = False

    async def begin(self) -> None:
        await self.ready.wait()
        if self.beginning is not None:
            raise self.beginning

    async def work(self, one: Article) -> str:
        self.busy += 1
        self.most = max(self.most, self.busy)
        await asyncio.sleep(0)
        self._lost |= self._fate(self, one)
        await asyncio.sleep(0)
        self.busy -= 1
        if self._lost:
            raise WorkerLost(str(self.number))
        self.done.append(one.source)
        return one.source

    def forsake(self) -> None:
        self.forsaken += 1

    def halt(self, error: EntenteError) -> None:
        self.halted.append(error)


class Yard:
    """Takes on hands, and remembers them."""

    def __init__(self, fate: Callable[[Hand, Article], bool] = lambda _hand, _article: False) -> None:
        self.hands: list[Hand] = []
        self.said: list[str] = []
        self.prepare: Callable[[Hand], None] = lambda _hand: None
        self._fate = fate

    def take_on(self) -> Hand:
        hand = Hand(len(self.hands), self._fate)
        self.prepare(hand)
        self.hands.append(hand)
        return hand

    def crew(self, size: int) -> Crew[str]:
        return Crew(self.take_on, size=size, say=self.said.append)


def some(number: int) -> list[Article]:
    return [article(f"Words {each}.", source=f"{each}.txt") for each in range(number)]


async def handled(crew: Crew[str], articles: list[Article]) -> list[str]:
    return list(await asyncio.gather(*map(crew.handle, articles)))


async def test_work_is_spread_evenly() -> None:
    yard = Yard()
    articles = some(12)
    crew = yard.crew(3)
    await crew.handle(articles[0])
    assert await handled(crew, articles) == [each.source for each in articles]
    assert len(yard.hands) == 3
    assert max(hand.most for hand in yard.hands) <= 6


async def test_what_a_lost_worker_had_under_way_is_done_by_another_and_its_place_filled_once() -> None:
    yard = Yard(lambda hand, one: hand.number == 0 and one.source == "2.txt")
    crew = yard.crew(1)
    assert await handled(crew, some(5)) == [f"{each}.txt" for each in range(5)]
    assert [hand.forsaken for hand in yard.hands] == [1, 0]
    assert yard.said == ["a worker was lost; what it had under way is given to another"]


async def test_an_article_that_ends_every_worker_fails_and_the_others_are_done() -> None:
    yard = Yard(lambda _hand, one: one.source == "2.txt")
    crew = yard.crew(2)
    results = []
    for one in some(5):
        try:
            results.append(await crew.handle(one))
        except EngineError as error:
            results.append(str(error))
    assert [each for each in results if each.endswith(".txt")] == ["0.txt", "1.txt", "3.txt", "4.txt"]
    assert results[2].startswith(f"2.txt: {TRIES} workers were lost while they had it")
    assert not any(hand.busy for hand in yard.hands)


async def test_where_every_worker_is_lost_nothing_more_is_asked() -> None:
    yard = Yard(lambda _hand, _one: True)
    crew = yard.crew(1)
    told = await asyncio.gather(*map(crew.handle, some(20)), return_exceptions=True)
    assert {type(each) for each in told} <= {EngineError, ClusterError}
    with pytest.raises(ClusterError, match="workers were lost one after the other"):
        await crew.handle(some(1)[0])
    assert len(yard.hands) == LOSSES + 1


async def test_a_worker_lost_before_it_is_ready_is_replaced() -> None:
    yard = Yard()
    yard.prepare = lambda hand: setattr(hand, "beginning", WorkerLost("0") if not yard.hands else None)
    assert await yard.crew(1).handle(some(1)[0]) == "0.txt"
    assert [hand.forsaken for hand in yard.hands] == [1, 0]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoreError("db: no such database"), "no worker can be made ready: db: no such database"),
        (ClusterError("the gate is lost"), "the gate is lost"),
    ],
)
async def test_a_worker_that_cannot_be_made_ready_halts_all_with_its_reason(error: EntenteError, words: str) -> None:
    yard = Yard()
    yard.prepare = lambda hand: setattr(hand, "beginning", error)
    with pytest.raises(ClusterError, match=f"^{words}$"):
        await yard.crew(2).handle(some(1)[0])


async def test_a_defect_while_workers_are_made_ready_is_seen_whole() -> None:
    yard = Yard()
    yard.prepare = lambda hand: setattr(hand, "beginning", ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        await yard.crew(1).handle(some(1)[0])


async def test_work_begins_with_the_first_worker_and_whoever_waits_is_told_once() -> None:
    yard = Yard()
    late = asyncio.Event()
    yard.prepare = lambda hand: setattr(hand, "ready", late)
    told = asyncio.Event()

    def tell(words: str) -> None:
        yard.said.append(words)
        told.set()

    crew = Crew(yard.take_on, size=2, say=tell, patience=0.001)
    waiting = [asyncio.ensure_future(crew.handle(one)) for one in some(3)]
    await told.wait()
    await asyncio.sleep(0.01)
    assert yard.said == ["no worker is there yet: the cluster has no processor free; waiting for one"]
    late.set()
    assert await asyncio.gather(*waiting) == ["0.txt", "1.txt", "2.txt"]
    crew.close()


async def test_all_are_told_to_halt_and_nobody_is_taken_on_after_the_end() -> None:
    yard = Yard()
    crew = yard.crew(2)
    await crew.handle(some(1)[0])
    await asyncio.sleep(0)
    stop = Interrupted("stopped")
    crew.halt(stop)
    assert [hand.halted for hand in yard.hands] == [[stop], [stop]]
    yard.prepare = lambda hand: setattr(hand, "ready", asyncio.Event())
    later = yard.crew(1)
    waiting = asyncio.ensure_future(later.handle(some(1)[0]))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    later.close()
    with pytest.raises(asyncio.CancelledError):
        await waiting


@given(st.sets(st.integers(0, 29), max_size=12), st.integers(1, 4))
def test_whichever_workers_are_lost_every_article_is_told_once(fatal: set[int], size: int) -> None:
    """Each of these articles ends the first worker that has it."""
    met: set[str] = set()

    def fate(_hand: Hand, one: Article) -> bool:
        first = one.source not in met
        met.add(one.source)
        return first and int(one.source.removesuffix(".txt")) in fatal

    async def play() -> None:
        crew = Yard(fate).crew(size)
        articles = some(30)
        assert [await crew.handle(one) for one in articles] == [one.source for one in articles]

    asyncio.run(play())
