"""The store in PostgreSQL: what is safe when, and a clear word for every way in which it cannot be used."""

import builtins
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from schemas.link import KeptCluster, Links
from service.errors import StoreError
from service.store import versions
from service.store.database import DatabaseStore
from service.store.postgres import open_store
from tests.links import keep
from tests.postgres import database, new_database, server
from tests.records import agreement, article
from tests.store.test_database import done_entry, kept_answer, new_run


@pytest.fixture
def place(tmp_path: Path) -> str:
    return database(tmp_path)


@pytest.fixture
def store(place: str) -> Iterator[DatabaseStore]:
    opened = open_store(place)
    yield opened
    opened.close()


@pytest.fixture
def admin(place: str) -> Iterator[Engine]:
    """Somebody else at the same database, each statement for itself."""
    engine = create_engine(make_url(place).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


def said(engine: Engine, words: str) -> object:
    with engine.connect() as connection:
        result = connection.exec_driver_sql(words)
        return result.scalar() if result.returns_rows else None


def told(place: str, **options: bool) -> str:
    """What is said of a place where no store can be, behind its name."""
    with pytest.raises(StoreError) as caught:
        open_store(place, **options)
    return str(caught.value)


# --- what is safe when


def test_what_was_paid_for_waits_for_the_disk_and_what_is_made_of_it_does_not(store: DatabaseStore) -> None:
    seen: list[str] = []

    @event.listens_for(store._transactions._engine, "commit")
    def look(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            seen.append(str(connection.exec_driver_sql("SHOW synchronous_commit").scalar()))

    store.begin(new_run())
    store.keep_answer(kept_answer())
    store.keep_articles("r1", [article()])
    assert seen == ["off", "on", "off"]


def test_an_outcome_of_no_run_is_refused(store: DatabaseStore) -> None:
    with pytest.raises(StoreError, match="foreign key"):
        store.keep_entry(done_entry("r7", article()), article())
    assert store.article(article().id) is None


def test_what_one_transaction_reads_is_of_one_moment(store: DatabaseStore) -> None:
    with store._transactions.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM runs").scalar() == 0
        store.begin(new_run())
        assert connection.exec_driver_sql("SELECT count(*) FROM runs").scalar() == 0
    assert len(store.runs()) == 1


def test_articles_are_in_the_order_of_code_points(store: DatabaseStore) -> None:
    run = store.begin(new_run()).id
    names = ["B", "a", "Z", "ä", "z", "_"]
    store.keep_articles(run, [article(name).model_copy(update={"id": name}) for name in names])
    assert store.article_ids("") == tuple(sorted(names))


def test_two_that_keep_the_same_at_once_agree(place: str) -> None:
    stores, start, failed = [open_store(place) for _ in range(2)], threading.Barrier(2), []

    def work(store: DatabaseStore, number: int) -> None:
        start.wait()
        try:
            for key in range(20):
                store.keep_answer(kept_answer(f"k{key}", str(number)))
                keep(store, {f"x{key % 3}": [agreement(f"x{key % 3}/a1", f"Pact {key}")]})
                store.links.begin_anew(f"rules {key}")
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=each) for each in zip(stores, range(2), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    for key in range(20):
        assert stores[0].answer(f"k{key}") == stores[1].answer(f"k{key}")
    assert [each.article for each in stores[0].links.waiting(9)] == ["x0", "x1", "x2"]
    assert stores[0].links.state().generation == 40
    for store in stores:
        store.close()


def test_a_very_long_block_key_is_kept(store: DatabaseStore) -> None:
    keep(store, {"x": [agreement("x/a1", "Pact")]})
    store.links.begin_anew("rules")
    long = "w" * 100_000
    alone = KeptCluster(id="x/a1", component="x/a1", records=("x/a1",), merges=(), undecided=False)
    links = Links(linked=store.links.waiting(9), withdrawn=(), keys={"x/a1": (long, "k")}, pairs=(), clusters=(alone,))
    assert store.links.keep(links, generation=1)
    assert store.links.sharing([long]) == store.links.sharing(["k"]) == {"x/a1"}
    assert store.links.sharing([long + "w"]) == frozenset()


# --- places


def test_an_empty_database_becomes_a_store_only_when_asked(tmp_path: Path) -> None:
    place = new_database(tmp_path)
    assert "no store there yet; `entente extract` and `entente brief` make one" in told(place, create=False)
    store = open_store(place)
    assert store.runs() == ()
    store.close()
    open_store(place, create=False).close()


def test_programs_that_make_a_new_store_at_once_all_find_it_made(tmp_path: Path) -> None:
    place = new_database(tmp_path)
    program = (
        f"from service.store.postgres import open_store; store = open_store({place!r}); print(store.answer('k1'));"
        "store.close()"
    )
    starting = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    ended = [(process.communicate(timeout=120), process.returncode) for process in starting]
    assert ended == [(("None\n", ""), 0)] * 2


def test_a_schema_of_its_own_is_a_store_beside_others(store: DatabaseStore, place: str, admin: Engine) -> None:
    store.keep_answer(kept_answer())
    said(admin, "CREATE SCHEMA other")
    other = open_store(f"{place}{'&' if '?' in place else '?'}options=-csearch_path%3Dother")
    assert other.answer("k1") is None
    assert other.claim("k1")
    other.close()


def test_a_store_of_a_newer_program_is_left_alone(place: str, admin: Engine) -> None:
    said(admin, "UPDATE alembic_version SET version_num = '9999'")
    assert "written by a newer Entente (form 9999); upgrade Entente, or name another database" in told(place)
    assert said(admin, "SELECT version_num FROM alembic_version") == "9999"


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    place = new_database(tmp_path)
    engine = create_engine(make_url(place).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE bookmarks (url TEXT)")
    engine.dispose()
    assert "a database of another program; name another database with --store" in told(place)


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = new_database(tmp_path)
    monkeypatch.setattr(versions, "VERSIONS", ("0001", "0004"))
    engine = create_engine(make_url(place).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0001')")
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(place)  # the tables that 0002 fills from are not there
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").scalars()
        assert list(tables) == ["alembic_version"]
    engine.dispose()


def test_a_database_that_cannot_hold_every_text_is_refused(tmp_path: Path) -> None:
    engine = create_engine(make_url(server()).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    name = f"{make_url(new_database(tmp_path)).database}_ascii"
    said(engine, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
    place = make_url(server()).set(database=name).render_as_string(hide_password=False)
    assert "its encoding is SQL_ASCII; make a database with ENCODING 'UTF8'" in told(place)
    said(engine, f"DROP DATABASE {name}")
    engine.dispose()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("postgresql://me:s3cret@127.0.0.1:1/x", "the server cannot be reached, or refuses ("),
        ("postgres://me:s3cret@127.0.0.1:1/x?password=s3cret", "the server cannot be reached, or refuses ("),
        ("postgresql://me:s3cret@h:port/x", "--store: not an address of PostgreSQL"),
    ],
)
def test_an_address_without_a_server_is_told_without_its_password(place: str, words: str) -> None:
    complaint = told(place)
    assert words in complaint
    assert "s3cret" not in complaint
    assert "\n" not in complaint


def test_a_database_that_is_not_there_is_told(place: str) -> None:
    assert "does not exist" in told(make_url(place).set(database="nothing").render_as_string(hide_password=False))


def test_without_psycopg_the_extra_is_named(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "psycopg":
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert "PostgreSQL needs psycopg, which is not here; install Entente's extra `postgres`" in told(place)


# --- when it takes no more

FAULTS: Mapping[str, Sequence[str]] = {
    "53100": ("the server's disk is full, so that nothing more can be kept; make room there",),
    "25006": ("the server takes no changes",),
    "42501": ("no permission to read or write there",),
    "40P01": ("another program was in the way (deadlock)", "run the same command again"),
    "57P01": ("the server is shutting down", "nothing that was kept is lost"),
    "58030": ("disk reports a fault",),
    "XX999": ("the store cannot be used (no more",),
}


@pytest.mark.parametrize("code", FAULTS)
def test_what_the_server_refuses_is_told_and_leaves_what_was_kept(
    store: DatabaseStore, admin: Engine, code: str
) -> None:
    store.keep_answer(kept_answer("before"))
    with admin.connect() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION 'no more' USING ERRCODE = '{code}'; END $$"
        )
        connection.exec_driver_sql("CREATE TRIGGER no BEFORE INSERT ON answers EXECUTE FUNCTION refuse()")
    with pytest.raises(StoreError) as caught:
        store.keep_answer(kept_answer("after"))
    assert all(words in str(caught.value) for words in FAULTS[code])
    assert store.answer("after") is None
    assert store.answer("before") == kept_answer("before")


def test_a_store_that_stays_locked_is_told(place: str, admin: Engine) -> None:
    store = open_store(place, patience=0.1)
    with admin.execution_options(isolation_level="READ COMMITTED").connect() as other, other.begin():
        other.exec_driver_sql("LOCK TABLE answers")
        with pytest.raises(StoreError, match="the store is locked by another program; end that"):
            store.keep_answer(kept_answer())
    assert store.keep_answer(kept_answer()) == kept_answer()
    store.close()


def test_a_connection_that_broke_is_made_again(store: DatabaseStore, admin: Engine) -> None:
    assert store.answer("k1") is None
    with store._transactions.reading() as connection:
        number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    said(admin, f"SELECT pg_terminate_backend({number}, 5000)")
    assert store.keep_answer(kept_answer()) == kept_answer()


def test_a_connection_that_breaks_meanwhile_is_told(store: DatabaseStore, admin: Engine) -> None:
    def breaking() -> None:
        with store._transactions.writing("made") as connection:
            number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            said(admin, f"SELECT pg_terminate_backend({number}, 5000)")
            connection.exec_driver_sql("SELECT 1")

    with pytest.raises(StoreError, match="nothing that was kept is lost"):
        breaking()
