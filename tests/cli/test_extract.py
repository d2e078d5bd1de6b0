import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO, TextIOWrapper
from pathlib import Path

import pytest
from pyarrow import parquet

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
    unset,
)
from tests.loopback import answered, loopback, refused
from tests.newsroom import CHAGOS, LAMMY, TEXTS


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


def test_an_unknown_form_of_extracts_is_refused(articles: Path) -> None:
    ended = run("extract", str(articles), "--format", "xml")
    assert (ended.code, ended.err) == (2, "entente: format xml is not written; choose jsonl, json, csv or parquet\n")


def test_a_recording_that_cannot_be_written_is_refused_before_anything_is_asked(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint), "--record", str(articles / "chagos.txt" / "c.yaml"))
    assert ended.code == 2
    assert endpoint.bodies == []


def test_extract_writes_one_line_an_article_with_the_documented_shape(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint))
    assert ended.code == 0
    assert ended.err.startswith("4 of 4 articles done\nread 4, copies 0, skipped 0\n")
    for line in ended.lines:
        assert set(line) == set(Outcome.model_fields)
        assert {"id", "title", "publisher", "author", "published", "genre", "source"} <= set(line["article"])
        assert line["usage"] == {"calls": 1, "input_tokens": 100, "output_tokens": 10, "from_store": 0}
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
        other = asking(endpoint, "--store", str(tmp_path / "other.db"))
        written = run("extract", str(articles), *other, "--format", "json", "-o", str(output))
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
    assert "; 3 of 4 articles not asked about\n1 of 4 articles done\n" in ended.err
    assert ended.err.endswith("\n3 not asked about\n")
    told = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [line["status"] for line in told] == ["done", "failed", "failed", "failed"]
    assert all(line["error"].startswith(f"{line['article']['source']}: not asked about: ") for line in told[1:])
    assert len(endpoint.bodies) == 2


def test_copies_are_told_and_asked_about_once(articles: Path) -> None:
    (articles / "copy.txt").write_text(CHAGOS, encoding="utf-8")
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint))
    assert len(endpoint.bodies) == 4
    assert f"{articles}/copy.txt: the same text as {articles}/chagos.txt, read once" in ended.err


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


# --- sheets


def test_extracts_are_written_as_a_sheet_row_by_row(articles: Path) -> None:
    with loopback(answer) as endpoint:
        told = run("extract", str(articles), *asking(endpoint))
        piped = run("extract", str(articles), *asking(endpoint), "--format", "csv")
        filed = [run("extract", str(articles), *asking(endpoint), "-o", name) for name in ("x.csv", "x.parquet")]
    assert [each.code for each in (piped, *filed)] == [0, 0, 0]
    assert piped.out.startswith("\ufeffarticle,article_title,")
    assert Path("x.csv").read_bytes().decode() == piped.out
    lines = list(csv.DictReader(StringIO(piped.out.removeprefix("\ufeff"), newline="")))
    rows = parquet.read_table("x.parquet").to_pylist()
    quotes = sorted(each["quote"] for line in told.lines for each in evidences(line))
    assert sorted(row["quote"] for row in rows if row["quote"] is not None) == quotes
    assert len(lines) == len(rows) >= len(quotes)
    assert {row["source"] for row in rows} == {str(articles / name) for name in TEXTS}


def test_what_failed_stands_in_the_sheet_with_its_reason(articles: Path) -> None:
    with loopback(failing(refused(500, "down"), about=lambda asked: CHAGOS.strip() in asked)) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint), "--format", "csv")
    assert ended.code == 1
    (failed,) = [line for line in csv.DictReader(StringIO(ended.out, newline="")) if line["outcome"] == "failed"]
    assert "kept failing" in failed["error"]


def test_a_sheet_that_cannot_be_written_is_told(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint), "--format", "parquet")
        assert (ended.code, endpoint.bodies) == (2, [])
        assert "--format parquet is written to a file; name it with -o FILE.parquet" in ended.err
        full = run("extract", str(articles), *asking(endpoint), "--format", "csv", "-o", "/dev/full")
    assert full.code == 2
    assert "/dev/full: cannot be written: No space left on device" in full.err


# --- what failed


def test_an_answer_that_cannot_be_used_is_paid_for_once_until_it_is_asked_again(articles: Path) -> None:
    article = str(articles / "chagos.txt")
    with loopback(answered("no JSON at all", style="json")) as endpoint:
        first = run("extract", article, *asking(endpoint))
        paid = len(endpoint.bodies)
        second = run("extract", article, *asking(endpoint))
        assert len(endpoint.bodies) == paid > 0
        endpoint.script = [answer]
        third = run("extract", article, *asking(endpoint, "--retry-failed"))
        fourth = run("extract", article, *asking(endpoint))
    assert [each.statuses for each in (first, second, third, fourth)] == [["failed"], ["failed"], ["done"], ["done"]]
    assert "`--retry-failed` asks again)" in second.err
    assert "; 0 calls" not in second.err
    assert (second.lines[0]["usage"]["calls"], fourth.lines[0]["usage"]["from_store"]) == (0, 1)
    assert "`--retry-failed` asks again)" in run("runs", "show", "r2").out


# --- the embedded model

RECIPE = "Beat the eggs with sugar until pale. Fold in the flour and bake for forty minutes at a low heat.\n"


def test_without_a_model_the_embedded_one_answers_and_says_how_to_set_another(articles: Path) -> None:
    ended = run("extract", str(articles))
    assert (ended.code, ended.statuses) == (0, ["done"] * 4)
    assert ended.err.startswith("no model is set: the embedded one answers")
    assert "\n0 calls, 0 tokens in, 0 out\n" in ended.err
    assert {agreement["name"] for line in ended.lines for agreement in line["agreements"]} >= {
        "Chagos Archipelago treaty"
    }
    again = run("extract", str(articles), "--model", "embedded", "-q")
    assert (again.out, again.err) == (ended.out, "")


def test_triage_asks_only_about_what_tells_something_and_lists_the_rest(articles: Path) -> None:
    (articles / "seas.txt").unlink()
    (articles / "recipe.txt").write_text(RECIPE, encoding="utf-8")
    with loopback(answer) as endpoint:
        ended = run("extract", str(articles), *asking(endpoint), "--triage", "embedded")
        assert len(endpoint.bodies) == 3
    assert (ended.code, ended.statuses) == (0, ["done", "done", "done", "skipped"])
    (skipped,) = (line for line in ended.lines if line["status"] == "skipped")
    source = str(articles / "recipe.txt")
    assert skipped["error"].startswith(f"{source}: not asked about: the embedded model sees no agreement")
    assert (skipped["agreements"], skipped["usage"]["calls"], skipped["audit"]) == ([], 0, None)
    assert (
        f"1 of 4 articles skipped, for the first look saw no agreement and no meeting in them: {source}; each"
        in ended.err
    )
    assert "3 of 4 articles done\n" in ended.err
    assert "not asked about" not in ended.err


def test_a_run_in_which_all_is_skipped_is_done_and_leaves_what_is_kept_as_it_was(
    articles: Path, tmp_path: Path
) -> None:
    for name in range(10):
        (tmp_path / f"{name}.txt").write_text(RECIPE.replace("forty", f"forty-{'x' * name}"), encoding="utf-8")
    with loopback(answer) as endpoint:
        ended = run(
            "extract", *(str(tmp_path / f"{name}.txt") for name in range(10)), *asking(endpoint), "--triage", "embedded"
        )
        assert endpoint.bodies == []
    assert (ended.code, set(ended.statuses)) == (0, {"skipped"})
    assert " and " in ended.err.partition("skipped")[2]
    assert [line.split()[-2] for line in run("runs").out.splitlines()[1:]] == ["done"]


def test_an_audit_lists_what_the_records_do_not_cover_and_adds_nothing(articles: Path) -> None:
    told = LAMMY + "\nFrance and Kenya signed the Nairobi Transport Agreement in Paris on 20 May 2025.\n"
    (articles / "lammy.txt").write_text(told, encoding="utf-8")
    with loopback(answer) as endpoint:
        plainly = run("extract", str(articles), *asking(endpoint))
        ended = run("extract", str(articles), *asking(endpoint), "--audit", "embedded")
    by_source = {Path(line["article"]["source"]).name: line for line in ended.lines}
    audit = by_source["lammy.txt"]["audit"]
    found = [each for each in audit if "Nairobi" in each["evidence"]["quote"]]
    assert [(each["kind"], each["step"]) for each in found] == [("agreement", "signed")]
    assert told[found[0]["evidence"]["start"] : found[0]["evidence"]["end"]] == found[0]["evidence"]["quote"]
    assert f"{articles}/lammy.txt: the second look sees" in ended.err
    assert "none was added" in ended.err
    bare = [{**line, "audit": None, "usage": None} for line in ended.lines]
    assert bare == [{**line, "usage": None} for line in plainly.lines]


def test_no_openai_is_loaded_where_rules_answer(articles: Path) -> None:
    heavy = "('openai', 'instructor', 'httpx2', 'vcr', 'tenacity', 'typst', 'pypdf', 'docx')"
    script = (
        "import sys\nfrom service import cli\n"
        "sys.argv = ['entente', 'extract', sys.argv[1], '-q']\n"
        "try:\n    cli.main()\nexcept SystemExit as end:\n    assert not end.code\n"
        f"print(sorted(set(sys.modules) & set({heavy})), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(articles)], capture_output=True, text=True, check=True)
    assert (done.stderr, done.stdout.count("\n")) == ("[]\n", 4)
