import json

from schemas.entry import Entry
from schemas.outcome import Outcome
from schemas.run import Run, Usage
from service.render.text.run import run_json, run_text, runs_table
from tests.records import article, library
from tests.store.test_database import done_entry, failed_entry, new_run, unread_entry

RUN = new_run().model_copy(
    update={
        "id": "r12",
        "status": "done",
        "articles": 2,
        "done": 1,
        "failed": 2,
        "usage": Usage(calls=3, input_tokens=200, output_tokens=20, from_store=1),
    }
)


def test_runs_are_listed_in_columns() -> None:
    listed = runs_table([RUN, new_run("brief").model_copy(update={"id": "r2"})]).splitlines()
    assert listed == [
        "id   when (UTC)        command  articles  done  failed  calls  tokens  stored  status     model",
        "r12  2025-05-29 10:11  extract         2     1       2      3     220       1  done       m",
        "r2   2025-05-29 10:11  brief           0     0       0      0       0       0  not ended  m",
    ]


def test_a_run_is_shown_with_what_came_of_each_article() -> None:
    one, other = library(x=None, y=None).values()
    shown = run_text(RUN, [unread_entry("r12"), done_entry("r12", one), failed_entry("r12", other)])
    assert shown == (
        "r12  entente extract articles/ Café “x”.txt\n"
        "  2025-05-29 10:11 UTC, done, m at http://127.0.0.1/v1, prompts extract v3, brief v2\n"
        "  2 articles: 1 done, 2 failed; 0 facts\n"
        "  1 answered from the store, 3 calls, 200 tokens in, 20 out\n"
        "  failed:\n"
        "    1 a binary file\n"
        "    1 the endpoint is down\n"
        "\n"
        "id        status  records  article\n"
        "(unread)  failed        0  a.pdf: a binary file\n"
        "x         done          4  x.txt\n"
        "y         failed        0  y.txt: the endpoint is down\n"
    )


def test_what_a_run_cost_is_told_where_it_is_known() -> None:
    assert ", 20 out, 0.0123 USD at list price\n" in run_text(RUN.model_copy(update={"cost": "0.0123"}), [])


def test_the_commonest_reasons_come_first_and_the_rest_is_counted() -> None:
    def failed(number: int, reason: str) -> Entry:
        entry = failed_entry("r12", article(f"{number}", source=f"{number}.txt"))
        told = entry.outcome.model_copy(update={"error": f"{number}.txt: {reason}"})
        return entry.model_copy(update={"outcome": told})

    entries = [failed(number, "down" if number > 9 else f"reason {number}") for number in range(12)]
    lines = run_text(RUN, entries).splitlines()
    assert lines[4:7] == ["  failed:", "    2 down", "    1 reason 0"]
    assert lines[13] == "    3 for other reasons"


def test_a_run_is_one_json_object() -> None:
    (one,) = library(x=None).values()
    told = json.loads(run_json(RUN, [done_entry("r12", one)]))
    assert Run.model_validate(told["run"]) == RUN
    assert [Outcome.model_validate(each) for each in told["articles"]] == [done_entry("r12", one).outcome]
