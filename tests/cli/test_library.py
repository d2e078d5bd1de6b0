"""What was kept, read again through the command line."""

import csv
import json
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pyarrow import parquet

from tests.commands import answer, asking, run, shelved, unset
from tests.llm.questions import event
from tests.loopback import Reply, answered, loopback
from tests.newsroom import ANSWERS, CHAGOS


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


def inventive(asked: Mapping[str, Any]) -> Reply:
    """An endpoint whose answer about one article holds an event that the article does not have."""
    if CHAGOS.strip() not in asked["messages"][1]["content"]:
        return answer(asked)
    (treaty,) = ANSWERS[CHAGOS]["agreements"]
    invented = event("signed in Paris, as no source says", step="signed")
    return answered({**ANSWERS[CHAGOS], "agreements": [{**treaty, "events": [*treaty["events"], invented]}]})


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with a store in which an article was extracted, with a rejected item, and briefed together with three others;
    and the id of that article."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch, loopback(inventive) as endpoint:
        unset(patch, folder)
        extracted = run("extract", str(shelved(folder)), *asking(endpoint))
        made = run("brief", str(folder / "articles"), *asking(endpoint), "-o", "brief.json")
    assert (extracted.code, made.code) == (0, 0)
    key: str = extracted.lines[0]["article"]["id"]
    return folder, key


@pytest.fixture
def chagos(filled: tuple[Path, str], tmp_path: Path) -> str:
    """That article's id; the test has the folder to itself."""
    folder, key = filled
    copytree(folder, tmp_path, dirs_exist_ok=True)
    return key


# --- runs


def test_runs_are_listed_with_what_they_cost(chagos: str) -> None:
    head, brief, extract = run("runs").out.splitlines()
    assert head.split()[:2] == ["id", "when"]
    assert re.match(r"r2  20\d\d-\d\d-\d\d \d\d:\d\d  brief +4 +4 +0 +\d +\d+ +4  done +m$", brief)
    assert re.match(r"r1  20\d\d-\d\d-\d\d \d\d:\d\d  extract +4 +4 +0 +6 +\d+ +0  done +m$", extract)


def test_a_run_is_shown_with_its_articles(chagos: str) -> None:
    shown = run("show", "r1")
    assert shown.code == 0
    assert shown.out.count("  done  ") == 4
    assert "Britain and Mauritius seal Chagos deal" in shown.out


# --- show


@pytest.mark.parametrize("length", [12, 5])
def test_an_article_is_shown_by_its_id_or_a_prefix(chagos: str, length: int) -> None:
    shown = run("show", chagos[:length])
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(
        f"{chagos}  Britain and Mauritius seal Chagos deal\n  23 May 2025 (as its text says), news"
    )
    assert f"{chagos}/a1  agreement: Chagos Archipelago treaty\n" in shown.out
    assert "“Prime Minister Keir Starmer and his counterpart Navin Ramgoolam signed" in shown.out


def test_a_record_and_a_fact_are_shown(chagos: str) -> None:
    record = run("show", f"{chagos}/a1/e1")
    assert record.out.startswith(f"{chagos}/a1  agreement: ")
    fact = run("show", "A1")
    assert fact.out.startswith("A1  agreement: Chagos Archipelago treaty\n")
    assert run("show", "r2/A1").out == fact.out


def test_what_was_rejected_is_listed_of_an_article_of_a_run_and_of_the_latest_run(chagos: str) -> None:
    listed = run("show", chagos, "--rejected")
    assert (
        listed.out == f"{chagos}  Britain and Mauritius seal Chagos deal\n"
        f"  rejected  {chagos}/a1/e3: this quote does not stand in the article\n"
        "      signed “signed in Paris, as no source says”\n"
    )
    assert run("show", "r1", "--rejected").out == run("show", "--rejected").out == listed.out


def test_an_item_that_was_refused_says_why_and_one_that_is_not_there_what_is(chagos: str) -> None:
    refused = run("show", f"{chagos}/a1/e3")
    assert (refused.code, refused.out) == (0, run("show", chagos, "--rejected").out)
    missing = run("show", f"{chagos}/a1/e9")
    assert (missing.code, missing.out) == (2, "")
    assert f"{chagos}/a1/e9: record a1 has no such item; it has a1/e1, a1/e2" in missing.err


def test_what_a_command_tells_to_do_names_the_store_that_was_named(chagos: str) -> None:
    shown = run("show", chagos, "--store", "store.db")
    assert f"`entente show {chagos} --rejected --store store.db` tells why" in shown.out
    assert "`entente runs --store store.db` lists all" in run("show", "r9", "--store", "store.db").err


def test_an_article_is_written_as_a_page(chagos: str) -> None:
    written = run("show", chagos, "-o", "page.html")
    assert (written.code, written.out, written.err) == (0, "", "wrote page.html\n")
    assert "Britain and Mauritius seal Chagos deal" in Path("page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["zzz"], "zzz: nothing that was kept has this id"),
        (["r9"], "r9: no such run"),
        ([], "show needs an ID"),
        (["-o", "page.html"], "show needs an ID"),
        (["A1", "--rejected"], "--rejected takes an article or a run"),
        (["A1", "-o", "page.html"], "-o writes the page of an article"),
        (["r1", "--rejected", "-o", "page.html"], "give one of them"),
    ],
)
def test_what_cannot_be_shown_is_told_with_exit_2(chagos: str, arguments: list[str], told: str) -> None:
    ended = run("show", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("entente: ")
    assert told in ended.err
    assert ended.err.count("\n") == 1


def test_a_page_has_one_format(chagos: str) -> None:
    ended = run("show", chagos, "-o", "page.pdf")
    assert ended.code == 2
    assert "choose one of .html" in ended.err


# --- facts


def test_facts_of_the_latest_brief_are_listed(chagos: str) -> None:
    listed = run("facts")
    head, first, *_ = listed.out.splitlines()
    assert head.split() == ["id", "type", "status", "on", "2025-05-23", "last", "step", "sources", "parties", "name"]
    assert first.startswith("A1  agreement  in force")
    assert first.endswith("MU, GB   Chagos Archipelago treaty")
    assert run("facts", "--run", "r2").out == listed.out


def test_facts_are_printed_as_json_with_their_evidence(chagos: str) -> None:
    facts = json.loads(run("facts", "--json").out)
    assert facts[0]["run"] == "r2"
    assert chagos in facts[0]["sources"]
    assert facts == [
        {"run": "r2", **fact} for fact in json.loads(Path("brief.json").read_text(encoding="utf-8"))["facts"]
    ]


def test_facts_of_all_briefs_are_listed_under_their_runs(chagos: str, articles: Path) -> None:
    with loopback(answer) as endpoint:
        run("brief", str(articles / "seas.txt"), *asking(endpoint))
    ids = [line.split()[0] for line in run("facts", "--all").out.splitlines()[1:]]
    assert ids[0] == "r3/A1"
    assert "r2/A1" in ids


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--run", "r1"], "it wrote no brief"),
        (["--run", "r9"], "no such run"),
        (["--run", "r1", "--all"], "exclude each"),
    ],
)
def test_facts_that_are_not_there_are_told(chagos: str, arguments: list[str], told: str) -> None:
    ended = run("facts", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


# --- why


def test_why_a_fact_a_record_and_a_pair_are_what_they_are_is_told(chagos: str) -> None:
    whole = run("facts", "--why", "A1")
    assert (whole.code, whole.err) == (0, "")
    assert whole.out.startswith("A1  agreement: Chagos Archipelago treaty (run r2)\n\nThese records are this fact:\n")
    assert whole.out.count(" joined to ") == 2
    assert f"  {chagos}/a1  “Chagos Archipelago treaty”, Britain and Mauritius seal Chagos deal\n" in whole.out
    assert f"Of {chagos}/a1:" in run("facts", "--why", f"{chagos[:6]}/a1", "--run", "r2").out
    told = json.loads(run("facts", "--why", "A1", "--json").out)
    first, second, _ = (member["record"] for member in told["members"])
    assert f"{first} and {second} are one fact\n" in run("facts", "--why", f"{first}+{second}").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["A9"], "no such fact"),
        (["A1", "--all"], "--why tells of one brief's facts"),
        (["r1"], "is a run; --why takes"),
    ],
)
def test_why_nothing_can_be_told_is_told(chagos: str, arguments: list[str], told: str) -> None:
    ended = run("facts", "--why", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


# --- stores that are not there


@pytest.mark.parametrize("command", [["runs"], ["facts"], ["facts", "--all"], ["show", "r1"], ["show", "--rejected"]])
def test_without_a_store_what_makes_one_is_told_and_none_is_made(tmp_path: Path, command: list[str]) -> None:
    ended = run(*command, "--store", "none.db")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(
        "entente: none.db: no store there yet; `entente extract --store none.db` and `entente brief --store none.db` make"
    )
    assert list(tmp_path.iterdir()) == []


def test_an_extraction_alone_has_no_brief(articles: Path) -> None:
    with loopback(answer) as endpoint:
        run("extract", str(articles), *asking(endpoint))
    for arguments in (["facts", "--all"], ["show", "A1"]):
        ended = run(*arguments)
        assert (ended.code, ended.err) == (2, "entente: no facts are kept yet; `entente brief PATH...` makes them\n")


def sheet(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_facts_are_told_as_a_sheet(chagos: str) -> None:
    listed = run("facts", "--format", "csv")
    assert listed.out.startswith("\ufeffrun,id,type,name,")
    facts = json.loads(run("facts", "--json").out)
    assert [(line["run"], line["id"], line["name"]) for line in sheet(listed.out)] == [
        (fact["run"], fact["id"], fact["name"]) for fact in facts
    ]
    assert run("facts", "-o", "facts.csv").err == "wrote facts.csv\n"
    assert Path("facts.csv").read_bytes().decode() == listed.out
    assert run("facts", "-o", "facts.json").out == ""
    assert json.loads(Path("facts.json").read_text(encoding="utf-8")) == facts
    assert run("facts", "-o", "facts.parquet").code == 0
    rows = parquet.read_table("facts.parquet").to_pylist()
    assert [(row["name"], row["sources"]) for row in rows] == [(fact["name"], fact["sources"]) for fact in facts]


def test_stored_facts_are_told_as_a_sheet_by_what_they_have(chagos: str) -> None:
    lines = sheet(run("facts", "--party", "Mauritius", "--kind", "agreement", "--format", "csv").out)
    assert {line["type"] for line in lines} == {"agreement"}
    assert all("MU" in line["countries"].split("; ") for line in lines)
    assert {line["run"] for line in lines} == {""}
    every = sheet(run("facts", "--all", "--format", "csv").out)
    assert {line["run"] for line in every} == {"r2"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "parquet"], "--format parquet is written to a file; name it with -o FILE.parquet"),
        (["-o", "facts.xlsx"], "format xlsx is not written; choose one of table, json, csv, parquet"),
        (["-o", "facts"], "format without a suffix is not written"),
        (["--why", "A1", "-o", "why.json"], "--why tells of one brief's facts"),
    ],
)
def test_a_form_that_facts_are_not_told_in_is_refused(chagos: str, arguments: list[str], told: str) -> None:
    ended = run("facts", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_a_run_is_shown_whole(chagos: str, tmp_path: Path) -> None:
    shown = run("runs", "show", "r1")
    assert shown.out == run("show", "r1").out
    assert run("runs", "show").out == run("runs", "show", "r2").out == run("show", "r2").out
    assert "prompts extract v" in shown.out
    told = json.loads(run("runs", "show", "r1", "--json").out)
    assert told["run"]["usage"]["calls"] == 6
    assert {each["status"] for each in told["articles"]} == {"done"}
    place = str(tmp_path / "store.db")
    assert (
        run("runs", "--store", place, "show", "r1").out == run("runs", "show", "r1", "--store", place).out == shown.out
    )
    assert run("runs", "show", "r9").err == "entente: r9: no such run; `entente runs` lists all\n"


# --- facts of all that was kept


def test_an_extraction_alone_has_facts(articles: Path) -> None:
    with loopback(answer) as endpoint:
        run("extract", str(articles), *asking(endpoint))
    listed, asked = run("facts"), run("facts", "--from-store", "--json")
    assert (listed.code, listed.err) == (0, "")
    assert "Chagos Archipelago treaty" in listed.out
    assert len(listed.out.splitlines()) == len(json.loads(asked.out)) + 1


def test_stored_facts_are_listed_by_what_they_have(chagos: str) -> None:
    mauritian = json.loads(run("facts", "--party", "Mauritius", "--kind", "agreement", "--json").out)
    assert mauritian
    assert all("MU" in [party["country"] for party in fact["parties"]] for fact in mauritian)
    assert run("facts", "--party", "MU", "--kind", "agreement", "--json").out == json.dumps(mauritian, ensure_ascii=False, indent=2) + "\n"  # fmt: skip
    none = run("facts", "--status", "terminated")
    assert none.code == 2
    assert re.match(r"entente: none of the \d+ stored facts has what was asked for; ask for less\n", none.err)


def test_stored_facts_and_those_of_briefs_are_not_listed_together(chagos: str) -> None:
    ended = run("facts", "--all", "--party", "MU")
    assert (ended.code, "--run and --all list briefs' facts" in ended.err) == (2, True)
    assert "--since soon: not a date" in run("facts", "--since", "soon").err


STORED_SPLIT = """\
- split:
    - {article: chagos.txt, type: agreement, name: Chagos Archipelago treaty}
    - {article: force.txt, type: agreement, name: Chagos Archipelago treaty}
  by: An Officer
  reason: two treaties
- correct: {article: seas.txt, type: agreement, name: High Seas Treaty}
  field: name
  value: Treaty of the High Seas
  by: An Officer
  reason: its title
- correct: {article: none.txt, type: agreement, name: Pact}
  field: name
  value: x
  by: An Officer
  reason: gone
"""


def test_what_people_decided_holds_for_stored_facts(chagos: str, tmp_path: Path) -> None:
    (tmp_path / "o.yaml").write_text(STORED_SPLIT, encoding="utf-8")
    plain = json.loads(run("facts", "--from-store", "--json").out)
    decided = run("facts", "--from-store", "--json", "--overrides", str(tmp_path / "o.yaml"))
    facts = json.loads(decided.out)
    treaties = [fact for fact in facts if fact["type"] == "agreement"]
    assert len(treaties) == len([fact for fact in plain if fact["type"] == "agreement"]) + 1
    assert "Treaty of the High Seas" in [fact["name"] for fact in treaties]
    assert sorted(fact["decisions"][0]["action"] for fact in treaties if fact["decisions"]) == [
        "corrected",
        "split",
        "split",
    ]
    assert "none.txt; nothing was done for it" in decided.err
    records = sorted(record for fact in facts for record in fact["records"])
    assert records == sorted(record for fact in plain for record in fact["records"])
