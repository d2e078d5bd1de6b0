"""Rulings: a person's word on two records, and the bonds that keep it whatever else is joined.

Bonds are disjoint sets (Tarjan 1975) that know which sets may never meet: what is kept apart from one record is kept apart
from all that are joined with it, also by the rules, also later.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruling:
    """Two records, the smaller id first, are one fact, or never are; by whom, why, and where it is written."""

    left: str
    right: str
    same: bool
    by: str
    reason: str
    at: str

    @property
    def key(self) -> str:
        """The id of the pair."""
        return f"{self.left} + {self.right}"


def ruling(one: str, other: str, *, same: bool, by: str, reason: str, at: str) -> Ruling:
    """A ruling on two records in either order."""
    left, right = sorted((one, other))
    return Ruling(left=left, right=right, same=same, by=by, reason=reason, at=at)


class Bonds:
    """Which records are one, as far as it is known, and which sets of them may never meet."""

    def __init__(self, rulings: Iterable[Ruling], records: Collection[str] | None = None) -> None:
        known = [each for each in rulings if records is None or (each.left in records and each.right in records)]
        self.together = tuple(each for each in known if each.same)
        self._parent: dict[str, str] = {}
        self._enemies: dict[str, dict[str, Ruling]] = {}
        self.broken: list[Ruling] = []
        for each in self.together:
            self.join(each.left, each.right)
        for each in known:
            if not each.same:
                self._part(each)

    def join(self, one: str, other: str) -> None:
        """The sets of two records are one from now on."""
        left, right = self._root(one), self._root(other)
        if left == right:
            return
        self._parent[right] = left
        for enemy, ruling in self._enemies.pop(right, {}).items():
            self._enemies[enemy].pop(right)
            self._enemies[enemy][left] = ruling
            self._enemies.setdefault(left, {})[enemy] = ruling

    def apart(self, one: str, other: str) -> Ruling | None:
        """The ruling that keeps the sets of two records apart; None where none does."""
        if not self._enemies:
            return None
        return self._enemies.get(self._root(one), {}).get(self._root(other))

    def are_one(self, one: str, other: str) -> bool:
        """Whether two records are of one set."""
        return self._root(one) == self._root(other)

    def _part(self, ruling: Ruling) -> None:
        left, right = self._root(ruling.left), self._root(ruling.right)
        if left == right:
            self.broken.append(ruling)
            return
        self._enemies.setdefault(left, {}).setdefault(right, ruling)
        self._enemies.setdefault(right, {}).setdefault(left, ruling)

    def _root(self, record: str) -> str:
        path = []
        while (parent := self._parent.get(record, record)) != record:
            path.append(record)
            record = parent
        for passed in path:
            self._parent[passed] = record
        return record


def contradiction(rulings: Sequence[Ruling]) -> str | None:
    """What two entries say against each other; None where they agree."""
    bonds = Bonds(rulings)
    for split in bonds.broken:
        joins = dict.fromkeys(each.at for each in bonds.together if bonds.are_one(each.left, split.left))
        return f"{split.at} keeps apart what {' and '.join(joins)} {'join' if len(joins) > 1 else 'joins'}"
    return None
