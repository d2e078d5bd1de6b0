"""Figures of one server process, in the form that Prometheus reads. Labels are routes, never addresses as they came."""

import time

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.web.office import Office


class Counting:
    """Counters of requests, and gauges that are read when somebody looks."""

    media_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "entente_requests", "Requests answered.", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "entente_request_seconds", "Seconds to the last byte.", ["route"], registry=self._registry
        )
        self._jobs = Gauge("entente_jobs", "Jobs by state.", ["state"], registry=self._registry)
        self._facts = Gauge("entente_facts", "Facts on the board.", registry=self._registry)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        known = method if method in _METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def told(self, office: Office) -> bytes:
        """All figures as of now."""
        for state, number in office.desk.jobs.counts().items():
            self._jobs.labels(state).set(number)
        board = office.desk.board.state()
        self._facts.set(board.facts if board else 0)
        return generate_latest(self._registry)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Counted:
    """The middleware that counts, outermost, so that what the gate refuses is counted too."""

    def __init__(self, app: ASGIApp, *, counting: Counting) -> None:
        self._app = app
        self._counting = counting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count one request, or pass on what is none."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            self._counting.count(scope["method"], route, status, time.perf_counter() - began)
