"""Clustering: pairs that are alike become clusters, best pair first, under average link and the vetoes.

Two clusters join when their best pair reaches JOIN, the mean over all pairs between them reaches ASK, and no pair between
them holds a veto. Order of records changes nothing: pairs are taken by score, then by id. A person's ruling outranks it all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.merge import Merge, Verdict
from schemas.record import Record
from service.core.linking.blocking import candidate_pairs
from service.core.linking.comparison import ASK, JOIN, compare_traits
from service.core.linking.fields.traits import like_names, traits
from service.core.linking.homes import Homes, Pair
from service.core.linking.overrides.ruling import Ruling

__all__ = ["Cluster", "Pair", "cluster", "compare_all", "undecided"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records of one fact, by id, with every merge and refused merge that touched them."""

    records: tuple[Record, ...]
    merges: tuple[Merge, ...]


def compare_all(records: Sequence[Record]) -> tuple[Pair, ...]:
    """Compare all candidate pairs, the likeliest first. Kept are those alike enough to be looked at, and those of like names
    that something contradicts."""
    ordered = sorted(records, key=lambda record: record.id)
    told = [traits(record) for record in ordered]
    pairs = []
    for i, j in candidate_pairs(told, contradicted=True):
        comparison = compare_traits(told[i], told[j])
        if comparison.score >= ASK or (comparison.veto and like_names(told[i], told[j])):
            pairs.append(Pair(left=ordered[i], right=ordered[j], comparison=comparison))
    return tuple(sorted(pairs, key=lambda pair: (-pair.comparison.score, pair.key)))


def undecided(records: Sequence[Record], pairs: Sequence[Pair], rulings: Sequence[Ruling] = ()) -> tuple[Pair, ...]:
    """The pairs that a model must decide: alike but not enough, between clusters that nothing else joins or forbids."""
    homes = Homes(records, pairs, {}, rulings)
    between: dict[frozenset[str], Pair] = {}
    for pair in pairs:
        if not ASK <= pair.comparison.score < JOIN:
            continue
        left, right = homes.of(pair.left), homes.of(pair.right)
        ends = frozenset((left.first, right.first))
        if left is right or ends in between or homes.kept_apart(left, right):
            continue
        if not homes.veto(left, right):
            between[ends] = pair
    return tuple(between.values())


def cluster(
    records: Sequence[Record],
    pairs: Sequence[Pair],
    verdicts: Mapping[str, Verdict],
    rulings: Sequence[Ruling] = (),
) -> tuple[Cluster, ...]:
    """Clusters of records, each record in exactly one; `verdicts` holds a model's word on undecided pairs, by pair key, `rulings`
    that of people on any."""
    homes = Homes(records, pairs, verdicts, rulings)
    touching: dict[str, list[Merge]] = defaultdict(list)
    for merge, ends in _merges(homes, pairs, verdicts, rulings):
        for first in ends:
            touching[first].append(merge)
    seen: dict[str, Cluster] = {}
    for record in sorted(records, key=lambda record: record.id):
        home = homes.of(record)
        if home.first not in seen:
            members = tuple(sorted(home.members, key=lambda member: member.id))
            seen[home.first] = Cluster(records=members, merges=tuple(touching[home.first]))
    return tuple(seen.values())


def _merges(
    homes: Homes, pairs: Sequence[Pair], verdicts: Mapping[str, Verdict], rulings: Sequence[Ruling]
) -> Iterator[tuple[Merge, frozenset[str]]]:
    """What was decided of each pair that was alike enough to be looked at, and the clusters it ended in. Of pairs of like names
    that something contradicts one is told between any two clusters."""
    by_person = {each.key: each for each in rulings}
    for pair in homes.ruled(by_person.values()):
        yield _ruled(pair, by_person[pair.key]), _ends(homes, pair)
    forbidden: set[frozenset[str]] = set()
    for pair in pairs:
        ends = _ends(homes, pair)
        if pair.key in by_person:
            continue
        if pair.comparison.score >= ASK or pair.key in verdicts:
            merged = len(ends) == 1
            yield _merge(pair, verdicts.get(pair.key), merged=merged, refusal=homes.refused.get(pair.key)), ends
        elif pair.comparison.veto and len(ends) == 2 and ends not in forbidden:
            forbidden.add(ends)
            yield _merge(pair, None, merged=False, refusal=None), ends


def _ends(homes: Homes, pair: Pair) -> frozenset[str]:
    return frozenset((homes.of(pair.left).first, homes.of(pair.right).first))


def _merge(pair: Pair, verdict: Verdict | None, *, merged: bool, refusal: str | None) -> Merge:
    """What was decided of a pair by the rules or by a model; `refusal` is what kept the clusters apart, not the pair."""
    reasons = [
        *pair.comparison.reasons,
        pair.comparison.veto or (None if merged else refusal),
        verdict and verdict.reason,
    ]
    return Merge(
        left=pair.left.id,
        right=pair.right.id,
        merged=merged,
        by="model" if verdict else "rule",
        score=pair.comparison.score,
        reasons=tuple(reason for reason in reasons if reason),
    )


def _ruled(pair: Pair, ruling: Ruling) -> Merge:
    """What a person decided of a pair, after what the rules say of it."""
    against = (pair.comparison.veto,) if pair.comparison.veto else ()
    return Merge(
        left=pair.left.id,
        right=pair.right.id,
        merged=ruling.same,
        by="person",
        score=pair.comparison.score,
        reasons=(*pair.comparison.reasons, *against, ruling.reason),
        person=ruling.by,
    )
