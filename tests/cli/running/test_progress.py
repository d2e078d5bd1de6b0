"""How far a run has come, for a person, a log and a program."""

import json
from decimal import Decimal

import pytest

from service.cli.running.progress import Lines, Log, State, duration, in_words, watched
from service.core.account import Balance
from service.ports import Spending

SPENT = Spending(calls=5, failed=1, input_tokens=4_000, output_tokens=1_000, cost=Decimal("1.25"))


def state(**changes: object) -> State:
    told = {"told": 10, "total": 100, "source": "a.txt", "failed": 2, "spending": SPENT, "seconds": 5.0, **changes}
    return State(**told)  # type: ignore[arg-type]  # a table of fields


def test_a_person_is_told_how_far_how_fast_how_long_and_how_dear() -> None:
    assert in_words(state()) == "10 of 100 articles, 2.0/s, 45 s to go, 2 failed, 5000 tokens, $1.25"
    assert in_words(state(failed=0, spending=Spending(), seconds=0.0)) == "10 of 100 articles, 0.0/s, 0 tokens"


@pytest.mark.parametrize(("seconds", "words"), [(0, "0 s"), (89, "89 s"), (600, "10 min"), (3_900 * 2, "2 h 10 min")])
def test_a_time_is_told_in_the_unit_that_fits(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_log_gets_a_line_now_and_then() -> None:
    said: list[str] = []
    log = Log(said.append)
    for seconds in (1.0, 29.0, 31.0, 40.0, 62.0):
        log.tell(state(seconds=seconds))
    log.end()
    assert len(said) == 2


def test_a_program_gets_a_line_of_json_for_every_article() -> None:
    written: list[str] = []
    lines = Lines(written.append)
    lines.tell(state(source="ü\n.txt"))
    lines.tell(state(spending=Spending(), seconds=0.0))
    lines.end()
    first, second = (json.loads(line) for line in written)
    assert first == {
        "told": 10,
        "total": 100,
        "article": "ü\n.txt",
        "failed": 2,
        "seconds": 5.0,
        "rate": 2.0,
        "left_seconds": 45.0,
        "calls": 5,
        "failed_calls": 1,
        "input_tokens": 4_000,
        "output_tokens": 1_000,
        "cost_usd": 1.25,
    }
    assert (second["cost_usd"], second["left_seconds"]) == (None, None)


def test_every_article_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter((0.0, 1.0, 2.0))
    with watched(2, form="json", quiet=True, spending=lambda: SPENT, clock=lambda: next(times)) as advance:
        advance("a.txt", Balance(failed=0))
        advance("b.txt", Balance(failed=1))
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(line["told"], line["article"], line["failed"], line["seconds"]) for line in told] == [
        (1, "a.txt", 0, 1.0),
        (2, "b.txt", 1, 2.0),
    ]


@pytest.mark.parametrize(("total", "quiet"), [(0, False), (5, True), (5, False)])
def test_a_short_run_into_a_pipe_says_nothing(capsys: pytest.CaptureFixture[str], total: int, quiet: bool) -> None:
    with watched(total, form="auto", quiet=quiet, spending=Spending) as advance:
        advance("a.txt", Balance())
    assert capsys.readouterr().err == ""
