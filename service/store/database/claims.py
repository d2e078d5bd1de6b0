"""Questions that one process asks, so that no other does; until it is done, gives up or dies.

Each process that asks is a holder, with a count that it raises every few seconds. Another that wants to ask the same takes the
question over when the holder is known to be dead, or when its count has stood still for a whole lease. How long it stood still
is told by the clock of whoever looks: no two machines need to agree on the time.
"""

import os
import platform
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, RowMapping, bindparam, delete, select, update

from service.errors import StoreError
from service.store import tables
from service.store.database.transactions import Transactions

LEASE: Final = 60.0
"""Seconds for which a holder may stand still before its questions are anybody's."""

_ANSWERED: Final = select(tables.answers.c.key).where(tables.answers.c.key == bindparam("asked"))


class _Seen(NamedTuple):
    beat: int
    since: float


class Claims:
    """What this process asks, and who else asks what. `monotonic` tells seconds."""

    def __init__(
        self, transactions: Transactions, *, lease: float = LEASE, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.holder = uuid.uuid4().hex
        self._transactions = transactions
        self._lease = lease
        self._monotonic = monotonic
        self._seen: dict[str, _Seen] = {}
        self._ending = threading.Event()
        self._beating: threading.Thread | None = None

    def take(self, key: str) -> bool:
        """Whether the question is now ours to ask: no answer stands, and nobody else who lives is asking it."""
        with self._transactions.writing("made") as connection:
            if self._beating is None:
                self._stand(connection)
            mine = self._claim(connection, key) or self._inherit(connection, key)
            if mine and connection.scalar(_ANSWERED, {"asked": key}):
                _free(connection, key, self.holder)
                mine = False
        if self._beating is None:
            self._beating = threading.Thread(target=self._beat, name="entente-claims", daemon=True)
            self._beating.start()
        return mine

    def release(self, key: str) -> None:
        """Let others ask it."""
        with self._transactions.writing("made") as connection:
            _free(connection, key, self.holder)

    def close(self) -> None:
        """Give up all that is still ours."""
        if self._beating is None:
            return
        self._ending.set()
        self._beating.join()
        self._beating = None
        with suppress(StoreError), self._transactions.writing("made") as connection:
            _bury(connection, self.holder)

    def _claim(self, connection: Connection, key: str) -> bool:
        return self._transactions.add(connection, tables.claims, {"key": key, "holder": self.holder})

    def _inherit(self, connection: Connection, key: str) -> bool:
        """Take it over from a holder that is dead."""
        claims, holders = tables.claims.c, tables.holders
        joined = tables.claims.outerjoin(holders, holders.c.id == claims.holder)
        chosen = select(claims.holder, holders.c.machine, holders.c.process, holders.c.beat).select_from(joined)
        row = connection.execute(chosen.where(claims.key == key)).mappings().one_or_none()
        if row is None or row["holder"] == self.holder:  # None: it was given up this moment
            return row is not None
        if self._lives(row):
            return False
        _bury(connection, row["holder"])
        return self._claim(connection, key)

    def _lives(self, row: RowMapping) -> bool:
        """Whether a holder may still be asking: nothing tells that it is dead, and its count has not stood still for long."""
        if row["machine"] == _machine() and not _runs(row["process"]):
            return False
        beat, now = row["beat"] or 0, self._monotonic()
        seen = self._seen.get(row["holder"])
        if seen is None or seen.beat != beat:
            self._seen[row["holder"]] = _Seen(beat, now)
            return True
        return now - seen.since < self._lease

    def _stand(self, connection: Connection) -> None:
        """Be a holder, or one that lives on."""
        holders = tables.holders
        raised = update(holders).where(holders.c.id == self.holder).values(beat=holders.c.beat + 1)
        if not connection.execute(raised).rowcount:
            row = {"id": self.holder, "machine": _machine(), "process": os.getpid(), "beat": 0}
            self._transactions.add(connection, holders, row)

    def _beat(self) -> None:
        while not self._ending.wait(self._lease / 6):
            with suppress(StoreError), self._transactions.writing("made") as connection:
                self._stand(connection)


def _free(connection: Connection, key: str, holder: str) -> None:
    claims = tables.claims.c
    connection.execute(delete(tables.claims).where(claims.key == key, claims.holder == holder))


def _bury(connection: Connection, holder: str) -> None:
    connection.execute(delete(tables.claims).where(tables.claims.c.holder == holder))
    connection.execute(delete(tables.holders).where(tables.holders.c.id == holder))


def _machine() -> str:
    """What makes a process number mean one process: the machine, and on Linux the container's own count of processes."""
    space = Path("/proc/self/ns/pid")
    return f"{platform.node()} {space.readlink() if space.is_symlink() else ''}".strip()


def _runs(process: int) -> bool:
    """Whether a process of this machine may be running; True where that cannot be asked."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)  # signal 0 only asks
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
