"""Serving: the application run by uvicorn, on addresses where it is safe, until it is told to stop.

The first signal ends streams, asks nothing more, and waits for what is under way; what is not done by then goes on when the
server is back, as after a kill.
"""

import asyncio
from collections.abc import Callable
from ipaddress import ip_address
from types import FrameType
from typing import Final

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from service import bootstrap
from service.errors import UsageError
from service.settings import Settings
from service.web.app import app
from service.web.office import Office, Rules

HEAD_SECONDS: Final = 15.0
"""Within which the head of a request must have come whole."""
CONNECTIONS: Final = 1000


def serve(settings: Settings, *, host: str, port: int, rules: Rules | None = None, say: Callable[[str], None]) -> None:
    """Serve until a signal comes. Raises UsageError for an address beyond this machine while no key stands, and for settings with
    which nothing could be asked."""
    local = is_local(host)
    with bootstrap.served_store(settings) as store:
        keyed = store.desk.keys.any_stands()
        if not local and not keyed:
            raise UsageError(
                f"--host {host}: whoever reaches it could do anything, for no key stands; make one with"
                " `entente keys create NAME --scope admin`, or serve on 127.0.0.1"
            )
        bootstrap.paced(settings)
        made = app(Office(store=store, settings=settings, rules=rules or Rules(local=local)))
        who = "keys are asked for" if keyed else "no key stands, so whoever is at this machine is let in"
        say(f"serving on http://{f'[{host}]' if ':' in host else host}:{port}; {who}")
        Server(config(made, host=host, port=port), made).run()


def config(made: FastAPI, *, host: str, port: int) -> uvicorn.Config:
    """How uvicorn runs the application: no header of its own, no trust in those of proxies."""
    return uvicorn.Config(
        made,
        host=host,
        port=port,
        http=PatientProtocol,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=20,
    )


def is_local(host: str) -> bool:
    """Whether an address is this machine's own, so that nobody else reaches it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Server(uvicorn.Server):
    """uvicorn's server, that lets streams and workers know when it is to stop."""

    def __init__(self, config: uvicorn.Config, made: FastAPI) -> None:
        super().__init__(config)
        self._made = made

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, on a signal."""
        state = self._made.state
        if hasattr(state, "workers"):  # it has started
            state.watching.close()
            state.workers.halt()
        super().handle_exit(sig, frame)


class PatientProtocol(H11Protocol):
    """uvicorn's protocol, but patient for so long only: a connection on which no whole head comes is closed."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base class has it
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_answering():
            self._wait_no_more()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if not self._is_answering():
            self.transport.close()

    def _is_answering(self) -> bool:
        """Whether a request has come whole, as far as its head, and its answer has not gone out yet."""
        cycle: RequestResponseCycle | None = self.cycle  # as uvicorn sets it, None before the first request
        return cycle is not None and not cycle.response_complete
