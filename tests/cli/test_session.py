"""A run over paths: one clear message for whatever goes wrong, and the right exit code."""

import signal
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.commands import (
    answer,
    asking,
    failing,
    run,
    shelved,
    terminal,
    unreadable,
    unset,
)
from tests.loopback import HANG, HTML, RESET, Reply, Script, answered, loopback, refused
from tests.newsroom import CHAGOS, LAMMY


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_place_that_cannot_be_written_is_refused_before_anything_is_asked(
    articles: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "a.json").mkdir()
    with loopback(answer) as endpoint:
        for output in (articles / "chagos.txt" / "out.json", tmp_path / "a.json"):
            ended = run(command, str(articles), *asking(endpoint), "-o", str(output))
            assert (ended.code, ended.out) == (2, "")
            assert ended.err.startswith(f"entente: {output}: ")
    assert endpoint.bodies == []


def test_each_unreadable_file_is_told_and_the_others_are_done(articles: Path, tmp_path: Path) -> None:
    files = unreadable(tmp_path)
    with loopback(answer) as endpoint:
        ended = run("extract", *files, str(articles / "chagos.txt"), *asking(endpoint), "-q")
    told = zip(ended.err.splitlines(), files.items(), strict=True)
    assert [line for line, (file, why) in told if not line.startswith(f"entente: {file}: {why}")] == []
    assert ended.statuses == ["failed"] * 6 + ["done"]
    assert ended.code == 1


def test_when_nothing_can_be_read_nothing_is_asked(tmp_path: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("brief", *unreadable(tmp_path), *asking(endpoint))
    assert (ended.code, ended.out, endpoint.bodies) == (2, "", [])
    assert ended.err.endswith("entente: no article could be read and answered, so there is nothing to brief\n")


FAULTS: list[tuple[str, Script, str]] = [
    ("refuses the key", refused(401, "bad key"), "refused the key (401); set OPENAI_API_KEY"),
    ("knows no such model", refused(404, "no such model"), "check --model and --base-url"),
    ("keeps failing", refused(500, "boom"), "kept failing"),
    ("limits the rate", refused(429, "slow down"), "lower --concurrency or try later"),
    ("breaks the connection", RESET, "check --base-url and that the server runs"),
    ("never answers", HANG, "did not answer in time"),
    ("is a web page", HTML, "answers with what is no chat completion"),
    ("answers garbage", answered("no JSON at all"), "extract v"),
    ("breaks off", answered('{"header": {"title"', finish="length"), "extract v"),
]


@pytest.mark.parametrize(("_name", "script", "told"), FAULTS, ids=[name for name, _, _ in FAULTS])
def test_an_endpoint_that_fails_is_told_with_what_to_do(articles: Path, _name: str, script: Script, told: str) -> None:
    with loopback(script) as endpoint:
        more = ["--timeout", "0.2" if script is HANG else "20"]
        ended = run("extract", str(articles / "chagos.txt"), *asking(endpoint, *more), "-q")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert told in ended.err


def test_an_endpoint_that_is_down_is_told(articles: Path) -> None:
    with loopback(answer) as endpoint:
        gone = endpoint.url
    ended = run("brief", str(articles), "--base-url", gone, "--model", "m", "--tries", "1", "-q")
    assert ended.code == 2
    assert ended.err.count(gone.removesuffix("/v1").removeprefix("http://")) >= 4
    assert ended.err.endswith("nothing to brief\n")


@pytest.mark.parametrize("fault", [refused(500), answered("garbage"), RESET], ids=["500", "garbage", "reset"])
def test_one_failed_answer_leaves_the_other_articles_done(articles: Path, fault: Script) -> None:
    with loopback(failing(fault, about=lambda asked: LAMMY.strip() in asked)) as endpoint:
        extracted = run("extract", str(articles), *asking(endpoint))
        made = run("brief", str(articles), *asking(endpoint))
    assert sorted(extracted.statuses) == ["done", "done", "done", "failed"]
    assert "3 of 4 articles done" in extracted.err
    assert extracted.code == made.code == 1
    assert made.out.startswith("# Britain and Mauritius sign the Chagos Archipelago treaty")


def test_a_refusal_that_passes_is_waited_for(articles: Path) -> None:
    busy = refused(429, "slow down", retry_after="0")
    with loopback(busy, busy, answer) as endpoint:
        ended = run("extract", str(articles / "chagos.txt"), "--base-url", endpoint.url, "--model", "m", "--tries", "3")
    assert ended.code == 0
    assert len(endpoint.bodies) == 3


@pytest.mark.parametrize("both", [False, True], ids=["stderr", "stdout and stderr"])
def test_progress_shows_on_a_terminal_and_data_goes_where_it_was_sent(articles: Path, both: bool) -> None:
    with loopback(answer) as endpoint, terminal() as (screen, shown):
        ended = run("extract", str(articles), *asking(endpoint), stdout=screen if both else None, stderr=screen)
    seen = b"".join(shown).decode()
    assert all(words in seen for words in ("0/4", "4/4", "4 of 4 articles done"))
    assert (seen if both else ended.out).count('"status":"done"') == 4
    assert ("status" in seen) == both


def interrupting(asked: Mapping[str, Any]) -> Reply:
    """Ctrl-C while the endpoint thinks about the second article."""
    if CHAGOS.strip() in asked["messages"][1]["content"]:
        return answer(asked)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    return HANG


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_an_interrupted_run_ends_with_a_word_and_without_a_traceback(
    articles: Path, tmp_path: Path, command: str
) -> None:
    output = tmp_path / "out.json"
    with loopback(interrupting) as endpoint:
        ended = run(command, str(articles), *asking(endpoint, "--concurrency", "1"), "-o", str(output))
    assert ended.code == 130
    assert ended.err == "entente: interrupted; nothing more is asked\n"
    assert output.exists() == (command == "extract")
