"""Compact linking: the same clusters as `clustering` makes without verdicts, for a million records and more.

It works on traits alone, made once a record, so that whole records stay where they are kept; on positions in place of ids; and
on one connected group of likely pairs at a time, for no cluster reaches beyond it. Reasons are not told: who asks why two
records are one compares the two.
"""

from array import array
from collections import defaultdict
from collections.abc import Sequence

from service.core.linking.blocking import candidate_pairs
from service.core.linking.comparison import ASK, JOIN, compare_traits
from service.core.linking.fields.traits import Traits
from service.core.linking.homes import LOOKED_AT

_FORBIDDEN = -1.0


def linked(told: Sequence[Traits]) -> tuple[tuple[int, ...], ...]:
    """Clusters of positions in `told`, each position in exactly one, the smallest id of each first, the clusters by it."""
    order = sorted(range(len(told)), key=lambda index: told[index].id)
    ordered = [told[index] for index in order]
    left, right, scores = array("l"), array("l"), array("d")
    group = list(range(len(ordered)))
    for i, j in candidate_pairs(ordered):
        score = _likeness(ordered[i], ordered[j])
        if score >= JOIN:
            left.append(i)
            right.append(j)
            scores.append(score)
            _unite(group, i, j)
    links: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for i, j, score in zip(left, right, scores, strict=True):
        links[_root(group, i)].append((-score, i, j))
    homes: dict[int, list[int]] = {}
    for near in links.values():
        _grow(homes, sorted(near), ordered)
    found = (homes.get(place, (place,)) for place in range(len(ordered)))
    return tuple(tuple(order[each] for each in home) for place, home in enumerate(found) if place == home[0])


def _grow(homes: dict[int, list[int]], links: Sequence[tuple[float, int, int]], told: Sequence[Traits]) -> None:
    """Join the homes of each link, the best first, where the two homes are alike on the whole and nothing forbids it."""
    known = {(i, j): -score for score, i, j in links}
    for _, i, j in links:
        homes.setdefault(i, [i])
        homes.setdefault(j, [j])
        left, right = homes[i], homes[j]
        if left is right:
            continue
        alone = len(left) == len(right) == 1  # then the link itself is all that speaks for it
        if not alone and not _may_join(left[:LOOKED_AT], right[:LOOKED_AT], known, told):
            continue
        left[:] = sorted((*left, *right))
        for index in right:
            homes[index] = left


def _may_join(
    left: Sequence[int], right: Sequence[int], known: dict[tuple[int, int], float], told: Sequence[Traits]
) -> bool:
    total = 0.0
    for one in left:
        for other in right:
            pair = (one, other) if one < other else (other, one)
            score = known.get(pair)
            if score is None:
                score = known[pair] = _likeness(told[pair[0]], told[pair[1]])
            if score == _FORBIDDEN:
                return False
            total += score
    return total >= ASK * len(left) * len(right)


def _likeness(one: Traits, other: Traits) -> float:
    found = compare_traits(one, other, say=False)
    return _FORBIDDEN if found.veto else found.score


def _unite(group: list[int], one: int, other: int) -> None:
    here, there = _root(group, one), _root(group, other)
    group[max(here, there)] = min(here, there)


def _root(group: list[int], index: int) -> int:
    while group[index] != index:
        group[index] = group[group[index]]
        index = group[index]
    return index
