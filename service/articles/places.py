"""What a path names: a file, the files of a folder, or those that a pattern matches."""

import glob
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from service.articles.kinds import LARGEST, READ, Kind, kind_of_name
from service.articles.metadata import SIDECAR
from service.errors import ReadError

_LABELS = "gold"  # the folder beside articles in which their expected records stand
_UNSHOWN = {"Cc", "Cs", "Zl", "Zp"}
_DIRECTIONS = re.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to be read."""

    path: Path


@dataclass(frozen=True, slots=True)
class Passed:
    """Something in a folder that is not read, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A place that should have been read and cannot be, and why."""

    path: Path | str
    reason: str


Place = File | Passed | Failed


def places(path: str) -> Iterator[Place]:
    """What `path` names, in order of name. A file named by itself is to be read whatever its kind."""
    if not path.strip() or "\0" in path:
        yield Failed(path, "not the name of a file or folder; check the path")
        return
    try:
        if Path(path).is_dir():
            yield from _folder(Path(path))
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from _pattern(path)
        else:
            yield File(Path(path))
    except OSError as error:
        yield Failed(path, f"cannot be opened: {error.strerror}")


def shown(path: str) -> str:
    """A path fit to be printed and stored: odd bytes, line breaks and marks that turn the direction of writing become U+FFFD."""
    plain = _DIRECTIONS.sub("\ufffd", path)
    return "".join("\ufffd" if unicodedata.category(char) in _UNSHOWN else char for char in plain)


def checked_kind(file: Path, *, feed: bool) -> Kind:
    """The kind of a file that is to be read. Raises ReadError, or OSError, for one that is not there or not read."""
    facts = file.stat()
    kind = kind_of_name(file.name)
    if feed and stat.S_ISREG(facts.st_mode):
        kind = "feed"
    if kind is None:
        raise ReadError(f"not a format Entente reads; save it as {READ}")
    if not stat.S_ISREG(facts.st_mode):
        raise ReadError("a pipe or a device, not a file; save its text to one")
    if facts.st_size > LARGEST[kind]:
        raise ReadError(f"larger than {LARGEST[kind] // 2**20} MB; split it into its articles")
    return kind


def _folder(folder: Path) -> Iterator[Place]:
    found: list[Place] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: found.append(_unopened(error))):
        top = Path(here)
        for name in list(folders):
            reason = _reason_to_pass_folder(top / name)
            if reason:
                folders.remove(name)
                found.append(Passed(top / name, reason))
        beside = set(names)
        for name in names:
            if not (name.endswith(SIDECAR) and _is_sidecar(name, beside)):
                reason = _reason_to_pass_file(name)
                found.append(Passed(top / name, reason) if reason else File(top / name))
    if not any(isinstance(place, File | Failed) for place in found):
        found.append(Failed(folder, f"a folder with nothing to read in it; put {READ} files there"))
    yield from sorted(found, key=lambda place: Path(place.path))


def _pattern(pattern: str) -> Iterator[Place]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no pattern with a root
    if not matches:
        yield Failed(pattern, "no such file, and nothing that this pattern matches; check the path")
    beside = {Path(match).name for match in matches}
    for match in matches:
        path = Path(match)
        if path.is_dir():
            if not re.search(r"\*\*", pattern):
                yield from _folder(path)
        elif not (path.name.endswith(SIDECAR) and _is_sidecar(path.name, beside)):
            reason = _reason_to_pass_file(path.name)
            yield Passed(path, reason) if reason else File(path)


def _reason_to_pass_folder(folder: Path) -> str | None:
    if folder.name.startswith("."):
        return "a hidden folder"
    if folder.name == _LABELS and _holds_labels(folder):
        return "expected records for `entente eval`, not articles"
    return "a link to a folder; name that folder itself" if folder.is_symlink() else None


def _holds_labels(folder: Path) -> bool:
    """Whether nothing stands in a folder but JSON: it is told once, not file by file."""
    with suppress(OSError):
        return all(each.suffix == ".json" and each.is_file() for each in folder.iterdir())
    return False


def _reason_to_pass_file(name: str) -> str | None:
    kind = kind_of_name(name)
    if name.startswith("."):
        return "a hidden file"
    if name.endswith(SIDECAR):
        return "a sidecar without the file it describes"
    if kind == "feed":
        return "a feed, or other XML; name it with --feed"
    return None if kind else f"not a format Entente reads ({READ})"


def _is_sidecar(name: str, beside: set[str]) -> bool:
    """Whether the file that a sidecar describes is there, under its whole name or without its ending."""
    owner = name.removesuffix(SIDECAR)
    return any(
        each == owner or (each != name and each.rpartition(".")[0] == owner) for each in beside if kind_of_name(each)
    )


def _unopened(error: OSError) -> Failed:
    return Failed(str(error.filename), f"cannot be opened: {error.strerror}")
