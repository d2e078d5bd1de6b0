import json
from pathlib import Path

import pytest

from schemas.brief import Brief
from tests.commands import (
    answer,
    asking,
    failing,
    run,
    shelved,
    unset,
)
from tests.loopback import loopback, refused
from tests.newsroom import ANSWERS


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


@pytest.mark.parametrize("date", ["29 May 2025", "2025-13-01", "yesterday", ""])
def test_a_wrong_date_is_told_with_its_form(articles: Path, date: str) -> None:
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "--as-of", date)
    assert ended.code == 2
    assert ended.err == f"entente: --as-of {date}: not a date; write it as 2025-05-29, 2025-05 or 2025\n"
    assert endpoint.bodies == []


def test_an_output_of_an_unknown_format_is_refused_before_anything_is_asked(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "-o", "brief.odt")
        unnamed = run("brief", str(articles), *asking(endpoint), "-o", "brief")
    assert endpoint.bodies == []
    assert ended.code == unnamed.code == 2
    assert ended.err == "entente: brief.odt: format .odt is not written; choose one of .docx, .html, .json, .md, .pdf\n"
    assert "without a suffix" in unnamed.err


def test_a_brief_whose_draft_fails_is_written_by_code_and_says_so(articles: Path) -> None:
    failing_draft = failing(refused(500), about=lambda asked: not any(text.strip() in asked for text in ANSWERS))
    with loopback(failing_draft) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint))
    assert ended.code == 0
    assert "the brief is written by code alone" in ended.err
    assert ended.out.startswith("# ")


def test_a_brief_goes_to_stdout_as_markdown_and_its_account_to_stderr(articles: Path) -> None:
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "--as-of", "2025-06-30")
    assert ended.code == 0
    assert ended.out.startswith("# Britain and Mauritius sign the Chagos Archipelago treaty")
    assert "As of 30 June 2025" in ended.out
    assert "ledger: 4 read" in ended.err
    assert "5 calls, 500 tokens in, 50 out, loopback-1." in ended.err


def test_an_annex_is_told_after_the_page_when_it_is_asked_for(articles: Path) -> None:
    with loopback(answer) as endpoint:
        plain = run("brief", str(articles), *asking(endpoint))
        annexed = run("brief", str(articles), *asking(endpoint), "--annex")
    assert annexed.code == 0
    assert "Evidence annex" not in plain.out
    assert "## Evidence annex" in annexed.out
    assert " confidence: " in annexed.out


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


# --- overrides

SPLIT = """\
- split:
    - {article: chagos.txt, type: agreement, name: Chagos Archipelago treaty}
    - {article: force.txt, type: agreement, name: Chagos Archipelago treaty}
  by: An Officer
  reason: two treaties
"""


def test_a_file_of_overrides_splits_and_shows_who_did(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "o.yaml").write_text(SPLIT, encoding="utf-8")
    with loopback(answer) as endpoint:
        made = run("brief", str(articles), *asking(endpoint), "-o", "b.json", "--overrides", "o.yaml")
    assert made.code == 0
    facts = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["facts"]
    told = [each for fact in facts for each in fact["decisions"]]
    assert [(each["action"], each["by"], each["reason"]) for each in told] == [
        ("split", "An Officer", "two treaties")
    ] * 2
    assert "split by An Officer" in run("show", "A1").out
    assert (
        "kept apart by An Officer: two treaties; the rules alone: names 1.00 alike" in run("facts", "--why", "A1").out
    )


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_file_that_is_none_is_told_before_anything_is_asked(articles: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "o.yaml").write_text(SPLIT.replace("reason", "reasons"), encoding="utf-8")
    with loopback(answer) as endpoint:
        ended = run(command, str(articles), *asking(endpoint), "--overrides", "o.yaml")
        assert endpoint.headers == []
    assert ended.code == 2
    assert "o.yaml, entry 1 (line 1): reason is missing" in ended.err
