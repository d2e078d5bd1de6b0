"""Blocking: which pairs of records are worth comparing, so that the cost grows with the records and not with their square.

Two records are compared when they share a key (`fields/keys.py`), which the two alone decide. Record linkage calls this standard
blocking. The one exception bounds the time: in a block of more than MOST records, which is nonsense or very many reports of
one thing, each is compared only with its neighbours in an order of names, dates and ids (sorted neighbourhood, Hernández and
Stolfo 1995). Which these are depends on the block: a record that comes later is compared with the neighbours that it would have
had at once, but two that were neighbours before it came stay compared.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from service.core.linking.fields.keys import Key, beginnings, keys, namesakes, place_among, stands
from service.core.linking.fields.traits import Traits

MOST = 100  # records of a block that are all compared with each other
WINDOW = 8  # neighbours to either side that are compared in a larger one

Standing = TypeVar("Standing", tuple[tuple[str, str], int], tuple[tuple[str, str], str])
"""A place in the order of a block: names and dates, then what tells records of one place apart."""


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
        near: set[int] = set()
        for key in own[index]:
            near.update(met.near(key, index))
        near = {other for other in near if other < index}
        for key in stands(each, anybody):
            near.update(sought.near(key, index))
        near.discard(index)
        for other in sorted(near):
            if other > index:
                if own[other] or seeks[index]:
                    ahead.add((index, other))
                yield index, other
            elif (other, index) not in ahead:
                yield other, index


def neighbours(order: Sequence[Standing], own: Standing) -> Sequence[Standing]:
    """Those beside a place in the order of a large block, itself included where it stands there."""
    place = bisect_left(order, own)
    return order[max(0, place - WINDOW) : place + WINDOW + 1]


class _Blocks:
    """Who stands in each block, those of a large one in order. Most blocks hold one record, which needs no list."""

    def __init__(self, keys_of: Sequence[Sequence[Key]], told: Sequence[Traits]) -> None:
        self._first: dict[Key, int] = {}
        self._shared: dict[Key, list[int]] = {}
        for index, own in enumerate(keys_of):
            for key in own:
                first = self._first.setdefault(key, index)
                if first == index:
                    continue
                block = self._shared.get(key)
                if block is None:
                    self._shared[key] = [first, index]
                else:
                    block.append(index)
        self._told = told
        self._order = {
            key: sorted((place_among(told[index]), index) for index in block)
            for key, block in self._shared.items()
            if len(block) > MOST
        }

    @property
    def keys(self) -> Iterable[Key]:
        """The blocks in which anybody stands."""
        return self._first.keys()

    def near(self, key: Key, index: int) -> Sequence[int]:
        """Those of a block that a record is compared with."""
        block = self._shared.get(key)
        if block is None:
            first = self._first.get(key)
            return () if first is None else (first,)
        if len(block) <= MOST:
            return block
        own = (place_among(self._told[index]), index)
        return [other for _, other in neighbours(self._order[key], own)]
