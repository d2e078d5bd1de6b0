"""An OpenAI-compatible endpoint on loopback that answers from a script: one entry a call, the last one again from then on."""

import http.server
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server does with one call; `fault` is reset (the connection breaks) or hang (nothing comes)."""

    status: int = 200
    body: str | bytes = ""
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    fault: str | None = None


Script = Reply | Callable[[Mapping[str, Any]], Reply]


def answered(
    arguments: object, *, finish: str = "stop", tokens: tuple[int, int] | None = (100, 10), style: str = "tools"
) -> Reply:
    """A completion whose answer is `arguments`: written as JSON, or as it is when it is a string."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if style == "tools":
        call = {"id": "call_1", "type": "function", "function": {"name": "Extraction", "arguments": text}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    completion: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "loopback-1",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
    }
    if tokens is not None:
        completion["usage"] = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}
    return Reply(body=json.dumps(completion, ensure_ascii=False))


def refused(
    status: int, message: str = "no", *, code: str | None = None, param: str | None = None, **headers: str
) -> Reply:
    """An error as OpenAI words it; `retry_after` and the like become headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = json.dumps({"error": {"message": message, "code": code, "type": "t", "param": param}})
    return Reply(status=status, body=body, headers={"content-type": "application/json", **named})


RESET = Reply(fault="reset")
HANG = Reply(fault="hang")
HTML = Reply(body="<html><body>Welcome to the proxy</body></html>", headers={"content-type": "text/html"})


class Loopback:
    """The server's address and what it was asked, as JSON and as the bytes that came."""

    def __init__(self, script: list[Script]) -> None:
        self.script = script
        self.bodies: list[bytes] = []
        self.headers: list[Mapping[str, str]] = []
        self.released = threading.Event()
        self.url = ""

    @property
    def asked(self) -> list[dict[str, Any]]:
        return [json.loads(body) for body in self.bodies]

    def next(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        self.bodies.append(body)
        self.headers.append(headers)
        step = self.script[min(len(self.bodies), len(self.script)) - 1]
        return step if isinstance(step, Reply) else step(json.loads(body))


@contextmanager
def loopback(*script: Script) -> Iterator[Loopback]:
    """Serve `script` on a free port of 127.0.0.1."""
    endpoint = Loopback(list(script))
    server = _Server(("127.0.0.1", 0), _handler(endpoint))
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is part of the script."""


def _handler(endpoint: Loopback) -> type[http.server.BaseHTTPRequestHandler]:
    class Served(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            reply = endpoint.next(body, dict(self.headers.items()))
            if reply.fault == "hang":
                endpoint.released.wait(10)
            if reply.fault:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.close_connection = True
                return
            data = reply.body if isinstance(reply.body, bytes) else reply.body.encode()
            self.send_response(reply.status)
            for name, value in {**reply.headers, "content-length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    return Served
