"""Workers: threads that take the next job which nobody else does, and keep the board fresh while there is none.

Who does a job is told by the store's claims: of several servers one takes it, and when that dies another does. A key with a limit
of money has one job done at a time, so that no two spend the same dollar.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from schemas.job import Job
from service.errors import EntenteError, Interrupted, StoreError
from service.web.jobs.runner import Runner
from service.web.office import Office

LOOK: Final = 1.0
"""Seconds between two looks for a job."""

GRACE: Final = 30.0
"""Seconds that a server which stops waits for answers that are under way."""

_LOG = logging.getLogger("entente.jobs")


class Workers:
    """The threads of one server. `tell` lets those who watch know of a change."""

    def __init__(self, office: Office, *, tell: Callable[[], None], look: float = LOOK) -> None:
        self._office = office
        self._tell = tell
        self._look = look
        self._stopping = threading.Event()
        self._awake = threading.Event()
        self._taking = threading.Lock()
        self._taken: set[str] = set()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start as many as the rules say."""
        for number in range(self._office.rules.workers):
            thread = threading.Thread(target=self._work_on, name=f"entente-job-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def wake(self) -> None:
        """Look for a job at once."""
        self._awake.set()

    def halt(self) -> None:
        """Begin nothing more, and ask nothing more."""
        self._stopping.set()
        self._awake.set()

    def stop(self, *, within: float = GRACE) -> None:
        """Halt, and wait until what is under way is finished and kept; not longer than so many seconds."""
        self.halt()
        ends = time.monotonic() + within
        for thread in self._threads:
            thread.join(max(0.0, ends - time.monotonic()))

    def _work_on(self) -> None:
        while not self._stopping.is_set():
            try:
                busy = self._next()
            except StoreError as error:  # the store is away: what is in it waits
                _LOG.warning("%s", error)
                busy = False
            if not busy:
                self._awake.wait(self._look)
                self._awake.clear()

    def _next(self) -> bool:
        """Do the oldest job that can be done; whether there was one."""
        for job in self._office.desk.jobs.open():
            names = self._claimed(job)
            if not names:
                continue
            try:
                self._do(job)
            finally:
                self._let_go(names)
            return True
        try:
            self._office.board()
        except EntenteError as error:
            _LOG.warning("the board is not brought up to date: %s", error)
        return False

    def _claimed(self, job: Job) -> list[str]:
        """The names under which the job is now ours; none where it is another's, or its key's money is in use."""
        key = self._office.desk.keys.find(job.key)
        wanted = [f"job {job.id}", *([f"purse {job.key}"] if key is not None and key.monthly_usd is not None else [])]
        got: list[str] = []
        with self._taking:
            for name in wanted:
                if name in self._taken or not self._office.store.claim(name):
                    break
                self._taken.add(name)
                got.append(name)
        if len(got) == len(wanted):
            return got
        self._let_go(got)
        return []

    def _let_go(self, names: list[str]) -> None:
        with self._taking:
            for name in names:
                self._taken.discard(name)
                with suppress(StoreError):  # the claims of a process that ends are anybody's
                    self._office.store.release(name)

    def _do(self, claimed: Job) -> None:
        """Do a job that is ours, and keep how it ended."""
        job = self._office.desk.jobs.find(claimed.id)
        if job is None or job.has_ended:
            return
        if job.state == "cancelling":
            self._end(job, "cancelled")
            return
        try:
            Runner(self._office, job, self._stopping, self._tell).run()
        except Interrupted:
            now = self._office.desk.jobs.find(job.id)
            if now is not None and now.state == "cancelling":
                self._end(job, "cancelled")
            else:
                self._office.desk.jobs.change(job.id, state="queued")
        except StoreError:
            raise
        except EntenteError as error:
            self._end(job, "failed", str(error))
        except Exception as error:  # noqa: BLE001 - the batch boundary: the defect of one job is told, the others go on
            _LOG.exception("job %s", job.id)
            self._end(
                job, "failed", f"a defect of Entente ({type(error).__name__}); its log tells more, please report it"
            )
        else:
            self._end(job, "done")

    def _end(self, job: Job, state: str, error: str | None = None) -> None:
        self._office.desk.jobs.change(job.id, state=state, ended=self._office.stamp, error=error)
        self._tell()
