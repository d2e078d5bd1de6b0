"""What is tried again and how long to wait. tenacity, here, is the only thing in Entente that waits for an endpoint.

Tried again: refusals that pass (408, 409, 429, 5xx), time-outs, broken connections, and bodies that are no completion.
`Retry-After` is obeyed up to `longest_wait`; beyond that it is not worth a wait, and the error says so. Everything
else is final and becomes an error of `service.errors` whose text says what to do, never with a key in it.
"""

import asyncio
import random
import re
import ssl
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx2
import openai
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from service.errors import AccessError, EndpointError, EntenteError, RecordingMissing

ResultT = TypeVar("ResultT")

_PASSING = frozenset({408, 409, 425, 429})
_SECRET = re.compile(r"\b(?:sk|key|Bearer)[-_ ][\w*.-]{6,}")
_WORDS_LIMIT = 300


class UnusableBodyError(Exception):
    """A 200 whose body is no chat completion: HTML of a proxy, broken JSON, no choices."""


def is_passing_status(status: int) -> bool:
    """Whether a refusal with this HTTP status may pass by itself."""
    return status in _PASSING or status >= 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often a call is tried (`tries`, the first included) and the longest single wait in seconds."""

    tries: int = 5
    longest_wait: float = 60.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def call(self, send: Callable[[], Awaitable[ResultT]]) -> ResultT:
        """Await `send()` until it succeeds, fails for good, or `tries` are used up; raise the last exception as it is."""
        retrying = AsyncRetrying(
            stop=stop_after_attempt(max(1, self.tries)),
            wait=self._wait,
            retry=retry_if_exception(self._is_passing),
            sleep=self.sleep,
            reraise=True,
        )

        async def attempt() -> ResultT:  # tenacity awaits coroutine functions only
            return await send()

        return await retrying(attempt)

    def _is_passing(self, error: BaseException) -> bool:
        if isinstance(error, UnusableBodyError):
            return True
        if isinstance(error, openai.APIStatusError):
            return is_passing_status(error.status_code) and not _is_quota(error) and not self._asks_too_much(error)
        return isinstance(error, openai.APIConnectionError) and not _is_final_break(error)

    def _asks_too_much(self, error: openai.APIStatusError) -> bool:
        return (retry_after(error) or 0.0) > self.longest_wait

    def _wait(self, state: RetryCallState) -> float:
        asked = retry_after(state.outcome.exception()) if state.outcome else None
        if asked is not None:
            return asked + random.uniform(0.0, 0.5)  # noqa: S311 - spreads callers, guards nothing
        return wait_exponential_jitter(multiplier=0.5, jitter=0.5, max=self.longest_wait)(state)


def retry_after(error: BaseException | None) -> float | None:
    """Seconds that a refusal's `Retry-After` asks for (RFC 9110 10.2.3: a number or a date); None without one."""
    if not isinstance(error, openai.APIStatusError):
        return None
    text = error.response.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where calls go, for messages to people: the address, the model there, and the key that no message may show."""

    base_url: str
    model: str
    secret: str = ""

    def explain(self, error: Exception, tries: int) -> EntenteError:
        """The error to raise for `error`, which ended a call after at most `tries` tries."""
        missing = next((cause for cause in _causes(error) if isinstance(cause, RecordingMissing)), None)
        if missing is not None:
            return missing
        if isinstance(error, openai.APIStatusError):
            return self._refusal(error, tries)
        if isinstance(error, openai.APITimeoutError):
            return EndpointError(
                f"{self.address} did not answer in time, {_times(tries)}; allow more time or try later"
            )
        if isinstance(error, openai.APIConnectionError):
            why = self._root(error)
            return EndpointError(f"cannot reach {self.address} ({why}); check --base-url and that the server runs")
        return EndpointError(f"{self.address} answers with what is no chat completion: {self._clean(str(error))}")

    @property
    def address(self) -> str:
        """The base URL without user, password and query."""
        url = httpx2.URL(self.base_url)
        return str(url.copy_with(username="", password="", query=None)).rstrip("/")

    def _refusal(self, error: openai.APIStatusError, tries: int) -> EndpointError:
        status, said = error.status_code, self._words(error)
        denied = self._denial(error, said)
        if denied is not None:
            return AccessError(f"{self.address} {denied}")
        if status == 429:
            wait = retry_after(error)
            asks = f"asks to wait {wait:.0f} s" if wait else "keeps limiting the rate"
            return EndpointError(f"{self.address} {asks} (429: {said}); lower --concurrency or try later")
        if is_passing_status(status):
            return EndpointError(f"{self.address} kept failing, {_times(tries)} ({status}: {said}); try later")
        return EndpointError(f"{self.address} refused the request ({status}: {said})")

    def _denial(self, error: openai.APIStatusError, said: str) -> str | None:
        """Why no other call can succeed either; None when one may."""
        status = error.status_code
        if status == 401:
            return "refused the key (401); set OPENAI_API_KEY to a key for this endpoint"
        if _is_quota(error):
            return f"says that the account's quota is used up ({said}); top it up or use another key"
        if status == 403:
            return f"does not let this key use {self.model} (403: {said}); use another key or --model"
        if status == 404 or error.code == "model_not_found":
            knows = f"knows no model {self.model}, or the address is wrong ({status}: {said})"
            return f"{knows}; check --model and --base-url, which most often ends in /v1"
        return None

    def _words(self, error: openai.APIStatusError) -> str:
        message = error.body.get("message") if isinstance(error.body, dict) else None
        text = message if isinstance(message, str) and message else error.response.text
        return "an HTML page" if text.lstrip().startswith("<") else self._clean(text) or "no words"

    def _root(self, error: Exception) -> str:
        return self._clean(str(list(_causes(error))[-1])) or type(error).__name__

    def _clean(self, text: str) -> str:
        text = " ".join(text.split())
        if self.secret:
            text = text.replace(self.secret, "[key]")
        text = _SECRET.sub("[key]", text)
        return text if len(text) <= _WORDS_LIMIT else text[:_WORDS_LIMIT] + "…"


def _times(tries: int) -> str:
    return "tried once" if tries == 1 else f"{tries} times"


def _is_quota(error: openai.APIStatusError) -> bool:
    return error.code == "insufficient_quota"


def _is_final_break(error: openai.APIConnectionError) -> bool:
    final = (RecordingMissing, httpx2.UnsupportedProtocol, httpx2.InvalidURL, ssl.SSLCertVerificationError)
    return any(isinstance(cause, final) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
