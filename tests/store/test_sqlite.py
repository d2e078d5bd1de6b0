"""The store as a file: what its settings are, and a clear word for every way in which it cannot be used."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from service.errors import StoreError
from service.store.database import DatabaseStore
from service.store.sqlite import open_store
from tests.records import article
from tests.store.test_database import done_entry, kept_answer, new_run


def told(path: Path, **options: bool) -> str:
    """What is said of a place where no store can be."""
    with pytest.raises(StoreError) as caught:
        open_store(path, **options)
    assert str(caught.value).startswith(f"{path}: ")
    return str(caught.value).removeprefix(f"{path}: ")


# --- settings


def setting(store: DatabaseStore, name: str) -> object:
    with store._transactions._engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_the_log_is_written_ahead_and_foreign_keys_are_on(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    settings = {name: setting(store, name) for name in ("journal_mode", "foreign_keys", "busy_timeout")}
    store.close()
    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000}


def test_what_was_paid_for_waits_for_the_disk_and_what_is_made_of_it_does_not(tmp_path: Path) -> None:
    full, normal = 2, 1
    store = open_store(tmp_path / "a.db")
    store.begin(new_run())
    assert setting(store, "synchronous") == normal
    store.keep_answer(kept_answer())
    assert setting(store, "synchronous") == full
    store.keep_articles("r1", [article()])
    assert setting(store, "synchronous") == normal
    store.close()


def test_an_outcome_of_no_run_is_refused(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        store.keep_entry(done_entry("r7", article()), article())
    assert store.article(article().id) is None
    store.close()


# --- places


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    open_store(tmp_path / "deep" / "down" / "a.db").close()
    assert (tmp_path / "deep" / "down" / "a.db").is_file()


def test_a_store_that_is_not_there_is_made_only_when_asked(tmp_path: Path) -> None:
    words = told(tmp_path / "deep" / "a.db", create=False)
    assert words.startswith("no store there yet; `entente extract` and `entente brief` make one")
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_odd_characters_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "100% Café?mode=ro#x :memory:.db"
    open_store(path).close()
    assert path.is_file()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes. " * 100, encoding="utf-8")
    assert told(path).startswith("not a store: the file is no database; name another file with --store")
    assert path.read_text(encoding="utf-8") == "These are my notes. " * 100


def test_an_empty_file_is_a_new_store(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    store = open_store(path)
    assert store.runs() == ()
    store.close()


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(path)
    store.begin(new_run())
    store.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    assert "the store is damaged" in told(path)


@pytest.mark.parametrize("name", ["", "file/a.db", "a\0b"])
def test_a_place_that_can_hold_no_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    words = told(tmp_path / name)
    assert "a folder; name a file in it" in words if not name else "cannot be" in words


def test_a_folder_that_takes_no_file_is_told() -> None:
    if not Path("/proc/self").exists():
        pytest.skip("this system has no /proc, where nobody may make a file")
    assert told(Path("/proc/a.db")).startswith("the store cannot be opened or made there; name another file")


# --- others at the same file


def test_a_store_that_stays_locked_is_told(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db", patience=0.1)
    with sqlite3.connect(tmp_path / "a.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"a\.db: the store is locked by another program; end that, or name"):
            store.keep_answer(kept_answer())
        assert store.answer("k1") is None
        other.execute("ROLLBACK")
    assert store.keep_answer(kept_answer()) == kept_answer()
    store.close()


def test_a_new_file_that_another_program_holds_is_waited_for_and_then_told(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked by another program"):
            open_store(tmp_path / "a.db", patience=0.1)
        other.execute("ROLLBACK")


def test_two_that_answer_the_same_question_at_once_agree(tmp_path: Path) -> None:
    stores = [open_store(tmp_path / "a.db") for _ in range(2)]
    start, standing = threading.Barrier(2), {}

    def keep(number: int) -> None:
        start.wait()
        for key in range(40):
            answer = stores[number].keep_answer(kept_answer(f"k{key}", f"{number}"))
            standing[number, key] = answer.text

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(standing[0, key] == standing[1, key] for key in range(40))
    for store in stores:
        store.close()


# --- disks that take no more


def test_a_full_disk_is_told_and_leaves_what_was_kept(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    store.keep_answer(kept_answer("before"))

    @event.listens_for(store._transactions._engine, "begin")
    def no_more_room(connection: object) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count=1")  # type: ignore[attr-defined]  # of SQLAlchemy's events

    with pytest.raises(StoreError, match="the disk is full, so that nothing more can be kept; make room, or name"):
        store.keep_answer(kept_answer("after", "x" * 1_000_000))
    assert store.answer("after") is None
    assert store.answer("before") == kept_answer("before")
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of two megabytes, where this system lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "entente-test", str(disk)], capture_output=True, check=False
    ) if shutil.which("mount") else None  # fmt: skip
    if made is None or made.returncode:
        pytest.skip("only root may make a small disk here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_full_loses_nothing_and_serves_again_when_there_is_room(small_disk: Path) -> None:
    store = open_store(small_disk / "a.db")
    kept: list[str] = []

    def fill() -> None:
        for number in range(100):
            store.keep_answer(kept_answer(f"k{number}", "x" * 100_000))
            kept.append(f"k{number}")

    with pytest.raises(StoreError, match="the disk is full, so that nothing more can be kept; make room, or name"):
        fill()
    assert 3 < len(kept) < 30
    assert all(store.answer(key) == kept_answer(key, "x" * 100_000) for key in kept)
    store.close()
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    store = open_store(small_disk / "a.db")
    assert all(store.answer(key) == kept_answer(key, "x" * 100_000) for key in kept)
    assert store.answer(f"k{len(kept)}") is None
    assert store.keep_answer(kept_answer("after")) == kept_answer("after")
    store.close()


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    """As full a disk as anybody can make: the system cuts the process off at a size of file."""
    program = (
        "import resource, signal, sys; from pathlib import Path; from service.errors import StoreError;"
        "from service.store.sqlite import open_store; from tests.store.test_database import kept_answer;"
        f"store = open_store(Path({str(tmp_path / 'a.db')!r})); signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "for number in range(100):\n"
        "    try: store.keep_answer(kept_answer(f'k{number}', 'x' * 100_000))\n"
        "    except StoreError as error: sys.exit(f'{number} {error}')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    number, _, words = ended.stderr.partition(" ")
    assert "nothing more can be kept" in words
    store = open_store(tmp_path / "a.db")
    assert all(store.answer(f"k{each}") == kept_answer(f"k{each}", "x" * 100_000) for each in range(int(number)))
    assert store.answer(f"k{number}") is None
    store.close()
