"""The command line run in this process or as a user starts it, against an endpoint that knows the newsroom's articles."""

import json
import os
import pty
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, TextIO

import pytest

from service import cli
from tests.loopback import Loopback, Reply, Script, answered
from tests.newsroom import ANSWERS, TEXTS, draft


@dataclass(frozen=True)
class Ended:
    """A command that ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Stdout as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def statuses(self) -> list[str]:
        return [line["status"] for line in self.lines]


def run(*arguments: str, stdout: TextIO | None = None, stderr: TextIO | None = None) -> Ended:
    """`entente ARGUMENTS`, in this process; no traceback may show."""
    out, err = stdout or StringIO(), stderr or StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["entente", *arguments])
        with pytest.raises(SystemExit) as ending:
            cli.main()
    code = ending.value.code
    written, told = (stream.getvalue() if isinstance(stream, StringIO) else "" for stream in (out, err))
    assert "Traceback" not in told
    return Ended(code=code if isinstance(code, int) else 0, out=written, err=told)


def unset(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """No setting of this machine, no file beside the test's own, no store of the user's, no random wait."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ENTENTE_")):
            patch.delenv(name)
    patch.setenv("ENTENTE_STORE", str(folder / "store.db"))
    patch.setenv("XDG_DATA_HOME", str(folder / "data"))  # where a test that unsets the one above would be led
    patch.chdir(folder)
    patch.setattr(random, "uniform", lambda _low, _high: 0.0)


def shelved(folder: Path) -> Path:
    """A folder with the articles of the newsroom, in this one."""
    made = folder / "articles"
    made.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def started(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """The installed command, as a user starts it."""
    command = Path(sys.executable).with_name("entente")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([command, *arguments], **{**pipes, **options})


def closed_pipe() -> int:
    """A pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def full_disk() -> int:
    """A place that takes no byte more."""
    try:
        return os.open("/dev/full", os.O_WRONLY)
    except FileNotFoundError:
        pytest.skip("this system has no /dev/full")


@contextmanager
def terminal() -> Iterator[tuple[TextIO, list[bytes]]]:
    """A terminal to write on, and what it has shown when it is closed."""
    watching, theirs = pty.openpty()
    shown: list[bytes] = []
    watcher = threading.Thread(target=lambda: shown.extend(iter(lambda: _seen(watching), b"")))
    watcher.start()
    with os.fdopen(theirs, "w", encoding="utf-8") as screen:
        yield screen, shown
    watcher.join()
    os.close(watching)


def _seen(watching: int) -> bytes:
    try:
        return os.read(watching, 4096)
    except OSError:  # the screen is closed
        return b""


def unreadable(folder: Path) -> dict[str, str]:
    """A file of each kind that cannot be read as an article, and why."""
    contents = {"a.txt": b" \n", "b.txt": b"\0\1\2", "c.txt": "Café".encode("latin-1"), "d.doc": b"x"}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "nothing").mkdir()
    reasons = ("empty", "a binary file", "not UTF-8", "not a format", "a folder with nothing to read", "no such file")
    return {str(folder / name): why for name, why in zip((*contents, "nothing", "missing.txt"), reasons, strict=True)}


def asking(endpoint: Loopback, *more: str) -> list[str]:
    """The options that ask this endpoint, once for each answer."""
    return ["--base-url", endpoint.url, "--model", "m", "--tries", "1", *more]


def answer(asked: Mapping[str, Any]) -> Reply:
    """What the endpoint answers to a question: about an article what it tells, to a brief's a draft."""
    user = asked["messages"][1]["content"]
    return answered(next((told for text, told in ANSWERS.items() if text.strip() in user), None) or draft())


def failing(fault: Script, *, about: Callable[[str], bool]) -> Script:
    """An endpoint that fails on the questions whose material is like that."""

    def reply(asked: Mapping[str, Any]) -> Reply:
        failed = fault if about(asked["messages"][1]["content"]) else answer
        return failed if isinstance(failed, Reply) else failed(asked)

    return reply


def evidences(value: object) -> Iterator[dict[str, Any]]:
    """Every `evidence` of an answer line, however deep."""
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and "evidence" in value:
        yield value["evidence"]
    for member in members:
        yield from evidences(member)
