"""Files are checked before anything is paid for, and written whole or not at all."""

import os
import resource
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.errors import OutputError, UsageError
from service.outputs import check_outputs, write_whole

SUFFIXES = (".md", ".pdf")
LONGEST = 255  # bytes of a name on every file system in common use


def refused(path: Path) -> str:
    """Why `path` is refused, without its name, which the reason must begin with."""
    with pytest.raises(OutputError) as caught:
        check_outputs([path], SUFFIXES)
    assert str(caught.value).startswith(f"{path}: ")
    return str(caught.value).removeprefix(f"{path}: ")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def nobody(tmp_path: Path) -> Iterator[Path]:
    """A folder of one's own, for somebody whom permissions bind: root steps down while the test runs."""
    if os.getuid() != 0:
        yield tmp_path
        return
    for folder in (tmp_path, *tmp_path.parents):  # left so: another process may be testing below the same parents
        if not (mode := stat.S_IMODE(folder.stat().st_mode)) & 0o001:
            folder.chmod(mode | 0o011)
    os.chown(tmp_path, 65534, 65534)
    os.setresuid(65534, 65534, 0)
    try:
        yield tmp_path
    finally:
        os.setresuid(0, 0, 0)


@contextmanager
def limited(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


# --- checked before anything is paid for


def test_a_place_that_can_be_written_passes_and_gets_its_folder(tmp_path: Path) -> None:
    check_outputs([tmp_path / "a.md", tmp_path / "new" / "deep" / "B.PDF"], SUFFIXES)
    assert names(tmp_path) == ["new"]
    assert names(tmp_path / "new") == ["deep"]


@pytest.mark.parametrize(("name", "called"), [("a.odt", ".odt"), ("a", "without a suffix")])
def test_an_unknown_format_is_told_with_those_that_are_written(tmp_path: Path, name: str, called: str) -> None:
    path = tmp_path / "new" / name
    with pytest.raises(UsageError) as caught:
        check_outputs([tmp_path / "a.md", path], SUFFIXES)
    assert str(caught.value) == f"{path}: format {called} is not written; choose one of .md, .pdf"
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["folder", "folder.md"])
def test_a_folder_is_no_output(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert refused(tmp_path / name) == "is a folder; name a file in it"


@pytest.mark.parametrize("name", ["file/a.md", "file/deep/a.md"])
def test_a_file_cannot_hold_an_output(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert refused(tmp_path / name).startswith("its folder cannot be made: ")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / f"{'x' * LONGEST}.md").startswith("cannot be written: ")


def test_a_folder_that_may_not_be_written_is_told_also_where_its_file_may_be(nobody: Path) -> None:
    """A file is put in its place from beside it, so that its folder decides."""
    (nobody / "a.md").touch()
    nobody.chmod(0o500)
    assert refused(nobody / "a.md") == refused(nobody / "b.md") == "no permission to write there; choose another place"


def test_a_folder_that_may_not_be_entered_is_told(nobody: Path) -> None:
    (nobody / "closed").mkdir(mode=0)
    assert refused(nobody / "closed" / "a.md").startswith("cannot be written: ")


def test_a_write_protected_file_is_not_replaced(nobody: Path) -> None:
    (nobody / "a.md").touch(mode=0o400)
    assert refused(nobody / "a.md") == "no permission to write there; choose another place"


# --- written whole or not at all


def test_a_file_is_replaced_whole_and_for_all_to_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a longer text than the new one")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert names(tmp_path) == ["a.md"]


def test_a_relative_name_is_written_where_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    check_outputs([Path("a.md")], SUFFIXES)
    write_whole(Path("a.md"), b"new")
    assert names(tmp_path) == ["a.md"]


def test_the_longest_name_that_passes_the_check_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * (LONGEST - 3)}.md"
    check_outputs([path], SUFFIXES)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_write_that_fails_leaves_what_was_there_and_no_part_of_itself(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    (tmp_path / "a.md" / "old").touch()
    with pytest.raises(OutputError, match=r"a\.md: cannot be written: Is a directory"):
        write_whole(tmp_path / "a.md", b"new")
    assert names(tmp_path) == ["a.md"]
    assert names(tmp_path / "a.md") == ["old"]


def test_a_file_whose_folder_may_not_be_written_stays_as_it_was(nobody: Path) -> None:
    (nobody / "a.md").write_bytes(b"old")
    nobody.chmod(0o500)
    with pytest.raises(OutputError, match=r"a\.md: cannot be written: Permission denied"):
        write_whole(nobody / "a.md", b"new")
    assert (nobody / "a.md").read_bytes() == b"old"
    assert names(nobody) == ["a.md"]


def test_a_full_disk_leaves_what_was_there_and_no_part_of_itself(tmp_path: Path) -> None:
    """A limit on the size of files, which the system keeps, stands for the disk."""
    (tmp_path / "a.md").write_bytes(b"old")
    with limited(1000), pytest.raises(OutputError, match=r"a\.md: cannot be written: File too large"):
        write_whole(tmp_path / "a.md", b"new" * 1000)
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert names(tmp_path) == ["a.md"]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: No such file"):
        write_whole(tmp_path / "gone" / "a.md", b"new")
