"""A run over paths: one clear message for whatever goes wrong, and the right exit code."""

import json
import os
import signal
import sqlite3
import subprocess
import time
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
    started,
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


def test_every_line_stands_in_its_place_and_what_was_not_done_is_summed_up_last(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes((articles / "chagos.txt").read_bytes())
    (tmp_path / "empty.txt").write_bytes(b"")
    named = [str(tmp_path / "empty.txt"), str(tmp_path / "copy.txt"), "none.txt", str(articles / "seas.txt"), "no.txt"]
    with loopback(answer) as endpoint:
        ended = run("extract", *named, *asking(endpoint))
    assert [line["article"]["source"] for line in ended.lines] == named
    assert ended.err.splitlines()[-3:] == ["3 not read", "  2 no such file or folder", "  1 empty"]


def test_a_run_in_which_nothing_was_read_is_none_and_one_in_which_nothing_was_done_failed(articles: Path) -> None:
    with loopback(refused(500)) as endpoint:
        misused = run("extract", str(articles), *asking(endpoint), "--title", "One title for four")
        missing = run("extract", "none.txt", *asking(endpoint))
        assert (misused.code, missing.code, run("runs").out.count("\n")) == (2, 2, 1)
        assert run("extract", str(articles), *asking(endpoint)).code == 2
    assert [line.split()[-2] for line in run("runs").out.splitlines()[1:]] == ["failed"]


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
    assert ended.err.count(gone.removesuffix("/v1").removeprefix("http://")) == 3
    assert ended.err.endswith("nobody was there for 3 questions in a row, so no more are asked\n")


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


# --- what was answered is kept


def test_a_second_run_over_the_same_files_makes_no_call(articles: Path) -> None:
    with loopback(answer) as endpoint:
        first = run("extract", str(articles), *asking(endpoint))
        asked = len(endpoint.bodies)
        second = run("extract", str(articles), *asking(endpoint))
        assert len(endpoint.bodies) == asked == 4
        made = [run("brief", str(articles), *asking(endpoint), "-o", f"{name}.json") for name in "ab"]
        assert len(endpoint.bodies) == 5
    assert "\n0 calls, 0 tokens in, 0 out, 4 answered from the store\n" in second.err
    assert [{**line, "usage": None} for line in second.lines] == [{**line, "usage": None} for line in first.lines]
    assert "1 call, 100 tokens in, 10 out, 4 answered from the store, loopback-1." in made[0].err
    assert "0 calls, 0 tokens in, 0 out, 5 answered from the store, loopback-1." in made[1].err
    assert ["kept in the store; nothing is asked" in each.err for each in made] == [False, True]


def test_another_model_or_endpoint_is_asked_anew(articles: Path) -> None:
    with loopback(answer) as endpoint, loopback(answer) as other:
        run("extract", str(articles), *asking(endpoint))
        run("extract", str(articles), *asking(endpoint, "--model", "n"))
        run("extract", str(articles), *asking(other))
        assert (len(endpoint.bodies), len(other.bodies)) == (8, 4)


def test_recordings_and_replays_neither_read_nor_write_the_store(articles: Path, tmp_path: Path) -> None:
    cassette = str(tmp_path / "c.yaml")
    with loopback(answer) as endpoint:
        recorded = run("extract", str(articles), *asking(endpoint, "--record", cassette))
        assert not (tmp_path / "store.db").exists()
        run("extract", str(articles), *asking(endpoint))
        kept = (tmp_path / "store.db").read_bytes()
        run("extract", str(articles), *asking(endpoint, "--record", cassette))
        assert len(endpoint.bodies) == 12
    replayed = run("extract", str(articles), "--replay", cassette)
    assert replayed == recorded
    assert (tmp_path / "store.db").read_bytes() == kept
    assert run("runs").out.count("\n") == 2


def test_an_address_without_a_model_makes_no_store(articles: Path, tmp_path: Path) -> None:
    run("extract", str(articles), "--base-url", "http://127.0.0.1:1/v1")
    assert not (tmp_path / "store.db").exists()


def test_what_failed_is_asked_again_and_nothing_else(articles: Path) -> None:
    with loopback(failing(refused(500), about=lambda asked: LAMMY.strip() in asked)) as endpoint:
        first = run("extract", str(articles), *asking(endpoint))
        endpoint.script = [answer]
        asked = len(endpoint.bodies)
        second = run("extract", str(articles), *asking(endpoint))
        assert [LAMMY.strip() in each["messages"][1]["content"] for each in endpoint.asked[asked:]] == [True]
    assert (first.code, second.code) == (1, 0)
    listed = run("show", "r1").out
    assert listed.count("  failed  ") == 1
    assert "kept failing" in listed


def test_a_run_that_was_refused_keeps_why_the_rest_was_not_asked(articles: Path) -> None:
    expiring = failing(refused(401, "expired"), about=lambda asked: CHAGOS.strip() not in asked)
    with loopback(expiring) as endpoint:
        run("extract", str(articles), *asking(endpoint, "--concurrency", "1"))
    assert run("show", "r1").out.count(".txt: not asked about: ") == 3


def test_a_store_that_takes_no_more_ends_the_asking(articles: Path, tmp_path: Path) -> None:
    def locking(asked: Mapping[str, Any]) -> Reply:
        """From the second question on, somebody drops what answers are kept in."""
        if CHAGOS.strip() not in asked["messages"][1]["content"]:
            with sqlite3.connect(tmp_path / "store.db") as other:
                other.execute("DROP TABLE IF EXISTS answers")
        return answer(asked)

    with loopback(locking) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint, "--concurrency", "1"))
        assert len(endpoint.bodies) == 2
    assert ended.code == 1
    assert ended.statuses == ["done", "failed", "failed", "failed"]
    assert "store.db: the store cannot be used (no such table: answers)" in ended.err
    assert "3 of 4 articles not asked about" in ended.err


@pytest.mark.parametrize("command", ["brief", "extract"])
@pytest.mark.parametrize("store", ["notes.txt", "articles", "notes.txt/a.db", "/proc/a.db"])
def test_a_place_where_no_store_can_be_is_told_before_anything_is_asked(
    articles: Path, tmp_path: Path, command: str, store: str
) -> None:
    (tmp_path / "notes.txt").write_text("These are my notes. " * 100, encoding="utf-8")
    with loopback(answer) as endpoint:
        ended = run(command, str(articles), *asking(endpoint, "--store", store))
    assert endpoint.bodies == []
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(f"entente: {store}: ")


# --- processes that are killed, stopped, or two


def killing(process: list[subprocess.Popen[bytes]], *, sign: signal.Signals, after: int) -> Script:
    """An endpoint that ends the process that asks when it gets one question more than `after`."""
    asked_so_far: list[int] = []

    def reply(asked: Mapping[str, Any]) -> Reply:
        asked_so_far.append(1)
        if len(asked_so_far) <= after:
            return answer(asked)
        process[0].send_signal(sign)
        time.sleep(0.2)
        process[0].send_signal(sign)
        return HANG

    return reply


@pytest.mark.parametrize(("sign", "status"), [(signal.SIGKILL, "not ended"), (signal.SIGINT, "interrupted")])
def test_a_run_that_is_ended_between_two_articles_loses_no_answer(
    articles: Path, tmp_path: Path, sign: signal.Signals, status: str
) -> None:
    process: list[subprocess.Popen[bytes]] = []
    environment = {**os.environ, "ENTENTE_STORE": str(tmp_path / "store.db")}
    with loopback(killing(process, sign=sign, after=2)) as endpoint:
        command = ["extract", str(articles), *asking(endpoint, "--concurrency", "1")]
        with started(*command, cwd=tmp_path, env=environment) as running:
            process.append(running)
            out, _ = running.communicate(timeout=60)
        assert running.returncode == {signal.SIGKILL: -9, signal.SIGINT: 130}[sign]
        assert out.count(b'"status":"done"') == 2
        before = {each["messages"][1]["content"] for each in endpoint.asked[:2]}
        endpoint.script, asked = [answer], len(endpoint.bodies)
        assert asked == 3

        again = run(*command)

        after = {each["messages"][1]["content"] for each in endpoint.asked[asked:]}
    assert (again.code, again.statuses) == (0, ["done"] * 4)
    assert (len(after), before & after) == (2, set())
    assert "2 calls, 200 tokens in, 20 out, 2 answered from the store" in again.err
    (_, whole, killed) = run("runs").out.splitlines()
    assert (status in killed, " done " in whole) == (True, True)
    assert run("show", "r1").out.count("  done  ") == 2


def test_two_programs_share_one_store(articles: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "ENTENTE_STORE": str(tmp_path / "store.db")}
    with loopback(answer) as endpoint:
        command = ["extract", str(articles), *asking(endpoint)]
        both = [started(*command, cwd=tmp_path, env=environment) for _ in range(2)]
        ended = [process.communicate(timeout=120) for process in both]
        asked = len(endpoint.bodies)
        third = run(*command)
        assert len(endpoint.bodies) == asked <= 8
    assert [process.returncode for process in both] == [0, 0]
    told = [[{**json.loads(line), "usage": None} for line in out.splitlines()] for out, _ in ended]
    assert told[0] == told[1] == [{**line, "usage": None} for line in third.lines]
    assert run("runs").out.count(" done ") == 4


# --- what is read, and what is stated of it


def test_what_is_stated_of_one_article_goes_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway and Chile signed a pact in Oslo.", encoding="utf-8")
    stated = (
        "--title",
        "A pact",
        "--publisher",
        "The Wire",
        "--author",
        "A. Writer",
        "--date",
        "2025-05",
        "--url",
        "https://x.example/a",
    )
    with loopback(answer) as endpoint:
        ended = run("extract", str(tmp_path / "a.txt"), *asking(endpoint), *stated)
    known = ended.lines[0]["article"]
    assert [known[name] for name in ("title", "publisher", "author", "published", "published_basis", "url")] == [
        "A pact", "The Wire", "A. Writer", "2025-05", "metadata", "https://x.example/a"
    ]  # fmt: skip


def test_what_is_stated_of_one_article_is_refused_for_several(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint), "--title", "A pact")
        assert (ended.code, endpoint.bodies) == (2, [])
    assert "describe one article; 4 were read" in ended.err


def test_a_wrong_date_of_publication_is_told_before_anything_is_read(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "--date", "last week")
    assert (ended.code, ended.err) == (
        2,
        "entente: --date last week: not a date; write it as 2025-05-29, 2025-05 or 2025\n",
    )


def test_a_feed_is_read_entry_by_entry(tmp_path: Path) -> None:
    body = "Norway and Chile signed a pact on fisheries in Oslo, and will meet again after the summer. " * 12
    entries = "".join(f"<item><title>Pact {n}</title><description>{body}{n}</description></item>" for n in (1, 2))
    feed = tmp_path / "feed.xml"
    feed.write_text(f'<rss version="2.0"><channel><title>Wire</title>{entries}</channel></rss>', encoding="utf-8")
    with loopback(answer) as endpoint:
        ended = run("extract", *asking(endpoint), "--feed", str(feed))
    assert [line["article"]["title"] for line in ended.lines] == ["Pact 1", "Pact 2"]
