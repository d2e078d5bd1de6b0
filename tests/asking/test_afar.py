"""Asking where articles are taken to, over an engine whose articles and results travel as bytes."""

from collections.abc import Mapping
from typing import Any

import pytest

from schemas.article import Article
from service.asking import Asking, Brought, Desk, Halt, fetched
from service.core.extraction import Extracted
from service.errors import AccessError, ClusterError, EngineError, EntenteError, Interrupted
from service.ports import Engine, Question
from service.prompts import load_prompt
from tests.longtext import ANSWERS, BUDGET, answer_about, long_article
from tests.newsroom import TEXTS, answers
from tests.records import article
from tests.twins import FarEngine, ScriptedModel

CHAGOS = article(TEXTS["chagos.txt"], source="chagos.txt")


def desk(model: ScriptedModel, *, budget: int = 3_000) -> Desk:
    return Desk(model=model, prompt=load_prompt("extract"), chunk_tokens=budget)


async def asked(
    engine: Engine[Brought], *, about: Article = CHAGOS, said: list[str] | None = None, halt: Halt | None = None
) -> Extracted:
    heard: list[str] = [] if said is None else said
    return await fetched(about, engine=engine, progress=heard.append, halt=halt or Halt())


async def test_what_is_brought_from_a_desk_is_what_asking_here_gives() -> None:
    here = Asking(
        ScriptedModel({"extract": answers}), load_prompt("extract"), chunk_tokens=3_000, progress=lambda _: None
    )
    assert await asked(FarEngine(desk(ScriptedModel({"extract": answers})).work)) == await here.about(CHAGOS)


async def test_what_is_said_at_the_desk_is_told_in_order() -> None:
    said: list[str] = []
    engine = FarEngine(desk(ScriptedModel({"extract": answer_about}), budget=BUDGET).work)
    each = await asked(engine, about=long_article(), said=said)
    assert each.outcome.status == "done"
    assert len(said) == 1 + len(ANSWERS)
    assert said[0].endswith(f"asked about in {len(ANSWERS)} parts")


async def test_what_halts_a_desk_halts_all_for_the_same_reason() -> None:
    model = ScriptedModel({"extract": AccessError("the key is wrong")})
    halt, told = Halt(), list[EntenteError]()
    halt.told = told.append
    engine = FarEngine(desk(model).work)
    assert not (await asked(engine, halt=halt)).asked
    assert not (await asked(engine, halt=halt)).asked
    assert (str(halt.error), model.asked("extract")) == ("the key is wrong", 1)
    assert told == [halt.error]


async def test_a_desk_that_is_told_to_stop_asks_about_no_further_part() -> None:
    asked_about: list[Question[Any]] = []

    def stopping(question: Question[Any]) -> Mapping[str, object]:
        asked_about.append(question)
        far.stop(Interrupted("stopped"))
        return answer_about(question)

    far = desk(ScriptedModel({"extract": stopping}), budget=BUDGET)
    each = await asked(FarEngine(far.work), about=long_article())
    assert each.outcome.status == "partial"
    assert len(asked_about) == 1


@pytest.mark.parametrize(
    ("error", "is_asked", "is_halted"),
    [(ClusterError("all workers are gone"), False, True), (EngineError("it ends workers"), True, False)],
)
async def test_a_lost_cluster_halts_all_and_an_article_that_ends_workers_fails_alone(
    error: EngineError, is_asked: bool, is_halted: bool
) -> None:
    async def lost(_article: Article) -> Brought:
        raise error

    halt = Halt()
    each = await asked(FarEngine(lost), halt=halt)
    assert (each.outcome.status, each.asked, halt.error is error) == ("failed", is_asked, is_halted)
    assert str(error) in str(each.outcome.error)
