"""Workers that may be lost: each article goes to the one with the least to do; when a worker is lost, another comes in its place
and its articles go to others. What a lost worker had already asked is known from the store and not asked again."""

import asyncio
from collections.abc import Callable
from typing import Final, Generic, Protocol, TypeVar

from schemas.article import Article
from service.errors import ClusterError, EngineError, EntenteError

ResultT_co = TypeVar("ResultT_co", covariant=True)
ResultT = TypeVar("ResultT")

TRIES: Final = 5
"""How many workers an article may be lost with."""
LOSSES: Final = 5
"""How often, for each place of a worker, one may be lost before anything came of an article again."""
PATIENCE: Final = 30.0
"""Seconds without any worker after which that is told."""


class WorkerLost(Exception):
    """The worker is lost, with all that it had under way."""


class Worker(Protocol[ResultT_co]):
    """Handles articles, several at once, as long as it lives; each method raises WorkerLost when it does not."""

    async def begin(self) -> None:
        """Make ready; raise an EntenteError when that cannot be, for this worker or any other."""
        ...

    async def work(self, article: Article) -> ResultT_co:
        """What comes of an article."""
        ...

    def forsake(self) -> None:
        """It is lost: let others have what it held."""
        ...

    def halt(self, error: EntenteError) -> None:
        """Ask nothing more, for this reason."""
        ...


class Crew(Generic[ResultT]):
    """So many workers, taken on as they are needed; belongs to the event loop that it is first used in."""

    def __init__(
        self,
        take_on: Callable[[], Worker[ResultT]],
        *,
        size: int,
        say: Callable[[str], None],
        patience: float = PATIENCE,
    ) -> None:
        self._take_on = take_on
        self._size = size
        self._say = say
        self._patience = patience
        self._busy: dict[Worker[ResultT], int] = {}
        self._coming: set[asyncio.Task[None]] = set()
        self._told = False
        self._losses = 0
        self._error: EntenteError | None = None

    async def handle(self, article: Article) -> ResultT:
        """What comes of an article, from whichever worker lives to tell."""
        for _ in range(TRIES):
            worker = await self._idlest()
            self._busy[worker] += 1
            try:
                result = await worker.work(article)
            except WorkerLost:
                self._replace(worker)
            else:
                self._losses = 0
                return result
            finally:
                if worker in self._busy:
                    self._busy[worker] -= 1
        raise EngineError(
            f"{article.source}: {TRIES} workers were lost while they had it, so it may be what ends them; try it alone, with"
            " --engine local"
        )

    def halt(self, error: EntenteError) -> None:
        """Tell every worker to ask nothing more."""
        for worker in self._busy:
            worker.halt(error)

    def close(self) -> None:
        """Take nobody on any more."""
        for task in self._coming:
            task.cancel()

    async def _idlest(self) -> Worker[ResultT]:
        while True:
            self._take_in()
            if self._error is not None:
                raise self._error
            while len(self._busy) + len(self._coming) < self._size:
                self._coming.add(asyncio.create_task(self._come()))
            if self._busy:
                return min(self._busy, key=lambda worker: self._busy[worker])
            done, _ = await asyncio.wait(self._coming, timeout=self._patience, return_when=asyncio.FIRST_COMPLETED)
            if not done and not self._told:
                self._told = True
                self._say("no worker is there yet: the cluster has no processor free; waiting for one")

    def _take_in(self) -> None:
        """Whoever has come by now; a defect on the way is raised."""
        for task in [task for task in self._coming if task.done()]:
            self._coming.discard(task)
            task.result()

    async def _come(self) -> None:
        worker = self._take_on()
        try:
            await worker.begin()
        except WorkerLost:
            self._lose(worker)
        except ClusterError as error:
            self._error = self._error or error
        except EntenteError as error:
            self._error = self._error or ClusterError(f"no worker can be made ready: {error}")
        else:
            self._busy[worker] = 0

    def _replace(self, worker: Worker[ResultT]) -> None:
        if self._busy.pop(worker, None) is not None:
            self._say("a worker was lost; what it had under way is given to another")
            self._lose(worker)

    def _lose(self, worker: Worker[ResultT]) -> None:
        worker.forsake()
        self._losses += 1
        if self._losses > LOSSES * self._size:
            self._error = ClusterError(
                f"{self._losses} workers were lost one after the other, so nothing more is asked; look at the cluster"
                " (its memory above all), then run the same command again"
            )
