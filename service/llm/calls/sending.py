"""A request as bytes, through the gate, to a completion.

The body is made here and goes out as it is, by the SDK's own `post`: its `create` would walk through the whole schema on every
call to say what JSON says already. The order of the keys is that of `create`, so that recordings hold for both.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

import httpx2
import openai
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletion

from service.llm.calls.faults import POLICIES, UnusableBodyError, fault_of
from service.llm.calls.headers import quota_of, wait_of
from service.ports import Load, Pace, Spending, Told

_FIRST: Final = ("messages", "model")
_JSON: Final = {"content-type": "application/json"}


class Unpaced:
    """Port `Pace` for those who need none, such as a replay: everybody goes in at once, nothing is counted."""

    spending = Spending()

    async def enter(self, load: Load) -> int:  # noqa: ARG002 - the port's signature
        return 0

    def leave(self, turn: int, told: Told) -> None:
        """Nothing was held."""


def encoded(request: Mapping[str, Any]) -> bytes:
    """The body of a request, to the byte as the SDK writes it."""
    rest = sorted(name for name in request if name not in _FIRST)
    ordered = {name: request[name] for name in (*_FIRST, *rest)}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


async def send(client: AsyncOpenAI, body: bytes, *, max_tokens: int, pace: Pace) -> ChatCompletion:
    """Make the call when its turn has come, and tell the pace what came of it. Raises what the SDK raises,
    UnusableBodyError for an answer that is no completion, BudgetError when nothing can pay for the call."""
    turn = await pace.enter(Load(size=len(body), max_tokens=max_tokens))
    told = Told(ending="lost")
    try:
        response = await client.post(
            "/chat/completions",
            cast_to=httpx2.Response,
            content=body,
            options={"headers": _JSON, "security": {"bearer_auth": True}},
        )
        told = _told(response.headers)  # whatever it says, it was paid for
        completion = _completion(response.content)
        told = _told(response.headers, tokens=counted(completion))
    except UnusableBodyError:
        raise
    except openai.APIError as error:
        told = _fault(error)
        raise
    else:
        return completion
    finally:
        pace.leave(turn, told)


def counted(completion: ChatCompletion) -> tuple[int, int] | None:
    """The tokens of input and output as the endpoint counted them, with nought for what it left out; None when it counted none.
    The SDK checks no types."""
    usage = completion.usage
    coming, going = (
        count if isinstance(count, int) and count > 0 else 0
        for count in (getattr(usage, "prompt_tokens", 0), getattr(usage, "completion_tokens", 0))
    )
    return (coming, going) if coming or going else None


def _completion(content: bytes) -> ChatCompletion:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        text = content[:200].decode("utf-8", "replace").strip()
        words = f"`{text[:80]}`" if text.startswith("<") else f"broken JSON ({error})"
        raise UnusableBodyError(words) from error
    if not isinstance(told, dict):
        raise UnusableBodyError(f"`{str(told)[:80]}`")
    return ChatCompletion.construct(**told)


def _told(headers: Mapping[str, str], *, tokens: tuple[int, int] | None = None) -> Told:
    return Told(
        ending="answered",
        tokens=tokens,
        requests=quota_of(headers, "requests"),
        minute_tokens=quota_of(headers, "tokens"),
    )


def _fault(error: openai.APIError) -> Told:
    fault = fault_of(error)
    ending = POLICIES[fault].ending if fault else "lost"
    if not isinstance(error, openai.APIStatusError):
        return Told(ending=ending)
    headers = error.response.headers
    return Told(
        ending=ending,
        wait=wait_of(headers),
        requests=quota_of(headers, "requests"),
        minute_tokens=quota_of(headers, "tokens"),
    )
