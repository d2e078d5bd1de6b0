import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from schemas.brief import Brief
from tests.commands import (
    Ended,
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


# --- what changed


def test_what_changed_since_the_last_brief_is_told_against_the_stored_one(articles: Path, tmp_path: Path) -> None:
    with loopback(answer) as endpoint:
        none = run("brief", str(articles), *asking(endpoint), "--since", "last")
        run("brief", str(articles / "lammy.txt"), *asking(endpoint))
        made = run("brief", str(articles), *asking(endpoint), "--since", "last")
        again = run("brief", str(articles), *asking(endpoint), "--since", "last")
    assert (none.code, none.err.splitlines()[-1]) == (
        2, "entente: --since last: no brief is kept yet; leave it out this time, or give a day",
    )  # fmt: skip
    assert "## What changed since" in made.out
    assert "**New:** High Seas Treaty" in made.out
    assert "No change since" in again.out


def test_what_changed_since_a_day_needs_no_store(articles: Path) -> None:
    with loopback(answer) as endpoint:
        made = run("brief", str(articles), *asking(endpoint), "--since", "2025-06")
        wrong = run("brief", str(articles), *asking(endpoint), "--since", "yesterday")
    assert "since June 2025" in made.out
    assert (wrong.code, "--since yesterday: not a date" in wrong.err) == (2, True)


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


# --- stored facts beside what is read, or alone


def extracted_and(articles: Path, *arguments: str) -> tuple[Ended, list[Mapping[str, Any]]]:
    """What `entente brief` of these arguments made, all articles having been extracted before, and the facts on the page."""
    with loopback(answer) as endpoint:
        run("extract", str(articles), *asking(endpoint))
        ended = run("brief", *arguments, *asking(endpoint), "-o", "brief.json")
    made = json.loads(Path("brief.json").read_text(encoding="utf-8")) if Path("brief.json").exists() else {"facts": []}
    return ended, made["facts"]


def test_a_brief_is_about_what_is_read_alone(articles: Path) -> None:
    ended, facts = extracted_and(articles, str(articles / "lammy.txt"))
    assert ended.code == 0
    assert {len(fact["sources"]) for fact in facts} == {1}


def test_stored_facts_stand_beside_what_is_read(articles: Path) -> None:
    ended, facts = extracted_and(articles, str(articles / "lammy.txt"), "--from-store")
    assert ended.code == 0
    chagos = next(fact for fact in facts if "Chagos" in fact["name"] and fact["type"] == "agreement")
    assert len(chagos["sources"]) > 1
    assert any("High Seas" in fact["name"] for fact in facts)


def test_a_brief_can_be_made_of_stored_facts_alone(articles: Path) -> None:
    ended, facts = extracted_and(articles, "--party", "Mauritius", "--kind", "agreement")
    assert ended.code == 0
    assert facts
    assert all("MU" in [party["country"] for party in fact["parties"]] for fact in facts)


def test_what_nothing_stored_has_is_said(articles: Path) -> None:
    ended, _ = extracted_and(articles, "--status", "terminated")
    assert (ended.code, "stored facts has what was asked for; ask for less" in ended.err) == (2, True)


def test_a_replay_has_no_stored_facts(articles: Path) -> None:
    ended = run("brief", str(articles), "--from-store", "--replay", "none.yaml")
    assert (ended.code, "--replay and --record read no store" in ended.err) == (2, True)


# --- the embedded model


def test_without_a_model_a_folder_becomes_a_brief_that_says_who_read_it(articles: Path, tmp_path: Path) -> None:
    pages = [tmp_path / f"b.{suffix}" for suffix in ("md", "html", "json", "pdf", "docx")]
    ended = run("brief", str(articles), *(option for page in pages for option in ("-o", str(page))))
    assert ended.code == 0
    assert ended.err.startswith("no model is set: the embedded one answers")
    for page in pages[:3]:
        assert "embedded-1 is no language model" in page.read_text(encoding="utf-8")
    told = json.loads(pages[2].read_text(encoding="utf-8"))
    assert (told["model"], told["usage"]["calls"]) == ("embedded-1", 0)
    assert told["ledger"]["sentences_replaced"] == 0
    again = run("brief", str(articles), "--model", "embedded", "-q")
    assert again.out == pages[0].read_text(encoding="utf-8")


def test_a_brief_of_nothing_says_who_found_nothing(tmp_path: Path) -> None:
    (tmp_path / "recipe.txt").write_text("Beat the eggs with sugar until pale, then bake.\n", encoding="utf-8")
    ended = run("brief", str(tmp_path / "recipe.txt"))
    assert (ended.code, "by embedded-1" in ended.out) == (0, True)


def test_an_audit_of_a_brief_is_told_and_not_merged(articles: Path) -> None:
    more = "\nFrance and Kenya signed the Nairobi Transport Agreement in Paris on 20 May 2025.\n"
    with (articles / "lammy.txt").open("a", encoding="utf-8") as file:
        file.write(more)
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "--audit", "embedded")
    assert ended.code == 0
    assert "Nairobi Transport Agreement" in ended.err
    assert "Nairobi" not in ended.out


def test_what_a_first_look_leaves_out_of_a_brief_is_no_source_of_it(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "recipe.txt").write_text("Beat the eggs with sugar until pale, then bake.\n", encoding="utf-8")
    monkeypatch.setenv("ENTENTE_TRIAGE", "embedded")
    with loopback(answer) as endpoint:
        ended = run("brief", str(articles), *asking(endpoint), "-o", "b.json")
    assert ended.code == 0
    assert f"{articles}/recipe.txt" in ended.err.partition(" skipped, for the first look")[2]
    told = json.loads(Path("b.json").read_text(encoding="utf-8"))
    assert "recipe" not in json.dumps(told["sources"])
    assert told["ledger"]["skipped"]
    assert any("not asked about" in note for note in told["notes"])
