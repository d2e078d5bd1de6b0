"""One question's calls: every completion kept for salvage, every HTTP call and token counted.

instructor calls `create` as if it were the SDK's. It writes running totals into the usage of the completions it is
given, so tokens are counted here, before it sees them, and a completion without usage gets an estimate, for its token
budget only: what is reported is what the endpoint counted.
"""

import json
import re
from typing import Any

from openai import AsyncOpenAI, BadRequestError
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion

from schemas.run import Usage
from service.errors import BudgetError
from service.llm.calls.dialect import Dialect
from service.llm.calls.faults import UnusableBodyError
from service.llm.calls.sending import counted, encoded, send
from service.llm.calls.transport import CUT_OFF, Patience
from service.ports import Pace

_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(?P<inner>.*?)\n?\s*```\s*\Z", re.DOTALL)
_CHARACTERS_PER_TOKEN = 4


class Exchange:
    """The calls of one question, in order."""

    def __init__(self, *, client: AsyncOpenAI, patience: Patience, dialect: Dialect, pace: Pace) -> None:
        self.completions: list[ChatCompletion] = []
        self.usage = Usage()
        self._client = client
        self._pace = pace
        self._patience = patience
        self._dialect = dialect

    async def create(self, **request: Any) -> ChatCompletion:
        """Ask as instructor prepared it. An answer that was cut off before our own limit is asked for again, `CUT_OFF` times."""
        request, again = _strict(request), 0
        while True:
            completion = await self._patience.call(lambda: self._call(request))
            self.completions.append(completion)
            is_short = (counted(completion) or (0, 0))[1] < request["max_tokens"]
            if again == CUT_OFF or not (was_cut_off(completion) and is_short):
                return completion
            again += 1

    async def _call(self, request: dict[str, Any]) -> ChatCompletion:
        body = encoded(self._dialect.spoken(request))
        try:
            completion = await self._sent(body, max_tokens=request["max_tokens"])
        except BadRequestError as error:
            if self._dialect.learn(error):
                return await self._call(request)
            raise
        tokens = counted(completion)
        if tokens is not None:
            self.usage += Usage(input_tokens=tokens[0], output_tokens=tokens[1])
        if not completion.choices or getattr(completion.choices[0], "message", None) is None:
            raise UnusableBodyError("a completion without choices")
        completion.usage = _usage(*(tokens or _estimate(body, completion)))
        _unfence(completion)
        return completion

    async def _sent(self, body: bytes, *, max_tokens: int) -> ChatCompletion:
        """The call, counted once it went out: one that nothing can pay for never does."""
        try:
            completion = await send(self._client, body, max_tokens=max_tokens, pace=self._pace)
        except BudgetError:
            raise
        except BaseException:
            self.usage += Usage(calls=1)
            raise
        self.usage += Usage(calls=1)
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


def _usage(coming: int, going: int) -> CompletionUsage:
    return CompletionUsage(prompt_tokens=coming, completion_tokens=going, total_tokens=coming + going)


def _estimate(body: bytes, completion: ChatCompletion) -> tuple[int, int]:
    return len(body) // _CHARACTERS_PER_TOKEN, len(answer_text(completion)) // _CHARACTERS_PER_TOKEN


def _unfence(completion: ChatCompletion) -> None:
    """Take a Markdown fence off an answer, which would otherwise cost a re-ask."""
    message = completion.choices[0].message
    fenced = _FENCED.match(message.content) if isinstance(message.content, str) else None
    if fenced:
        message.content = fenced["inner"]
