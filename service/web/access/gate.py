"""The gate: before any route runs, who asks is known, how often and how much is counted, and what another site's page sent is
refused; behind it every answer carries its headers, and every change is written down."""

import math
from typing import Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schemas.access import JournalLine
from service.errors import StoreError
from service.web.access.bodies import BodyRefused, check_length, counted, largest_of
from service.web.access.callers import CHALLENGE, LOCAL, Caller
from service.web.access.headers import put
from service.web.access.rates import Rates
from service.web.access.remembered import Remembered
from service.web.access.secrets import COOKIE, is_csrf, key_of, logged_in
from service.web.answers.problems import Refused, problem
from service.web.office import Office

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN: Final = frozenset({"/healthz", "/readyz", "/v1/openapi.json"})
_KEYED: Final = ("/v1/", "/metrics")
_LOCAL_HOSTS: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_STRANGERS_BODY: Final = 64 * 1024


class Gate:
    """The middleware round the whole application."""

    def __init__(self, app: ASGIApp, *, office: Office, rates: Rates | None = None) -> None:
        self._app = app
        self._office = office
        self._rates = rates or Rates()
        self._known = Remembered(office.rules.remember)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass on what is none."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answered = _Answered(send)
        state = scope.setdefault("state", {})
        try:
            caller = await self._admitted(scope)
            state["caller"] = caller
            await self._app(scope, self._limited(scope, receive, caller), answered)
        except BodyRefused as error:
            await _refuse(Refused(error.status_code, error.detail), scope, answered)
        except Refused as error:
            await _refuse(error, scope, answered)
        except StoreError as error:
            await _refuse(Refused(503, str(error)), scope, answered)
        finally:
            await self._write_down(scope, state.get("caller"), answered.status)

    async def _admitted(self, scope: Scope) -> Caller | None:
        """Who asks; raise Refused for whom nothing more is done."""
        headers, path, method = Headers(scope=scope), scope["path"], scope["method"]
        if path in OPEN:
            return None
        caller = self._remembered(headers) or await run_in_threadpool(self._who, headers, _address(scope))
        _check_site(headers, method, path, caller)
        if caller is None:
            if path.startswith(_KEYED):
                raise Refused(
                    401, "no valid key came with the request; send `Authorization: Bearer KEY`", headers=CHALLENGE
                )
            return None
        limit = caller.key.rpm or self._office.rules.rpm
        if wait := self._rates.take(f"key {caller.id}", a_minute=limit):
            said = f"key {caller.id} may ask {limit} times a minute; wait {math.ceil(wait)} s"
            raise Refused(429, said, headers={"retry-after": str(math.ceil(wait))})
        return caller

    def _who(self, headers: Headers, address: str) -> Caller | None:
        """Whoever the request proves to be. Wrong keys are counted by address, and after too many none is looked at."""
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        if not scheme and not cookie:
            return self._local(headers)
        name, most = f"guess {address}", self._office.rules.guesses
        if self._rates.is_empty(name, a_minute=most):
            raise Refused(429, "too many wrong keys came from there; wait a minute", headers={"retry-after": "60"})
        if not scheme:
            key = logged_in(self._office, cookie)
            return Caller(key, "login") if key else self._local(headers)
        key = key_of(self._office, secret.strip()) if scheme.lower() == "bearer" else None
        if key is None:
            self._rates.take(name, a_minute=most)
            return None
        caller = Caller(key, "key")
        self._known.put(headers["authorization"], caller)
        return caller

    def _remembered(self, headers: Headers) -> Caller | None:
        """Whoever proved to be one a moment ago, by a key alone."""
        return self._known.get(headers.get("authorization", ""))

    def _local(self, headers: Headers) -> Caller | None:
        """Whoever is at this machine, where no key stands; a name that leads here from elsewhere is not believed."""
        if not self._office.rules.local or self._office.desk.keys.any_stands():
            return None
        if _host(headers) not in _LOCAL_HOSTS:
            raise Refused(403, "without keys only this machine's own name is answered: use 127.0.0.1 or localhost")
        return Caller(LOCAL, "local")

    def _limited(self, scope: Scope, receive: Receive, caller: Caller | None) -> Receive:
        """The body, as far as it may come."""
        headers, rules = Headers(scope=scope), self._office.rules
        largest = largest_of(headers, with_files=rules.largest, without=rules.largest_form)
        if caller is None:
            largest = _STRANGERS_BODY
        elif caller.key.upload_bytes:
            largest = min(largest, caller.key.upload_bytes)
        check_length(headers, largest)
        return counted(receive, largest=largest, patience=rules.patience)

    async def _write_down(self, scope: Scope, caller: Caller | None, status: int) -> None:
        """A change, or a refusal of one."""
        if scope["method"] in SAFE and status not in {401, 403}:
            return
        line = JournalLine(
            at=self._office.stamp,
            key=caller.id if caller else "",
            address=_address(scope),
            action=f"{scope['method']} {scope['path'][:200]}",
            status=status,
        )
        await run_in_threadpool(_kept, self._office, line)


class _Answered:
    """Sends, with the headers of every answer, and knows the status."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            put(MutableHeaders(scope=message))
        await self._send(message)


async def _refuse(error: Refused, scope: Scope, answered: _Answered) -> None:
    """Tell of a refusal, unless an answer has begun."""
    if not answered.status:

        async def nothing() -> Message:
            return {"type": "http.disconnect"}

        await problem(error.status, str(error), headers=error.headers)(scope, nothing, answered)


def _check_site(headers: Headers, method: str, path: str, caller: Caller | None) -> None:
    """Raise Refused for a change that a page of another site sent: a program's key is proof enough, a browser's login is not."""
    if method in SAFE or caller is None or caller.by == "key":
        return
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    if site not in {"same-origin", "none"} or (origin is not None and urlsplit(origin).netloc != headers.get("host")):
        raise Refused(403, "the request came from a page of another site; nothing was changed")
    if caller.by == "login":
        cookie, token = cookie_parser(headers.get("cookie", "")).get(COOKIE, ""), headers.get("x-csrf-token")
        by_form = token is None and not path.startswith(_KEYED)  # a page checks its own forms, with `check_form`
        if not by_form and not is_csrf(cookie, token or ""):
            raise Refused(403, "the token of this login is missing: send it as `X-CSRF-Token`")


def _host(headers: Headers) -> str:
    return (urlsplit(f"//{headers.get('host', '')}").hostname or "").lower()


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _kept(office: Office, line: JournalLine) -> None:
    try:
        office.desk.journal.write(line)
    except StoreError:
        return
