"""A loopback endpoint in a process of its own, which answers about the generated articles of `benchmarks.batch`, with faults.

Faults depend on the seed, the article and how often it was asked about alone, so that every client meets the same ones. What it
was asked, and how often, is read back over a pipe.
"""

import asyncio
import hashlib
import json
import multiprocessing
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from tests.llm.questions import agreement, event, extraction

FAULTS = ("failing", "malformed", "cut", "hanging", "dropped")
_ARTICLE = re.compile(rb"ART-(\d+)")
_SIGNED = re.compile(rb"([A-Z]\w+) and ([A-Z]\w+) signed the (Pact \d+)")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Behaviour:
    """How the endpoint is: seconds to an answer, requests a minute and how many at once, and the share of each fault."""

    latency: float = 0.3
    rpm: float | None = None
    burst: float = 100.0
    failing: float = 0.0
    malformed: float = 0.0
    cut: float = 0.0
    hanging: float = 0.0
    dropped: float = 0.0
    hangs_for: float = 20.0


@dataclass
class Seen:
    """What the endpoint saw: calls, refusals for coming too fast, good answers by article, the most calls at once, and the
    seconds from the first call to the last answer."""

    calls: int = 0
    limited: int = 0
    most: int = 0
    first: float = 0.0
    last: float = 0.0
    asked: Counter[bytes] = field(default_factory=Counter)
    answered: Counter[bytes] = field(default_factory=Counter)

    @property
    def seconds(self) -> float:
        return self.last - self.first


class Served(asyncio.Protocol):
    """One connection, kept alive."""

    def __init__(self, behaviour: Behaviour, seen: Seen, level: list[float]) -> None:
        self._behaviour, self._seen, self._level = behaviour, seen, level
        self._buffer = b""
        self._open: asyncio.Transport | None = None

    def connection_made(self, transport: Any) -> None:
        self._open = transport

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the protocol's signature
        self._open = None

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, separator, rest = self._buffer.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if separator and len(rest) >= (size := int(length[1]) if length else 0):
            self._buffer = rest[size:]
            self._asked(rest[:size])

    def _asked(self, body: bytes) -> None:
        seen, now, loop = self._seen, time.monotonic(), asyncio.get_running_loop()
        seen.first = seen.first or now
        seen.calls += 1
        headers, wait = self._limit(now)
        if wait:
            seen.limited += 1
            self._send(429, {"error": {"message": "too fast"}}, f"{headers}retry-after-ms: {wait * 1000:.0f}\r\n")
            return
        found = _ARTICLE.search(body)
        key = found[1] if found else b"-"
        seen.asked[key] += 1
        fault = self._fault(key)
        seen.most = max(seen.most, sum(seen.asked.values()) - sum(seen.answered.values()))
        delay = self._behaviour.hangs_for if fault == "hanging" else self._behaviour.latency
        loop.call_later(delay, self._answer, body, key, fault, headers)

    def _limit(self, now: float) -> tuple[str, float]:
        if self._behaviour.rpm is None:
            return "", 0.0
        rate, most = self._behaviour.rpm / 60, self._behaviour.burst
        level, filled = self._level or [most, now]
        level = min(most, level + (now - filled) * rate)
        wait = 0.0 if level >= 1 else (1 - level) / rate
        level -= not wait
        self._level[:] = [level, now]
        told = {"limit": self._behaviour.rpm, "remaining": int(level), "reset": f"{(most - level) / rate:.3f}s"}
        return "".join(f"x-ratelimit-{name}-requests: {value}\r\n" for name, value in told.items()), wait

    def _fault(self, key: bytes) -> str:
        text = b"%s|%d" % (key, self._seen.asked[key])
        dice = int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big") / 2**64
        for fault in FAULTS:
            dice -= getattr(self._behaviour, fault)
            if dice < 0:
                return fault
        return ""

    def _answer(self, body: bytes, key: bytes, fault: str, headers: str) -> None:
        self._seen.last = time.monotonic()
        if fault == "dropped" and self._open:
            self._open.close()
        elif fault in {"failing", "hanging"}:
            self._send(500, {"error": {"message": "out of order"}}, headers)
        else:
            told = json.dumps(_told(body))
            text = told[: len(told) // 2] if fault == "cut" else told[:-1] + ",,oops" if fault == "malformed" else told
            self._seen.answered[key] += not fault
            self._send(200, _completion(text, len(body), cut=fault == "cut"), headers)

    def _send(self, status: int, told: object, headers: str) -> None:
        if self._open:
            body = json.dumps(told).encode()
            head = (
                f"HTTP/1.1 {status} -\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n{headers}\r\n"
            )
            self._open.write(head.encode() + body)


def _told(body: bytes) -> object:
    """What an article tells: the agreement that its first sentence names."""
    found = _SIGNED.search(body)
    if not found:
        return extraction(agreements=[], meetings=[], statements=[])
    one, other, name = (part.decode() for part in found.groups())
    parties = [{"name": side, "country": None} for side in (one, other)]
    signed = event(f"{one} and {other} signed the {name}", place=None)
    return extraction(
        agreements=[agreement(signed, name=name, acronym=None, parties=parties)], meetings=[], statements=[]
    )


def _completion(text: str, size: int, *, cut: bool) -> object:
    call = {"id": "c", "type": "function", "function": {"name": "Extraction", "arguments": text}}
    usage = {"prompt_tokens": size // 4, "completion_tokens": len(text) // 4, "total_tokens": (size + len(text)) // 4}
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": None, "tool_calls": [call]},
        "finish_reason": "length" if cut else "tool_calls",
    }
    return {"id": "c", "object": "chat.completion", "created": 1, "model": "bench", "choices": [choice], "usage": usage}


def _serve(behaviour: Behaviour, pipe: Connection) -> None:
    async def serving() -> None:
        seen, level = Seen(), list[float]()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Served(behaviour, seen, level), "127.0.0.1", 0, backlog=1024)
        pipe.send(server.sockets[0].getsockname()[1])
        await loop.run_in_executor(None, pipe.recv)
        pipe.send(seen)

    asyncio.run(serving())


@dataclass
class Running:
    """The address of an endpoint, and what it has seen when it is closed."""

    url: str
    seen: Seen = field(default_factory=Seen)


@contextmanager
def endpoint(behaviour: Behaviour) -> Iterator[Running]:
    """An endpoint on a free port of 127.0.0.1."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(behaviour, theirs), daemon=True)
    process.start()
    running = Running(f"http://127.0.0.1:{ours.recv()}/v1")
    try:
        yield running
    finally:
        ours.send("end")
        running.seen = ours.recv()
        process.join(5)
