from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas.article import Article
from schemas.evidence import Evidence
from schemas.grounding import Recalled
from schemas.outcome import Missed
from schemas.record import AgreementRecord, Record
from service.answers import Answers
from service.core.extraction import Extracted
from service.errors import StoreError
from service.pipeline import Pipeline
from service.ports import Identity
from service.runs.keeping import keeping
from service.runs.recall import Recall
from tests.newsroom import ANSWERS, CHAGOS, TEXTS, answers, pipeline
from tests.store.test_database import new_run
from tests.twins import MemoryStore, ScriptedModel

ASKED = Identity(base_url="memory", model="scripted")


def clock() -> datetime:
    return datetime(2025, 5, 29, 10, 11, 12, tzinfo=UTC)


class Room:
    """The newsroom with a store; each run of it asks one model, which counts."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.model = ScriptedModel({"extract": answers})

    def pipeline(self, texts: dict[str, str] | None = None, *, rules: str = "1") -> Pipeline:
        made = pipeline(Answers(self.model, store=self.store, clock=clock), texts or TEXTS)
        recall = Recall(
            self.store, identity=ASKED, prompt=made.prompts["extract"], chunk_tokens=made.chunk_tokens, rules=rules
        )
        return replace(made, recall=recall)

    async def run(self, made: Pipeline) -> list[Extracted]:
        reading = made.read(["*"])
        with keeping(new_run(), store=self.store, clock=clock) as keeper:
            keeper.read(reading)
            each = []
            async for one in made.extract(reading.articles):
                keeper.extracted(one)
                each.append(one)
        return each


def lines(extracted: Sequence[Extracted]) -> list[str]:
    return [each.outcome.model_dump_json() for each in extracted]


def made_before(extracted: Sequence[Extracted]) -> list[bool]:
    return [each.recalled is not None for each in extracted]


async def test_what_is_recalled_is_what_grounding_anew_comes_to() -> None:
    room = Room()
    first = await room.run(room.pipeline())
    recalled = await room.run(room.pipeline())
    anew = await room.run(replace(room.pipeline(), recall=None))
    assert [made_before(each) for each in (first, recalled, anew)] == [[False] * 4, [True] * 4, [False] * 4]
    assert lines(recalled) == lines(anew)
    assert [(each.article, each.account) for each in recalled] == [(each.article, each.account) for each in anew]
    assert room.model.asked("extract") == 4
    one, two, three = (room.store.entries(run.id) for run in reversed(room.store.runs()))
    assert [each.outcome for each in two] == [each.outcome for each in three]
    assert [each.ledger for each in one] == [each.ledger for each in two] == [each.ledger for each in three]
    assert [(run.done, run.usage.calls, run.usage.from_store) for run in room.store.runs()] == [(4, 0, 4)] * 2 + [
        (4, 4, 0)
    ]


async def test_another_program_grounds_anew_what_was_answered() -> None:
    room = Room()
    await room.run(room.pipeline())
    assert made_before(await room.run(room.pipeline(rules="2"))) == [False] * 4
    assert made_before(await room.run(room.pipeline(rules="2"))) == [True] * 4
    assert room.model.asked("extract") == 4


async def test_another_text_is_another_article() -> None:
    room = Room()
    await room.run(room.pipeline())
    again = await room.run(room.pipeline({**TEXTS, "chagos.txt": CHAGOS + "\n"}))
    assert made_before(again) == [False, True, True, True]


@pytest.mark.parametrize(
    "changed",
    [
        {"source": "other.txt"},
        {"title": "Another title"},
        {"published": "2024"},
        {"furniture": ()},
        {"text": "Another text."},
    ],
)
async def test_whatever_is_known_of_an_article_decides(changed: dict[str, object]) -> None:
    room = Room()
    asked = room.pipeline({"chagos.txt": f"Advertisement\n\n{CHAGOS}"})
    await room.run(asked)
    (article,) = asked.read(["*"]).articles
    assert article.furniture
    assert asked.recall
    (same, other) = asked.recall([article, article.model_copy(update=changed)])
    assert (same.extracted is None, other.extracted is None) == (False, True)


@pytest.mark.parametrize(
    ("identity", "chunk_tokens"),
    [
        (Identity(base_url="memory", model="another"), 3_000),
        (Identity(base_url="elsewhere", model="scripted"), 3_000),
        (Identity(base_url="memory", model="scripted", parameters={"temperature": 0}), 3_000),
        (ASKED, 2_999),
    ],
)
async def test_whoever_is_asked_and_how_decides(identity: Identity, chunk_tokens: int) -> None:
    room = Room()
    asked = room.pipeline()
    await room.run(asked)
    other = Recall(room.store, identity=identity, prompt=asked.prompts["extract"], chunk_tokens=chunk_tokens, rules="1")
    assert [each.extracted for each in other(asked.read(["*"]).articles)] == [None] * 4


async def test_what_was_made_of_an_answer_goes_with_it() -> None:
    room = Room()
    first = await room.run(room.pipeline())
    room.store.forget_answer(room.store.answers[first[0].answer])
    assert made_before(await room.run(room.pipeline())) == [False, True, True, True]
    assert room.model.asked("extract") == 5


async def test_several_answers_about_a_long_text_are_grounded_again() -> None:
    room = Room()
    long = {"chagos.txt": "\n\n".join([CHAGOS] * 60)}
    room.model = ScriptedModel({"extract": lambda _: ANSWERS[CHAGOS]})
    first, second = await room.run(room.pipeline(long)), await room.run(room.pipeline(long))
    assert first[0].outcome.status == "done"
    assert first[0].outcome.usage.calls > 1
    assert made_before(second) == [False]
    assert second[0].outcome.records == first[0].outcome.records


async def test_what_failed_is_nothing_to_recall() -> None:
    room = Room()
    room.model = ScriptedModel({"extract": [answers, ValueError("odd"), answers, answers]})
    await room.run(room.pipeline())
    assert made_before(await room.run(room.pipeline())) == [True, False, True, True]


async def test_a_second_look_is_taken_at_what_was_recalled_too() -> None:
    room = Room()

    def look(_: Article, records: Sequence[Record]) -> tuple[Missed, ...]:
        return (Missed(kind="meeting", name="a talk", step=None, evidence=evidence_of(records)),)

    await room.run(replace(room.pipeline(), second_look=look))
    plain = await room.run(room.pipeline())
    looked = await room.run(replace(room.pipeline(), second_look=look))
    assert made_before(plain) == made_before(looked) == [True] * 4
    assert [each.outcome.audit for each in plain] == [None] * 4
    assert [len(each.outcome.audit or ()) for each in looked] == [1] * 4


def evidence_of(records: Sequence[Record]) -> Evidence:
    (first, *_) = records
    assert isinstance(first, AgreementRecord)
    return first.events[0].evidence


async def test_a_store_that_cannot_be_looked_into_halts_all() -> None:
    class Broken:
        def recalled(self, keys: Sequence[str]) -> dict[str, Recalled]:
            raise StoreError(f"gone, with {len(keys)}")

    made = pipeline(ScriptedModel({"extract": answers}))
    recall = Recall(Broken(), identity=ASKED, prompt=made.prompts["extract"], chunk_tokens=9, rules="1")
    halted = replace(made, recall=recall)
    each = [one async for one in halted.extract(halted.read(["*"]).articles)]
    assert [one.asked for one in each] == [False] * 4
    assert isinstance(halted.halt.error, StoreError)
