"""Which record is which expected one: one to one, the likest pair first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

ENOUGH = 0.5
_AFTER_THE_REQUIRED = 0.3  # a record that fits both goes to the expected record that counts


class _MayBeOptional(Protocol):
    @property
    def optional(self) -> bool: ...


R = TypeVar("R")
G = TypeVar("G", bound=_MayBeOptional)


@dataclass(frozen=True, kw_only=True)
class Matched:
    """`pairs` maps places of records to places of expected ones; `again` are further records of what is already matched."""

    pairs: dict[int, int]
    again: frozenset[int]


def match(records: Sequence[R], gold: Sequence[G], likeness: Callable[[R, G], float]) -> Matched:
    """Pair records with expected ones; a record split in two is right once, and its other half neither right nor wrong."""
    likes = [(likeness(record, each), i, j) for i, record in enumerate(records) for j, each in enumerate(gold)]
    enough = sorted(
        (each for each in likes if each[0] >= ENOUGH),
        key=lambda each: (_AFTER_THE_REQUIRED * gold[each[2]].optional - each[0], -each[0], each[1], each[2]),
    )
    pairs: dict[int, int] = {}
    for _, i, j in enough:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    again = frozenset(i for _, i, _ in enough if i not in pairs)
    return Matched(pairs=pairs, again=again)
