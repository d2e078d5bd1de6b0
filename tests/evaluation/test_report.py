import json
from typing import get_args

from service.evaluation.figures import Failing, Failure, Figures, Score
from service.evaluation.report import as_json, changes, joined, side_by_side, table, taxonomy


def fault(kind: Failing, what: str = "Boats Accord", where: str = "a.txt") -> Failure:
    return Failure(kind=kind, where=where, what=what)


def test_a_table_has_one_figure_a_line() -> None:
    assert table({"records": 3, "f1": 0.5, "none.seen": None}) == "records    3\nf1         0.500\nnone.seen  -"
    assert table({}) == ""


def test_failures_stand_by_kind_the_most_frequent_first_with_examples_and_where_to_look() -> None:
    many = tuple(fault("missed", f"number\n{n}") for n in range(5))
    lines = taxonomy((fault("split"), *many)).splitlines()
    assert lines[0].startswith("5 missed: look at ")
    assert lines[1:4] == ["  a.txt: number 0", "  a.txt: number 1", "  a.txt: number 2"]
    assert lines[4].startswith("1 split: ")
    assert taxonomy(()) == ""


def test_words_of_an_article_cannot_move_the_cursor() -> None:
    assert "\x1b" not in taxonomy((fault("missed", "\x1b[2Jcleared", "\x1b]0;title\x07a.txt"),))


def test_every_kind_of_failure_says_where_to_look() -> None:
    for kind in get_args(Failing):
        assert taxonomy((fault(kind),)).startswith(f"1 {kind.replace('_', ' ')}: look ")


def test_two_results_stand_side_by_side_with_what_changed() -> None:
    ours: Figures = {"f1": 0.75, "same": 1.0, "new": 2, "gone": None}
    earlier: Figures = {"f1": 0.5, "same": 1.0, "old": 1, "gone": 1.0}
    assert changes(ours, earlier) == {"f1": 0.25}
    lines = {line.split()[0]: line.split()[1:] for line in side_by_side(ours, earlier).splitlines()}
    assert lines == {
        "f1": ["0.500", "0.750", "+0.25"],
        "same": ["1.000", "1.000"],
        "old": ["1", "-"],
        "gone": ["1.000", "-"],
        "new": ["-", "2"],
    }


def test_the_json_holds_figures_failures_and_changes() -> None:
    score = joined([Score(figures={"a": 1}, failures=(fault("missed"),)), Score(figures={"b": 2}, failures=())])
    told = json.loads(as_json(score))
    assert told == {
        "figures": {"a": 1, "b": 2},
        "failures": [{"kind": "missed", "where": "a.txt", "what": "Boats Accord"}],
    }
    assert json.loads(as_json(score, {"a": 1}))["changes"] == {"a": 1}
