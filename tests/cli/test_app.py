"""The command as a whole: its help, its ends, its streams."""

import re
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from schemas.brief import Brief
from tests.commands import (
    answer,
    asking,
    closed_pipe,
    run,
    shelved,
    started,
    unset,
)
from tests.loopback import loopback

COMMANDS = ("brief", "extract", "prompts")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_each_command_has_its_help(command: str) -> None:
    ended = run(*command.split(), "--help")
    assert ended.code == 0
    assert f"Usage: entente {command}".rstrip() in ended.out
    assert command or all(f"  {name} " in ended.out for name in COMMANDS)
    assert ended.err == ""


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_run_over_nothing_says_what_can_be_named(command: str) -> None:
    ended = run(command)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("entente: nothing to read; name files, folders or web addresses")


@pytest.mark.parametrize("arguments", [["brief", "x", "--wrong"], ["nothing"]])
def test_misuse_is_told_with_exit_2(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert "Error" in ended.err
    assert ended.out == ""


def test_data_is_utf8_whatever_the_locale(articles: Path) -> None:
    with loopback(answer) as endpoint, TextIOWrapper(BytesIO(), encoding="ascii") as stdout:
        run("extract", str(articles), *asking(endpoint), stdout=stdout)
        stdout.seek(0)
        assert "£101 million" in stdout.read()


def test_the_installed_command_works_from_end_to_end(articles: Path, tmp_path: Path) -> None:
    with (
        loopback(answer) as endpoint,
        started("brief", str(articles), *asking(endpoint, "-o", "brief.json"), cwd=tmp_path) as process,
    ):
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, b"")
    assert err.decode().endswith("wrote brief.json\n")
    assert Brief.model_validate_json((tmp_path / "brief.json").read_bytes()).title


def test_a_closed_pipe_ends_the_process_without_a_word() -> None:
    with started("prompts", "--schemas", stdout=closed_pipe()) as process:
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (1, b"")


HEAVY = {"pydantic", "sqlalchemy", "alembic", "openai", "instructor", "rich", "typst", "vcr"}


def test_the_help_imports_nothing_heavy() -> None:
    program = f"import sys; import service.cli; print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("entente ")


def test_the_version_is_printed() -> None:
    assert re.fullmatch(r"entente \d+\.\d+\.\d+\n", run("--version").out)
