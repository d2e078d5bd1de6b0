"""Which records were linked, against which are one: pairwise, B-cubed, and the pairs that must never be one.

B-cubed (Bagga and Baldwin 1998): for each record, how pure its cluster is and how much of its expected cluster it holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from schemas.fact import Fact
from schemas.record import Record
from service.core.linking.clustering import cluster, compare_all
from service.evaluation.figures import Failure, Figures, Score, prefixed, prf
from service.evaluation.gold.records import gold_records
from service.evaluation.gold.shape import Gold, GoldCluster


def homes_by_rules(records: Iterable[Record]) -> dict[str, str]:
    """The cluster of each record, by id, under the rules alone: what they leave undecided stays apart."""
    every = list(records)
    clusters = cluster(every, compare_all(every), {})
    return {record.id: found.records[0].id for found in clusters for record in found.records}


def homes_of(facts: Iterable[Fact]) -> dict[str, str]:
    """The fact of each record, by id."""
    return {record: fact.id for fact in facts for record in fact.records}


def score_gold_linking(gold: Gold, texts: Mapping[str, str]) -> list[Score]:
    """Linking alone: the expected records themselves are linked by the rules."""
    records = gold_records(gold, texts)
    homes = homes_by_rules(records.values())
    return score_homes(homes, {record.id: key for key, record in records.items()}, gold)


def score_homes(homes: Mapping[str, str], known: Mapping[str, str], gold: Gold) -> list[Score]:
    """Linking of agreements and of meetings, apart. `known` gives matched record ids their expected ids."""
    scores = []
    for kind in ("agreements", "meetings"):
        articles = gold.articles.values()
        ids = {each.id for one in articles for each in (one.agreements if kind == "agreements" else one.meetings)}
        linked = {key: homes[record] for record, key in known.items() if key in ids and record in homes}
        groups = [each for one in gold.across for each in (one.agreements if kind == "agreements" else one.meetings)]
        scores.append(score_linking(f"linking.{kind}", linked, groups, gold.apart))
    return scores


def score_linking(
    kind: str, linked: Mapping[str, str], clusters: Iterable[GoldCluster], apart: Iterable[tuple[str, ...]]
) -> Score:
    """`linked` gives each expected id its fact; an id in no cluster stands alone, an id without a fact is not scored."""
    expected = {member: each.name for each in clusters for member in each.members if member in linked}
    expected |= {each: f"alone: {each}" for each in linked if each not in expected}
    ours, theirs = _pairs(linked), _pairs(expected)
    both = len(ours & theirs)
    told = {(a, b): "".join(why) for a, b, *why in apart if a in linked and b in linked}
    broken = [pair for pair in told if linked[pair[0]] == linked[pair[1]]]
    figures: Figures = {
        "records": len(linked),
        **prefixed("pairwise", prf(right=both, given=len(ours), found=both, expected=len(theirs))),
        **prefixed("b_cubed", _b_cubed(linked, expected)),
        "must_not_merge": len(told),
        "must_not_merge_broken": len(broken),
    }
    failures = [
        Failure(kind="forbidden_merge", where=linked[a], what=f"{a} and {b}: {told[a, b] or 'labelled as two'}")
        for a, b in broken
    ]
    failures += [
        Failure(kind="wrong_merge", where=linked[a], what=f"{a} and {b} are two")
        for a, b in sorted(ours - theirs)
        if not {(a, b), (b, a)} & set(broken)
    ]
    failures += [
        Failure(kind="missed_merge", where=f"{linked[a]} {linked[b]}", what=f"{a} and {b} are one: {expected[a]}")
        for a, b in sorted(theirs - ours)
    ]
    return Score(figures=prefixed(kind, figures), failures=tuple(failures))


def _groups(member_of: Mapping[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for member, group in member_of.items():
        groups[group].add(member)
    return groups


def _pairs(member_of: Mapping[str, str]) -> set[tuple[str, str]]:
    return {pair for group in _groups(member_of).values() for pair in combinations(sorted(group), 2)}


def _b_cubed(linked: Mapping[str, str], expected: Mapping[str, str]) -> Figures:
    ours, theirs = _groups(linked), _groups(expected)
    precision = recall = 0.0
    for each in linked:
        here, there = ours[linked[each]], theirs[expected[each]]
        precision += len(here & there) / len(here)
        recall += len(here & there) / len(there)
    return prf(right=precision, given=len(linked), found=recall, expected=len(linked))
