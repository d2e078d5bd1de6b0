"""A guarded process that parses what a library must parse, so that no file can crash, hang or fill the one that asks.

It is started when it is first needed and takes one file after another. Each file has a time and the process a memory limit;
a process that goes over them ends, the file is refused with the reason, and the next file gets a new one.
"""

import json
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from types import TracebackType
from typing import BinaryIO, Self

from pydantic import TypeAdapter

from service.articles.document import LONGEST, Document, Found, Refusal
from service.articles.kinds import KINDS, Kind, format_of
from service.errors import ReadError

SECONDS = 60.0
MEMORY = 2 * 1024 * 1024 * 1024  # bytes of address space
_LARGEST_ANSWER = 256 * 1024 * 1024  # bytes
_FILES = 500  # a process is replaced after so many, for libraries keep what they have seen
_ITEMS: TypeAdapter[list[Found]] = TypeAdapter(list[Found])
_START = "import sys; sys.path[:] = sys.argv[1:]; from service.articles.worker import main; main()"
_BIG = "needs more memory than one file may take; split it, or save its text as .txt"


class Worker:
    """Reads one file at a time in a process of its own. Close it, or leave that to the end of the program."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._stop: weakref.finalize[..., Worker] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self, kind: Kind, content: bytes, *, charset: str | None = None, address: str | None = None
    ) -> list[Found]:
        """What the module of that kind finds in `content`. Raises ReadError where it finds nothing, or ends badly."""
        with self._lock:
            if self._files >= _FILES:
                self.close()
            process = self._process or self._started()
            job = {"kind": kind, "charset": charset, "address": address, "size": len(content), "seconds": self._seconds}
            started = time.monotonic()
            timer = threading.Timer(self._seconds, process.kill)
            timer.start()
            try:
                answer = _exchange(process, json.dumps(job).encode() + b"\n" + content)
            finally:
                timer.cancel()
            self._files += 1
            if not answer.endswith(b"\n"):
                self.close()
                if time.monotonic() - started >= self._seconds:
                    raise ReadError(f"took longer than {self._seconds:g} s to read; save its text as .txt")
                raise ReadError("damaged so that the program that reads it broke off; save its text as .txt")
        return _ITEMS.validate_json(answer)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._stop is not None:
            self._stop()
        self._process = None
        self._files = 0

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", _START, *sys.path]
        process = subprocess.Popen(  # noqa: S603 - our own program, and paths that this one was started with
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._process = process
        self._stop = weakref.finalize(self, _ended, process)
        with suppress(OSError):
            _pipe(process.stdin).write(json.dumps({"memory": self._memory}).encode() + b"\n")
        return process


def main() -> None:
    """The guarded process: limits first, then one answer a job until nobody asks."""
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    _limit_memory(json.loads(jobs.readline())["memory"])
    for answer in served(jobs, limit=_limit_time):
        answers.write(answer)
        answers.flush()


def served(jobs: BinaryIO, *, limit: Callable[[float], None]) -> Iterator[bytes]:
    """An answer, one line of JSON, for each job; `limit` is told the seconds of each."""
    while head := jobs.readline():
        job = json.loads(head)
        content = jobs.read(job["size"])
        limit(job["seconds"])
        found = found_in(job["kind"], content, charset=job["charset"], address=job["address"])
        yield _ITEMS.dump_json(found) + b"\n"


def found_in(kind: str, content: bytes, *, charset: str | None, address: str | None) -> list[Found]:
    """What is in a file of that kind; whatever happens to its parser becomes a refusal."""
    known = next(each for each in KINDS if each == kind)
    found: list[Found] = []
    try:
        for item in format_of(known).read(BytesIO(content), charset=charset, address=address):
            long = isinstance(item, Document) and len(item.text) > LONGEST
            reason = f"more than {LONGEST // 2**20} million characters of text; split it"
            found.append(Refusal(reason=reason, place=item.place) if long and isinstance(item, Document) else item)
    except ReadError as error:
        found.append(Refusal(reason=str(error)))
    except MemoryError:
        found.append(Refusal(reason=_BIG))
    except Exception as error:  # noqa: BLE001 - the parsers' boundary: any surprise of theirs is this one file's refusal
        name = type(error).__name__
        found.append(
            Refusal(reason=f"damaged, its parser ends in {name}; open and save it anew, or save its text as .txt")
        )
    return found


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """Send a request, and read one line; what comes back from a process that has ended is not a whole line."""
    with suppress(OSError):
        _pipe(process.stdin).write(request)
        _pipe(process.stdin).flush()
        return _pipe(process.stdout).readline(_LARGEST_ANSWER)
    return b""


def _pipe(stream: object) -> BinaryIO:
    assert isinstance(stream, BinaryIO) or hasattr(stream, "write")  # noqa: S101 - Popen was asked for pipes
    return stream  # type: ignore[return-value] # Popen types its pipes as optional


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()


def _limit_memory(size: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every platform; where it is missing, time is the limit
    except ImportError:
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _limit_time(seconds: float) -> None:
    """A limit of its own beside the asker's, for when the asker is gone."""
    try:
        import resource  # noqa: PLC0415 - as above
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    with suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + 2 * seconds + 1), hard))
