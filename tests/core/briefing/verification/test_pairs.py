"""Verification held against pairs that were written from facts alone, before it was run on them: the bar, kind by kind."""

from pathlib import Path

import pytest

from tests.pairs import Pair, confusion, pairs

HERE = Path(__file__).parent
PAIRS = [
    pair
    for folder in ("pairs", "pairs_after", "pairs_last", "pairs_fresh", "pairs_unmet")
    for pair in pairs(HERE / folder)
]
LEAST_STOPPED, MOST_STOPPED = 0.97, 0.05  # of the unsupported sentences, of the supported ones
KINDS = {
    "name", "number", "amount", "date", "status", "negation", "attribution", "party", "place", "tense", "title", "quotation",
    "opinion", "plural", "gives", "cause",
}  # fmt: skip


def shown(pair: Pair) -> str:
    return f"{Path(pair.source).stem} {' '.join(pair.cites)} {pair.text}"


def test_every_kind_of_change_is_tried_on_enough_pairs() -> None:
    assert {pair.change for pair in PAIRS} == KINDS | {None}
    assert len({(pair.source, pair.cites, pair.text) for pair in PAIRS}) == len(PAIRS) > 700


def test_nearly_all_unsupported_sentences_are_stopped() -> None:
    passed = [shown(pair) for pair in PAIRS if pair.change and not pair.reasons()]
    assert len(passed) <= (1 - LEAST_STOPPED) * sum(bool(pair.change) for pair in PAIRS), passed


def test_hardly_any_supported_sentence_is_stopped() -> None:
    stopped = [(shown(pair), pair.reasons()) for pair in PAIRS if not pair.change and pair.reasons()]
    assert len(stopped) <= MOST_STOPPED * sum(not pair.change for pair in PAIRS), stopped


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_of_every_kind_most_are_stopped(kind: str) -> None:
    passed, stopped = confusion(pair for pair in PAIRS if pair.change == kind)[kind]
    assert stopped > 5 * passed
