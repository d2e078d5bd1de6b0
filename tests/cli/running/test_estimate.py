"""What a run would take, told before anything is asked."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.commands import answer, asking, run, shelved, unset
from tests.loopback import Reply, loopback

PRICED = ("--price-in", "1", "--price-out", "10")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


def test_questions_tokens_and_money_are_told_and_nothing_is_asked(articles: Path, tmp_path: Path) -> None:
    ended = run("estimate", str(articles), "--model", "gpt-4o", "--rpm", "2")
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert lines[:2] == ["4 articles", "4 questions, at most 12 answers with re-asks"]
    assert lines[2].startswith("about ")
    assert lines[3].endswith("at $2.5 in, $10 out for a million tokens")
    assert lines[4] == "at least 2 min at the limits that are set"
    assert not (tmp_path / "store.db").exists()


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_dry_run_tells_the_same_and_leaves_what_is_there(articles: Path, tmp_path: Path, command: str) -> None:
    with loopback(answer) as endpoint:
        ended = run(command, str(articles), *asking(endpoint, "--dry-run"), "-o", str(tmp_path / "o.json"))
        assert endpoint.bodies == []
    assert ended.code == 0
    assert "no price is listed for this model at this address" in ended.out
    assert ("draft" in ended.out) == (command == "brief")
    assert not (tmp_path / "o.json").exists()


def test_what_was_answered_before_is_not_counted(articles: Path) -> None:
    with loopback(answer) as endpoint:
        run("extract", str(articles / "chagos.txt"), *asking(endpoint))
        ended = run("estimate", str(articles), *asking(endpoint, *PRICED))
        assert len(endpoint.bodies) == 1
    assert ended.out.startswith("4 articles, 1 of them answered before and not asked again\n3 questions")
    assert "hardly more than $" in ended.out


def test_what_cannot_be_read_shows_in_the_exit_code(articles: Path) -> None:
    ended = run("estimate", str(articles), str(articles / "none.txt"), "--model", "gpt-4o")
    assert ended.code == 1


def test_a_limit_of_money_needs_a_price(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint, "--max-cost", "1"))
        half = run("extract", str(articles), *asking(endpoint, "--price-in", "1"))
        assert endpoint.bodies == []
    assert (ended.code, half.code) == (2, 2)
    assert "--max-cost: no price is listed for m at http://127.0.0.1" in ended.err
    assert "--price-in and --price-out go together" in half.err


def test_a_limit_too_low_for_one_question_is_told_at_once(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint, *PRICED, "--max-cost", "0.01"))
        assert endpoint.bodies == []
    assert (ended.code, ended.out) == (2, "")
    assert "--max-cost $0.01" in ended.err
    assert ended.err.count("raise it to go on") == 1


def dear(asked: Mapping[str, Any]) -> Reply:
    """An answer of three cents."""
    told = json.loads(answer(asked).body)
    told["usage"] = {"prompt_tokens": 10_000, "completion_tokens": 2_000, "total_tokens": 12_000}
    return Reply(body=json.dumps(told))


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_at_the_limit_what_was_paid_for_is_a_whole_result(articles: Path, tmp_path: Path, command: str) -> None:
    output = tmp_path / "o.json"
    more = (*PRICED, "--max-cost", "0.25", "--concurrency", "1", "-o", str(output))
    with loopback(dear) as endpoint:
        ended = run(command, str(articles), *asking(endpoint, *more))
        first = len(endpoint.bodies)
        again = run(command, str(articles), *asking(endpoint, *PRICED, "-o", str(output)))
    assert 0 < first < 4
    assert (ended.code, again.code) == (1, 0)
    assert f"{4 - first} of 4 articles not asked about" in ended.err
    assert "raise it to go on" in ended.err
    assert " at list price" in ended.err
    assert output.exists()
    assert len(endpoint.bodies) == 4 + (command == "brief")
