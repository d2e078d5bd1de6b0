from dataclasses import dataclass

from service.evaluation.extraction.matching import match


@dataclass(frozen=True)
class Wanted:
    like: str
    optional: bool = False


def likeness(record: tuple[str, float], wanted: Wanted) -> float:
    return record[1] if record[0] == wanted.like else 0.0


def test_the_likest_pair_comes_first_and_each_stands_once() -> None:
    matched = match([("a", 0.6), ("a", 0.9), ("b", 0.4)], [Wanted("a"), Wanted("b")], likeness)
    assert matched.pairs == {1: 0}
    assert matched.again == {0}


def test_a_record_that_fits_both_goes_to_the_expected_one_that_counts() -> None:
    matched = match([("a", 0.8)], [Wanted("a", optional=True), Wanted("a")], likeness)
    assert matched.pairs == {0: 1}


def test_nothing_matches_nothing() -> None:
    assert match([], [Wanted("a")], likeness).pairs == {}
