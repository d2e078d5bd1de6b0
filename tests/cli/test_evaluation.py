import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from service.pipeline import Pipeline
from service.ports import Question
from tests.commands import Ended, run, unset
from tests.newsroom import CHAGOS, LAMMY, answers, pipeline
from tests.twins import ScriptedModel

ROOT = Path(__file__).parents[2]
REPLAY = ("--replay", str(ROOT / "cassettes" / "seeds.yaml"))


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)
    monkeypatch.chdir(ROOT)


def figures(ended: Ended) -> dict[str, Any]:
    assert ended.code == 0, ended.err
    return dict(json.loads(ended.out)["figures"])


def test_the_replayed_seeds_are_linked_as_expected_and_hold_every_fact(tmp_path: Path) -> None:
    records, page, result = tmp_path / "r.jsonl", tmp_path / "b.json", tmp_path / "result.json"
    assert run("extract", "seeds", "-o", str(records), *REPLAY).code == 0
    assert run("brief", "seeds", "-o", str(page), *REPLAY).code == 0
    ended = run("eval", "seeds/gold", "--records", str(records), "--brief", str(page))
    told = figures(ended)
    for name in ("linking.agreements", "linking.meetings"):
        assert (told[f"{name}.pairwise.f1"], told[f"{name}.must_not_merge_broken"]) == (1.0, 0)
    assert told["linking.agreements.records"] == told["agreements.expected"] == 18
    assert (told["brief.must_have_present"], told["brief.forbidden_said"], told["brief.citations_support"]) == (
        1.0,
        0,
        1.0,
    )
    assert (told["quotes_exact"], told["statements.recall"], told["agreements.steps.f1"]) == (1.0, 1.0, 1.0)
    by_rules = figures(run("eval", "seeds/gold", "--records", str(records)))
    assert by_rules["linking.agreements.pairwise.f1"] == by_rules["linking.meetings.pairwise.f1"] == 1.0
    result.write_text(ended.out)
    fewer = tmp_path / "fewer.jsonl"
    fewer.write_text("\n".join(records.read_text().splitlines()[1:]))
    worse = run("eval", "seeds/gold", "--records", str(fewer), "--against", str(result))
    assert json.loads(worse.out)["changes"]["articles_missing"] == 1
    assert "missed" in worse.err
    assert json.loads(run("eval", str(result), "--against", str(result)).out)["changes"] == {}
    same = run("eval", "--repeat", str(records), str(records))
    assert figures(same)["agreements.status"] == 1.0
    assert json.loads(same.out)["failures"] == []
    result.write_text(same.out)
    again = run("eval", "--repeat", str(records), str(records), "--against", str(result))
    assert json.loads(again.out)["changes"] == {}


def test_without_records_the_expected_ones_are_linked_alone() -> None:
    told = figures(run("eval", "seeds/gold"))
    assert (told["linking.agreements.pairwise.f1"], told["linking.meetings.pairwise.f1"]) == (1.0, 1.0)
    assert not [name for name in told if not name.startswith("linking.")]


def test_a_brief_alone_is_scored_without_linking(tmp_path: Path) -> None:
    page = tmp_path / "b.json"
    assert run("brief", "seeds", "-o", str(page), *REPLAY).code == 0
    assert {name.partition(".")[0] for name in figures(run("eval", "seeds/gold", "--brief", str(page)))} == {"brief"}


async def lines(made: Pipeline) -> str:
    """The lines of `entente extract`."""
    told = [each.outcome.model_dump_json() async for each in made.extract(made.read(["*"]).articles)]
    return "\n".join(told)


def wavering(question: Question[Any]) -> dict[str, Any]:
    """What the model answers about an article, with another step and without its statements."""
    told: dict[str, Any] = dict(answers(question))
    first, *rest = told["agreements"]
    event = {**first["events"][0], "step": "initialled"}
    return {**told, "agreements": [{**first, "events": [event, *first["events"][1:]]}, *rest], "statements": []}


def test_answers_that_waver_are_told_field_by_field(tmp_path: Path) -> None:
    texts = {"chagos.txt": CHAGOS, "lammy.txt": LAMMY}
    steady = ScriptedModel({"extract": answers})
    other = ScriptedModel(
        {"extract": lambda asked: wavering(asked) if asked.material.strip() in CHAGOS else answers(asked)}
    )
    files = [tmp_path / f"{number}.jsonl" for number in range(3)]
    for file, model in zip(files, (steady, steady, other), strict=True):
        file.write_text(asyncio.run(lines(pipeline(model, texts))))
    ended = run("eval", "--repeat", *map(str, files))
    told = figures(ended)
    assert (told["answers"], told["articles"], told["agreements.in_every"]) == (3, 2, 1.0)
    assert told["agreements.name"] == told["meetings.in_every"] == 1.0
    assert told["agreements.steps"] == pytest.approx(4 / 6, abs=0.001)
    assert told["statements.in_every"] == 0.0
    said = {each["what"] for each in json.loads(ended.out)["failures"]}
    assert "a great day for Mauritius: in 2 of 3 answers" in said
    (steps,) = (each for each in said if ", steps: " in each)
    first, second = steps.partition(", steps: ")[2].split("; ")
    assert ("signed" in first, first.endswith("(2)")) == (True, True)
    assert ("initialled" in second, second.endswith("(1)")) == (True, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "not JSON"), ("[]", "not a JSON object"), ('{"article": 1}', "not expected records"), ("{}", "no expected")],
)
def test_what_is_no_gold_is_refused_by_name(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "g.json").write_text(text)
    ended = run("eval", str(tmp_path / "g.json"), "--brief", "b.json")
    assert (ended.code, words in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--repeat", "one.jsonl"], "two or more"),
        (["--repeat", "a.jsonl", "b.jsonl", "--records", "c.jsonl"], "leave out --records"),
        (["--repeat", "a.jsonl", "b.jsonl", "--model", "embedded"], "leave out --records"),
        (["seeds/gold", "--model", "embedded", "--records", "c.jsonl"], "--model answers anew"),
        (["seeds/gold", "--base-url", "http://127.0.0.1:1/v1"], "add --model NAME"),
        (["seeds/gold", "--model", "m"], "no key and no address"),
        (["seeds/gold", "--records", "absent.jsonl"], "absent.jsonl: cannot be read"),
        (["absent"], "absent: cannot be read"),
    ],
)
def test_misuse_is_told(arguments: list[str], words: str) -> None:
    ended = run("eval", *arguments)
    assert (ended.code, words in ended.err, ended.out) == (2, True, "")


def test_a_text_that_is_not_beside_its_labels_is_told(tmp_path: Path) -> None:
    (tmp_path / "000.json").write_text(Path("seeds/gold/000.json").read_text())
    assert "--texts" in run("eval", str(tmp_path)).err
    assert "--texts" not in run("eval", str(tmp_path), "--texts", "seeds").err


def test_the_embedded_model_is_scored_like_any_other_and_no_run_is_kept() -> None:
    ended = run("eval", "seeds/gold", "--model", "embedded")
    told = figures(ended)
    assert (told["articles"], told["articles_missing"], told["quotes_exact"]) == (5, 0, 1.0)
    assert told["agreements.f1"] > 0.5
    assert told["linking.agreements.records"] > 0
    assert run("runs").out.count("\n") == 1
