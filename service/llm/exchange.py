"""One question's calls: every completion kept for salvage, every HTTP call and token counted.

instructor calls `create` as if it were the SDK's. It writes running totals into the usage of the completions it is
given, so tokens are counted here, before it sees them, and a completion without usage gets an estimate, for its token
budget only: what is reported is what the endpoint counted.

Some models take no `max_tokens` (but `max_completion_tokens`) and no `temperature`. What an endpoint refuses by its name
is learnt once, in a `Dialect` that all questions to it share, and is not sent again.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from openai import APIResponseValidationError, AsyncOpenAI, BadRequestError
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion

from schemas.run import Usage
from service.llm.transport import Patience, UnusableBodyError

_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(?P<inner>.*?)\n?\s*```\s*\Z", re.DOTALL)
_CHARACTERS_PER_TOKEN = 4


class Dialect:
    """The parameters that an endpoint does not take; any of `max_tokens` and `temperature` may be known beforehand."""

    _SUBSTITUTES: Final = {"max_tokens": "max_completion_tokens", "temperature": None}

    def __init__(self, *, untaken: Iterable[str] = ()) -> None:
        self._untaken = set(untaken)

    def spoken(self, request: dict[str, Any]) -> dict[str, Any]:
        """`request` in words that the endpoint takes."""
        named = {name: self._SUBSTITUTES[name] if name in self._untaken else name for name in request}
        return {new: request[name] for name, new in named.items() if new is not None}

    def learn(self, error: BadRequestError) -> bool:
        """Whether the refusal taught something, so that asking again in other words is worth it."""
        if not is_about_dialect(error.code) or error.param not in self._SUBSTITUTES or error.param in self._untaken:
            return False
        self._untaken.add(error.param)
        return True


def is_about_dialect(code: object) -> bool:
    """Whether an error code says that a parameter, and not its value for this question, was refused."""
    return code in ("unsupported_parameter", "unsupported_value")


class Exchange:
    """The calls of one question, in order."""

    def __init__(self, *, client: AsyncOpenAI, patience: Patience, dialect: Dialect) -> None:
        self.completions: list[ChatCompletion] = []
        self.usage = Usage()
        self._client = client
        self._patience = patience
        self._dialect = dialect

    async def create(self, **request: Any) -> ChatCompletion:
        """Ask as instructor prepared it. An answer that was cut off before our own limit gets one more try."""
        request = _strict(request)
        completion = await self._patience.call(lambda: self._call(request))
        if was_cut_off(completion) and _tokens(completion).completion_tokens < request["max_tokens"]:
            self.completions.append(completion)
            completion = await self._patience.call(lambda: self._call(request))
        self.completions.append(completion)
        return completion

    async def _call(self, request: dict[str, Any]) -> ChatCompletion:
        self.usage += Usage(calls=1)
        try:
            completion = await self._client.chat.completions.create(**self._dialect.spoken(request))
        except BadRequestError as error:
            if self._dialect.learn(error):
                return await self._call(request)
            raise
        except (json.JSONDecodeError, UnicodeDecodeError, APIResponseValidationError) as error:
            raise UnusableBodyError(f"broken JSON ({error})") from error
        if not isinstance(completion, ChatCompletion):
            raise UnusableBodyError(f"`{str(completion).strip()[:80]}`")
        tokens = _tokens(completion)
        self.usage += Usage(input_tokens=tokens.prompt_tokens, output_tokens=tokens.completion_tokens)
        if not completion.choices or getattr(completion.choices[0], "message", None) is None:
            raise UnusableBodyError("a completion without choices")
        completion.usage = tokens if tokens.total_tokens else _estimate(request, completion)
        _unfence(completion)
        return completion


def was_cut_off(completion: ChatCompletion) -> bool:
    """Whether the answer stopped at a limit of length."""
    return completion.choices[0].finish_reason == "length"


def answer_text(completion: ChatCompletion) -> str:
    """What the model wrote: the arguments of its first tool call, else the message; empty when there is neither."""
    message = completion.choices[0].message
    for call in message.tool_calls or ():
        arguments = getattr(getattr(call, "function", None), "arguments", None)
        if arguments:
            return arguments if isinstance(arguments, str) else json.dumps(arguments)
    return message.content or ""


def refusal(completion: ChatCompletion) -> str | None:
    """The model's own words when it refused to answer."""
    return completion.choices[0].message.refusal


def _strict(request: dict[str, Any]) -> dict[str, Any]:
    """`request` with strict mode switched on, which instructor does for neither tools nor JSON schema."""
    request = dict(request)
    if "tools" in request:
        request["tools"] = [{**tool, "function": {**tool["function"], "strict": True}} for tool in request["tools"]]
    wanted = request.get("response_format") or {}
    if "json_schema" in wanted:
        request["response_format"] = {**wanted, "json_schema": {**wanted["json_schema"], "strict": True}}
    return request


def _tokens(completion: ChatCompletion) -> CompletionUsage:
    """The endpoint's count, with nought for what it left out (the SDK checks no types)."""
    usage = completion.usage
    prompt, written = (
        count if isinstance(count, int) and count > 0 else 0
        for count in (getattr(usage, "prompt_tokens", 0), getattr(usage, "completion_tokens", 0))
    )
    return CompletionUsage(prompt_tokens=prompt, completion_tokens=written, total_tokens=prompt + written)


def _estimate(request: dict[str, Any], completion: ChatCompletion) -> CompletionUsage:
    prompt = len(json.dumps(request, default=str)) // _CHARACTERS_PER_TOKEN
    written = len(answer_text(completion)) // _CHARACTERS_PER_TOKEN
    return CompletionUsage(prompt_tokens=prompt, completion_tokens=written, total_tokens=prompt + written)


def _unfence(completion: ChatCompletion) -> None:
    """Take a Markdown fence off an answer, which would otherwise cost a re-ask."""
    message = completion.choices[0].message
    fenced = _FENCED.match(message.content) if isinstance(message.content, str) else None
    if fenced:
        message.content = fenced["inner"]
