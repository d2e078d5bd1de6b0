import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, select
from sqlalchemy.engine import make_url

import service.store
from service.errors import StoreError
from service.store import postgres, sqlite
from service.store.database import DatabaseStore
from service.store.sqlite import open_store
from service.store.tables import metadata
from service.store.versions import VERSIONS
from tests.postgres import new_database
from tests.records import library
from tests.store.test_database import STORES, done_entry, failed_entry, kept_answer, unread_entry

FORMS = Path(__file__).with_name("forms")
"""Stores as older Ententes left them: dumps of files that their own code wrote."""


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(service.store.__file__).parent / "migrations"))
    made.set_main_option("path_separator", "os")
    return made


def sqlite_of(form: str, folder: Path) -> DatabaseStore:
    """The store of this form, opened by today's program."""
    with closing(sqlite3.connect(folder / "old.db")) as connection:
        connection.executescript((FORMS / f"{form}.sql").read_text(encoding="utf-8"))
    return sqlite.open_store(folder / "old.db")


def postgres_of(form: str, folder: Path) -> DatabaseStore:
    """The same in PostgreSQL: made by the migrations up to this form, with the lines of the dump."""
    place = new_database(folder)
    engine = create_engine(make_url(place).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        migrations = config()
        migrations.attributes["connection"] = connection
        command.upgrade(migrations, form)
    with closing(sqlite3.connect(folder / "rows.db")) as dump:
        dump.executescript((FORMS / f"{form}.sql").read_text(encoding="utf-8"))
    lines = create_engine(f"sqlite:///{folder / 'rows.db'}")
    told = inspect(lines)
    known = {name: {column["name"] for column in told.get_columns(name)} for name in told.get_table_names()}
    with lines.connect() as source, engine.begin() as target:
        for table in metadata.sorted_tables:
            columns = [column for column in table.c if column.name in known.get(table.name, ())]
            found = source.execute(select(*columns)).mappings().all() if columns else []
            if found:
                target.execute(insert(table), [dict(row) for row in found])
    lines.dispose()
    engine.dispose()
    return postgres.open_store(place)


OLD: dict[str, Callable[[str, Path], DatabaseStore]] = {"sqlite": sqlite_of, "postgres": postgres_of}


@pytest.mark.parametrize("name", OLD)
@pytest.mark.parametrize("form", VERSIONS[:-1])
def test_a_store_of_every_older_form_is_brought_to_the_newest_with_all_it_holds(
    form: str, name: str, tmp_path: Path
) -> None:
    store = OLD[name](form, tmp_path)
    engine = store._transactions._engine
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert store.answer("k1") == kept_answer()
    assert store.failure("k1") is None
    assert [(run.id, run.command, run.done, run.failed, run.facts) for run in store.runs()] == [
        ("r2", "brief", 1, 0, 1),
        ("r1", "extract", 1, 2, 0),
    ]
    (unread, done, failed) = store.entries("r1")
    one, other = library(x="2025-05-29", y=None).values()
    assert (unread, done, failed) == (unread_entry("r1"), done_entry("r1", one), failed_entry("r1", other))
    assert store.article("y") == other
    brief = store.brief("r2")
    assert brief is not None
    assert brief.facts == store.facts("r2")
    assert [fact.name for fact in brief.facts] == ["Acquisition and Cross-Servicing Agreement"]
    if form == "0001":
        assert [each.article for each in store.links.waiting(9)] == ["x"]
    else:
        assert [each.records for each in store.links.clusters()] == [("x/a1", "x/a3"), ("x/m1",), ("x/s1",)]
        assert store.links.verdicts(["k"])["k"].same is True
    assert store.claim("k2")
    store.close()


def test_every_older_form_has_its_dump() -> None:
    assert sorted(path.stem for path in FORMS.glob("*.sql")) == list(VERSIONS[:-1])


@pytest.mark.parametrize("name", ["sqlite", "postgres"])
def test_the_migrations_lead_to_the_tables_as_they_are(name: str, tmp_path: Path) -> None:
    store = STORES[name](tmp_path)
    assert isinstance(store, DatabaseStore)
    with store._transactions._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    store.close()


def test_every_migration_is_a_version_in_order() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == VERSIONS


def test_opening_again_changes_nothing_and_needs_no_alembic(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    store.keep_answer(kept_answer())
    store.close()
    program = (
        "import sys; from pathlib import Path; from service.store.sqlite import open_store;"
        f"store = open_store(Path({str(tmp_path / 'a.db')!r}), create=False);"
        "print(store.answer('k1').text, 'alembic' in sys.modules); store.close()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == '{"a": 1} False\n'


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db").close()
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"a\.db: written by a newer Entente \(form 9999\); upgrade Entente"):
        open_store(tmp_path / "a.db")
    assert sqlite3.connect(tmp_path / "a.db").execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(StoreError, match=r"a\.db: a database of another program; name another file"):
        open_store(tmp_path / "a.db")
    names = sqlite3.connect(tmp_path / "a.db").execute("SELECT name FROM sqlite_master").fetchall()
    assert names == [("bookmarks",)]


def test_a_version_that_was_never_written_down_is_taken_up(tmp_path: Path) -> None:
    """As a program leaves it that was killed between making Alembic's table and the rest, in a database without our lock."""
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    store = open_store(tmp_path / "a.db")
    assert store.keep_answer(kept_answer()) == kept_answer()
    store.close()


def test_programs_that_open_a_new_store_at_once_all_find_it_made(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from service.store.sqlite import open_store;"
        f"store = open_store(Path({str(tmp_path)!r}) / 'new' / 'a.db'); print(store.answer('k1')); store.close()"
    )
    starting = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ended = [(process.communicate(timeout=120), process.returncode) for process in starting]
    assert ended == [(("None\n", ""), 0)] * 3
