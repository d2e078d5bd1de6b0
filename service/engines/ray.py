"""Articles handled by workers of a Ray cluster: one that `RAY_ADDRESS` names, one that runs on this machine, or one of its own
that ends with it.

A worker is an actor with a processor of its own, which asks as many questions at once as come to it. All of them, and whoever
gave them their work, pass one gate: another actor, named for the run, beside the process that started it, so that nothing but
the loss of that machine takes the account away. What travels is the settings, articles and what came of them, all plain values.
No actor is started anew by Ray: `crew` decides what becomes of a lost one's articles, `turns` of its calls.
"""

import logging
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from typing import Any, Final, Generic, Protocol, TypeVar

from schemas.article import Article
from service.engines.crew import Crew, WorkerLost
from service.engines.turns import Turns
from service.errors import BudgetError, ClusterError, EntenteError, UsageError
from service.ports import Load, Pace, Spending, Told

NAMESPACE: Final = "entente"
_SPARE: Final = 1_000  # calls of an actor at once, beside those that wait for a turn

ResultT_co = TypeVar("ResultT_co", covariant=True)
ResultT = TypeVar("ResultT")


class Place(Protocol[ResultT_co]):
    """Where a worker handles articles."""

    async def work(self, article: Article) -> ResultT_co:
        """What comes of an article; raises nothing on purpose."""
        ...

    def stop(self, error: EntenteError) -> None:
        """Ask nothing more, for this reason."""
        ...


OpenPlace = Callable[[Pace], AbstractContextManager[Place[ResultT_co]]]
"""Makes a place whose calls go through a gate. It goes to other machines by its module's name."""
OpenGate = Callable[[], Pace]
"""Makes the gate, where it is to be."""


class GateActor:
    """The one gate of a run, as an actor."""

    def __init__(self, open_gate: OpenGate) -> None:
        self._turns = Turns(open_gate())

    async def enter(self, holder: str, load: Load) -> int | BudgetError | None:
        """A turn, or why there is none; None for a holder that is lost."""
        return await self._turns.enter(holder, load)

    async def leave(self, holder: str, turn: int, told: Told) -> None:
        """Take a turn back."""
        self._turns.leave(holder, turn, told)

    async def forsake(self, holder: str) -> None:
        """Take all turns from a holder that is lost."""
        self._turns.forsake(holder)

    async def spending(self) -> Spending:
        """What was spent by now."""
        return self._turns.spending


class RayPace:
    """Port `Pace` in the name of one holder, over the gate that is an actor. `gate` finds it; where it `is_there` by now, it can
    tell what was spent."""

    def __init__(self, gate: Callable[[], Any], *, holder: str, is_there: Callable[[], bool] = lambda: True) -> None:
        self._gate = gate
        self._is_there = is_there
        self._holder = holder
        self._leaving: list[Any] = []
        self._spending = Spending()

    @property
    def spending(self) -> Spending:
        """What was spent by now, as far as the gate can be asked."""
        if not self._is_there():
            return self._spending
        import ray  # noqa: PLC0415 - an extra, and seconds

        with suppress(ray.exceptions.RayError):
            self._spending = ray.get(self._gate().spending.remote())
        return self._spending

    async def enter(self, load: Load) -> int:
        """Wait for a turn. Raises BudgetError when nothing can pay for the call, ClusterError when the gate is lost."""
        import ray  # noqa: PLC0415 - the same

        try:
            turn: int | BudgetError | None = await self._gate().enter.remote(self._holder, load)
        except ray.exceptions.RayError as error:
            raise ClusterError(
                "the gate that all calls go through is lost with its machine, so nothing more is asked; the same command"
                " goes on"
            ) from error
        if isinstance(turn, BudgetError):
            raise turn
        if turn is None:
            raise ClusterError("this worker was given up for lost; its articles are with others")
        return turn

    def leave(self, turn: int, told: Told) -> None:
        """Give a turn back with what came of the call."""
        self._leaving.append(self._gate().leave.remote(self._holder, turn, told))

    async def settled(self) -> None:
        """Wait until the gate knows of all turns that were given back."""
        import ray  # noqa: PLC0415 - the same

        leaving, self._leaving = self._leaving, []
        for each in leaving:
            with suppress(ray.exceptions.RayError):
                await each


class WorkerActor(Generic[ResultT]):
    """A place to work at, as an actor."""

    def __init__(self, name: str, gate: str, open_place: OpenPlace[ResultT]) -> None:
        self._name = name
        self._gate = gate
        self._open_place = open_place
        self._stack = ExitStack()
        self._pace: RayPace | None = None
        self._place: Place[ResultT] | None = None

    async def begin(self) -> EntenteError | None:
        """Make ready; why that cannot be, as a value."""
        import ray  # noqa: PLC0415 - the same

        try:
            gate = ray.get_actor(self._gate, namespace=NAMESPACE)
            self._pace = RayPace(lambda: gate, holder=self._name)
            self._place = self._stack.enter_context(self._open_place(self._pace))
        except EntenteError as error:
            return error
        return None

    async def work(self, article: Article) -> ResultT:
        """What comes of an article, when the gate knows of all that it took."""
        if self._place is None or self._pace is None:
            raise RuntimeError("a worker works before it is ready")
        result = await self._place.work(article)
        await self._pace.settled()
        return result

    async def halt(self, error: EntenteError) -> None:
        """Ask nothing more."""
        if self._place is not None:
            self._place.stop(error)


class RayWorker(Generic[ResultT]):
    """Port `Worker` of a crew, over an actor."""

    def __init__(self, actor: Any, *, name: str, gate: Any) -> None:
        self._actor = actor
        self._name = name
        self._gate = gate

    async def begin(self) -> None:
        error: EntenteError | None = await self._told(self._actor.begin.remote())
        if error is not None:
            raise error

    async def work(self, article: Article) -> ResultT:
        result: ResultT = await self._told(self._actor.work.remote(article))
        return result

    def forsake(self) -> None:
        import ray  # noqa: PLC0415 - the same

        with suppress(ray.exceptions.RayError):
            ray.kill(self._actor)  # one that only seemed to be lost must not go on
            self._gate.forsake.remote(self._name)

    def halt(self, error: EntenteError) -> None:
        self._actor.halt.remote(error)

    async def _told(self, reference: Any) -> Any:
        import ray  # noqa: PLC0415 - the same

        try:
            return await reference
        except (ray.exceptions.RayActorError, ray.exceptions.ObjectLostError) as error:
            raise WorkerLost(self._name) from error


class RayEngine(Generic[ResultT]):
    """Port `Engine` on a cluster, which is joined or started when the first article comes. `workers` is their number, that of
    processors where none is set; `concurrency` how many articles are handled at once; `address` that of a cluster. `pace` is the
    gate, for whoever asks beside the workers."""

    def __init__(
        self,
        *,
        open_place: OpenPlace[ResultT],
        open_gate: OpenGate,
        concurrency: int,
        workers: int | None = None,
        address: str | None = None,
        say: Callable[[str], None],
    ) -> None:
        self._open_place = open_place
        self._open_gate = open_gate
        self._concurrency = concurrency
        self._workers = workers
        self._address = address
        self._say = say
        self._run = uuid.uuid4().hex[:12]
        self._taken_on = 0
        self._joined = False
        self._gate: Any = None
        self._crew: Crew[ResultT] | None = None
        self.pace: Pace = RayPace(self._opened, holder="driver", is_there=lambda: self._gate is not None)

    async def handle(self, article: Article) -> ResultT:
        """What comes of an article, from one of the workers."""
        if self._crew is None:
            self._opened()
            self._crew = Crew(self._take_on, size=self._size(), say=self._say)
        return await self._crew.handle(article)

    def halt(self, error: EntenteError) -> None:
        """Tell the workers to ask nothing more."""
        if self._crew is not None:
            self._crew.halt(error)

    def close(self) -> None:
        """Let go of the workers and the gate, and of the cluster if this is who joined it."""
        if self._gate is None:
            return
        import ray  # noqa: PLC0415 - the same

        if self._crew is not None:
            self._crew.close()
        with suppress(ray.exceptions.RayError):
            ray.kill(self._gate)
        if self._joined:
            ray.shutdown()

    def _opened(self) -> Any:
        """The gate, for which the cluster is joined."""
        if self._gate is None:
            self._joined = join(self._address)
            import ray  # noqa: PLC0415 - the same
            from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy  # noqa: PLC0415 - the same

            here = NodeAffinitySchedulingStrategy(node_id=ray.get_runtime_context().get_node_id(), soft=False)
            self._gate = (
                ray.remote(GateActor)
                .options(
                    name=self._name("gate"),
                    namespace=NAMESPACE,
                    num_cpus=0,
                    max_concurrency=self._concurrency + _SPARE,
                    scheduling_strategy=here,
                )
                .remote(self._open_gate)
            )
        return self._gate

    def _size(self) -> int:
        import ray  # noqa: PLC0415 - the same

        processors = ray.cluster_resources().get("CPU", 1)  # type: ignore[no-untyped-call]  # Ray gives it no types
        return max(1, min(self._workers or int(processors), self._concurrency))

    def _take_on(self) -> RayWorker[ResultT]:
        import ray  # noqa: PLC0415 - the same

        self._taken_on += 1
        name = self._name(str(self._taken_on))
        options = {"num_cpus": 1, "max_concurrency": self._concurrency + _SPARE, "scheduling_strategy": "SPREAD"}
        made = ray.remote(WorkerActor).options(name=name, namespace=NAMESPACE, **options)
        actor = made.remote(name, self._name("gate"), self._open_place)
        return RayWorker(actor, name=name, gate=self._gate)

    def _name(self, what: str) -> str:
        return f"entente-{self._run}-{what}"


def join(address: str | None) -> bool:
    """Join the cluster at `address`, or the one that this machine belongs to, or start one; False where this process belongs to
    one already. Raises UsageError without Ray, ClusterError where no cluster can be had."""
    try:
        import ray  # noqa: PLC0415 - the same
    except ImportError as error:
        raise UsageError("--engine ray needs Ray, which is not here; install Entente's extra `ray`") from error
    _silence()
    if ray.is_initialized():
        return False
    quiet: dict[str, Any] = {"namespace": NAMESPACE, "logging_level": logging.ERROR, "log_to_driver": False}
    try:
        try:
            ray.init(address=address or "auto", **quiet)
        except ConnectionError:
            if address:
                raise
            ray.init(include_dashboard=False, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        cause = " ".join(str(error).split())[:300]
        where = f"RAY_ADDRESS {address}" if address else "this machine"
        raise ClusterError(f"{where}: no Ray cluster can be had ({cause}); look at it with `ray status`") from error
    return True


def _silence() -> None:
    """Ray tells of lost processes on stdout, among the data, and has no public way to be asked not to."""
    from ray._private import worker  # noqa: PLC0415 - the same

    worker._worker_logs_enabled = False  # noqa: SLF001 - a later Ray without it ignores this, which the tests of a loss would show
