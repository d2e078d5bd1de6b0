"""Results as files: checked before any call is paid for, written whole or not at all."""

import os
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

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
