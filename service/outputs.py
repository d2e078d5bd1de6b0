"""Results as files: checked before any call is paid for; a page is written whole or not at all, lines as they come."""

import os
import tempfile
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from service.errors import OutputError, UsageError


def check_outputs(paths: Sequence[Path], suffixes: Collection[str]) -> None:
    """Raise UsageError for a format that is not written and OutputError for a place that cannot be; make its folder."""
    for path in paths:
        try:
            _check(path, suffixes)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}; choose another place") from error


def _check(path: Path, suffixes: Collection[str]) -> None:
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    if path.suffix.lower() not in suffixes:
        known = ", ".join(sorted(suffixes))
        raise UsageError(f"{path}: format {path.suffix or 'without a suffix'} is not written; choose one of {known}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: its folder cannot be made: {error.strerror}; choose another place") from error
    if not all(os.access(place, os.W_OK) for place in (path.parent, path) if place.exists()):
        raise OutputError(f"{path}: no permission to write there; choose another place")


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, then put it in its place; raise OutputError and leave what was there when that fails."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".entente-")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            part.chmod(0o644)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


class Growing:
    """Lines of JSON that are written as they come, to the file `path` or else by `out`; as `one_list` they are a JSON list, whole
    however the work ends. A file that was there stays until the first line. Raises OutputError when it cannot be written."""

    def __init__(self, path: Path | None, *, one_list: bool, out: Callable[[str], None]) -> None:
        self._path, self._one_list, self._out = path, one_list, out
        self._file: TextIO | None = None
        self._lines = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._one_list and (self._lines or kind is None):
            self._write("]\n" if self._lines else "[]\n")
        if self._file is not None:
            self._file.close()

    def add(self, line: str) -> None:
        """Write one more, at once."""
        if self._one_list:
            self._write(f"{',' if self._lines else '['}{line}")
        else:
            self._write(f"{line}\n")
        self._lines += 1

    def _write(self, text: str) -> None:
        if self._path is None:
            self._out(text)
            return
        try:
            if self._file is None:
                self._file = self._path.open("w", encoding="utf-8", newline="\n")
            self._file.write(text)
            self._file.flush()
        except OSError as error:
            raise OutputError(f"{self._path}: cannot be written: {error.strerror}") from error
