"""The engine on a Ray cluster. What needs one is marked: one of its own, or two nodes on this machine."""

import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from service.engines.ray import NAMESPACE, GateActor, RayEngine
from service.errors import EntenteError
from service.pace.gate import Gate
from service.ports import Load, Pace, Spending, Told
from tests.commands import run, unset
from tests.kills import answering, struck, workers, written
from tests.loopback import loopback
from tests.postgres import database
from tests.twins import OpenPace

LOAD = Load(size=10, max_tokens=10)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


# --- without a cluster


async def test_the_gate_takes_turns_back_from_whoever_is_lost() -> None:
    gate = GateActor(lambda: Gate(concurrency=1))
    assert await gate.enter("a", LOAD) == 1
    await gate.forsake("a")
    assert await gate.enter("b", LOAD) == 2
    await gate.leave("b", 2, Told(ending="answered"))
    assert (await gate.spending()).calls == 2


def test_nothing_is_joined_before_there_is_an_article() -> None:
    def never(_pace: Pace) -> AbstractContextManager[Any]:
        raise AssertionError

    engine = RayEngine(open_place=never, open_gate=OpenPace, concurrency=2, say=lambda _: None)
    assert engine.pace.spending == Spending()
    engine.halt(EntenteError("stopped"))
    engine.close()


# --- on a cluster


@pytest.mark.cluster
def test_workers_of_a_cluster_of_ones_own_tell_what_one_process_tells(tmp_path: Path) -> None:
    articles = written(tmp_path, 9)
    outs = []
    for engine in ("local", "ray"):
        (place := tmp_path / engine).mkdir()
        with loopback(answering) as endpoint:
            command = ["extract", str(articles), "--base-url", endpoint.url, "--model", "m", "--store", database(place)]
            ended = run(*command, "--engine", engine, "--workers", "2", "--price-in", "1", "--price-out", "1")
        assert (ended.code, len(endpoint.bodies)) == (0, 9)
        assert "9 calls" in ended.err
        outs.append(ended.out)
    assert outs[0] == outs[1]


@pytest.fixture
def second_machine() -> Iterator[Callable[[], None]]:
    """A cluster of two nodes, which this process belongs to; what is given ends the second."""
    import ray  # noqa: PLC0415 - an extra
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - the same

    made: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
    second = made.add_node(num_cpus=2)
    ray.init(address=made.address, namespace=NAMESPACE, log_to_driver=False, logging_level=logging.ERROR)
    yield lambda: made.remove_node(second, allow_graceful=False)
    ray.shutdown()
    made.shutdown()


@pytest.mark.cluster
def test_a_killed_worker_and_a_lost_machine_lose_nothing(second_machine: Callable[[], None], tmp_path: Path) -> None:
    store = database(tmp_path)
    strikes: dict[int, Callable[[], object]] = {
        8: lambda: os.kill(workers(store)[0], signal.SIGKILL),
        24: second_machine,
    }
    account = struck(written(tmp_path, 40), store, "--engine", "ray", strikes=strikes, concurrency=6)
    assert account.statuses == ("done",) * 40
    assert len(set(account.ids)) == account.answers == len(account.asked) == 40
    assert account.repeats <= account.in_flight
    assert account.questions_of_another_run == 0
