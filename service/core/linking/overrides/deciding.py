"""Deciding: the entries of an override file as rulings and corrections of the records of one run.

An entry that finds nothing is told and leaves the rest as it is: an article may be no part of this run. Entries that contradict
each other are an error, before anything is asked where the file alone shows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from schemas.article import Article
from schemas.override import Correction, Join, Overrides, Pointer, Split
from schemas.record import Record
from service.core.language.dates import is_on_calendar
from service.core.language.places import plain
from service.core.linking.overrides.pointing import pointed_at
from service.core.linking.overrides.ruling import Ruling, contradiction, ruling
from service.errors import UsageError


@dataclass(frozen=True, slots=True)
class Corrects:
    """A correction and the record it was found by."""

    record: str
    entry: Correction


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided of the records of a run; `remarks` tell of the entries, or parts of them, that found nothing."""

    rulings: tuple[Ruling, ...] = ()
    corrections: tuple[Corrects, ...] = ()
    remarks: tuple[str, ...] = ()


def checked(overrides: Overrides) -> Overrides:
    """The same; raise UsageError for a day that is on no calendar, and for entries that contradict each other as written."""
    for entry in overrides.entries:
        if isinstance(entry, Correction) and entry.field == "date" and not is_on_calendar(entry.value):
            raise UsageError(f"{entry.at}: {entry.value} is on no calendar; give a day that is")
    written: dict[tuple[object, ...], Correction] = {}
    for entry in overrides.entries:
        if isinstance(entry, Correction):
            place = (_written(entry.correct), entry.field, entry.step, entry.party)
            first = written.setdefault(place, entry)
            if first.value != entry.value:
                raise UsageError(f"{entry.at} corrects to {entry.value!r} what {first.at} corrects to {first.value!r}")
    _agree([each for entry in overrides.entries for each in _ruled(entry, _pointed_as_written(entry))])
    return overrides


def decide(overrides: Overrides, records: Sequence[Record], articles: Mapping[str, Article]) -> Decided:
    """The entries as they apply to these records; raise UsageError when two contradict each other."""
    rulings: list[Ruling] = []
    corrections: list[Corrects] = []
    remarks: list[str] = []
    for entry in overrides.entries:
        found: list[str] = []
        for pointer in _pointers(entry):
            pointed = pointed_at(pointer, records, articles)
            if pointed.record:
                found.append(pointed.record.id)
            else:
                remarks.append(f"{entry.at}: {pointed.problem}; nothing was done for it")
        if isinstance(entry, Correction):
            corrections += [Corrects(record=key, entry=entry) for key in found]
        elif isinstance(entry, Split) and len(set(found)) < len(found):
            remarks.append(f"{entry.at}: two of its records are one record of this run, which cannot be split")
        rulings += _ruled(entry, found)
    _agree(rulings)
    return Decided(rulings=tuple(rulings), corrections=tuple(corrections), remarks=tuple(remarks))


def _agree(rulings: Sequence[Ruling]) -> None:
    if told := contradiction(rulings):
        raise UsageError(f"{told}; take one of them out")


def _pointers(entry: Split | Join | Correction) -> tuple[Pointer, ...]:
    if isinstance(entry, Correction):
        return (entry.correct,)
    return entry.split if isinstance(entry, Split) else entry.join


def _ruled(entry: Split | Join | Correction, found: Sequence[str]) -> list[Ruling]:
    """Of a split every two of its records, of a join the first with each other."""
    if isinstance(entry, Correction):
        return []
    same = isinstance(entry, Join)
    told = list(dict.fromkeys(found))
    pairs = [(told[0], other) for other in told[1:]] if same else list(combinations(told, 2))
    return [ruling(a, b, same=same, by=entry.by, reason=entry.reason, at=entry.at) for a, b in pairs]


def _pointed_as_written(entry: Split | Join | Correction) -> list[str]:
    """Its pointers as ids, so that one record written twice alike is seen to be one without any article."""
    return [_written(pointer) for pointer in _pointers(entry)]


def _written(pointer: Pointer) -> str:
    return "\0".join([pointer.article, pointer.type, plain(pointer.name or ""), plain(pointer.quote or "")])
