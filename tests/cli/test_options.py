"""Options and settings that are wrong are told in one line, before anything is asked."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import pytest
import typer

from service.cli.options import Options, with_options
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


def test_a_model_that_cannot_be_reached_is_refused_with_the_ways_to_go_on(articles: Path) -> None:
    for command in ("brief", "extract"):
        ended = run(command, str(articles), "--model", "m")
        assert ended.code == 2
        assert all(
            way in ended.err for way in ("OPENAI_API_KEY", "--base-url", "--replay", "the embedded model answers")
        )
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


# --- an option of both commands is a field of Options


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_every_shared_option_is_one_of_both_commands(command: str) -> None:
    shown = run(command, "--help").out
    assert [field.name for field in fields(Options) if f"--{field.name.replace('_', '-')} " not in shown] == []
    assert "--output" in shown


def test_what_is_given_reaches_the_command_as_one_value() -> None:
    given: list[tuple[str, Options]] = []

    @with_options
    def command(word: Annotated[str, typer.Argument()], *, options: Options) -> None:
        """Say what was given."""
        given.append((word, options))

    app = typer.Typer()
    app.command()(command)
    app(["hello", "--store", "a.db", "--tries", "3", "-q"], standalone_mode=False)
    assert given == [("hello", Options(store="a.db", tries=3, quiet=True))]
    assert (given[0][1].settings().store, given[0][1].settings().tries) == ("a.db", 3)


@pytest.mark.parametrize(
    "store", ["postgresql://user:s3cret@127.0.0.1:1/entente?connect_timeout=2", "mysql://user:s3cret@h/x"]
)
def test_a_database_that_is_not_spoken_to_is_told_without_its_password(articles: Path, store: str) -> None:
    scheme = store.partition(":")[0]
    ended = run("extract", str(articles), "--base-url", "http://127.0.0.1:1/v1", "--model", "m", "--store", store)
    assert (ended.code, ended.out) == (2, "")
    name = (
        f"--store {scheme}://…: no store"
        if scheme == "mysql"
        else "postgresql://user:***@127.0.0.1:1/entente: the server"
    )
    assert ended.err.startswith(f"entente: {name} ")
    assert ended.err.count("\n") == 1
    assert "s3cret" not in ended.err
