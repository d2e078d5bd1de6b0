import json
from pathlib import Path

import pytest

from tests.commands import run, unset

ROOT = Path(__file__).parents[2]
REPLAY = ("--replay", str(ROOT / "cassettes" / "seeds.yaml"))


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)
    monkeypatch.chdir(ROOT)


def test_the_replayed_seeds_are_linked_as_expected_and_hold_every_fact(tmp_path: Path) -> None:
    records, page, result = tmp_path / "r.jsonl", tmp_path / "b.json", tmp_path / "result.json"
    assert run("extract", "seeds", "-o", str(records), *REPLAY).code == 0
    assert run("brief", "seeds", "-o", str(page), *REPLAY).code == 0
    ended = run("eval", "seeds/gold", "--records", str(records), "--brief", str(page))
    figures = json.loads(ended.out)["figures"]
    assert figures["linking.agreements.pairwise.f1"] == 1.0
    assert figures["linking.meetings.pairwise.f1"] == 1.0
    assert figures["linking.agreements.records"] == figures["agreements.expected"] == 18
    assert (figures["brief.must_have_present"], figures["brief.forbidden_said"]) == (1.0, 0)
    assert figures["quotes_exact"] == 1.0
    result.write_text(ended.out)
    fewer = tmp_path / "fewer.jsonl"
    fewer.write_text("\n".join(records.read_text().splitlines()[1:]))
    worse = run("eval", "seeds/gold", "--records", str(fewer), "--against", str(result))
    assert json.loads(worse.out)["changes"]["articles_missing"] == 1
    assert "missed" in worse.err
    assert json.loads(run("eval", str(result), "--against", str(result)).out)["changes"] == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "not JSON"), ("[]", "not a JSON object"), ('{"article": 1}', "not expected records"), ("{}", "no expected")],
)
def test_what_is_no_gold_is_refused_by_name(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "g.json").write_text(text)
    ended = run("eval", str(tmp_path / "g.json"), "--brief", "b.json")
    assert (ended.code, words in ended.err) == (2, True)


def test_nothing_to_score_is_misuse() -> None:
    ended = run("eval", "seeds/gold")
    assert (ended.code, "nothing to score" in ended.err) == (2, True)
