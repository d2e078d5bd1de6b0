"""Explanation: the merges of a fact, told by record. Of the pairs that join a record one is told, the best; of those that did not
join another fact the nearest. A person's word comes before the rules'.
"""

from collections.abc import Collection, Mapping, Sequence

from schemas.fact import AgreementFact, Fact
from schemas.merge import Merge
from schemas.outcome import Outcome
from schemas.record import Record, StatementRecord
from schemas.why import Compared, Member, Near, Why
from service.core.linking.comparison import compare


def explain(run: str, fact: Fact, facts: Sequence[Fact] = (), told: Sequence[Outcome] = ()) -> Why:
    """Why the fact holds its records and no others. `facts` and `told` are those of its run, for the names of things."""
    names, articles = _names(told), _articles(told)
    paths = _joined(fact)
    members = [
        Member(
            record=key,
            name=names.get(key),
            article=articles.get(key.partition("/")[0]),
            joined=merge,
            agreeing=max(
                0, sum(each.merged and key in (each.left, each.right) for each in fact.merges) - (merge is not None)
            ),
        )
        for key, merge in paths
    ]
    return Why(
        subject=fact.id,
        run=run,
        fact=fact.id,
        type=fact.type,
        name=fact.name,
        members=tuple(members),
        near=_near(fact, facts, fact.records),
        conflicts=fact.conflicts,
        decisions=fact.decisions,
        related=fact.related if isinstance(fact, AgreementFact) else (),
    )


def explain_record(record: str, whole: Why, fact: Fact, facts: Sequence[Fact] = ()) -> Why:
    """The part of a fact's reasons that is about one of its records: what joined it, what it joined, what it nearly joined."""
    touching = [each for each in whole.members if each.record == record or _touches(each.joined, record)]
    return whole.model_copy(
        update={
            "subject": record,
            "members": tuple(touching),
            "near": _near(fact, facts, {record}),
            "conflicts": (),
            "related": (),
        }
    )


def explain_pair(one: Record, other: Record, whole: Why, fact: Fact, facts: Sequence[Fact] = ()) -> Why:
    """Why two records are one fact or are not: `fact` is that of the first. They are compared anew, as they stand."""
    found = compare(one, other)
    same = other.id in fact.records
    compared = Compared(
        left=one.id, right=other.id, same=same, score=found.score, reasons=found.reasons, veto=found.veto
    )
    between = [each for each in facts if other.id in each.records] if not same else []
    both = {one.id, other.id}
    return whole.model_copy(
        update={
            "subject": f"{one.id} + {other.id}",
            "compared": compared,
            "members": tuple(each for each in whole.members if each.record in both) if same else (),
            "near": tuple(
                near for near in _near(fact, facts, fact.records) if near.fact in {each.id for each in between}
            ),
            "conflicts": (),
            "related": (),
        }
    )


def _joined(fact: Fact) -> list[tuple[str, Merge | None]]:
    """The records in the order in which the best pairs join them, from that which most pairs speak for; each with its pair."""
    merges = sorted((each for each in fact.merges if each.merged), key=_weight)
    degree = {key: sum(key in (each.left, each.right) for each in merges) for key in fact.records}
    left = sorted(fact.records, key=lambda key: (-degree[key], key))
    order: list[tuple[str, Merge | None]] = []
    inside: set[str] = set()
    while left:
        best = next((each for each in merges if (each.left in inside) != (each.right in inside)), None)
        key = left[0] if best is None else best.right if best.left in inside else best.left
        if key not in left:  # a pair that reaches beyond the fact's own records
            merges = [each for each in merges if each is not best]
            continue
        order.append((key, best))
        inside.add(key)
        left.remove(key)
    return order


def _weight(merge: Merge) -> tuple[bool, float, str, str]:
    return (merge.by != "person", -merge.score, merge.left, merge.right)


def _near(fact: Fact, facts: Sequence[Fact], records: Collection[str]) -> tuple[Near, ...]:
    home = {record: each for each in facts for record in each.records}
    groups: dict[str, list[Merge]] = {}
    for merge in sorted((each for each in fact.merges if not each.merged), key=_weight):
        if {merge.left, merge.right} & set(records):
            other = merge.right if merge.left in fact.records else merge.left
            groups.setdefault(home[other].id if other in home else other, []).append(merge)
    by_id = {each.id: each for each in facts}
    return tuple(
        Near(
            fact=key if key in by_id else None,
            name=by_id[key].name if key in by_id else None,
            merge=merges[0],
            others=len(merges) - 1,
        )
        for key, merges in groups.items()
    )


def _touches(merge: Merge | None, record: str) -> bool:
    return merge is not None and record in (merge.left, merge.right)


def _names(told: Sequence[Outcome]) -> Mapping[str, str]:
    records = [record for outcome in told for record in outcome.records]
    return {record.id: record.text if isinstance(record, StatementRecord) else record.name for record in records}


def _articles(told: Sequence[Outcome]) -> Mapping[str, str]:
    return {outcome.article.id: outcome.article.title or outcome.article.source for outcome in told}
