"""Options and settings that are wrong are told in one line, before anything is asked."""

import re
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


def test_without_a_model_three_ways_to_go_on_are_given(articles: Path) -> None:
    for command in ("brief", "extract"):
        ended = run(command, str(articles))
        assert ended.code == 2
        assert all(way in ended.err for way in ("OPENAI_API_KEY", "--base-url", "--replay"))
        assert ended.out == ""


WRONG = [
    (["--base-url", "http://127.0.0.1:1/v1"], "no model is named; add --model NAME or set ENTENTE_MODEL"),
    (["--model", "m", "--base-url", "http://x/v1", "--mode", "sql"], "setting mode"),
    (["--concurrency", "0"], "setting concurrency"),
    (["--timeout", "0"], "setting timeout"),
    (["--tries", "99"], "setting tries"),
    (["--replay", "a.yaml", "--record", "b.yaml"], "--replay and --record exclude each other"),
    (["--replay", "none.yaml"], "no cassette at none.yaml"),
]


@pytest.mark.parametrize(
    ("options", "told"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_wrong_option_is_told_in_one_line(articles: Path, options: list[str], told: str) -> None:
    ended = run("extract", str(articles), *options)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert ended.err.startswith("entente: ")
    assert ended.err.count("\n") == 1


def test_a_wrong_setting_of_the_environment_is_named(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_CONCURRENCY", "many")
    ended = run("extract", str(articles))
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert re.match(r"entente: setting concurrency: .*; got 'many'$", ended.err)


@pytest.mark.parametrize("content", ["", "no: [cassette", "interactions: 7", "interactions: []\n", "\0\1\2"])
def test_a_corrupt_cassette_is_told(articles: Path, tmp_path: Path, content: str) -> None:
    cassette = tmp_path / "bad.yaml"
    cassette.write_text(content, encoding="utf-8")
    ended = run("extract", str(articles), "--replay", str(cassette))
    assert (ended.code, ended.out) == (2, "")
    assert "bad.yaml" in ended.err
    assert ended.err.startswith("entente: ")
