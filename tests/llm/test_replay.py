"""A replay answers what was recorded, in any order, and nothing else; the same promises as the endpoint it was made from."""

import asyncio
import copy
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import Field

from schemas.extraction import Extraction
from schemas.statement import Statement
from service.errors import EndpointError, ModelError, RecordingMissing
from service.llm.calls.transport import Patience
from service.llm.cassette import recording
from service.llm.openai import OpenAIModel, openai_model
from service.llm.replay import ReplayTransport, replay_model
from service.ports import Model
from tests.llm.questions import BAD_QUOTE, GOOD, INVENTED, agreement, event, extraction, question
from tests.loopback import Reply, Script, answered, loopback, refused
from tests.twins import ScriptedModel

SALVAGED = extraction(agreements=[agreement(event(), event(INVENTED))])


async def record(path: Path, *script: Script, materials: tuple[str, ...] = ()) -> None:
    """Ask about each of the materials, or once about the usual one, and record it."""
    with loopback(*script) as endpoint, recording(path):
        async with closing(openai_model(base_url=endpoint.url, api_key="k", name="gpt-x", max_tokens=900)) as model:
            for material in materials:
                await model.ask(question(material=material, context={}))
            if not materials:
                await model.ask(question())


@asynccontextmanager
async def closing(model: OpenAIModel) -> AsyncIterator[OpenAIModel]:
    try:
        yield model
    finally:
        await model.close()


# --- one contract for every model


@asynccontextmanager
async def scripted(reply: Mapping[str, object], _folder: Path) -> AsyncIterator[Model]:
    yield ScriptedModel({"extract": reply})


@asynccontextmanager
async def live(reply: Mapping[str, object], _folder: Path) -> AsyncIterator[Model]:
    with loopback(answered(reply)) as endpoint:
        async with closing(openai_model(base_url=endpoint.url, api_key="k", name="m")) as model:
            yield model


@asynccontextmanager
async def replayed(reply: Mapping[str, object], folder: Path) -> AsyncIterator[Model]:
    await record(folder / "contract.yaml", answered(reply))
    async with closing(replay_model(ReplayTransport(folder / "contract.yaml"))) as model:
        yield model


Kind = Callable[[Mapping[str, object], Path], AbstractAsyncContextManager[Model]]
KINDS = pytest.mark.parametrize("kind", [scripted, live, replayed])


@KINDS
async def test_contract_a_good_answer_is_typed_and_complete(kind: Kind, tmp_path: Path) -> None:
    async with kind(GOOD, tmp_path) as model:
        answer = await model.ask(question())
    assert answer.value == Extraction.model_validate(GOOD)
    assert answer.proposed == GOOD
    assert answer.rejected == ()
    assert answer.usage.calls == 1
    assert answer.model


@KINDS
async def test_contract_the_same_question_may_be_asked_again_and_at_once(kind: Kind, tmp_path: Path) -> None:
    async with kind(GOOD, tmp_path) as model:
        answers = await asyncio.gather(*(model.ask(question()) for _ in range(5)))
    assert {answer.usage.calls for answer in answers} == {1}


@KINDS
async def test_contract_quotes_are_checked_by_the_context(kind: Kind, tmp_path: Path) -> None:
    strange = extraction(agreements=[agreement(), agreement(event(INVENTED))])
    async with kind(strange, tmp_path) as model:
        (answer,) = await asyncio.gather(model.ask(question()), return_exceptions=True)
    if isinstance(answer, ModelError):
        assert "article 003 (prompt extract v1)" in str(answer)
    else:
        assert not isinstance(answer, BaseException)
        assert len(answer.value.agreements) == 1
        assert answer.rejected


@KINDS
async def test_contract_the_question_is_left_as_it_was(kind: Kind, tmp_path: Path) -> None:
    asked = question()
    before = copy.copy(asked)
    async with kind(GOOD, tmp_path) as model:
        await model.ask(asked)
    assert asked == before


# --- replay


async def test_a_conversation_with_re_asks_is_replayed_whole(tmp_path: Path) -> None:
    await record(tmp_path / "c.yaml", answered(BAD_QUOTE), answered(SALVAGED), answered(SALVAGED))
    transport = ReplayTransport(tmp_path / "c.yaml")
    assert len(transport.unplayed()) == 3
    answer = await replay_model(transport).ask(question())
    assert answer.usage.calls == 3
    assert [one.id for one in answer.rejected] == ["agreements.0.events.1"]
    assert transport.unplayed() == ()


async def test_equal_requests_are_answered_in_the_recorded_order_then_with_the_last(tmp_path: Path) -> None:
    other = extraction(statements=[])
    await record(tmp_path / "c.yaml", answered(GOOD), answered(other), materials=("same", "same"))
    model = replay_model(ReplayTransport(tmp_path / "c.yaml"))
    answers = [await model.ask(question(material="same", context={})) for _ in range(3)]
    assert [len(answer.value.statements) for answer in answers] == [1, 0, 0]


async def test_many_questions_at_once_get_each_their_own_answer(tmp_path: Path) -> None:
    materials = tuple(f"text {number}" for number in range(12))

    def by_material(asked: Mapping[str, Any]) -> Reply:
        text = str(asked["messages"]).split("text ")[1].split("\\n")[0]
        return answered(extraction(agreements=[agreement(name=text)]))

    await record(tmp_path / "c.yaml", by_material, materials=materials)
    model = replay_model(ReplayTransport(tmp_path / "c.yaml"))
    answers = await asyncio.gather(*(model.ask(question(material=one, context={})) for one in materials))
    assert [answer.value.agreements[0].name for answer in answers] == [str(number) for number in range(12)]


class Reworded(Extraction):
    """The agreements, meetings and statements that one text reports."""

    statements: list[Statement] = Field(description="What people hold.")


Reworded.__name__ = "Extraction"


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"system": "You are a fine treaty analyst."}, "the system prompt changed"),
        ({"user": "Please read <a-1>\n{{ article }}\n</a-1>"}, "or the user part of the prompt changed"),
        ({"material": "Another article."}, "or the user part of the prompt changed"),
        (
            {"shape": Reworded},
            "the response schema or mode changed",
        ),
    ],
)
async def test_one_changed_word_makes_a_replay_fail_loudly(
    tmp_path: Path, changes: dict[str, object], part: str
) -> None:
    path = tmp_path / "drift.yaml"
    await record(path, answered(GOOD))
    with pytest.raises(RecordingMissing) as raised:
        await replay_model(ReplayTransport(path)).ask(question(**changes))
    told = str(raised.value)
    assert told.startswith("article 003 (prompt extract v1): drift.yaml holds no recording of this request")
    assert part in told
    assert f"--record {path} --base-url URL --model NAME" in told
    assert "make record" in told


async def test_a_re_ask_that_was_not_recorded_is_loud_too(tmp_path: Path) -> None:
    path = tmp_path / "drift.yaml"
    await record(path, answered(BAD_QUOTE), answered(GOOD))
    stricter = question(context={"locate": lambda _quote: None})
    with pytest.raises(RecordingMissing, match="an earlier answer to the same question changed"):
        await replay_model(ReplayTransport(path)).ask(stricter)


async def test_a_question_like_nothing_recorded_says_so(tmp_path: Path) -> None:
    path = tmp_path / "drift.yaml"
    await record(path, answered(GOOD))
    strange = openai_model(
        base_url="http://x/v2", api_key="k", name="n", mode="json", max_tokens=1, transport=ReplayTransport(path)
    )
    with pytest.raises(RecordingMissing, match="nothing recorded has its material or its system prompt"):
        await strange.ask(question(system="s", user="u {{ article }}"))


def reasoner(asked: Mapping[str, Any]) -> Reply:
    if "max_tokens" in asked:
        return refused(400, code="unsupported_parameter", param="max_tokens")
    return answered(GOOD)


async def test_the_dialect_of_the_recorded_endpoint_is_spoken_at_once(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    await record(path, reasoner)
    transport = ReplayTransport(path)
    answer = await replay_model(transport).ask(question())
    assert answer.usage.calls == 1
    assert transport.unplayed() == ()
    assert transport.settings.max_tokens == 900
    assert transport.settings.untaken == frozenset({"max_tokens"})


async def test_a_refusal_that_stays_is_replayed_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    for said in ('{"error": {"message": "too long", "code": "other"}}', "too long"):
        with loopback(Reply(status=400, body=said)) as endpoint, recording(path):
            async with closing(openai_model(base_url=endpoint.url, api_key="k", name="m")) as model:
                await asyncio.gather(model.ask(question()), return_exceptions=True)
        with pytest.raises(EndpointError, match="too long"):
            await replay_model(ReplayTransport(path)).ask(question())


async def test_a_request_that_is_no_question_is_missed_too(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    await record(path, answered(GOOD))
    transport = ReplayTransport(path)
    for content in (b"[]", b"not json"):
        with pytest.raises(RecordingMissing, match="nothing recorded has its material"):
            await transport.handle_async_request(
                httpx2.Request("POST", "http://h/v1/chat/completions", content=content)
            )


async def test_nothing_is_waited_for_in_a_replay(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    with loopback(Reply(body="{broken"), answered(GOOD)) as endpoint, recording(path):
        model = openai_model(base_url=endpoint.url, api_key="k", name="m", patience=Patience(longest_wait=0.001))
        await model.ask(question())
        await model.close()
    async with asyncio.timeout(0.4):
        answer = await replay_model(ReplayTransport(path)).ask(question())
    assert answer.usage.calls == 2


async def test_an_unplayed_recording_is_named_in_words(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    await record(path, answered(GOOD), materials=("one", "two"))
    transport = ReplayTransport(path)
    await replay_model(transport).ask(question(material="one", context={}))
    (left,) = transport.unplayed()
    assert "user: Read <a-1> two </a-1>" in left
