"""Clustering: pairs that are alike become clusters, best pair first, under average link and the vetoes.

Two clusters join when their best pair reaches JOIN, the mean over all pairs between them reaches ASK, and no pair between
them holds a veto. Order of records changes nothing: pairs are taken by score, then by id.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.merge import Merge, Verdict
from schemas.record import Record
from service.core.linking.blocking import candidate_pairs
from service.core.linking.comparison import ASK, JOIN, Comparison, compare


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that were compared."""

    left: Record
    right: Record
    comparison: Comparison

    @property
    def key(self) -> str:
        """The pair's id, the same whichever record came first."""
        return f"{self.left.id} + {self.right.id}"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records of one fact, by id, with every merge and refused merge that touched them."""

    records: tuple[Record, ...]
    merges: tuple[Merge, ...]


def compare_all(records: Sequence[Record]) -> tuple[Pair, ...]:
    """Compare all candidate pairs, the likeliest first."""
    ordered = sorted(records, key=lambda record: record.id)
    pairs = [_pair(ordered[i], ordered[j]) for i, j in candidate_pairs(ordered)]
    return tuple(sorted(pairs, key=lambda pair: (-pair.comparison.score, pair.key)))


def _pair(one: Record, other: Record) -> Pair:
    left, right = (one, other) if one.id < other.id else (other, one)
    return Pair(left=left, right=right, comparison=compare(left, right))


def undecided(records: Sequence[Record], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs that a model must decide: alike but not enough, between clusters that nothing else joins or forbids."""
    home = _homes(records, pairs, {})
    between: dict[frozenset[str], Pair] = {}
    for pair in pairs:
        left, right = home[pair.left.id], home[pair.right.id]
        if left is not right and ASK <= pair.comparison.score < JOIN and not _veto(left, right):
            between.setdefault(frozenset((left[0].id, right[0].id)), pair)
    return tuple(between.values())


def cluster(records: Sequence[Record], pairs: Sequence[Pair], verdicts: Mapping[str, Verdict]) -> tuple[Cluster, ...]:
    """Clusters of records, each record in exactly one; `verdicts` holds a model's word on undecided pairs, by pair key."""
    home = _homes(records, pairs, verdicts)
    merges = _merges(pairs, home, verdicts)
    seen: dict[str, Cluster] = {}
    for record in sorted(records, key=lambda record: record.id):
        members = home[record.id]
        ids = {member.id for member in members}
        touching = tuple(merge for merge in merges if merge.left in ids or merge.right in ids)
        seen.setdefault(members[0].id, Cluster(records=tuple(members), merges=touching))
    return tuple(seen.values())


def _homes(
    records: Sequence[Record], pairs: Sequence[Pair], verdicts: Mapping[str, Verdict]
) -> dict[str, list[Record]]:
    """Each record's cluster, a shared list sorted by id."""
    home = {record.id: [record] for record in sorted(records, key=lambda record: record.id)}
    for pair in sorted(pairs, key=lambda pair: (-_score(pair, verdicts), pair.key)):
        left, right = home[pair.left.id], home[pair.right.id]
        if left is right or _score(pair, verdicts) < JOIN or _veto(left, right) or _refused(left, right, verdicts):
            continue
        if _mean(left, right, verdicts) < ASK:
            continue
        joined = sorted([*left, *right], key=lambda record: record.id)
        home.update({record.id: joined for record in joined})
    return home


def _score(pair: Pair, verdicts: Mapping[str, Verdict]) -> float:
    verdict = verdicts.get(pair.key)
    if verdict is None:
        return pair.comparison.score
    return max(JOIN, pair.comparison.score) if verdict.same else 0.0


def _veto(left: Sequence[Record], right: Sequence[Record]) -> str | None:
    return next((veto for a in left for b in right if (veto := compare(a, b).veto)), None)


def _refused(left: Sequence[Record], right: Sequence[Record], verdicts: Mapping[str, Verdict]) -> bool:
    """Whether a model kept a record of one cluster apart from one of the other."""
    decided = [verdicts.get(_pair(a, b).key) for a in left for b in right] if verdicts else []
    return any(verdict is not None and not verdict.same for verdict in decided)


def _mean(left: Sequence[Record], right: Sequence[Record], verdicts: Mapping[str, Verdict]) -> float:
    scores = [_score(_pair(a, b), verdicts) for a in left for b in right]
    return sum(scores) / len(scores)


def _merges(
    pairs: Sequence[Pair], home: Mapping[str, list[Record]], verdicts: Mapping[str, Verdict]
) -> tuple[Merge, ...]:
    """What was decided of every pair that was alike enough to be looked at."""
    merges = []
    for pair in pairs:
        verdict = verdicts.get(pair.key)
        reasons = (*pair.comparison.reasons, *([pair.comparison.veto] if pair.comparison.veto else []))
        if pair.comparison.score >= ASK or verdict:
            merges.append(
                Merge(
                    left=pair.left.id,
                    right=pair.right.id,
                    merged=home[pair.left.id] is home[pair.right.id],
                    by="model" if verdict else "rule",
                    score=pair.comparison.score,
                    reasons=(*reasons, verdict.reason) if verdict else reasons,
                )
            )
    return tuple(merges)
