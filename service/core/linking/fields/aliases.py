"""Aliases: the names of an agreement beside the one a record gives: those its article defines, and those everybody knows.

The table says which words mean the same, never which agreement is meant: the same acronym between other parties is another
agreement. GSOMIA and GSOIA are kept apart: the first is about military information alone.
"""

import re
from collections.abc import Sequence
from itertools import islice

from schemas.record import AgreementRecord
from service.core.language.lexicon.definitions import Definition, definitions
from service.core.language.lexicon.treaties import TREATIES
from service.core.language.names import is_unnamed
from service.core.language.places import plain

_MOST = 500  # definitions of one article that are looked at
SHORT = {short: told.name for short, told in TREATIES.items()}
_SAME_WORDS = (
    (re.compile(r"\bNorth Atlantic Treaty(?: Organi[sz]ation)?\b", re.IGNORECASE), "NATO"),  # NATO, About us
    (re.compile(r"\bMoU\b|\bM\.O\.U\."), "MOU"),
    (re.compile(r"\bWorld Trade Organi[sz]ation\b", re.IGNORECASE), "WTO"),  # WTO, Agreement of Marrakesh
)


def canonical(name: str) -> str:
    """The name in the words under which names are compared; a name that is only a known acronym is written out."""
    for pattern, word in _SAME_WORDS:
        name = pattern.sub(word, name)
    long = SHORT.get(name.strip().upper())
    return f"{long} ({name.strip().upper()})" if long else name


def with_defined_names(records: Sequence[AgreementRecord], text: str) -> tuple[AgreementRecord, ...]:
    """The records with the short names that their article gives them. One that could be meant for two goes to neither."""
    if not records:
        return ()
    found: dict[str, list[str]] = {}
    for told in islice(definitions(text), _MOST):
        meant = [record.id for record in records if _is_meant(record, told)]
        if len(meant) == 1:
            found.setdefault(meant[0], []).append(told.short)
    return tuple(_with(record, found.get(record.id, [])) for record in records)


def _is_meant(record: AgreementRecord, told: Definition) -> bool:
    """Whether a name of the record is what the short name stands for: all its letters, or the last name before it."""
    names = [plain(name) for name in (record.name, *record.aliases) if len(name.split()) > 1 and not is_unnamed(name)]
    if told.long:
        long = plain(told.long)
        return any(name == long or name.endswith(f" {long}") or long.endswith(f" {name}") for name in names)
    return any(f" {name} " in f" {plain(told.before)} " for name in names)


def _with(record: AgreementRecord, shorts: Sequence[str]) -> AgreementRecord:
    known = {plain(name) for name in (record.name, record.acronym, *record.aliases) if name}
    new = tuple(dict.fromkeys(short for short in shorts if plain(short) not in known))
    return record.model_copy(update={"aliases": (*record.aliases, *new)}) if new else record
