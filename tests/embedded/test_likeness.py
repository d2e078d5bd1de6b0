import json

from schemas.record import Record
from service.core.linking.clustering import Pair
from service.core.linking.comparison import ASK, JOIN, compare
from service.core.linking.undecided import pair_lines
from service.embedded.likeness import SAME, adjudication
from tests.records import agreement, event


def decided(one: Record, other: Record) -> tuple[bool, str]:
    pair = Pair(left=one, right=other, comparison=compare(one, other))
    (verdict,) = adjudication(json.loads(json.dumps(pair_lines([pair])))).verdicts
    assert verdict.pair == "P1"
    return verdict.same, verdict.reason


def test_what_is_as_like_as_can_be_is_one() -> None:
    same, reason = decided(
        agreement("x/a1", "Reciprocal Access Agreement"), agreement("y/a1", "Reciprocal Access Agreement")
    )
    assert (same, reason.startswith("likeness ")) == (True, True)


def test_what_is_unlike_is_two() -> None:
    same, reason = decided(
        agreement("x/a1", "Fisheries Pact"), agreement("y/a1", "Radar Accord", event("signed", "2019"))
    )
    assert (same, reason.endswith(f"below {SAME}")) == (False, True)


def test_what_contradicts_is_two_however_alike() -> None:
    same, reason = decided(
        agreement("x/a1", "Trade Pact"), agreement("y/a1", "Trade Pact", between="Kenya KE, Brazil BR")
    )
    assert (same, "parties" in reason) == (False, True)


def test_the_line_stands_in_the_band_that_is_asked_about() -> None:
    assert ASK < SAME < JOIN
