"""Watching: one look at the store now and then for all who follow a job here, whichever server works on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from starlette.concurrency import run_in_threadpool

from schemas.job import Job
from service.errors import StoreError
from service.web.office import Office

LOOK: Final = 0.5
HEARTBEAT: Final = 15.0
"""Seconds after which a silent stream says that it lives: proxies close those that do not."""


class Watching:
    """Who follows which job. Its methods but `wake_from_thread` are for the event loop it was entered in."""

    def __init__(self, office: Office, *, look: float = LOOK, heartbeat: float = HEARTBEAT) -> None:
        self._office = office
        self._look, self._heartbeat = look, heartbeat
        self._followers: dict[str, set[asyncio.Event]] = {}
        self._latest: dict[str, Job] = {}
        self._nudged = asyncio.Event()
        self._closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looking: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._looking = asyncio.create_task(self._look_on())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking

    def close(self) -> None:
        """End every stream."""
        self._closed = True
        for followers in self._followers.values():
            for event in followers:
                event.set()

    def wake_from_thread(self) -> None:
        """Look at once, for something has changed; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            with suppress(RuntimeError):  # the loop ended this moment
                self._loop.call_soon_threadsafe(self._nudged.set)

    async def follow(self, job: Job) -> AsyncIterator[Job | None]:
        """The job whenever it has changed, until it has ended or the server stops; None now and then while nothing happens."""
        changed = asyncio.Event()
        self._followers.setdefault(job.id, set()).add(changed)
        told = -1
        try:
            while not self._closed:
                latest = self._latest.get(job.id, job)
                if latest.version > told:
                    told = latest.version
                    yield latest
                if latest.has_ended:
                    return
                try:
                    async with asyncio.timeout(self._heartbeat):
                        await changed.wait()
                    changed.clear()
                except TimeoutError:
                    yield None
        finally:
            self._followers[job.id].discard(changed)
            if not self._followers[job.id]:
                del self._followers[job.id]
                self._latest.pop(job.id, None)

    async def _look_on(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._look):
                    await self._nudged.wait()
            self._nudged.clear()
            if self._followers:
                with suppress(StoreError):  # the next look finds what this one did not
                    await self._look_once()

    async def _look_once(self) -> None:
        ids = list(self._followers)
        versions = await run_in_threadpool(self._office.desk.jobs.versions, ids)
        news = [
            key for key, version in versions.items() if key not in self._latest or self._latest[key].version < version
        ]
        found = await run_in_threadpool(self._office.desk.jobs.some, news) if news else {}
        for key, job in found.items():
            if key in self._followers:
                self._latest[key] = job
                for event in self._followers[key]:
                    event.set()
