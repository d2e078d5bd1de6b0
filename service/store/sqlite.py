"""SQLite: the store as one file, with two small ones beside it while it is open.

Write-ahead log, so that readers never wait for a writer. Everything that was kept outlives a killed process; an answer, which
was paid for, outlives a power cut too (`synchronous=FULL`, one wait for the disk; on macOS, whose plain wait leaves the disk's
own cache unwritten, with `fullfsync`), while what is made of answers is written without that wait (`NORMAL`). Foreign keys are
on. Whoever finds the file locked waits up to half a minute. All SQL that only SQLite understands stands here.
"""

import sqlite3
import time
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from service.errors import StoreError
from service.store.database import Database, DatabaseStore
from service.store.database.claims import LEASE
from service.store.versions import NONE_YET, migrate

PATIENCE: Final = 30.0
"""How long a locked file is waited for, in seconds."""

_SAFE: Final = frozenset({"paid", "formed"})
_ELSEWHERE: Final = "name another file with --store or ENTENTE_STORE"
_WORDS: Final = {
    sqlite3.SQLITE_NOTADB: f"not a store: the file is no database; {_ELSEWHERE}",
    sqlite3.SQLITE_CORRUPT: f"the store is damaged; put its last copy in its place, or {_ELSEWHERE}",
    sqlite3.SQLITE_BUSY: f"the store is locked by another program; end that, or {_ELSEWHERE}",
    sqlite3.SQLITE_LOCKED: f"the store is locked by another program; end that, or {_ELSEWHERE}",
    sqlite3.SQLITE_FULL: f"the disk is full, so that nothing more can be kept; make room, or {_ELSEWHERE}",
    sqlite3.SQLITE_READONLY: f"no permission to write the store; {_ELSEWHERE}",
    sqlite3.SQLITE_PERM: f"no permission to write the store; {_ELSEWHERE}",
    sqlite3.SQLITE_CANTOPEN: f"the store cannot be opened or made there; {_ELSEWHERE}",
    sqlite3.SQLITE_IOERR: f"the disk reports a fault, so that nothing more can be kept; {_ELSEWHERE}",
}


def open_store(path: Path, *, create: bool = True, patience: float = PATIENCE, lease: float = LEASE) -> DatabaseStore:
    """The store in the file at `path`, brought to the newest form; made when there is none, if `create` says so. `lease` is how
    long another process that asks may stand still before it counts as dead.

    Raises StoreError that names the file and says what to do.
    """
    try:
        if not create and not path.exists():
            raise StoreError(f"{path}: {NONE_YET}; or {_ELSEWHERE}")
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise StoreError(f"{path}: a folder; name a file in it")
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: the store cannot be opened or made there ({error}); {_ELSEWHERE}") from error
    engine = _engine(path, patience)
    try:
        migrate(engine, name=str(path), elsewhere=_ELSEWHERE)
    except (DBAPIError, sqlite3.Error, ValueError) as error:
        engine.dispose()
        raise StoreError(_explain(path, error)) from error
    except StoreError:
        engine.dispose()
        raise
    return DatabaseStore(engine, Database(insert=insert, explain=lambda error: _explain(path, error)), lease=lease)


def _engine(path: Path, patience: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path.absolute())))

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _record: object) -> None:
        assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - as this engine's driver makes it
        connection.isolation_level = None  # transactions begin where we say so, below
        connection.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")
        _write_ahead(connection, time.monotonic() + patience)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA fullfsync=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        if writing:
            connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if writing in _SAFE else 'NORMAL'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection, deadline: float) -> None:
    """Switch the log on. SQLite does not wait for a lock here by itself when two programs switch a new file at once."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if _kind(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _explain(path: Path, error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    words = _WORDS.get(_kind(cause)) if isinstance(cause, sqlite3.Error) else None
    return f"{path}: {words or f'the store cannot be used ({cause}); {_ELSEWHERE}'}"


def _kind(error: sqlite3.Error) -> int:
    """The primary result code, without what SQLite adds to it (https://sqlite.org/rescode.html)."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF
