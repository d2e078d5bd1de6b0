"""The command line: data on stdout, words on stderr, one clear message for whatever goes wrong, and the right exit code."""

import json
import os
import re
import signal
import threading
from collections.abc import Callable, Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from schemas.brief import Brief
from schemas.outcome import Outcome
from tests.commands import (
    answer,
    asking,
    closed_pipe,
    evidences,
    failing,
    full_disk,
    run,
    shelved,
    started,
    terminal,
    unreadable,
    unset,
)
from tests.loopback import HANG, HTML, RESET, Reply, Script, answered, loopback, refused
from tests.newsroom import ANSWERS, CHAGOS, LAMMY, TEXTS

COMMANDS = ("brief", "extract", "prompts")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


# --- help and prompts


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_each_command_has_its_help(command: str) -> None:
    ended = run(*command.split(), "--help")
    assert ended.code == 0
    assert f"Usage: entente {command}".rstrip() in ended.out
    assert command or all(f"  {name} " in ended.out for name in COMMANDS)
    assert ended.err == ""


@pytest.mark.parametrize("arguments", [["brief"], ["extract"], ["brief", "x", "--wrong"], ["nothing"]])
def test_misuse_is_told_with_exit_2(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert "Error" in ended.err
    assert ended.out == ""


def test_prompts_are_listed_with_version_and_fingerprint() -> None:
    ended = run("prompts")
    assert [line.split()[0] for line in ended.out.splitlines()] == ["extract", "adjudicate", "brief"]


def test_the_schemas_of_both_outputs_are_printed() -> None:
    both = json.loads(run("prompts", "--schemas").out)
    assert both["extract"]["title"] == "Outcome"
    assert both["brief"]["title"] == "Brief"


# --- settings that are wrong


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


@pytest.mark.parametrize("date", ["29 May 2025", "2025-13-01", "yesterday", ""])
def test_a_wrong_date_is_told_with_its_form(articles: Path, date: str) -> None:
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "--as-of", date)
    assert ended.code == 2
    assert ended.err == f"entente: --as-of {date}: not a date; write it as 2025-05-29, 2025-05 or 2025\n"
    assert endpoint.bodies == []


@pytest.mark.parametrize("content", ["", "no: [cassette", "interactions: 7", "interactions: []\n", "\0\1\2"])
def test_a_corrupt_cassette_is_told(articles: Path, tmp_path: Path, content: str) -> None:
    cassette = tmp_path / "bad.yaml"
    cassette.write_text(content, encoding="utf-8")
    ended = run("extract", str(articles), "--replay", str(cassette))
    assert (ended.code, ended.out) == (2, "")
    assert "bad.yaml" in ended.err
    assert ended.err.startswith("entente: ")


# --- places that cannot be written


def test_an_output_of_an_unknown_format_is_refused_before_anything_is_asked(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "-o", "brief.odt")
        unnamed = run("brief", str(articles), *asking(endpoint), "-o", "brief")
    assert endpoint.bodies == []
    assert ended.code == unnamed.code == 2
    assert ended.err == "entente: brief.odt: format .odt is not written; choose one of .html, .json, .md, .pdf\n"
    assert "without a suffix" in unnamed.err


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


def test_an_unknown_form_of_extracts_is_refused(articles: Path) -> None:
    ended = run("extract", str(articles), "--format", "xml")
    assert (ended.code, ended.err) == (2, "entente: format xml is not written; choose jsonl or json\n")


def test_a_recording_that_cannot_be_written_is_refused_before_anything_is_asked(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint), "--record", str(articles / "chagos.txt" / "c.yaml"))
    assert ended.code == 2
    assert endpoint.bodies == []


# --- articles that cannot be read


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


# --- endpoints that fail


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


def test_a_brief_whose_draft_fails_is_written_by_code_and_says_so(articles: Path) -> None:
    failing_draft = failing(refused(500), about=lambda asked: not any(text.strip() in asked for text in ANSWERS))
    with loopback(failing_draft) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint))
    assert ended.code == 0
    assert "the brief is written by code alone" in ended.err
    assert ended.out.startswith("# ")


# --- what is written


def test_extract_writes_one_line_an_article_with_the_documented_shape(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint))
    assert ended.code == 0
    assert ended.err == "4 of 4 articles done\n"
    for line in ended.lines:
        assert set(line) == set(Outcome.model_fields)
        assert {"id", "title", "publisher", "author", "published", "genre", "source"} <= set(line["article"])
        assert line["usage"] == {"calls": 1, "input_tokens": 100, "output_tokens": 10}
        for evidence in evidences(line):
            assert set(evidence) == {"article", "quote", "start", "end", "match"}
            text = Path(line["article"]["source"]).read_text(encoding="utf-8")
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert [line["article"]["source"] for line in ended.lines] == sorted(str(articles / name) for name in TEXTS)
    assert [Outcome.model_validate(line).status for line in ended.lines] == ["done"] * 4


def test_extract_writes_one_list_as_json(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "out.json"
    with loopback(answer) as endpoint:
        printed = run("extract", str(articles), *asking(endpoint), "--format", "json")
        written = run("extract", str(articles), *asking(endpoint), "--format", "json", "-o", str(output))
    assert [one["status"] for one in json.loads(printed.out)] == ["done"] * 4
    assert output.read_text(encoding="utf-8") == printed.out
    assert written.out == ""


def test_a_refusal_keeps_what_was_done_and_every_article_after_it_has_its_line(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    expiring = failing(refused(401, "expired"), about=lambda asked: CHAGOS.strip() not in asked)
    with loopback(expiring) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint, "--concurrency", "1"), "-o", str(output))
    assert ended.code == 1
    assert ended.err.startswith(f"entente: {articles}/force.txt: {endpoint.url} refused the key (401)")
    assert ended.err.endswith("; 3 of 4 articles not asked about\n1 of 4 articles done\n")
    told = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [line["status"] for line in told] == ["done", "failed", "failed", "failed"]
    assert all(line["error"].startswith(f"{line['article']['source']}: not asked about: ") for line in told[1:])
    assert len(endpoint.bodies) == 2


def test_a_brief_goes_to_stdout_as_markdown_and_its_account_to_stderr(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "--as-of", "2025-06-30")
    assert ended.code == 0
    assert ended.out.startswith("# Britain and Mauritius sign the Chagos Archipelago treaty")
    assert "As of 30 June 2025" in ended.out
    assert "ledger: 4 read" in ended.err
    assert "5 calls, 500 tokens in, 50 out, loopback-1." in ended.err


def test_a_brief_is_written_in_every_format_that_is_asked_for(articles: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / "deep" / f"brief{suffix}" for suffix in (".md", ".html", ".pdf", ".json", ".PDF")]
    with loopback(answer) as endpoint:
        options = [word for output in outputs for word in ("-o", str(output))]
        ended = run("brief", str(articles), *asking(endpoint), *options)
        quiet = run("brief", str(articles), *asking(endpoint), *options, "-q")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.splitlines()[-1] == "wrote " + ", ".join(map(str, outputs))
    assert quiet.err == ""
    assert all(output.stat().st_size > 500 for output in outputs)
    Brief.model_validate_json(outputs[3].read_bytes())


def test_copies_are_told_and_asked_about_once(articles: Path) -> None:
    (articles / "copy.txt").write_text(CHAGOS, encoding="utf-8")
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint))
    assert len(endpoint.bodies) == 4
    assert f"{articles}/copy.txt: the same text as {articles}/chagos.txt, read once" in ended.err


def test_data_is_utf8_whatever_the_locale(articles: Path) -> None:
    with loopback(answer) as endpoint, TextIOWrapper(BytesIO(), encoding="ascii") as stdout:
        run("extract", str(articles), *asking(endpoint), stdout=stdout)
        stdout.seek(0)
        assert "£101 million" in stdout.read()


@pytest.mark.parametrize("both", [False, True], ids=["stderr", "stdout and stderr"])
def test_progress_shows_on_a_terminal_and_data_goes_where_it_was_sent(articles: Path, both: bool) -> None:
    with loopback(answer) as endpoint, terminal() as (screen, shown):
        ended = run("extract", str(articles), *asking(endpoint), stdout=screen if both else None, stderr=screen)
    seen = b"".join(shown).decode()
    assert all(words in seen for words in ("0/4", "4/4", "4 of 4 articles done"))
    assert (seen if both else ended.out).count('"status":"done"') == 4
    assert ("status" in seen) == both


# --- ends that nobody planned


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


@pytest.mark.parametrize(
    ("opened", "code", "told"),
    [(closed_pipe, 1, ""), (full_disk, 2, "entente: stdout: cannot be written: No space left on device\n")],
)
def test_a_stdout_that_takes_no_more_ends_the_asking(
    articles: Path, opened: Callable[[], int], code: int, told: str
) -> None:
    with loopback(answer) as endpoint, os.fdopen(opened(), "wb", buffering=0) as place:
        stdout = TextIOWrapper(place, write_through=True)
        ended = run("extract", str(articles), *asking(endpoint, "--concurrency", "1"), stdout=stdout)
    assert (ended.code, ended.err) == (code, told)
    assert len(endpoint.bodies) <= 2
