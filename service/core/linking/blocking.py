"""Blocking: which pairs of records are worth comparing, so that the cost grows with the records and not with their square.

Two records meet when they share a key: a telling word or acronym of an agreement's name, a name or side of a meeting, a
holder's name. Record linkage calls this standard blocking; a record stands in several blocks.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from schemas.record import AgreementRecord, MeetingRecord, Record
from service.core.language.names import acronyms, tokens
from service.core.language.people import name_tokens
from service.core.language.places import plain


def candidate_pairs(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `records`, the smaller first, each once, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        for key in keys(record):
            blocks[key].append(index)
    yield from sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def keys(record: Record) -> frozenset[str]:
    """The blocks a record stands in."""
    if isinstance(record, AgreementRecord):
        names = [name for name in (record.name, record.acronym, *record.aliases) if name]
        words = {word for name in names for word in tokens(name)} | set(acronyms(*names)) | {record.kind}
        return frozenset(f"a:{word}" for word in words)
    if isinstance(record, MeetingRecord):
        people = {word for person in record.participants for word in name_tokens(person.name)}
        sides = "+".join(sorted({person.country for person in record.participants if person.country}))
        return frozenset(f"m:{word}" for word in people | ({sides} if sides else set()) or {plain(record.name)})
    return frozenset(f"s:{word}" for word in name_tokens(record.holder) or {plain(record.holder)})
