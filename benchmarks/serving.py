"""A server with a long list of facts in PostgreSQL: read at an even rate by several clients, alone and while it reads a batch;
followed by many listeners; and the memory that it takes.

    python -m benchmarks.serving [--facts 100000] [--rate 200] [--seconds 20] [--listeners 200]

The server is `entente serve`, a process of its own; so are the clients. The facts are made up and put on the board straight. A
batch is the embedded model's, over short articles that outlast the reading, and is cancelled then, so that it never comes to its
links. PostgreSQL is the one that ENTENTE_TEST_POSTGRES_URL names, or one of our own from the development dependencies.
Nothing here passes or fails: aims stand beside figures.
"""

import argparse
import json
import math
import multiprocessing
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.batch import WORDS, text_of
from benchmarks.facts import put_on_board
from benchmarks.readers import Asked, Latencies, listen, quantile, read
from schemas.job import Job, JobSpec
from service import bootstrap
from service.settings import Settings
from service.web.access.secrets import new_key
from service.web.answers.paging import cursor_of
from service.web.office import Office
from service.web.uploads import File, read_files

if TYPE_CHECKING:
    from service.store.database import DatabaseStore

CLIENTS, BATCH, CHANGES = 8, 1000, 10


@dataclass(frozen=True)
class Served:
    """A server that answers, and what is needed to ask it."""

    port: int
    process: int
    keys: tuple[str, ...]

    def ask(self, path: str, body: object = None) -> dict[str, Any]:
        """One request and its answer."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"authorization": f"Bearer {self.keys[0]}", "content-type": "application/json"}
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers)
        with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310 - our own server
            told: dict[str, Any] = json.load(answer)
            return told

    def memory(self, name: str = "VmRSS") -> float:
        """What the process holds (`VmHWM`: held at most), in MB; unknown where the system does not tell."""
        try:
            lines = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8").splitlines()
        except OSError:
            return math.nan
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(name)), math.nan)


@contextmanager
def serving(store: str, keys: tuple[str, ...], *, workers: int) -> Iterator[Served]:
    """`entente serve`, as a user starts it, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ENTENTE_", "OPENAI_"))}
    command = [*(sys.executable, "-m", "service.cli", "serve", "--port", str(port), "--store", store)]
    with subprocess.Popen([*command, "--workers", str(workers)], env=environment) as process:
        made = Served(port, process.pid, keys)
        try:
            while not _answers(made):
                time.sleep(0.1)
            yield made
        finally:
            process.terminate()


def _answers(server: Served) -> bool:
    try:
        server.ask("/readyz")
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


def asked_of(server: Served, number: int) -> Asked:
    """What the clients ask: pages all over the list, parties, words."""
    chance = random.Random(1)  # noqa: S311 - made up, and the same every time
    cursors = [cursor_of(chance.randrange(number)) for _ in range(97)]
    numbers = [chance.randrange(number) for _ in range(89)]
    return Asked(server.port, server.keys, cursors, ("JP", "China", "France", "KE", "Peru"), WORDS, numbers)


def alone(server: Served, given: argparse.Namespace) -> Latencies:
    """Reading while nothing else is done."""
    asked = asked_of(server, given.facts)
    read(asked, rate=given.rate / 4, seconds=5)  # what is made at the first request is not what is measured
    told = read(asked, rate=given.rate, seconds=given.seconds)
    show("alone", told, server, rate=given.rate)
    for kind, seconds in told.seconds.items():
        print(f"    {kind:<18} p50 {quantile(seconds, 0.5):7.1f} ms   p99 {quantile(seconds, 0.99):7.1f} ms")
    return told


def beside_batch(server: Served, given: argparse.Namespace, articles: list[str], idle: Latencies, name: str) -> None:
    """Reading while a job is done, by this server or another at its store."""
    job = server.ask("/v1/extractions", {"articles": articles})["id"]
    while not server.ask(f"/v1/jobs/{job}")["done"]:
        time.sleep(0.1)
    before = server.ask(f"/v1/jobs/{job}")["done"]
    told = read(asked_of(server, given.facts), rate=given.rate, seconds=given.seconds)
    after = server.ask(f"/v1/jobs/{job}")
    show(name, told, server, rate=given.rate)
    ratio = quantile(told.every, 0.99) / quantile(idle.every, 0.99)
    print(
        f"    p99 {ratio:.1f} x that alone (aim: at most 5); {(after['done'] - before) / told.lasted:.1f} articles/s meanwhile"
    )
    if after["state"] != "running":
        print("    the batch ended before the reading did: take fewer --seconds")
        return
    server.ask(f"/v1/jobs/{job}/cancel", {})
    while server.ask(f"/v1/jobs/{job}")["state"] == "cancelling":
        time.sleep(0.1)


def show(name: str, told: Latencies, server: Served, *, rate: float) -> None:
    """One line of a reading."""
    print(
        f"{name}: {told.rate:.0f} reads/s (aim {rate:g}), p50 {quantile(told.every, 0.5):.1f} ms,"
        f" p99 {quantile(told.every, 0.99):.1f} ms, errors {told.wrong.total()} (aim 0),"
        f" server {server.memory():.0f} MB",
        flush=True,
    )


def followed(server: Served, store: "DatabaseStore", key: str, listeners: int) -> None:
    """Many listeners of a job that another process changes, twice a second."""
    job = store.desk.jobs.submit(Job(key=key, kind="extraction", spec=JobSpec(), submitted="2025-05-29T12:00:00+00:00"))
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    listening = context.Process(
        target=listen, args=(server.port, server.keys[0], job.id, listeners, theirs), daemon=True
    )
    listening.start()
    ours.recv()
    changed: dict[int, float] = {}
    for number in range(1, CHANGES + 1):
        time.sleep(1)
        found = store.desk.jobs.change(job.id, done=number, state="done" if number == CHANGES else "running")
        changed[found.version if found else 0] = time.monotonic()
    told: list[dict[int, float]] = ours.recv()
    listening.join()
    late = [each[version] - at for each in told for version, at in changed.items() if version in each]
    print(
        f"{listeners} listeners, {CHANGES} changes by another process: told {len(late)} of {listeners * CHANGES} (aim: all),"
        f" late by p50 {quantile(late, 0.5):.0f} ms, p99 {quantile(late, 0.99):.0f} ms, at most {quantile(late, 1):.0f} ms;"
        f" server {server.memory():.0f} MB, at most {server.memory('VmHWM'):.0f} MB"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--rate", type=float, default=200, help="reads a second (default: 200)")
    parser.add_argument("--seconds", type=float, default=20, help="of each reading (default: 20)")
    parser.add_argument("--listeners", type=int, default=200)
    given = parser.parse_args()
    from tests.postgres import database  # noqa: PLC0415 - starts a server

    with tempfile.TemporaryDirectory() as folder:
        place = database(Path(folder))
        settings = Settings(store=place)
        with bootstrap.served_store(settings) as store:
            made = [new_key(f"client {n}", scopes=["admin"], created="2025", rpm=10**6) for n in range(CLIENTS)]
            for each in made:
                store.desk.keys.add(each.key)
            began = time.perf_counter()
            put_on_board(store, given.facts)
            print(f"{given.facts} facts put on the board in {time.perf_counter() - began:.0f} s", flush=True)
            files = [File(f"{n}.txt", text_of(n)[:900].encode()) for n in range(BATCH)]
            office = Office(store=store, settings=settings)
            articles = [line.id for line in read_files(office, files).articles]
            keys = tuple(each.secret for each in made)
            with serving(place, keys, workers=1) as server:
                idle = alone(server, given)
                beside_batch(server, given, articles, idle, "while it does a batch")
                print(f"    at most {server.memory('VmHWM'):.0f} MB in the server")
            with serving(place, keys, workers=0) as server:
                with serving(place, keys, workers=1):
                    beside_batch(server, given, articles, idle, "while another server does a batch")
                followed(server, store, made[0].key.id, given.listeners)


if __name__ == "__main__":
    main()
