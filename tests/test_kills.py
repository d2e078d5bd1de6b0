"""Nothing lost, nothing paid for twice: processes that are killed at random moments, and two at one store, over each database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import unset
from tests.kills import both, killed, written
from tests.postgres import database


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


PLACES: dict[str, Callable[[Path], str]] = {"sqlite": lambda folder: str(folder / "store.db"), "postgres": database}


@pytest.mark.parametrize("name", PLACES)
def test_a_run_that_is_killed_again_and_again_loses_nothing_and_asks_again_only_what_was_in_flight(
    name: str, tmp_path: Path
) -> None:
    account = killed(written(tmp_path, 24), PLACES[name](tmp_path), kills=2, concurrency=4, seed=5)
    assert account.statuses == ("done",) * 24
    assert len(set(account.ids)) == account.answers == len(account.asked) == 24
    assert account.repeats <= account.in_flight <= 2 * 4
    assert account.questions_of_another_run == 0


@pytest.mark.parametrize("name", PLACES)
def test_two_programs_at_one_store_ask_each_question_once(name: str, tmp_path: Path) -> None:
    asked, statuses = both(written(tmp_path, 16), PLACES[name](tmp_path), concurrency=4)
    assert sorted(asked.values()) == [1] * 16
    assert statuses == [["done"] * 16] * 2
