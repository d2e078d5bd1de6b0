from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.record import Record
from service.core.linking.clustering import Pair, cluster, compare_all
from service.core.linking.comparison import ASK
from service.core.linking.incremental import (
    clusters_of,
    compare_new,
    components,
    kept_pair,
    keys_of,
    keys_sought,
    open_pairs,
    pair_of,
    touched,
    verdict_key,
)
from tests.links import RAA, Told, half_alike, seen, told
from tests.records import agreement, event


def by_key(pairs: tuple[Pair, ...]) -> dict[str, Pair]:
    return {pair.key: pair for pair in pairs}


def everything(made: Told) -> list[Record]:
    return [record for some in made.values() for record in some]


@given(made=told())
def test_what_is_new_is_compared_as_all_would_be_and_what_is_stored_is_not(made: Told) -> None:
    records = everything(made)
    new, stored = records[::2], records[1::2]
    among_stored = by_key(compare_all(stored))
    assert by_key(compare_new(new, stored)) == {
        key: pair for key, pair in by_key(compare_all(records)).items() if key not in among_stored
    }


@given(
    random=st.randoms(use_true_random=False), dated=st.booleans(), kinds=st.integers(1, 40), size=st.integers(90, 160)
)
@settings(max_examples=10)
def test_in_a_large_block_what_is_new_meets_the_neighbours_that_it_would_have_at_once(
    random: Random, dated: bool, kinds: int, size: int
) -> None:
    day = [event("signed", "2025-05-28")] if dated else []
    records: list[Record] = [agreement(f"{n:04}/a1", f"Trade Pact {n % kinds + 2000}", *day) for n in range(size)]
    random.shuffle(records)
    new, stored = records[: size // 3], records[size // 3 :]
    keys = {record.id for record in new}
    at_once = {key: p for key, p in by_key(compare_all(records)).items() if {p.left.id, p.right.id} & keys}
    assert by_key(compare_new(new, stored)) == at_once
    assert by_key(compare_all(stored)).keys() >= by_key(compare_all(records)).keys() - at_once.keys()


@given(made=told())
def test_components_clustered_one_by_one_are_all_clustered_at_once(made: Told) -> None:
    records = everything(made)
    pairs = compare_all(records)
    parts = components(records, pairs)
    assert sorted(record.id for part in parts for record in part.records) == sorted(record.id for record in records)
    one_by_one = [each for part in parts for each in clusters_of(part, open_pairs(part), {})]
    assert seen(one_by_one) == seen(cluster(records, pairs, {}))


def test_no_pair_of_a_component_reaches_beyond_it() -> None:
    alike = [agreement("x/a1", RAA), agreement("y/a1", RAA)]
    apart = agreement("z/a1", RAA, between="Japan=JP Australia=AU")
    pairs = compare_all([*alike, apart])
    assert len(pairs) == 3
    assert [(part.id, len(part.pairs)) for part in components([apart, *alike], pairs)] == [("x/a1", 1), ("z/a1", 0)]
    assert [part.id for part in components(alike[:1], pairs)] == ["x/a1"]


def test_only_what_is_alike_touches_what_is_stored() -> None:
    new = agreement("x/a1", RAA)
    stored = {"y/a1": agreement("y/a1", RAA), "z/a1": agreement("z/a1", RAA, between="Japan=JP Australia=AU")}
    pairs = compare_new([new], list(stored.values()))
    assert [pair.comparison.score >= ASK for pair in pairs] == [True, False]
    assert touched(pairs, stored) == {"y/a1"}


def test_a_pair_is_kept_and_made_again() -> None:
    records = {"x/a1": agreement("x/a1", RAA), "y/a1": agreement("y/a1", RAA)}
    (pair,) = compare_new(list(records.values()), [])
    assert pair_of(kept_pair(pair), records) == pair


def test_the_key_of_a_verdict_is_that_of_what_is_told_and_asked() -> None:
    (pair,) = compare_new([half_alike("x")], [half_alike("y", "Free Trade Agreement")])
    (same,) = compare_new([half_alike("u")], [half_alike("v", "Free Trade Agreement")])
    (other,) = compare_new([half_alike("x")], [half_alike("y", "Trade Zone Agreement")])
    known = verdict_key(pair, fingerprint="f")
    assert known == verdict_key(same, fingerprint="f")
    assert len({known, verdict_key(pair, fingerprint="g"), verdict_key(other, fingerprint="f")}) == 3


def test_keys_are_those_of_the_blocks() -> None:
    """Two that are compared when all are linked at once are found by each other, whichever was stored first."""
    one, other = half_alike("x"), half_alike("y", "Free Trade Agreement")
    for new, stored in ((one, other), (other, one)):
        assert not keys_sought([new]).isdisjoint(keys_of([stored])[stored.id])
