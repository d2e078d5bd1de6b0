import codecs
import os
from hashlib import sha256
from pathlib import Path

import pytest

from schemas.article import Article
from service.articles.files import LARGEST, FileReader
from service.ports import UnreadFile
from tests.records import SEEDS

TEXT = "The Senate approved it.\r\nThey met — in Manila.\n"


def read(path: Path | str) -> list[Article | UnreadFile]:
    return FileReader().read(str(path))


def reason(path: Path | str) -> str:
    """Why the one file at `path` was not read, without its name, which the reason must begin with."""
    (found,) = read(path)
    assert isinstance(found, UnreadFile)
    assert str(found.error).startswith(f"{found.source}: ")
    return str(found.error).removeprefix(f"{found.source}: ")


def write(path: Path, content: bytes | str = TEXT) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_is_stored_byte_for_byte_under_the_hash_of_its_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    (found,) = read(path)
    assert found == Article(id=sha256(TEXT.encode()).hexdigest()[:12], source=path.as_posix(), text=TEXT)


def test_every_seed_is_read_as_it_is() -> None:
    found = read(SEEDS[0].parent)
    assert [item.text for item in found if isinstance(item, Article)] == [path.read_bytes().decode() for path in SEEDS]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path / "a.TXT", codecs.BOM_UTF8 + TEXT.encode()))
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_a_folder_gives_all_texts_below_it_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "below.txt").mkdir()
    for name in ("b.txt", "a.md", "below.txt/c.txt", "picture.png"):
        write(tmp_path / name)
    assert [Path(item.source).name for item in read(tmp_path)] == ["a.md", "b.txt", "c.txt"]


def test_one_bad_file_in_a_folder_costs_no_other(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    assert [type(item) for item in read(tmp_path)] == [UnreadFile, Article, UnreadFile]


def test_a_folder_with_nothing_to_read_says_what_to_put_there(tmp_path: Path) -> None:
    assert reason(tmp_path) == "a folder with nothing to read in it; put .txt or .md files there"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", "", "empty; there is nothing to extract from it"),
        ("a.txt", codecs.BOM_UTF8, "empty; there is nothing to extract from it"),
        ("a.txt", " \n\t\n", "empty; there is nothing to extract from it"),
        ("a.txt", "Señor".encode("latin-1"), "not UTF-8 text; save it as UTF-8"),
        ("a.txt", "They met".encode("utf-16"), "not UTF-8 text; save it as UTF-8"),
        ("a.txt", b"PK\0\0\x01", "a binary file, not a text; save its text as .txt"),
        ("a.pdf", "%PDF", "not a format Entente reads; save it as .txt or .md"),
        ("a", "They met", "not a format Entente reads; save it as .txt or .md"),
        ("a.pdf", b" " * (LARGEST + 1), "not a format Entente reads; save it as .txt or .md"),
        ("a.txt", b" " * (LARGEST + 1), "larger than 10 MB; split it into its articles"),
    ],
)
def test_each_bad_file_says_what_is_wrong_and_what_to_do(
    tmp_path: Path, name: str, content: bytes | str, why: str
) -> None:
    assert reason(write(tmp_path / name, content)) == why


def test_a_missing_file_says_so_whatever_its_ending(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone.txt") == reason(tmp_path / "gone.pdf") == "no such file or folder; check the path"


@pytest.mark.parametrize("path", ["", "  ", "a\0b.txt"])
def test_what_is_no_path_is_told_and_never_means_the_folder_one_stands_in(path: str) -> None:
    assert reason(path) == "not the name of a file or folder; check the path"


def test_a_web_address_says_what_to_do_instead() -> None:
    assert reason("https://example.org/a.txt") == "a web address; save the text of the page as .txt and name that file"


def test_a_name_too_long_to_open_is_told() -> None:
    assert reason("x" * 5000 + ".txt").startswith("cannot be opened: ")


def test_a_file_below_a_file_is_told(tmp_path: Path) -> None:
    assert reason(write(tmp_path / "a.txt") / "b.txt").startswith("cannot be opened: ")


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reason(tmp_path / "a.txt") == "a pipe or a device, not a file; save its text to one"


def test_a_name_that_is_no_text_can_still_be_printed(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    Path(path).write_text(TEXT, encoding="utf-8")
    (found,) = read(tmp_path)
    assert isinstance(found, Article)
    assert found.source.encode().endswith("/\ufffd.txt".encode())
