"""Two that ask, over each database: what one asks the other does not, until it is done, gives up or dies."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from service.store import postgres, sqlite, tables
from service.store.database import DatabaseStore
from service.store.database.claims import Claims, _runs
from tests.postgres import database
from tests.store.database.test_answers import kept_failure
from tests.store.test_database import kept_answer

PLACES: dict[str, Callable[[Path], tuple[str, str]]] = {
    "sqlite": lambda folder: ("sqlite", str(folder / "store.db")),
    "postgres": lambda folder: ("postgres", database(folder)),
}


@dataclass
class Place:
    """A store that several may open."""

    module: str
    address: str
    opened: list[DatabaseStore] = field(default_factory=list)

    def open(self, *, lease: float = 60.0) -> DatabaseStore:
        if self.module == "sqlite":
            store = sqlite.open_store(Path(self.address), lease=lease)
        else:
            store = postgres.open_store(self.address, lease=lease)
        self.opened.append(store)
        return store

    def program(self, words: str) -> str:
        """A program that has this store open as `store`."""
        place = f"Path({self.address!r})" if self.module == "sqlite" else repr(self.address)
        start = f"import os; from pathlib import Path; from service.store.{self.module} import open_store;"
        return f"{start} store = open_store({place}); {words}"


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    made = Place(*PLACES[request.param](tmp_path))
    yield made
    for store in made.opened:
        store.close()


def test_what_one_asks_the_other_does_not(place: Place) -> None:
    one, other = place.open(), place.open()
    assert one.claim("k1")
    assert not other.claim("k1")
    assert other.claim("k2")
    assert not one.claim("k2")


@pytest.mark.parametrize("done", ["released", "closed", "failed"])
def test_what_one_gives_up_the_other_may_ask(place: Place, done: str) -> None:
    one, other = place.open(), place.open()
    assert one.claim("k1")
    if done == "released":
        one.release("k1")
    elif done == "closed":
        one.close()
    else:
        one.keep_failure(kept_failure("k1"))
    assert other.claim("k1")


def test_what_one_has_answered_nobody_asks(place: Place) -> None:
    one, other = place.open(), place.open()
    assert one.claim("k1")
    one.keep_answer(kept_answer("k1"))
    assert not other.claim("k1")
    assert not one.claim("k1")


def test_nobody_gives_up_what_another_asks(place: Place) -> None:
    one, other = place.open(), place.open()
    assert one.claim("k1")
    other.release("k1")
    assert not other.claim("k1")


def test_what_a_killed_process_asked_is_taken_over_at_once(place: Place) -> None:
    words = f"print(store.claim('k1'), store.claim('k2'), flush=True); os.kill(os.getpid(), {int(signal.SIGKILL)})"
    store = place.open()
    killed = subprocess.run([sys.executable, "-c", place.program(words)], capture_output=True, text=True, check=False)
    assert (killed.stdout, killed.returncode) == ("True True\n", -signal.SIGKILL)
    assert store.claim("k1")
    assert store.claim("k2")


class Hours:
    """A clock that stands until it is set on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def elsewhere(store: DatabaseStore) -> None:
    """Let whoever asks be on another machine, where nobody can see whether it lives."""
    with store._transactions.writing("made") as connection:
        connection.execute(update(tables.holders).values(machine="elsewhere", process=1))


def test_a_holder_that_stands_still_for_a_lease_is_dead_and_one_that_counts_on_is_not(place: Place) -> None:
    one, clock = place.open(), Hours()
    watching = Claims(place.open()._transactions, lease=60.0, monotonic=clock)
    assert one.claim("k1")
    elsewhere(one)
    assert not watching.take("k1")
    clock.now = 59.0
    assert not watching.take("k1")
    with one._transactions.writing("made") as connection:
        one._claims._stand(connection)
    clock.now = 61.0
    assert not watching.take("k1")
    clock.now = 120.0
    assert not watching.take("k1")
    clock.now = 121.0
    assert watching.take("k1")
    assert not one.claim("k1")
    watching.close()


def test_a_holder_counts_on_and_stands_up_again_when_it_was_taken_for_dead(place: Place) -> None:
    store = place.open(lease=0.3)
    assert store.claim("k1")
    beats: set[int] = set()
    with store._transactions.writing("made") as connection:
        connection.execute(delete(tables.holders))
    give_up = time.monotonic() + 60
    while len(beats) < 3 and time.monotonic() < give_up:
        with store._transactions.reading() as connection:
            beats |= set(connection.scalars(select(tables.holders.c.beat)))
        time.sleep(0.02)
    assert len(beats) == 3


def test_of_many_that_want_to_ask_at_once_one_does(place: Place) -> None:
    stores = [place.open() for _ in range(3)]
    start = threading.Barrier(3)
    won: list[int] = []

    def race(store: DatabaseStore) -> None:
        start.wait()
        won.extend(key for key in range(30) if store.claim(f"k{key}"))

    threads = [threading.Thread(target=race, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == list(range(30))


def test_many_take_over_from_the_dead_and_each_question_once(place: Place) -> None:
    dead, stores = place.open(), [place.open() for _ in range(2)]
    assert all(dead.claim(f"k{key}") for key in range(10))
    with dead._transactions.writing("made") as connection:
        connection.execute(update(tables.holders).values(process=2**22 + 1))  # beyond what a system counts to
    won = [key for key in range(10) for store in stores if store.claim(f"k{key}")]
    assert sorted(won) == list(range(10))


def test_a_process_that_may_not_be_asked_about_counts_as_running() -> None:
    assert _runs(os.getpid())
    assert _runs(1)
    assert not _runs(2**22 + 1)
