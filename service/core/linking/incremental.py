"""Incremental linking: new records change only the components that they touch.

A *component* is what pairs of ASK and above hold together. Clusters join along such pairs alone and are judged by their own
records alone, so that no cluster, and no question about one, reaches beyond its component: to cluster the components that
new or withdrawn records touch, and to leave all others as they stand, gives what clustering everything at once gives.
That holds as long as two records' own keys decide whether they are compared, whatever else is stored. In a block that is too
large for that, what is new meets the neighbours that it would have at once; stored ones that it came between stay compared, so
that there more may have been compared, never less.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.link import KeptCluster, KeptPair
from schemas.merge import Verdict
from schemas.record import Record
from service.core.linking.blocking import MOST, neighbours
from service.core.linking.clustering import cluster, undecided
from service.core.linking.comparison import ASK, JOIN, Comparison, compare_traits
from service.core.linking.fields.keys import Key, keys, namesakes, place_among, stands
from service.core.linking.fields.traits import Traits, like_names, traits
from service.core.linking.homes import Pair
from service.core.linking.undecided import pair_lines

RULES = f"3 {ASK} {JOIN}"
"""By which rules records are linked. Raise the number when a change of them changes links: stored ones are then made anew."""


@dataclass(frozen=True, slots=True)
class Component:
    """Records that nothing ties to any other, in order of their ids, and the pairs between them, the likeliest first."""

    records: tuple[Record, ...]
    pairs: tuple[Pair, ...]

    @property
    def id(self) -> str:
        """The smallest id of its records."""
        return self.records[0].id


def keys_of(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """The keys under which each record is found, by its id."""
    return {record.id: tuple(sorted(_doors(traits(record)))) for record in records}


def keys_sought(records: Iterable[Record]) -> frozenset[str]:
    """The keys under which whatever must be compared with these records is found."""
    return frozenset(_MIRROR[key[0]] + key[1:] for record in records for key in _doors(traits(record)))


def compare_new(new: Sequence[Record], stored: Sequence[Record]) -> tuple[Pair, ...]:
    """Compare each new record with every stored and every other new one that it shares a block with; stored ones are not
    compared with each other again. Kept is what `compare_all` keeps."""
    records = {record.id: record for record in (*new, *stored)}
    told = {key: traits(record) for key, record in records.items()}
    pairs = []
    for left, right in _meeting(told, new):
        one, other = told[left], told[right]
        comparison = compare_traits(one, other)
        if comparison.score >= ASK or (comparison.veto and like_names(one, other)):
            pairs.append(Pair(left=records[left], right=records[right], comparison=comparison))
    return tuple(pairs)


def touched(pairs: Sequence[Pair], stored: Collection[str]) -> frozenset[str]:
    """The stored records that a new pair ties to something."""
    tied = (pair for pair in pairs if pair.comparison.score >= ASK)
    return frozenset(record for pair in tied for record in (pair.left.id, pair.right.id) if record in stored)


def components(records: Sequence[Record], pairs: Sequence[Pair]) -> tuple[Component, ...]:
    """The components of these records, by id; pairs that reach beyond the records are left out."""
    home = {record.id: record.id for record in records}
    inside = [pair for pair in pairs if pair.left.id in home and pair.right.id in home]
    for pair in inside:
        if pair.comparison.score >= ASK:
            one, other = sorted((_root(home, pair.left.id), _root(home, pair.right.id)))
            home[other] = one
    members, between = defaultdict(list), defaultdict(list)
    for record in sorted(records, key=lambda record: record.id):
        members[_root(home, record.id)].append(record)
    for pair in sorted(inside, key=lambda pair: (-pair.comparison.score, pair.key)):
        if _root(home, pair.left.id) == (root := _root(home, pair.right.id)):
            between[root].append(pair)
    return tuple(Component(records=tuple(members[root]), pairs=tuple(between[root])) for root in members)


def open_pairs(component: Component) -> tuple[Pair, ...]:
    """The pairs of a component that a model must decide."""
    return undecided(component.records, component.pairs)


def clusters_of(component: Component, asked: Sequence[Pair], known: Mapping[str, Verdict]) -> tuple[KeptCluster, ...]:
    """The clusters of a component, by `known` verdicts on the pairs that must be `asked` about, by pair key. A verdict on any
    other pair is left aside: it was wanted when less was stored, and would not be asked for now."""
    wanted = {pair.key for pair in asked}
    said = {key: verdict for key, verdict in known.items() if key in wanted}
    wanting = {record for pair in asked if pair.key not in said for record in (pair.left.id, pair.right.id)}
    return tuple(
        KeptCluster(
            id=each.records[0].id,
            component=component.id,
            records=(ids := tuple(record.id for record in each.records)),
            merges=each.merges,
            undecided=not wanting.isdisjoint(ids),
        )
        for each in cluster(component.records, component.pairs, said)
    )


def verdict_key(pair: Pair, *, fingerprint: str) -> str:
    """The key of a model's word on a pair: the same for the same two records told, asked about in the same words."""
    (line,) = pair_lines([pair])
    told = json.dumps([fingerprint, line["left"], line["right"]], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def kept_pair(pair: Pair) -> KeptPair:
    """The pair by its records' ids."""
    known = pair.comparison
    return KeptPair(left=pair.left.id, right=pair.right.id, score=known.score, reasons=known.reasons, veto=known.veto)


def pair_of(kept: KeptPair, records: Mapping[str, Record]) -> Pair:
    """The pair with its records."""
    known = Comparison(score=kept.score, reasons=kept.reasons, veto=kept.veto)
    return Pair(left=records[kept.left], right=records[kept.right], comparison=known)


def _meeting(told: Mapping[str, Traits], new: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that share a block, at least one of them new; the smaller first, each once, in order. In a large block those
    alone that linking all at once would compare: neighbours in one order of names, dates and ids."""
    doors = {key: tuple(_doors(each)) for key, each in told.items()}
    found: dict[str, list[tuple[tuple[str, str], str]]] = defaultdict(list)
    for key, own in doors.items():
        for door in own:
            found[door].append((place_among(told[key]), key))
    for block in found.values():
        if len(block) > MOST:
            block.sort()
    met = {
        (min(record.id, other), max(record.id, other))
        for record in new
        for door in doors[record.id]
        for other in _near(found, door, (place_among(told[record.id]), record.id))
        if other != record.id
    }
    yield from sorted(met)


def _near(
    found: Mapping[str, Sequence[tuple[tuple[str, str], str]]], door: str, own: tuple[tuple[str, str], str]
) -> Iterator[str]:
    """Those behind the other side of a door that a record is compared with. Of many who seek, each is found by those who stand
    near to it in their order."""
    across = found.get(_MIRROR[door[0]] + door[1:], ())
    if door[0] == "?":
        seekers = found[door]
        return (key for place, key in across if len(seekers) <= MOST or own in neighbours(seekers, (place, key)))
    return (key for _, key in (neighbours(across, own) if len(across) > MOST else across))


def _doors(told: Traits) -> Iterator[str]:
    """Each block of a record as one word: where it meets others, where it seeks them, where it stands to be found."""
    own = keys(told)
    for sort, blocks in (("=", own.meets), ("?", own.seeks), ("!", stands(told, _ALL)), ("~", namesakes(told))):
        for block in blocks:
            yield sort + "\x1f".join(block)


class _Everything(Collection[Key]):
    """What holds every key: who will seek a stored record is not known yet."""

    def __contains__(self, key: object) -> bool:
        return True

    def __iter__(self) -> Iterator[Key]:
        return iter(())

    def __len__(self) -> int:
        return 0


_ALL = _Everything()
_MIRROR = {"=": "=", "?": "!", "!": "?", "~": "~"}  # who seeks finds who stands, and the other way round


def _root(home: dict[str, str], key: str) -> str:
    while home[key] != key:
        home[key] = key = home[home[key]]
    return key
