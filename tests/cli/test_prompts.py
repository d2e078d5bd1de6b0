import json
from pathlib import Path

import pytest

from tests.commands import (
    run,
    shelved,
    unset,
)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


def test_prompts_are_listed_with_version_and_fingerprint() -> None:
    ended = run("prompts")
    assert [line.split()[0] for line in ended.out.splitlines()] == ["extract", "adjudicate", "brief"]


def test_the_schemas_of_both_outputs_are_printed() -> None:
    both = json.loads(run("prompts", "--schemas").out)
    assert both["extract"]["title"] == "Outcome"
    assert both["brief"]["title"] == "Brief"
