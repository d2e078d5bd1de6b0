"""Homes: where each record stands while clusters grow, best pair first, under average link and the vetoes.

Of a large cluster the first LOOKED_AT records by id speak for it, so that ten thousand records of one fact cost no square.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.merge import Verdict
from schemas.record import Record
from service.core.linking.comparison import ASK, JOIN, Comparison, compare_traits
from service.core.linking.fields.traits import Traits, traits
from service.core.linking.overrides.ruling import Bonds, Ruling

LOOKED_AT = 32


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


@dataclass(slots=True)
class Home:
    """A growing cluster: its records in no order, and the first of them by id."""

    members: list[Record]
    speakers: list[Record]

    @property
    def first(self) -> str:
        """The smallest id, which names the cluster."""
        return self.speakers[0].id


class Homes:
    """Each record's cluster, once all pairs have been taken by score, then by id. `rulings` are people's: what they keep apart
    never meets, and what they join is joined at the end, against any veto. `refused` tells of each pair alike enough to be
    joined why it was not."""

    def __init__(
        self,
        records: Sequence[Record],
        pairs: Sequence[Pair],
        verdicts: Mapping[str, Verdict],
        rulings: Sequence[Ruling] = (),
    ) -> None:
        self._home = {record.id: Home([record], [record]) for record in records}
        self._verdicts = verdicts
        self._bonds = Bonds(rulings, self._home.keys())
        self.refused: dict[str, str] = {}
        self._traits: dict[str, Traits] = {}
        self._known = {pair.key: pair.comparison for pair in pairs}
        likely = [(self._score(pair.key, pair.comparison), pair) for pair in pairs]
        for _, pair in sorted((each for each in likely if each[0] >= JOIN), key=lambda each: (-each[0], each[1].key)):
            left, right = self.of(pair.left), self.of(pair.right)
            if left is right:
                continue
            if refusal := self._refusal(left, right):
                self.refused[pair.key] = refusal
            else:
                self._join(left, right)
        for ruling in self._bonds.together:
            if self._home[ruling.left] is not self._home[ruling.right]:
                self._join(self._home[ruling.left], self._home[ruling.right])

    def of(self, record: Record) -> Home:
        """The cluster of a record."""
        return self._home[record.id]

    def veto(self, left: Home, right: Home) -> str | None:
        """What contradicts between two clusters; None when nothing does."""
        return next(
            (veto for a in left.speakers for b in right.speakers if (veto := self._compare(a, b)[1].veto)), None
        )

    def kept_apart(self, left: Home, right: Home) -> str | None:
        """The word of a person that keeps two clusters apart; None where there is none."""
        ruling = self._bonds.apart(left.first, right.first)
        return f"{ruling.by} keeps {ruling.left} and {ruling.right} apart: {ruling.reason}" if ruling else None

    def ruled(self, rulings: Iterable[Ruling]) -> Iterator[Pair]:
        """The pairs of records that people ruled on, compared as if they had not."""
        for each in rulings:
            if each.left in self._home and each.right in self._home:
                left, right = self._record(each.left), self._record(each.right)
                yield Pair(left=left, right=right, comparison=self._compare(left, right)[1])

    def _record(self, key: str) -> Record:
        return next(record for record in self._home[key].members if record.id == key)

    def _refusal(self, left: Home, right: Home) -> str | None:
        """Why two clusters may not join; None when they may."""
        if told := self.kept_apart(left, right):
            return told
        total = 0.0
        for a in left.speakers:
            for b in right.speakers:
                key, comparison = self._compare(a, b)
                verdict = self._verdicts.get(key)
                if comparison.veto:
                    return f"{a.id} and {b.id} contradict: {comparison.veto}"
                if verdict and not verdict.same:
                    return f"a model told {a.id} and {b.id} apart: {verdict.reason}"
                total += self._score(key, comparison)
        mean = total / (len(left.speakers) * len(right.speakers))
        return None if mean >= ASK else f"on the whole the records are too unlike: {mean:.2f}"

    def _join(self, left: Home, right: Home) -> None:
        self._bonds.join(left.first, right.first)
        large, small = (left, right) if len(left.members) >= len(right.members) else (right, left)
        large.members.extend(small.members)
        large.speakers = sorted([*left.speakers, *right.speakers], key=lambda record: record.id)[:LOOKED_AT]
        for record in small.members:
            self._home[record.id] = large

    def _score(self, key: str, comparison: Comparison) -> float:
        verdict = self._verdicts.get(key)
        if verdict is None:
            return comparison.score
        return max(JOIN, comparison.score) if verdict.same else 0.0

    def _compare(self, one: Record, other: Record) -> tuple[str, Comparison]:
        left, right = (one, other) if one.id < other.id else (other, one)
        key = f"{left.id} + {right.id}"
        if key not in self._known:
            self._known[key] = compare_traits(self._of(left), self._of(right))
        return key, self._known[key]

    def _of(self, record: Record) -> Traits:
        if record.id not in self._traits:
            self._traits[record.id] = traits(record)
        return self._traits[record.id]
