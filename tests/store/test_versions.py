import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import service.store
from service.errors import StoreError
from service.store.sqlite import open_store
from service.store.tables import metadata
from service.store.versions import VERSIONS
from tests.links import keep
from tests.records import agreement
from tests.store.test_database import kept_answer


def test_the_migrations_lead_to_the_tables_as_they_are(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_every_migration_is_a_version_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(service.store.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
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


def test_a_store_of_the_first_form_has_its_articles_wait_for_linking(tmp_path: Path) -> None:
    """As the first form left it: without the tables of links, and with an article that two runs told of."""
    store = open_store(tmp_path / "a.db")
    keep(store, {"x": [agreement("x/a1", "Pact")], "y": []})
    keep(store, {"x": [agreement("x/a1", "Other")]})
    store.close()
    made = (
        "claims",
        "failures",
        "holders",
        "block_keys",
        "pairs",
        "members",
        "clusters",
        "linked",
        "waiting",
        "linker",
        "verdicts",
    )
    with sqlite3.connect(tmp_path / "a.db") as connection:
        for table in made:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    store = open_store(tmp_path / "a.db")
    told = [(each.article, [record.id for record in each.records]) for each in store.links.waiting(9)]
    (other, _) = store.links.waiting(9)
    assert told == [("x", ["x/a1"]), ("y", [])]
    assert other.records == (agreement("x/a1", "Other"),)
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
