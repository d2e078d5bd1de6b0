import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.articles.kinds import LARGEST
from service.articles.places import Failed, File, Passed, checked_kind, places, shown
from service.errors import ReadError


def folder(top: Path, *names: str) -> Path:
    for name in names:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("They met.", encoding="utf-8")
    return top


def told(path: Path | str) -> list[tuple[str, str]]:
    """Each place as its sort and its name below the folder, in order."""
    top = Path(path) if Path(path).is_dir() else Path(str(path)).parent
    return [(type(place).__name__, os.path.relpath(place.path, top)) for place in places(str(path))]


def reasons(path: Path | str) -> dict[str, str]:
    return {Path(place.path).name: place.reason for place in places(str(path)) if isinstance(place, Passed | Failed)}


def test_a_folder_gives_all_files_below_it_in_order_of_name_and_lists_what_it_passes_over(tmp_path: Path) -> None:
    folder(tmp_path, "b.pdf", "a/z.txt", "c.png", "a.md", ".hidden", ".git/x.txt", "feed.xml", "d.meta.json")
    assert told(tmp_path) == [
        ("Passed", ".git"),
        ("Passed", ".hidden"),
        ("File", "a/z.txt"),
        ("File", "a.md"),
        ("File", "b.pdf"),
        ("Passed", "c.png"),
        ("Passed", "d.meta.json"),
        ("Passed", "feed.xml"),
    ]
    assert reasons(tmp_path) == {
        ".git": "a hidden folder",
        ".hidden": "a hidden file",
        "c.png": "not a format Entente reads (.txt .md .html .pdf .docx .eml or .jsonl)",
        "d.meta.json": "a sidecar without the file it describes",
        "feed.xml": "a feed, or other XML; name it with --feed",
    }


def test_a_folder_of_expected_records_is_passed_over_once(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt", "gold/000.json", "gold/clusters.json")
    assert told(tmp_path) == [("File", "a.txt"), ("Passed", "gold")]
    assert reasons(tmp_path) == {"gold": "expected records for `entente eval`, not articles"}


def test_a_folder_of_that_name_that_holds_more_is_read_like_any_other(tmp_path: Path) -> None:
    folder(tmp_path, "gold/000.json", "gold/standard.txt")
    assert told(tmp_path) == [("Passed", "gold/000.json"), ("File", "gold/standard.txt")]


def test_a_sidecar_belongs_to_its_file(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt", "a.txt.meta.json", "b.pdf", "b.meta.json")
    assert told(tmp_path) == [("File", "a.txt"), ("File", "b.pdf")]
    assert told(tmp_path / "*") == [("File", "a.txt"), ("File", "b.pdf")]


def test_a_link_to_a_folder_is_not_followed_and_a_ring_of_links_does_no_harm(tmp_path: Path) -> None:
    folder(tmp_path, "a/x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert told(tmp_path) == [("Passed", "a/up"), ("File", "a/x.txt")]
    assert reasons(tmp_path) == {"up": "a link to a folder; name that folder itself"}


def test_a_folder_with_nothing_to_read_is_a_failure_beside_what_it_passes_over(tmp_path: Path) -> None:
    folder(tmp_path, "a.png")
    assert told(tmp_path) == [("Failed", "."), ("Passed", "a.png")]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path, "a.txt", "shut/b.txt")
    scan = os.scandir

    def shut(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", shut)
    assert told(tmp_path) == [("File", "a.txt"), ("Failed", "shut")]
    assert reasons(tmp_path) == {"shut": "cannot be opened: Permission denied"}


def test_a_pattern_gives_what_it_matches_in_order_of_name(tmp_path: Path) -> None:
    folder(tmp_path, "b.txt", "a.txt", "c.png", "d/e.txt", "d/f.md")
    assert told(tmp_path / "*.txt") == [("File", "a.txt"), ("File", "b.txt")]
    assert told(tmp_path / "[ac].*") == [("File", "a.txt"), ("Passed", "c.png")]
    assert told(tmp_path / "d*") == [("File", "d/e.txt"), ("File", "d/f.md")]
    assert [Path(place.path).name for place in places(str(tmp_path / "**" / "*.txt"))] == ["a.txt", "b.txt", "e.txt"]
    assert reasons(tmp_path / "*.pdf") == {
        "*.pdf": "no such file, and nothing that this pattern matches; check the path"
    }


def test_a_name_that_looks_like_a_pattern_is_a_name_where_there_is_such_a_file(tmp_path: Path) -> None:
    folder(tmp_path, "a[1].txt", "a1.txt")
    assert told(tmp_path / "a[1].txt") == [("File", "a[1].txt")]


def test_a_file_named_by_itself_is_to_be_read_whatever_it_is() -> None:
    assert list(places("gone.png")) == [File(Path("gone.png"))]


@pytest.mark.parametrize("path", ["", "  ", "a\0b.txt"])
def test_what_is_no_path_never_means_the_folder_one_stands_in(path: str) -> None:
    assert list(places(path)) == [Failed(path, "not the name of a file or folder; check the path")]


def test_a_name_too_long_to_open_is_told() -> None:
    (found,) = places("x" * 5000 + "*.txt")
    assert isinstance(found, Failed)


def test_odd_names_are_shown_without_what_moves_a_cursor_or_turns_a_line() -> None:
    assert shown("a\udcff\n\x1b[2J\u202etxt\u2028.md") == "a\ufffd\ufffd\ufffd[2J\ufffdtxt\ufffd.md"
    assert shown("گفت‌وگو é.txt") == "گفت‌وگو é.txt"


@given(st.text(st.characters(codec=None)))
def test_any_name_is_shown_on_one_line_of_valid_text(name: str) -> None:
    assert len(shown(name).encode().decode().splitlines()) <= 1


def test_the_kind_of_a_file_is_told_before_it_is_opened(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt", "a.png")
    assert checked_kind(tmp_path / "a.txt", feed=False) == "text"
    assert checked_kind(tmp_path / "a.png", feed=True) == "feed"
    with pytest.raises(ReadError, match=r"not a format Entente reads; save it as \.txt"):
        checked_kind(tmp_path / "a.png", feed=False)
    with pytest.raises(FileNotFoundError):
        checked_kind(tmp_path / "gone.png", feed=False)


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a.eml", "a.html"])
def test_a_file_larger_than_its_kind_ever_is_is_not_opened(tmp_path: Path, name: str) -> None:
    kind = checked_kind(folder(tmp_path, name) / name, feed=False)
    os.truncate(tmp_path / name, LARGEST[kind] + 1)
    with pytest.raises(ReadError, match=rf"larger than {LARGEST[kind] // 2**20} MB; split it into its articles"):
        checked_kind(tmp_path / name, feed=False)
