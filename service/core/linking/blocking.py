"""Blocking: which pairs of records are worth comparing, so that the cost grows with the records and not with their square.

Two records are compared when they share a key (`fields/keys.py`), which the two alone decide. Record linkage calls this standard
blocking. The one exception bounds the time: in a block of more than MOST records, which is nonsense or very many reports of
one thing, each is compared only with its neighbours in an order of names and dates (sorted neighbourhood, Hernández and Stolfo
1995). Which these are depends on the block, so there alone a record that comes later may be compared with others than it would
have been at once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from service.core.linking.fields.keys import Key, beginnings, keys, namesakes, place_among, stands
from service.core.linking.fields.traits import Traits

MOST = 100  # records of a block that are all compared with each other
WINDOW = 8  # neighbours to either side that are compared in a larger one


def candidate_pairs(told: Sequence[Traits], *, contradicted: bool = False) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `told`, the smaller first, each once; where `contradicted` is true also those of like names between
    other parties, which can only be refused."""
    own: list[tuple[Key, ...]] = []
    seeks: list[tuple[Key, ...]] = []
    for each in told:
        found = keys(each)
        own.append((*found.meets, *namesakes(each)) if contradicted else found.meets)
        seeks.append(found.seeks)
    met, sought = _Blocks(own, told), _Blocks(seeks, told)
    anybody = beginnings(sought.keys)
    ahead: set[tuple[int, int]] = set()  # pairs found by the earlier record that the later one may find again
    for index, each in enumerate(told):
        near = {other for key in own[index] for other in met.near(key, index) if other < index}
        near.update(other for key in stands(each, anybody) for other in sought.near(key, index))
        near.discard(index)
        for other in sorted(near):
            if other > index:
                if own[other] or seeks[index]:
                    ahead.add((index, other))
                yield index, other
            elif (other, index) not in ahead:
                yield other, index


class _Blocks:
    """Who stands in each block, those of a large one in order."""

    def __init__(self, keys_of: Sequence[Sequence[Key]], told: Sequence[Traits]) -> None:
        blocks: dict[Key, list[int]] = defaultdict(list)
        for index, own in enumerate(keys_of):
            for key in own:
                blocks[key].append(index)
        self._blocks: dict[Key, Sequence[int]] = dict(blocks)
        self._told = told
        self._order = {
            key: sorted((place_among(told[index]), index) for index in block)
            for key, block in blocks.items()
            if len(block) > MOST
        }

    @property
    def keys(self) -> Iterable[Key]:
        """The blocks in which anybody stands."""
        return self._blocks.keys()

    def near(self, key: Key, index: int) -> Sequence[int]:
        """Those of a block that a record is compared with."""
        if key not in self._order:
            return self._blocks.get(key, ())
        order = self._order[key]
        place = bisect_left(order, (place_among(self._told[index]), index))
        return [other for _, other in order[max(0, place - WINDOW) : place + WINDOW + 1]]
