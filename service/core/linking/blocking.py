"""Blocking: which pairs of records are worth comparing, so that the cost grows with the records and not with their square.

Two records meet when they share a key: a telling word or acronym of an agreement's name, a name or side of a meeting, a
holder's name. Record linkage calls this standard blocking; a record stands in several blocks. A block that is too large is
parted by what its records also tell (parties, month); what cannot be parted is sorted, and neighbours are compared
(sorted neighbourhood, Hernández and Stolfo 1995).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from schemas.record import AgreementRecord, MeetingRecord, Record
from service.core.language.names import acronyms, tokens
from service.core.language.people import name_tokens
from service.core.language.places import plain
from service.core.linking.fields.aliases import canonical
from service.core.linking.fields.traits import LONGEST_NAME, MOST_NAMES

MOST = 60  # records of a block that are all compared with each other
WINDOW = 8  # neighbours compared where a block cannot be parted


def candidate_pairs(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `records`, the smaller first, each once, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        for key in keys(record):
            blocks[key].append(index)
    yield from sorted({pair for block in blocks.values() for pair in _pairs(block, records, _PARTINGS)})


def keys(record: Record) -> frozenset[str]:
    """The blocks a record stands in."""
    if isinstance(record, AgreementRecord):
        told = (record.name, record.acronym, *record.aliases[:MOST_NAMES])
        names = [canonical(name[:LONGEST_NAME]) for name in told if name]
        words = {word for name in names for word in tokens(name)} | set(acronyms(*names)) | {record.kind}
        return frozenset(f"a:{word}" for word in words)
    if isinstance(record, MeetingRecord):
        people = {word for person in record.participants for word in name_tokens(person.name[:LONGEST_NAME])}
        sides = "+".join(sorted({person.country for person in record.participants if person.country}))
        return frozenset(f"m:{word}" for word in people | ({sides} if sides else set()) or {_label(record)})
    return frozenset(f"s:{word}" for word in name_tokens(record.holder) or {plain(record.holder)})


def _pairs(
    block: Sequence[int], records: Sequence[Record], partings: Sequence[Callable[[Record], frozenset[str]]]
) -> Iterator[tuple[int, int]]:
    if len(block) <= MOST:
        yield from combinations(block, 2)
        return
    if not partings:
        order = sorted(block, key=lambda index: (_sorted_by(records[index]), index))
        for place, index in enumerate(order):
            for other in order[place + 1 : place + 1 + WINDOW]:
                yield (index, other) if index < other else (other, index)
        return
    parts: dict[str, list[int]] = defaultdict(list)
    for index in block:
        for key in partings[0](records[index]):
            parts[key].append(index)
    for part in parts.values():
        yield from _pairs(part, records, partings[1:])


def _by_sides(record: Record) -> frozenset[str]:
    """Every two of its sides; the one where it tells no other, and nothing where it tells none."""
    sides = _sides(record)
    return frozenset("+".join(pair) for pair in combinations(sides, 2)) or frozenset(["".join(sides)])


def _sides(record: Record) -> list[str]:
    if isinstance(record, AgreementRecord):
        return sorted({party.country or plain(party.name[:LONGEST_NAME]) for party in record.parties})[:MOST_NAMES]
    if isinstance(record, MeetingRecord):
        return sorted({person.country for person in record.participants if person.country})[:MOST_NAMES]
    return [plain(record.about[:LONGEST_NAME])]


def _by_month(record: Record) -> frozenset[str]:
    return frozenset(date[:7] for date in _dates(record)) or frozenset([""])


def _dates(record: Record) -> list[str]:
    if isinstance(record, AgreementRecord):
        return [event.date for event in record.events if event.date]
    return [record.date] if isinstance(record, MeetingRecord) and record.date else []


def _sorted_by(record: Record) -> tuple[str, str]:
    """Where a record stands among those that nothing else parts: by its name, then by its first date."""
    if isinstance(record, AgreementRecord):
        return " ".join(tokens(record.name[:LONGEST_NAME])), min(_dates(record), default="")
    return (_label(record), record.date or "") if isinstance(record, MeetingRecord) else (plain(record.text), "")


def _label(record: MeetingRecord) -> str:
    return plain(record.name[:LONGEST_NAME])


_PARTINGS = (_by_sides, _by_month)
