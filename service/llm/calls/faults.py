"""Each way in which a call can fail, with its policy: whether another try is worth it, and what it means for the pace.

An answer that comes whole is no fault here, however wrong it is: one that was cut off before our own limit is asked for again
(`exchange`), one that does not fit the schema is sent back with its errors (`openai`).
"""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import httpx2
import openai

from service.errors import RecordingMissing
from service.llm.calls.headers import wait_of
from service.ports import Ending

Fault = Literal[
    "denied",
    "refused",
    "limited",
    "exhausted",
    "overloaded",
    "failing",
    "late",
    "broken",
    "unsent",
    "unreachable",
    "unusable",
]
LONGEST_WAIT: Final = 60.0
"""Seconds; an endpoint that asks for more is not waited for."""

_PASSING = frozenset({408, 409, 425, 429})
_OVERLOADED = frozenset({503, 529})


class UnusableBodyError(Exception):
    """A 200 whose body is no chat completion: HTML of a proxy, broken JSON, no choices. `tokens` as they were counted, if so."""

    tokens: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """Whether a call that failed so is tried again, and how it ended for the pace."""

    again: bool
    ending: Ending


POLICIES: Final[dict[Fault, Policy]] = {
    "denied": Policy(False, "refused"),  # the key, the model's name, the account: no other call can succeed either
    "refused": Policy(False, "refused"),  # this request, for what it is
    "limited": Policy(True, "limited"),  # too fast
    "exhausted": Policy(False, "limited"),  # too fast, for longer than anybody waits
    "overloaded": Policy(True, "overloaded"),
    "failing": Policy(True, "refused"),  # 5xx and other refusals that pass: not charged for
    "late": Policy(True, "lost"),  # no answer in time, though one may have been written, and charged
    "broken": Policy(True, "lost"),  # the connection broke after the request went out
    "unsent": Policy(True, "refused"),  # no connection was made
    "unreachable": Policy(False, "refused"),  # an address or a certificate that no try makes better; no recording
    "unusable": Policy(True, "answered"),
}


def fault_of(error: BaseException) -> Fault | None:
    """Which fault `error` is; None for what is none of a call."""
    if isinstance(error, UnusableBodyError):
        return "unusable"
    if isinstance(error, openai.APIStatusError):
        return _refusal(error)
    if isinstance(error, openai.APITimeoutError):
        return "unsent" if _is(error, httpx2.ConnectTimeout, httpx2.PoolTimeout) else "late"
    if isinstance(error, openai.APIConnectionError):
        if _is(error, RecordingMissing, httpx2.UnsupportedProtocol, httpx2.InvalidURL, ssl.SSLCertVerificationError):
            return "unreachable"
        return "unsent" if _is(error, httpx2.ConnectError) else "broken"
    return None


def is_passing_status(status: int) -> bool:
    """Whether a refusal with this HTTP status may pass by itself."""
    return status in _PASSING or status >= 500


def is_quota(error: openai.APIStatusError) -> bool:
    """Whether the account has nothing left."""
    return error.code == "insufficient_quota"


def is_no_model(error: openai.APIStatusError) -> bool:
    """Whether the endpoint knows no such model, or has nothing at this address."""
    return error.status_code == 404 or error.code == "model_not_found"


def causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and what it was made from, down to the first."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _refusal(error: openai.APIStatusError) -> Fault:
    status = error.status_code
    if status in {401, 403} or is_quota(error) or is_no_model(error):
        return "denied"
    if not is_passing_status(status):
        return "refused"
    if (wait_of(error.response.headers) or 0.0) > LONGEST_WAIT:
        return "exhausted"
    return "limited" if status == 429 else "overloaded" if status in _OVERLOADED else "failing"


def _is(error: BaseException, *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes(error))
