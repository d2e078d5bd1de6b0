"""Clients of a server, in a process of their own: readers who ask at an even rate, and listeners who follow a job.

A request is due at its time whether or not the one before it was answered, and its latency counts from then, so that a server
that stands still for a second is told as such, and not asked less for as long.
"""

import asyncio
import itertools
import json
import math
import multiprocessing
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Final, NamedTuple

ASKED: Final = {
    "first page": "/v1/facts",
    "a page behind": "/v1/facts?cursor={cursor}",
    "party": "/v1/facts?party={party}",
    "status": "/v1/facts?status=in_force",
    "party and status": "/v1/facts?party={party}&status=in_force",
    "kind, since": "/v1/facts?kind=trade&since=2024",
    "a word": "/v1/facts?q={word}",
    "a rare word": "/v1/facts?q=pact+{number}",
}
"""What is asked for, in turn."""


class Asked(NamedTuple):
    """Where a server is, the keys of its clients, and what they put into their requests, each in turn."""

    port: int
    keys: Sequence[str]
    cursors: Sequence[str]
    parties: Sequence[str]
    words: Sequence[str]
    numbers: Sequence[int]


@dataclass
class Latencies:
    """Seconds from when each request was due to its last byte, by what was asked; how long all took; answers other than 200."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    lasted: float = 0.0
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def every(self) -> list[float]:
        return [each for some in self.seconds.values() for each in some]

    @property
    def rate(self) -> float:
        return len(self.every) / self.lasted if self.lasted else math.nan


def quantile(seconds: Sequence[float], share: float) -> float:
    """The value below which that share of them lies, in milliseconds."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] * 1000 if ordered else math.nan


def read(asked: Asked, *, rate: float, seconds: float, connections: int = 16) -> Latencies:
    """Ask at this rate, for so long, over so many connections, from a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_read, (asked, rate, seconds, connections))


def listen(port: int, key: str, job: str, listeners: int, pipe: Connection) -> None:
    """Follow the job by that many connections to its end; send when all stand, and at last what each was told and when."""
    pipe.send(asyncio.run(_listened(port, key, job, listeners, pipe)))


def _read(asked: Asked, rate: float, seconds: float, connections: int) -> Latencies:
    return asyncio.run(_all_read(asked, rate, seconds, connections))


async def _all_read(asked: Asked, rate: float, seconds: float, connections: int) -> Latencies:
    due: asyncio.Queue[tuple[float, str, str] | None] = asyncio.Queue()
    told, began = Latencies(), time.perf_counter()
    readers = [
        asyncio.create_task(_reader(asked.port, asked.keys[n % len(asked.keys)], due, told)) for n in range(connections)
    ]
    for number, (kind, path) in zip(range(int(rate * seconds)), _paths(asked), strict=False):
        moment = began + number / rate
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        due.put_nowait((moment, kind, path))
    for _ in readers:
        due.put_nowait(None)
    await asyncio.gather(*readers)
    told.lasted = time.perf_counter() - began
    return told


def _paths(asked: Asked) -> Iterator[tuple[str, str]]:
    for cursor, party, word, number in zip(*map(itertools.cycle, asked[2:]), strict=True):
        for kind, path in ASKED.items():
            yield kind, path.format(cursor=cursor, party=party, word=word, number=number)


async def _reader(port: int, key: str, due: asyncio.Queue[tuple[float, str, str] | None], told: Latencies) -> None:
    reading, writing = await asyncio.open_connection("127.0.0.1", port)
    while (wanted := await due.get()) is not None:
        moment, kind, path = wanted
        writing.write(_request(path, key))
        status, _ = await _answer(reading)
        told.seconds.setdefault(kind, []).append(time.perf_counter() - moment)
        if status != 200:
            told.wrong[str(status)] += 1
    writing.close()


def _request(path: str, key: str, *, last: bool = False) -> bytes:
    ending = "connection: close\r\n" if last else ""
    return f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {key}\r\n{ending}\r\n".encode()


async def _answer(reading: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reading.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].split(b"\r\n")[0])
    return int(head.split()[1]), await reading.readexactly(length)


async def _listened(port: int, key: str, job: str, listeners: int, pipe: Connection) -> list[dict[int, float]]:
    standing = asyncio.Semaphore(0)
    following = [asyncio.create_task(_listener(port, key, job, standing)) for _ in range(listeners)]
    for _ in range(listeners):
        await standing.acquire()
    pipe.send("standing")
    return await asyncio.gather(*following)


async def _listener(port: int, key: str, job: str, standing: asyncio.Semaphore) -> dict[int, float]:
    """When each version of the job was told, in seconds of the clock that all processes share."""
    reading, writing = await asyncio.open_connection("127.0.0.1", port)
    writing.write(_request(f"/v1/jobs/{job}/events", key, last=True))
    told: dict[int, float] = {}
    while line := await reading.readline():
        if line.startswith(b"data: "):
            told[json.loads(line.removeprefix(b"data: "))["version"]] = time.monotonic()
            if len(told) == 1:
                standing.release()
    writing.close()
    return told
