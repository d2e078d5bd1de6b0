from collections import Counter

from service.evaluation.figures import prefixed, prf, share, shares


def test_a_share_of_nothing_is_none() -> None:
    assert (share(1, 3), share(0, 0)) == (0.333, None)
    assert shares(Counter({"a": 1, "a.seen": 2}), "a", "b") == {"a": 0.5, "b": None}


def test_precision_recall_and_f1() -> None:
    assert prf(right=1, given=2, found=1, expected=1) == {"precision": 0.5, "recall": 1.0, "f1": 0.667}
    assert prf(right=0, given=0, found=0, expected=0) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert prf(right=0, given=0, found=0, expected=2) == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert prf(right=0, given=2, found=0, expected=0)["precision"] == 0.0


def test_figures_stand_under_a_common_name() -> None:
    assert prefixed("x", {"f1": 1.0}) == {"x.f1": 1.0}
