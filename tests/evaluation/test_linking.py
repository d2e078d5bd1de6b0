from service.evaluation.gold.shape import GoldCluster
from service.evaluation.linking import score_linking

TWO = [GoldCluster(name="pact", members=("1", "2")), GoldCluster(name="deal", members=("3",))]


def test_the_expected_clusters_score_one() -> None:
    score = score_linking("x", {"1": "A1", "2": "A1", "3": "A2"}, TWO, [("1", "3")])
    assert (score.figures["x.pairwise.f1"], score.figures["x.b_cubed.f1"], score.failures) == (1.0, 1.0, ())


def test_a_wrong_merge_costs_precision_and_breaks_its_pair() -> None:
    score = score_linking("x", {"1": "A1", "2": "A1", "3": "A1"}, TWO, [("1", "3", "two")])
    assert score.figures["x.pairwise.precision"] == 0.333
    assert score.figures["x.b_cubed.precision"] == 0.556
    assert score.figures["x.must_not_merge_broken"] == 1
    assert [each.kind for each in score.failures] == ["wrong_merge", "wrong_merge"]


def test_a_missed_merge_costs_recall() -> None:
    score = score_linking("x", {"1": "A1", "2": "A2", "3": "A3"}, TWO, [])
    assert score.figures["x.pairwise.recall"] == 0.0
    assert score.figures["x.b_cubed.recall"] == 0.667
    assert [each.kind for each in score.failures] == ["missed_merge"]
