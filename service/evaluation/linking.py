"""Which records were linked, against which are one: pairwise, B-cubed, and the pairs that must never be one.

B-cubed (Bagga and Baldwin 1998): for each record, how pure its cluster is and how much of its expected cluster it holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from service.evaluation.figures import Failure, Figures, Score, prefixed, prf
from service.evaluation.gold import GoldCluster


def score_linking(
    kind: str, linked: Mapping[str, str], clusters: Iterable[GoldCluster], apart: Iterable[tuple[str, ...]]
) -> Score:
    """`linked` gives each expected id its fact; an id in no cluster stands alone, an id without a fact is not scored."""
    expected = {member: each.name for each in clusters for member in each.members if member in linked}
    expected |= {each: f"alone: {each}" for each in linked if each not in expected}
    ours, theirs = _pairs(linked), _pairs(expected)
    both = len(ours & theirs)
    broken = [each for each in apart if each[0] in linked and each[1] in linked and linked[each[0]] == linked[each[1]]]
    figures: Figures = {
        **prefixed("pairwise", prf(right=both, given=len(ours), found=both, expected=len(theirs))),
        **prefixed("b_cubed", _b_cubed(linked, expected)),
        "must_not_merge_broken": len(broken),
        "records": len(linked),
    }
    failures = [
        Failure(kind="wrong_merge", where=linked[a], what=f"{a} and {b} are two") for a, b in sorted(ours - theirs)
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
