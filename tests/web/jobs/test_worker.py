import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from schemas.job import Job, JobSpec
from service import bootstrap
from service.settings import Settings
from service.web.access.secrets import new_key
from service.web.jobs.worker import Workers
from service.web.office import Office
from service.web.uploads import File, read_files
from tests.commands import unset
from tests.newsroom import LAMMY


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    unset(monkeypatch, tmp_path)
    known = Settings(store=str(tmp_path / "store.db"))
    with bootstrap.served_store(known) as store:
        yield Office(store=store, settings=known)


def submitted(office: Office, key: str = "local", **told: Any) -> Job:
    ids = tuple(line.id for line in read_files(office, [File("lammy.txt", LAMMY.encode())]).articles)
    spec = JobSpec(articles=ids)
    return office.desk.jobs.submit(Job(key=key, kind="extraction", spec=spec, submitted=office.stamp, **told))


def workers(office: Office) -> Workers:
    return Workers(office, tell=lambda: None, look=0.01)


def state(office: Office, job: Job) -> str:
    found = office.desk.jobs.find(job.id)
    return found.state if found else "none"


def test_what_another_server_does_is_left_alone_until_that_lets_go(office: Office) -> None:
    job = submitted(office)
    with bootstrap.served_store(office.settings) as other:
        assert other.claim(f"job {job.id}")
        assert not workers(office)._next()
        assert state(office, job) == "queued"
        other.release(f"job {job.id}")
        assert workers(office)._next()
    assert state(office, job) == "done"


def test_a_key_with_a_limit_of_money_has_one_job_done_at_a_time(office: Office) -> None:
    key = new_key("desk", scopes=["write"], created=office.stamp, monthly_usd="1").key
    office.desk.keys.add(key)
    mine, free = submitted(office, key.id), submitted(office)
    with bootstrap.served_store(office.settings) as other:
        assert other.claim(f"purse {key.id}")
        assert workers(office)._next()
        assert (state(office, mine), state(office, free)) == ("queued", "done")
        assert not workers(office)._next()
        other.release(f"purse {key.id}")
        assert workers(office)._next()
    assert state(office, mine) == "done"


def test_a_job_that_was_cancelled_while_its_server_was_away_is_not_begun(office: Office) -> None:
    job = submitted(office)
    office.desk.jobs.change(job.id, state="running")
    office.desk.jobs.cancel(job.id, at=office.stamp)
    assert workers(office)._next()
    assert state(office, job) == "cancelled"
    assert office.store.runs() == ()
    workers(office)._do(job)  # it ended between two looks
    assert state(office, job) == "cancelled"


def test_a_server_that_stops_leaves_the_job_for_later(office: Office) -> None:
    job = submitted(office)
    stopping = workers(office)
    stopping.halt()
    stopping._do(job)
    assert state(office, job) == "queued"
    assert workers(office)._next()
    assert state(office, job) == "done"


def test_a_store_that_is_away_and_decisions_at_odds_end_no_worker(office: Office, tmp_path: Path) -> None:
    running = workers(
        replace(office, settings=office.settings.model_copy(update={"overrides": tmp_path / "none.yaml"}))
    )
    running.start()
    job = submitted(office)
    while state(office, job) not in {"failed", "done"}:
        threading.Event().wait(0.01)
    found = office.desk.jobs.find(job.id)
    assert found is not None
    assert (found.state, "cannot be read" in (found.error or "")) == ("failed", True)
    running.wake()
    running.stop(within=20)
    assert not any(thread.is_alive() for thread in running._threads)
