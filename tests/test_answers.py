"""Asked once, answered once: over the twin of the store, and over SQLite where a crash matters."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.answer import KeptAnswer, KeptFailure
from schemas.extraction import Extraction
from schemas.run import Usage
from service.answers import Answers, key_of
from service.errors import AccessError, EndpointError, ModelError, RecordingMissing, StoreError
from service.llm.openai import openai_model
from service.ports import Answer, Identity, Question, ShapeT
from tests.llm.questions import BAD_QUOTE, GOOD, agreement, event, extraction, question
from tests.loopback import answered, loopback, refused
from tests.twins import MemoryStore, ScriptedModel

NOON = datetime(2025, 5, 29, 12, 0, 0, 999, tzinfo=UTC)
STORED = Usage(from_store=1)


def clock() -> datetime:
    return NOON


def answers(script: object, store: MemoryStore | None = None) -> tuple[Answers, ScriptedModel, MemoryStore]:
    model, kept = ScriptedModel({"extract": script}), store or MemoryStore()
    return Answers(model, store=kept, clock=clock), model, kept


def asked(model: Answers, *questions: Question[Any]) -> list[Any]:
    """The answers to all of them, asked at the same time."""

    async def ask() -> list[Any]:
        return list(await asyncio.gather(*(model.ask(each) for each in questions)))

    return asyncio.run(ask())


def unpaid(answer: Answer[Extraction]) -> Answer[Extraction]:
    """An answer as it comes out of the store."""
    return replace(answer, usage=STORED)


# --- once


def test_a_question_is_asked_once_and_answered_alike_from_then_on() -> None:
    model, inner, store = answers(GOOD)
    (first,) = asked(model, question())
    (again,) = asked(model, question())
    (afterwards,) = asked(Answers(inner, store=store, clock=clock), question())
    assert inner.asked("extract") == 1
    assert first.usage.calls == 1
    assert again == afterwards == unpaid(first)


def test_a_question_that_is_put_twice_at_once_is_asked_once() -> None:
    model, inner, _ = answers(GOOD)
    told = asked(model, *(question() for _ in range(5)), question(material="Another text about the RAA."))
    assert inner.asked("extract") == 2
    assert sorted(each.usage.from_store for each in told) == [0, 0, 1, 1, 1, 1]


def test_an_answer_is_kept_before_it_is_handed_on() -> None:
    seen: list[int] = []

    class Watched(MemoryStore):
        def keep_answer(self, answer: KeptAnswer) -> KeptAnswer:
            seen.append(len(seen))
            return super().keep_answer(answer)

    model, _, store = answers(GOOD, Watched())
    asked(model, question())
    (kept,) = store.answers.values()
    assert seen == [0]
    assert (kept.prompt, kept.version, kept.fingerprint) == (
        question().prompt,
        question().version,
        question().fingerprint,
    )
    assert (kept.model, kept.asked) == ("scripted", "2025-05-29T12:00:00+00:00")
    assert json.loads(kept.text) == GOOD


def test_what_cannot_be_kept_is_not_handed_on() -> None:
    class Full(MemoryStore):
        def keep_answer(self, answer: KeptAnswer) -> KeptAnswer:
            raise StoreError("a.db: the disk is full")

    model, _, _ = answers(GOOD, Full())
    with pytest.raises(StoreError, match="disk is full"):
        asked(model, question())


def test_a_question_that_no_answer_came_to_is_asked_again() -> None:
    model, inner, store = answers([EndpointError("down"), GOOD])
    with pytest.raises(EndpointError, match=r"^down$"):
        asked(model, question())
    (failure,) = store.failures.values()
    assert (failure.whose, failure.reason, failure.failed) == ("endpoint", "down", "2025-05-29T12:00:00+00:00")
    assert store.answers == {}
    (answer,) = asked(model, question())
    assert (answer.value, inner.asked("extract")) == (Extraction.model_validate(GOOD), 2)
    assert store.failures == {}


def spent() -> ModelError:
    error = ModelError("b.txt (prompt extract v3): no JSON")
    error.usage = Usage(calls=3, input_tokens=9)
    return error


def test_an_answer_that_could_not_be_used_is_not_paid_for_again_until_somebody_asks() -> None:
    model, inner, store = answers([spent(), spent(), GOOD])
    with pytest.raises(ModelError, match=r"^b\.txt \(prompt extract v3\): no JSON$"):
        asked(model, question(subject="b.txt"))
    told = r"^c\.txt \(prompt extract v3\): no JSON \(as kept on 2025-05-29; `--retry-failed` asks again\)$"
    with pytest.raises(ModelError, match=told) as standing:
        asked(model, question(subject="c.txt"))
    assert standing.value.usage is None
    assert inner.asked("extract") == 1

    again = Answers(inner, store=store, clock=clock, retry_failed=True)
    with pytest.raises(ModelError):
        asked(again, question(subject="b.txt"))
    (failure,) = store.failures.values()
    assert (failure.tries, failure.usage) == (2, Usage(calls=6, input_tokens=18))
    (answer,) = asked(again, question())
    assert (answer.usage.calls, store.failures) == (1, {})
    assert asked(model, question()) == [unpaid(answer)]


class Shared(MemoryStore):
    """A store that another process asks over too: it is looked at a few times before something comes of that."""

    def __init__(self, comes: Callable[[MemoryStore, str], bool], *, looks: int = 3) -> None:
        super().__init__()
        self.looks = looks
        self.comes = comes
        self.released: list[str] = []

    def claim(self, key: str) -> bool:
        self.looks -= 1
        return self.looks <= 0 and self.comes(self, key)

    def release(self, key: str) -> None:
        self.released.append(key)


def test_what_another_process_asks_is_waited_for() -> None:
    _, inner, other = answers(GOOD)
    asked(Answers(inner, store=other, clock=clock), question())

    def kept(store: MemoryStore, key: str) -> bool:
        store.answers[key] = other.answers[key]
        return False

    model, waiting, _ = answers(GOOD, Shared(kept))
    (answer,) = asked(model, question())
    assert (waiting.asked("extract"), answer.usage) == (0, STORED)


def test_what_another_process_failed_in_is_told_and_not_asked() -> None:
    _, inner, other = answers(spent())
    with pytest.raises(ModelError):
        asked(Answers(inner, store=other, clock=clock), question())

    def kept(store: MemoryStore, key: str) -> bool:
        store.keep_failure(other.failures[key])
        return False

    model, waiting, _ = answers(GOOD, Shared(kept))
    with pytest.raises(ModelError, match="no JSON"):
        asked(model, question())
    assert waiting.asked("extract") == 0


def test_when_another_process_dies_its_question_is_asked() -> None:
    model, inner, store = answers(GOOD, Shared(lambda _store, _key: True))
    (answer,) = asked(model, question())
    assert (inner.asked("extract"), answer.usage.calls) == (1, 1)
    assert isinstance(store, Shared)
    assert store.released == []


@pytest.mark.parametrize(
    "fault", [AccessError("a wrong key"), RecordingMissing("not recorded"), RuntimeError("a defect")]
)
def test_what_is_not_the_questions_fault_is_not_kept_and_others_may_ask(fault: Exception) -> None:
    model, _, store = answers(fault, Shared(lambda _store, _key: True, looks=0))
    with pytest.raises(type(fault)):
        asked(model, question())
    assert store.failures == {}
    assert isinstance(store, Shared)
    assert len(store.released) == 1


def test_a_failure_that_cannot_be_kept_is_told_all_the_same() -> None:
    class Full(MemoryStore):
        def keep_failure(self, failure: KeptFailure) -> None:
            raise StoreError("a.db: the disk is full")

    model, _, _ = answers(EndpointError("down"), Full())
    with pytest.raises(EndpointError, match="down"):
        asked(model, question())


def test_of_two_at_once_the_second_asks_when_the_first_fails() -> None:
    model, inner, _ = answers([EndpointError("down"), GOOD])

    async def ask() -> list[Any]:
        return list(await asyncio.gather(model.ask(question()), model.ask(question()), return_exceptions=True))

    first, second = asyncio.run(ask())
    assert isinstance(first, EndpointError)
    assert second.value == Extraction.model_validate(GOOD)
    assert inner.asked("extract") == 2


def test_an_answer_that_no_longer_stands_is_asked_for_again() -> None:
    model, inner, store = answers(GOOD)
    asked(model, question())
    (key,) = store.answers
    store.answers[key] = store.answers[key].model_copy(update={"text": "no JSON at all"})
    (answer,) = asked(model, question())
    assert inner.asked("extract") == 2
    assert answer.usage.calls == 1
    assert json.loads(store.answers[key].text) == GOOD


def test_when_another_program_was_first_both_build_on_its_answer() -> None:
    other = extraction(agreements=[])

    class Raced(MemoryStore):
        def keep_answer(self, answer: KeptAnswer) -> KeptAnswer:
            return super().keep_answer(answer.model_copy(update={"text": json.dumps(other)}))

    model, _, _ = answers(GOOD, Raced())
    (answer,) = asked(model, question())
    assert (answer.value.agreements, answer.usage.calls) == ([], 1)


def test_an_answer_without_a_text_of_its_own_is_handed_on_and_not_kept() -> None:
    class Joined(ScriptedModel):
        async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
            return replace(await super().ask(question), text="")

    store = MemoryStore()
    model = Answers(Joined({"extract": GOOD}), store=store, clock=clock)
    (answer,) = asked(model, question())
    assert answer.value == Extraction.model_validate(GOOD)
    assert store.answers == {}


def test_closing_closes_the_model_and_the_identity_is_its_own() -> None:
    closed: list[bool] = []

    class Closing(ScriptedModel):
        async def close(self) -> None:
            closed.append(True)

    inner = Closing({})
    model = Answers(inner, store=MemoryStore(), clock=clock)
    asyncio.run(model.close())
    assert closed == [True]
    assert model.identity is inner.identity


# --- the same answer, whatever became of it the first time


TWO_EVENTS = agreement(event("words of no article"), event())
SHAPES: dict[str, Any] = {
    "valid": [answered(GOOD)],
    "valid, as plain JSON": [answered(GOOD, style="json")],
    "valid after a re-ask": [answered(BAD_QUOTE), answered(GOOD)],
    "salvaged": [answered(BAD_QUOTE)],
    "salvaged from an earlier answer": [answered(BAD_QUOTE), refused(500)],
    "cut off": [answered(json.dumps(GOOD)[:-120], finish="length")],
    "with an odd list": [answered(extraction(agreements=[TWO_EVENTS, "no agreement", 7]))],
}


@pytest.mark.parametrize("name", SHAPES)
def test_what_comes_out_of_the_store_is_what_came_from_the_endpoint(name: str) -> None:
    mode = "json" if "plain" in name else "tools"

    async def twice() -> tuple[Any, Any]:
        model = openai_model(base_url=endpoint.url, api_key="k", name="m", mode=mode, tries=1)  # type: ignore[arg-type]  # a literal
        kept = Answers(model, store=store, clock=clock)
        try:
            return await kept.ask(question()), await kept.ask(question())
        finally:
            await kept.close()

    store = MemoryStore()
    with loopback(*SHAPES[name]) as endpoint:
        first, again = asyncio.run(twice())
        calls = len(endpoint.bodies)
    assert calls == first.usage.calls > 0
    assert again == unpaid(first)
    assert next(iter(store.answers.values())).answered_by == "loopback-1"


@given(st.text())
def test_any_answer_of_a_model_can_be_kept(text: str) -> None:
    """Also one with half a surrogate pair, which no UTF-8 can hold."""
    told = extraction(header={**GOOD["header"], "title": text.encode("utf-8", "replace").decode()})

    class Odd(ScriptedModel):
        async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
            made = await super().ask(question)
            return replace(made, text=f"{text}\ud800 {json.dumps(told)}" if "{" not in text else made.text)

    store = MemoryStore()
    model = Answers(Odd({"extract": told}), store=store, clock=clock)
    (first,) = asked(model, question())
    (again,) = asked(model, question())
    (kept,) = store.answers.values()
    kept.text.encode()
    assert again.value == first.value


# --- the key


ME = Identity(
    base_url="http://127.0.0.1/v1", model="m", parameters={"mode": "tools", "temperature": 0, "max_tokens": 9}
)
OTHERS: Mapping[str, tuple[dict[str, Any], Identity]] = {
    "prompt": ({"prompt": "other"}, ME),
    "version": ({"version": 99}, ME),
    "template or schema": ({"fingerprint": "0" * 16}, ME),
    "system part": ({"system": "Do."}, ME),
    "user part": ({"user": "{{ article }} please"}, ME),
    "material": ({"material": "Another text."}, ME),
    "endpoint": ({}, replace(ME, base_url="http://127.0.0.2/v1")),
    "model": ({}, replace(ME, model="n")),
    "mode": ({}, replace(ME, parameters={**ME.parameters, "mode": "json"})),
    "temperature": ({}, replace(ME, parameters={**ME.parameters, "temperature": 1})),
    "limit": ({}, replace(ME, parameters={**ME.parameters, "max_tokens": 10})),
}


def test_each_part_of_a_question_changes_its_key() -> None:
    keys = {name: key_of(question(**changes), identity) for name, (changes, identity) in OTHERS.items()}
    assert len({key_of(question(), ME), *keys.values()}) == len(OTHERS) + 1


def test_the_order_of_parameters_and_the_subject_change_nothing() -> None:
    turned = replace(ME, parameters=dict(reversed(list(ME.parameters.items()))))
    assert key_of(question(subject="b.txt"), turned) == key_of(question(subject="a.txt"), ME)


def test_a_key_is_made_of_any_material() -> None:
    assert len(key_of(question(material="half a pair: \ud800"), ME)) == 64


def test_the_identity_of_an_endpoint_holds_no_secret() -> None:
    model = openai_model(
        base_url="http://user:pass@h.invalid/v1/?key=s3cret", api_key="not-a-key", name="m", mode="json"
    )
    asyncio.run(model.close())
    assert model.identity == Identity(
        base_url="http://h.invalid/v1", model="m", parameters={"mode": "json", "temperature": 0, "max_tokens": 16_000}
    )
