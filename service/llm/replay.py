"""Recordings as a model: each request is answered from a cassette by method, path and body, and never by a network.

A request is looked up by its bytes, so that an edited prompt, schema or article can never pass on an old recording. Equal
requests get their answers in the order of the recording, the last one again from then on; any number of questions may be
asked at once. A miss is final, and says which part of the closest recorded request is different.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

import httpx2

from service.errors import RecordingMissing
from service.llm.calls.dialect import Dialect
from service.llm.calls.transport import Patience
from service.llm.cassette import RECORD_AGAIN, Recorded, RecordedSettings, load, recorded_settings
from service.llm.openai import Mode, OpenAIModel, openai_model

_SYSTEM: Final = "the system prompt"
_MATERIAL: Final = (
    "what it is about (another article, other articles together, another --as-of) or the user part of the prompt"
)


class ReplayTransport(httpx2.AsyncBaseTransport):
    """The cassette at `path` in the place of a network; raises UsageError when it is not one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._calls = load(path)
        self.settings: RecordedSettings = recorded_settings(path, self._calls)
        self._answers: dict[tuple[str, str, bytes], list[Recorded]] = defaultdict(list)
        for call in self._calls:
            self._answers[call.method, call.path, call.request].append(call)
        self._played: dict[tuple[str, str, bytes], int] = defaultdict(int)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The recorded answer; raises RecordingMissing when there is none."""
        key = (request.method, request.url.path, await request.aread())
        answers = self._answers.get(key)
        if answers is None:
            raise RecordingMissing(self._miss(key[2]))
        answer = answers[min(self._played[key], len(answers) - 1)]
        self._played[key] += 1
        return httpx2.Response(answer.status, headers=list(answer.headers), content=answer.response)

    def unplayed(self) -> tuple[str, ...]:
        """The recordings that no request has asked for, each in a few words."""
        return tuple(
            _in_words(call.request)
            for key, answers in self._answers.items()
            for call in answers[min(self._played[key], len(answers)) :]
        )

    def _miss(self, request: bytes) -> str:
        again = RECORD_AGAIN.format(path=self.path)
        return f"{self.path.name} holds no recording of this request: {self._drift(request)}. Record again with {again}"

    def _drift(self, request: bytes) -> str:
        asked = _parts(request)
        alike = [_parts(recorded) for recorded in self._requests_alike(asked)]
        differences = [[name for name in asked if parts[name] != asked[name]] for parts in alike]
        if not differences:
            return "nothing recorded has its material or its system prompt"
        closest: list[str] = min(differences, key=len)
        return f"compared with the closest one recorded, {' and '.join(closest)} changed"

    def _requests_alike(self, asked: Mapping[str, object]) -> list[bytes]:
        """The recorded requests about the same material or, when there is none, with the same system prompt."""
        for name in (_MATERIAL, _SYSTEM):
            alike = [call.request for call in self._calls if _parts(call.request)[name] == asked[name]]
            if alike:
                return alike
        return []


def replay_model(transport: ReplayTransport) -> OpenAIModel:
    """A model that answers from `transport`'s cassette, with the name, mode and limits that were recorded: no waiting, no
    key, no network."""
    settings = transport.settings
    return openai_model(
        base_url=f"http://replay.invalid{settings.path}",
        api_key="replay",
        name=settings.model,
        mode=cast("Mode", settings.mode),
        max_tokens=settings.max_tokens,
        dialect=Dialect(untaken=settings.untaken),
        patience=Patience(sleep=_no_wait),
        transport=transport,
    )


async def _no_wait(_seconds: float) -> None:
    """A recording need not be waited for."""


def _parts(request: bytes) -> Mapping[str, object]:
    """A request by the parts that drift, each under its name in a message; one that is no question is all other settings."""
    asked = _question(request)
    messages = [*(asked.pop("messages", None) or ()), {}, {}]
    schema = (asked.pop("tools", None), asked.pop("response_format", None), asked.pop("tool_choice", None))
    return {
        _SYSTEM: messages[0],
        _MATERIAL: messages[1],
        "an earlier answer to the same question": messages[2:],
        "the response schema or mode": schema,
        "the model's name": asked.pop("model", None),
        "a setting": asked,
    }


def _question(request: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(request)
    except ValueError:
        asked = None
    return asked if isinstance(asked, dict) else {"body": request}


def _in_words(request: bytes) -> str:
    return " / ".join(_first_lines(_question(request))) or "a request that is no question"


def _first_lines(asked: dict[str, Any]) -> Iterator[str]:
    for message in asked.get("messages") or ():
        text = str(message.get("content") or "")
        yield f"{message.get('role')}: {' '.join(text.split())[-60:]}"
