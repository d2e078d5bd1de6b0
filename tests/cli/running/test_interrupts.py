"""Ctrl-C once and twice, while an endpoint thinks."""

import json
import signal
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.commands import answer, asking, run, shelved, unset
from tests.loopback import HANG, Reply, loopback
from tests.newsroom import CHAGOS


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


def interrupting(asked: Mapping[str, Any], *, times: int = 1) -> Reply:
    """Ctrl-C while the endpoint thinks about the second article; at the second it hangs."""
    if CHAGOS.strip() in asked["messages"][1]["content"]:
        return answer(asked)
    for _ in range(times):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        time.sleep(0.2)
    return answer(asked) if times == 1 else HANG


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_the_first_interruption_finishes_what_is_under_way_and_tells_how_to_go_on(
    articles: Path, tmp_path: Path, command: str
) -> None:
    output = tmp_path / "out.json"
    with loopback(interrupting) as endpoint:
        ended = run(command, str(articles), *asking(endpoint, "--concurrency", "1"), "-o", str(output))
        assert len(endpoint.bodies) == 2
        endpoint.script, asked = [answer], len(endpoint.bodies)
        again = run(command, str(articles), *asking(endpoint), "-o", str(output))
        assert len(endpoint.bodies) - asked == 2 + (command == "brief")
    assert (ended.code, again.code) == (130, 0)
    assert ended.err.startswith("entente: stopping when what is under way is answered; Ctrl-C again stops at once\n")
    assert (
        "stopped by Ctrl-C; the same command goes on; 2 of 4 articles not asked about\n2 of 4 articles done\n"
        in ended.err
    )
    assert ended.err.endswith("goes on where this one stopped\nentente: interrupted; nothing more is asked\n")
    (_, first) = run("runs").out.splitlines()[-2:]
    assert "interrupted" in first


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_the_second_interruption_stops_at_once_without_a_traceback(
    articles: Path, tmp_path: Path, command: str
) -> None:
    output = tmp_path / "out.json"
    with loopback(lambda asked: interrupting(asked, times=2)) as endpoint:
        ended = run(command, str(articles), *asking(endpoint, "--concurrency", "1"), "-o", str(output))
        assert len(endpoint.bodies) == 2
    assert ended.code == 130
    assert ended.err.endswith("entente: interrupted; nothing more is asked\n")
    if command == "extract":
        assert [line["status"] for line in json.loads(output.read_text(encoding="utf-8"))] == ["done"]


def test_away_from_the_main_thread_nothing_is_changed(articles: Path) -> None:
    """As where the command line is called by another program."""
    with loopback(answer) as endpoint:
        ended: list[int] = []
        thread = threading.Thread(target=lambda: ended.append(run("extract", str(articles), *asking(endpoint)).code))
        thread.start()
        thread.join()
    assert ended == [0]
