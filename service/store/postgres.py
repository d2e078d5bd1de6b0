"""PostgreSQL: the store as the tables of one schema, which programs on many machines may share.

Whatever was kept outlives a killed program. An answer, which was paid for, is on the server's disk when it is kept
(`synchronous_commit=on`), while what is made of answers is not waited for (`off`); the order of commits holds all the same. What
one transaction reads is of one moment. Transactions that change links are never beside one another, nor beside those that let
articles wait for linking: advisory locks of the schema keep them apart. All SQL that only PostgreSQL understands stands here.
"""

from collections.abc import Sequence
from contextlib import closing
from typing import Final

from sqlalchemy import ColumnElement, Connection, Engine, Table, create_engine, event, func, literal_column
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError

from service.errors import StoreError
from service.store.database import Database, DatabaseStore
from service.store.database.claims import LEASE
from service.store.versions import migrate

PATIENCE: Final = 30.0
"""How long a lock is waited for, in seconds."""

_REACH: Final = 10
_POOL: Final = 16  # connections, kept open: opening one costs more than most of what is asked over it
_ELSEWHERE: Final = (
    "name another database with --store or ENTENTE_STORE, or a schema: …/name?options=-csearch_path%3Dschema"
)
_SYNCHRONOUS: Final = frozenset({"paid", "formed"})
_LOCKS: Final = {
    "told": ", pg_advisory_xact_lock_shared(hashtext('entente'), hashtext(current_schema()))",
    "linked": ", pg_advisory_xact_lock(hashtext('entente'), hashtext(current_schema()))",
    "formed": ", pg_advisory_xact_lock(hashtext('entente'), hashtext(current_schema()))",
}
_AGAIN: Final = "nothing that was kept is lost; run the same command again"
_WORDS: Final = {
    "08": f"the connection to the server broke; {_AGAIN}",
    "25006": "the server takes no changes (it is a standby, or read-only); name the one that does",
    "28": "the server refused the user or the password; put them right, for example in PGPASSWORD or a password file",
    "3D000": "the server has no such database; make one with createdb",
    "3F000": "the schema to be used is not there; make it with CREATE SCHEMA",
    "40": f"another program was in the way (deadlock); {_AGAIN}",
    "42501": "no permission to read or write there; grant it to this user",
    "53100": "the server's disk is full, so that nothing more can be kept; make room there",
    "53300": "the server has no connection left; let another program end, or raise its max_connections",
    "55P03": "the store is locked by another program; end that",
    "57": f"the server is shutting down or starting up; {_AGAIN}",
    "58": "the server's disk reports a fault, so that nothing more can be kept",
}


def open_store(place: str, *, create: bool = True, patience: float = PATIENCE, lease: float = LEASE) -> DatabaseStore:
    """The store at the address `place`, brought to the newest form; made when there is none, if `create` says so. `lease` is how
    long another program that asks may stand still before it counts as dead.

    Raises StoreError that names the store, without its password, and says what to do.
    """
    url = _url(place)
    name = _name(url)

    def explain(error: DBAPIError) -> str:
        return _explain(name, error)

    engine = _engine(url, name, patience)
    try:
        _check(engine, name)
        migrate(engine, name=name, elsewhere=_ELSEWHERE, create=create)
    except DBAPIError as error:
        engine.dispose()
        raise StoreError(explain(error)) from error
    except StoreError:
        engine.dispose()
        raise
    snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return DatabaseStore(
        engine, Database(insert=insert, explain=explain, matching=_matching, snapshot=snapshot), lease=lease
    )


def _matching(found: Table, words: Sequence[str]) -> ColumnElement[bool]:
    """By the index of text search, without a language: names are in many."""
    plain: ColumnElement[str] = literal_column("'simple'")
    sought = func.to_tsquery(plain, " & ".join(f"{word}:*" for word in words))
    return func.to_tsvector(plain, found.c.words).bool_op("@@")(sought)


def _url(place: str) -> URL:
    try:
        return make_url(place).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise StoreError("--store: not an address of PostgreSQL; write postgresql://user@host:5432/name") from error


def _name(url: URL) -> str:
    """The address without what may be secret."""
    shown = url.set(drivername="postgresql", query={}, password=None)
    return shown.render_as_string()


def _engine(url: URL, name: str, patience: float) -> Engine:
    options = {"connect_timeout": _REACH, "application_name": "entente", "client_encoding": "utf8"}
    try:
        own = {key: value for key, value in options.items() if key not in url.query}
        engine = create_engine(url, connect_args=own, pool_pre_ping=True, pool_size=_POOL, pool_use_lifo=True)
    except ImportError as error:
        raise StoreError(
            f"{name}: PostgreSQL needs psycopg, which is not here; install Entente's extra `postgres`"
        ) from error

    @event.listens_for(engine, "connect")
    def connected(raw: DBAPIConnection, _record: object) -> None:
        with closing(raw.cursor()) as cursor:  # a page of facts is found sooner than workers for it are started
            cursor.execute("SET max_parallel_workers_per_gather = 0")
        raw.commit()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        if writing:
            synchronous = "on" if writing in _SYNCHRONOUS else "off"
            connection.exec_driver_sql(
                f"SELECT set_config('lock_timeout', '{int(patience * 1000)}', true),"
                f" set_config('synchronous_commit', '{synchronous}', true){_LOCKS.get(writing, '')}"
            )

    return engine


def _check(engine: Engine, name: str) -> None:
    """Raise StoreError for a database in which not every text can stand."""
    with engine.connect() as connection:
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise StoreError(f"{name}: its encoding is {encoding}; make a database with ENCODING 'UTF8' and name that")


def _explain(name: str, error: DBAPIError) -> str:
    code = getattr(error.orig, "sqlstate", None) or ""
    words = _WORDS.get(code) or _WORDS.get(code[:2])
    if words is None and error.connection_invalidated:
        words = _WORDS["08"]
    cause = " ".join(str(error.orig).split())
    if words is None and not code:
        words = f"the server cannot be reached, or refuses ({cause}); check the address, the user, and that it runs"
    return f"{name}: {words or f'the store cannot be used ({cause})'}"
