"""Clustering: pairs that are alike become clusters, best pair first, under average link and the vetoes.

Two clusters join when their best pair reaches JOIN, the mean over all pairs between them reaches ASK, and no pair between
them holds a veto. Order of records changes nothing: pairs are taken by score, then by id.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.merge import Merge, Verdict
from schemas.record import Record
from service.core.linking.blocking import candidate_pairs
from service.core.linking.comparison import ASK, JOIN, compare_traits
from service.core.linking.fields.traits import like_names, traits
from service.core.linking.homes import Homes, Pair

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


def undecided(records: Sequence[Record], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs that a model must decide: alike but not enough, between clusters that nothing else joins or forbids."""
    homes = Homes(records, pairs, {})
    between: dict[frozenset[str], Pair] = {}
    for pair in pairs:
        if not ASK <= pair.comparison.score < JOIN:
            continue
        left, right = homes.of(pair.left), homes.of(pair.right)
        ends = frozenset((left.first, right.first))
        if left is not right and ends not in between and not homes.veto(left, right):
            between[ends] = pair
    return tuple(between.values())


def cluster(records: Sequence[Record], pairs: Sequence[Pair], verdicts: Mapping[str, Verdict]) -> tuple[Cluster, ...]:
    """Clusters of records, each record in exactly one; `verdicts` holds a model's word on undecided pairs, by pair key."""
    homes = Homes(records, pairs, verdicts)
    touching: dict[str, list[Merge]] = defaultdict(list)
    for pair in pairs:
        if pair.comparison.score >= ASK or pair.key in verdicts:
            left, right = homes.of(pair.left).first, homes.of(pair.right).first
            merge = _merge(pair, verdicts.get(pair.key), merged=left == right)
            for first in {left, right}:
                touching[first].append(merge)
    seen: dict[str, Cluster] = {}
    for record in sorted(records, key=lambda record: record.id):
        home = homes.of(record)
        if home.first not in seen:
            members = tuple(sorted(home.members, key=lambda member: member.id))
            seen[home.first] = Cluster(records=members, merges=tuple(touching[home.first]))
    return tuple(seen.values())


def _merge(pair: Pair, verdict: Verdict | None, *, merged: bool) -> Merge:
    """What was decided of a pair that was alike enough to be looked at."""
    reasons = (*pair.comparison.reasons, *([pair.comparison.veto] if pair.comparison.veto else []))
    return Merge(
        left=pair.left.id,
        right=pair.right.id,
        merged=merged,
        by="model" if verdict else "rule",
        score=pair.comparison.score,
        reasons=(*reasons, verdict.reason) if verdict else reasons,
    )
