import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.job import Job, JobSpec
from service import bootstrap
from service.settings import Settings
from service.web.jobs.watching import Watching
from service.web.office import Office
from tests.commands import unset


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    unset(monkeypatch, tmp_path)
    known = Settings(store=str(tmp_path / "store.db"))
    with bootstrap.served_store(known) as store:
        yield Office(store=store, settings=known)


def submitted(office: Office) -> Job:
    return office.desk.jobs.submit(Job(key="local", kind="brief", spec=JobSpec(), submitted=office.stamp))


async def test_every_follower_is_told_of_each_change_that_another_process_made(office: Office) -> None:
    job = submitted(office)
    async with watching(office) as hub:
        told: list[list[str]] = [[], []]

        async def follow(states: list[str]) -> None:
            async for each in hub.follow(job):
                states += [each.state] if each else []

        following = [asyncio.create_task(follow(states)) for states in told]
        while not all(told):  # noqa: ASYNC110 - the test looks from outside
            await asyncio.sleep(0.01)
        office.desk.jobs.change(job.id, state="running")
        while any(states[-1] != "running" for states in told):  # noqa: ASYNC110 - the same, from outside
            await asyncio.sleep(0.01)
        office.desk.jobs.change(job.id, state="done", ended=office.stamp)
        hub.wake_from_thread()
        await asyncio.gather(*following)
        assert told == [["queued", "running", "done"]] * 2
        assert (hub._followers, hub._latest) == ({}, {})


async def test_a_silent_stream_says_that_it_lives_and_ends_when_the_server_does(office: Office) -> None:
    job = submitted(office)
    async with watching(office, heartbeat=0.01) as hub:
        stream = hub.follow(job)
        assert await anext(stream) == job
        assert await anext(stream) is None
        hub.close()
        assert [each async for each in stream] == []
    hub.wake_from_thread()


def watching(office: Office, heartbeat: float = 10.0) -> Watching:
    return Watching(office, look=0.01, heartbeat=heartbeat)
