from pathlib import Path

from schemas.fact import Fact
from service.evaluation.gold.reading import read_labels
from service.evaluation.gold.shape import GoldCluster
from service.evaluation.linking import homes_by_rules, homes_of, score_gold_linking, score_homes, score_linking
from tests.labels import gold, labelled, wanted_agreement, wanted_meeting
from tests.records import agreement, agreement_fact, event

SEEDS = Path(__file__).parents[2] / "seeds"
TWO = [GoldCluster(name="pact", members=("1", "2")), GoldCluster(name="deal", members=("3",))]


def test_the_expected_clusters_score_one() -> None:
    score = score_linking("x", {"1": "A1", "2": "A1", "3": "A2"}, TWO, [("1", "3")])
    assert (score.figures["x.pairwise.f1"], score.figures["x.b_cubed.f1"], score.failures) == (1.0, 1.0, ())
    assert (score.figures["x.must_not_merge"], score.figures["x.must_not_merge_broken"]) == (1, 0)


def test_a_wrong_merge_costs_precision_and_a_forbidden_one_is_told_as_such() -> None:
    score = score_linking("x", {"1": "A1", "2": "A1", "3": "A1"}, TWO, [("3", "1", "other parties")])
    assert score.figures["x.pairwise.precision"] == 0.333
    assert score.figures["x.b_cubed.precision"] == 0.556
    assert score.figures["x.must_not_merge_broken"] == 1
    assert [(each.kind, each.what) for each in score.failures] == [
        ("forbidden_merge", "3 and 1: other parties"),
        ("wrong_merge", "2 and 3 are two"),
    ]
    plain = score_linking("x", {"1": "A1", "3": "A1"}, TWO, [("1", "3")])
    assert plain.failures[0].what == "1 and 3: labelled as two"


def test_a_missed_merge_costs_recall() -> None:
    score = score_linking("x", {"1": "A1", "2": "A2", "3": "A3"}, TWO, [])
    assert score.figures["x.pairwise.recall"] == 0.0
    assert score.figures["x.b_cubed.recall"] == 0.667
    assert [each.kind for each in score.failures] == ["missed_merge"]


def test_what_no_record_matched_is_not_scored() -> None:
    score = score_linking("x", {}, TWO, [("1", "3")])
    assert (score.figures["x.records"], score.figures["x.must_not_merge"], score.figures["x.b_cubed.f1"]) == (0, 0, 1.0)


def test_records_are_linked_by_the_rules_or_as_a_brief_linked_them() -> None:
    one = agreement("x/a1", "Boats Accord", event("signed"))
    other = agreement("y/a1", "Boats Accord", event("signed"))
    third = agreement("y/a2", "Fishing Charter", event("signed"))
    by_rules = homes_by_rules([one, other, third])
    assert by_rules["x/a1"] == by_rules["y/a1"] != by_rules["y/a2"]
    facts: list[Fact] = [agreement_fact("A1", "Boats Accord", records=("x/a1", "y/a1"))]
    assert homes_of(facts) == {"x/a1": "A1", "y/a1": "A1"}


def test_agreements_and_meetings_are_scored_apart() -> None:
    wanted = gold(
        labelled(wanted_agreement("a1", "Pact"), wanted_meeting("m1", "talks")),
        labelled(wanted_agreement("a2", "Pact"), wanted_meeting("m2", "talks"), file="b.txt"),
        agreements=[{"name": "Pact", "members": ["a1", "a2"]}],
        meetings=[{"name": "talks", "members": ["m1", "m2"]}],
    )
    known = {"x/a1": "a1", "y/a1": "a2", "x/m1": "m1", "y/m1": "m2", "y/m9": "m1"}
    agreements, meetings = score_homes({"x/a1": "A1", "y/a1": "A1", "x/m1": "M1", "y/m1": "M2"}, known, wanted)
    assert agreements.figures["linking.agreements.pairwise.f1"] == 1.0
    assert meetings.figures["linking.meetings.pairwise.recall"] == 0.0


def test_the_expected_records_of_the_seeds_alone_are_linked_as_expected() -> None:
    labels = read_labels([SEEDS / "gold"])
    for score in score_gold_linking(labels.gold, labels.texts):
        assert score.failures == ()
        kind = next(iter(score.figures)).rpartition(".")[0]
        assert (score.figures[f"{kind}.pairwise.f1"], score.figures[f"{kind}.b_cubed.f1"]) == (1.0, 1.0)
        assert score.figures[f"{kind}.must_not_merge"] == 7
