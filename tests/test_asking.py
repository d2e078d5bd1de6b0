"""Asking about one article, whole or in parts, over in-memory twins."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from schemas.article import Article
from schemas.run import Usage
from service.asking import Asking
from service.core.questions import extraction_question
from service.core.reading.chunking import parts_of
from service.errors import AccessError, BudgetError, EndpointError, EntenteError, ModelError, StoreError
from service.ports import Question
from service.prompts import load_prompt
from tests.commands import asking as options
from tests.commands import evidences, run, unset
from tests.llm.questions import agreement, event, extraction
from tests.longtext import ANSWERS, BUDGET, TEXT, answer_about, long_article
from tests.loopback import Reply, answered, loopback, refused
from tests.newsroom import draft
from tests.records import article
from tests.twins import ScriptedModel

Script = Callable[[Question[Any]], Mapping[str, object]]


def asking(model: ScriptedModel, *, budget: int = BUDGET, said: list[str] | None = None) -> Asking:
    return Asking(
        model, load_prompt("extract"), chunk_tokens=budget, progress=(said if said is not None else []).append
    )


def failing(*numbers: int, error: Exception) -> ScriptedModel:
    """A model that fails on the parts with these numbers."""

    def script(question: Question[Any]) -> Mapping[str, object]:
        if any(f", part {number} of" in question.subject for number in numbers):
            raise error
        return answer_about(question)

    return ScriptedModel({"extract": script})


def notes(model: ScriptedModel) -> list[dict[str, Any]]:
    return [json.loads(question.material.partition("\n\n")[0]) for question in model.questions]


# --- whole


async def test_an_article_that_fits_is_one_question_without_a_note() -> None:
    model = ScriptedModel({"extract": answer_about})
    said: list[str] = []
    each = await asking(model, budget=3_000, said=said).about(long_article())
    (question,) = model.questions
    expected = extraction_question(load_prompt("extract"), long_article())
    assert (question.system, question.user, question.material) == (expected.system, expected.user, TEXT.strip())
    assert [record.id for record in each.outcome.agreements] == ["x/a1"]
    assert (each.outcome.status, said) == ("done", [])


# --- in parts


async def test_a_long_article_is_asked_about_in_order_and_each_part_carries_the_names_before_it() -> None:
    model = ScriptedModel({"extract": answer_about})
    said: list[str] = []
    each = await asking(model, said=said).about(long_article())
    assert each.outcome.status == "done"
    assert [note["part"] for note in notes(model)] == ["1 of 3", "2 of 3", "3 of 3"]
    assert [note["title"] for note in notes(model)] == [None, *["Joint statement of Kenya and Sweden"] * 2]
    assert [note["date"] for note in notes(model)] == [None, "2024-03-05", "2024-03-05"]
    assert [len(note["agreements"]) for note in notes(model)] == [0, 1, 2]
    assert notes(model)[1]["people"] == ["William Ruto, President", "Ulf Kristersson, Prime Minister"]
    assert each.outcome.usage.calls == 3
    assert said == [
        f"long.txt: {len(TEXT)} characters, asked about in 3 parts",
        *(f"long.txt, part {number} of 3: asking" for number in (1, 2, 3)),
    ]


async def test_the_parts_as_sent_are_the_whole_text() -> None:
    model = ScriptedModel({"extract": answer_about})
    await asking(model).about(long_article())
    assert "".join(question.material.partition("\n\n")[2] for question in model.questions) == TEXT.strip()


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (EndpointError("the endpoint is down"), "the endpoint is down"),
        (ModelError("long.txt, part 2 of 3 (prompt extract v1): no JSON"), "(prompt extract v1): no JSON"),
        (ValueError("odd"), "unexpected ValueError: odd"),
    ],
)
async def test_a_part_that_fails_costs_no_other_part(error: Exception, reason: str) -> None:
    model = failing(2, error=error)
    outcome = (await asking(model).about(long_article())).outcome
    assert (outcome.status, outcome.error) == ("partial", f"long.txt: part 2 of 3 not answered: {reason}")
    assert [record.id for record in outcome.agreements] == ["x/c1/a1", "x/c3/a2"]
    assert model.asked("extract") == 3


async def test_what_a_failed_part_cost_is_counted() -> None:
    error: EntenteError = ModelError("no")
    error.usage = Usage(calls=3, input_tokens=5)
    outcome = (await asking(failing(2, error=error)).about(long_article())).outcome
    assert outcome.usage.calls == 5


async def test_an_answer_that_makes_a_surprise_is_paid_for_all_the_same() -> None:
    class Careless(ScriptedModel):
        async def ask(self, question: Question[Any]) -> Any:
            answer = await super().ask(question)
            return answer if "part 2" not in question.subject else type(answer)(**{**_fields(answer), "value": None})

    outcome = (await asking(Careless({"extract": answer_about})).about(long_article())).outcome
    assert outcome.status == "partial"
    assert "unexpected AttributeError" in str(outcome.error)
    assert outcome.usage.calls == 3


def _fields(answer: Any) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in ("value", "proposed", "rejected", "usage", "model")}


async def test_an_article_of_which_no_part_is_answered_failed() -> None:
    each = await asking(failing(1, 2, 3, error=ModelError("no"))).about(long_article())
    assert (each.outcome.status, len(each.outcome.unanswered)) == ("failed", 3)


@pytest.mark.parametrize("error", [AccessError("refused the key"), BudgetError("spent"), StoreError("full")])
async def test_what_no_other_question_could_escape_halts_all(error: EntenteError) -> None:
    model = failing(1, error=error)
    about = asking(model)
    each, after = await about.about(long_article()), await about.about(article("Another.", source="b.txt"))
    assert (each.asked, after.asked, model.asked("extract")) == (False, False, 1)
    assert about.halt.error is error
    assert after.outcome.error == f"b.txt: not asked about: {error}"


async def test_parts_that_were_paid_for_stand_when_the_next_one_halts_all() -> None:
    model = failing(2, error=BudgetError("the money is spent"))
    each = await asking(model).about(long_article())
    assert (each.asked, each.outcome.status, model.asked("extract")) == (True, "partial", 2)
    assert [gap.reason for gap in each.outcome.unanswered] == ["not asked about: the money is spent"] * 2


async def test_a_quote_of_the_note_or_of_another_part_is_refused() -> None:
    quoted = extraction(agreements=[agreement(event("William Ruto"))], meetings=[], statements=[])

    def script(question: Question[Any]) -> Mapping[str, object]:
        return quoted if "part 2" in question.subject else answer_about(question)

    outcome = (await asking(ScriptedModel({"extract": script})).about(long_article())).outcome
    assert outcome.status == "partial"
    assert "does not stand in the article" in str(outcome.error)


async def test_parts_with_nothing_in_them_are_not_asked_about() -> None:
    model = ScriptedModel({"extract": extraction(agreements=[], meetings=[], statements=[])})
    each = await asking(model).about(article("First.\n" + "-" * 5_000 + "\nLast.", source="long.txt"))
    assert each.outcome.status == "done"
    assert model.asked("extract") == 2


# --- from the command line


@pytest.fixture
def long_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    unset(monkeypatch, tmp_path)
    path = tmp_path / "long.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def endpoint_of(*broken: int) -> Callable[[Mapping[str, Any]], Reply]:
    """An endpoint that answers about the parts, but for those with these numbers."""

    def reply(asked: Mapping[str, Any]) -> Reply:
        user = asked["messages"][1]["content"]
        numbers = [number for number in (1, 2, 3) if f"This is part {number} of 3." in user]
        if not numbers:
            return answered(draft())
        return refused(500) if numbers[0] in broken else answered(ANSWERS[numbers[0] - 1])

    return reply


def test_the_command_asks_in_parts_and_says_so(long_file: Path) -> None:
    with loopback(endpoint_of()) as endpoint:
        ended = run("extract", str(long_file), *options(endpoint, "--chunk-tokens", str(BUDGET)))
    (line,) = ended.lines
    assert (ended.code, line["status"], line["usage"]["calls"], len(endpoint.bodies)) == (0, "done", 3, 3)
    assert [record["id"].partition("/")[2] for record in line["agreements"]] == ["c1/a1", "c3/a2"]
    assert all(TEXT[told["start"] : told["end"]] == told["quote"] for told in evidences(line))
    assert ended.err.splitlines()[1] == f"{long_file}, part 1 of 3: asking"
    assert "\n1 of 1 article done\n" in ended.err


def test_a_text_answered_in_part_keeps_its_records_and_ends_with_1(long_file: Path) -> None:
    with loopback(endpoint_of(2)) as endpoint:
        ended = run("extract", str(long_file), *options(endpoint, "--chunk-tokens", str(BUDGET)))
    (line,) = ended.lines
    assert (ended.code, line["status"], len(line["agreements"])) == (1, "partial", 2)
    assert [(gap["part"], gap["of"]) for gap in line["unanswered"]] == [(2, 3)]
    assert f"entente: {long_file}: part 2 of 3 not answered: " in ended.err
    assert "\n0 of 1 article done, 1 in part\n" in ended.err


def test_a_brief_is_made_of_what_was_answered_and_says_what_was_not(long_file: Path) -> None:
    with loopback(endpoint_of(2)) as endpoint:
        ended = run("brief", str(long_file), *options(endpoint, "--chunk-tokens", str(BUDGET)))
    assert ended.code == 1
    assert "1 part of long texts could not be answered" in ended.out
    assert "; balances." in ended.err


def test_a_text_answered_in_part_is_not_recorded(long_file: Path, tmp_path: Path) -> None:
    with loopback(endpoint_of(2)) as endpoint:
        more = options(endpoint, "--chunk-tokens", str(BUDGET), "--record", str(tmp_path / "c.yaml"))
        ended = run("extract", str(long_file), *more)
    assert ended.code == 2
    assert "not recorded, for 1 of the articles failed" in ended.err
    assert not (tmp_path / "c.yaml").exists()


def test_a_long_text_is_replayed_as_it_was_recorded(long_file: Path, tmp_path: Path) -> None:
    budget = ["--chunk-tokens", str(BUDGET)]
    with loopback(endpoint_of()) as endpoint:
        live = run("extract", str(long_file), *options(endpoint, *budget, "--record", str(tmp_path / "c.yaml")))
    assert run("extract", str(long_file), *budget, "--replay", str(tmp_path / "c.yaml")) == live


# --- very long


def report(number: int) -> Article:
    """A report of two million characters, in which each section tells of one agreement, and every tenth of the same."""
    lead = "Report on the ties of Kenya and Sweden\n\n"
    filler = "Officials of both sides exchanged views on matters of mutual interest. " * 9
    sections = (f"Kenya and Sweden signed the Agreement on Subject{n // 10}. {filler}\n\n" for n in range(number))
    return article(lead + "".join(sections), id="x", source="report.txt")


def section_answers(question: Question[Any]) -> Mapping[str, object]:
    names = dict.fromkeys(word for word in question.material.partition("\n\n")[2].split() if word.startswith("Subject"))
    made = [
        agreement(event(f"signed the Agreement on {name}", place=None), name=f"Agreement on {name[:-1]}", acronym=None)
        for name in names
    ]
    return extraction(agreements=made, meetings=[], statements=[])


async def test_a_report_of_two_megabytes_is_asked_about_from_end_to_end() -> None:
    model = ScriptedModel({"extract": section_answers})
    told = report(2_900)
    assert len(told.text) > 2_000_000
    each = await asking(model, budget=3_000).about(told)
    parts = parts_of(told, budget=3_000)
    assert len(parts) == model.asked("extract") == each.outcome.usage.calls == 127
    assert (each.outcome.status, each.outcome.unanswered) == ("done", ())
    assert [record.name for record in each.outcome.agreements] == [f"Agreement on Subject{n}" for n in range(290)]
    kept = [key for record in each.outcome.agreements for key in (record.id, *(e.id for e in record.events))]
    assert sorted(each.account.proposed) == sorted(kept + [merge.right for merge in each.outcome.merges])
    assert max(len(question.material) for question in model.questions) < 20_000
