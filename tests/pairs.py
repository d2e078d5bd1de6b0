"""Sentence-facts pairs, kept as data: sets of facts, and sentences about them that their citations support or do not.

A set is a YAML file of `facts`, `supported` (`cites | sentence`) and `unsupported` (`kind of change | cites | sentence`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from schemas.agreement import Party
from schemas.evidence import Evidence
from schemas.fact import Claim, Conflict, Fact, FactTerm, Silence
from service.core.briefing.items import Item, items_of
from service.core.briefing.verification.sentences import failures
from tests.records import agreement_fact, fact_event, meeting_fact, statement_fact
from tests.treaties import person, quoted, term, with_all_evidence


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One sentence and what it cites; `change` names what was made false in it, None for a supported one."""

    source: str
    change: str | None
    cites: tuple[str, ...]
    text: str

    def reasons(self) -> tuple[str, ...]:
        """Why verification stops the sentence; empty where it lets it pass."""
        return failures(self.text, self.cites, items(Path(self.source)))


@cache
def items(path: Path) -> Mapping[str, Item]:
    """What the sentences of a set can cite."""
    return items_of([_fact(told) for told in _set(path)["facts"]])


def pairs(folder: Path) -> list[Pair]:
    """All pairs of the sets of a folder, in the order of the files."""
    return [pair for path in sorted(folder.glob("*.yaml")) for pair in _pairs(path)]


def confusion(told: Iterable[Pair]) -> dict[str, tuple[int, int]]:
    """By kind of change, `supported` first: how many pairs passed, and how many were stopped."""
    counts: dict[str, tuple[int, int]] = {}
    for pair in told:
        passed, stopped = counts.get(pair.change or "supported", (0, 0))
        fails = bool(pair.reasons())
        counts[pair.change or "supported"] = (passed + (not fails), stopped + fails)
    return counts


@cache
def _set(path: Path) -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - a safe loader that keeps dates as strings
    return told


def _pairs(path: Path) -> Iterable[Pair]:
    for line in _set(path)["supported"].splitlines():
        cites, text = (cell.strip() for cell in line.split("|"))
        yield Pair(source=str(path), change=None, cites=tuple(cites.split()), text=text)
    for line in _set(path)["unsupported"].splitlines():
        change, cites, text = (cell.strip() for cell in line.split("|"))
        yield Pair(source=str(path), change=change, cites=tuple(cites.split()), text=text)


def _fact(told: Mapping[str, Any]) -> Fact:
    known = {key: value for key, value in told.items() if key in {"acronym", "kind", "instrument", "place", "sort"}}
    if "agreement" in told:
        events = [_event(each) for each in told["events"]]
        conflicts = tuple(_conflict(each) for each in told.get("conflicts", ()))
        silences = tuple(
            Silence(id=s["id"], text=s["text"], evidence=quoted(s["quote"])) for s in told.get("silences", ())
        )
        known |= {"aliases": tuple(told.get("aliases", ())), "parties": _parties(told["parties"])}
        known |= {"terms": _terms(told, "terms"), "conflicts": conflicts, "silences": silences}
        return with_all_evidence(agreement_fact(told["agreement"], told["name"], *events, **known))
    if "meeting" in told:
        people = [person(name, code, *roles) for code, name, roles in map(_person, told["people"])]
        known |= {key: told[key] for key in ("status", "level", "date_text", "date") if key in told}
        known |= {"formats": tuple(told["formats"]), "topics": tuple(told.get("topics", ()))}
        known |= {"outcomes": _terms(told, "outcomes"), "basis": "stated" if "date" in told else "none"}
        return meeting_fact(told["meeting"], told["name"], *people, evidence=quoted(told["quote"]), **known)
    known |= {"role": told.get("role"), "about": told["about"], "evidence": quoted(told["quote"])}
    return statement_fact(told["statement"], told["text"], told["holder"], **known)


def _parties(told: Iterable[str]) -> tuple[Party, ...]:
    pairs = [each.partition(" ") for each in told]
    return tuple(Party(name=name, country=code or None) for code, _, name in pairs)


def _event(told: Mapping[str, Any]) -> Any:
    known = {key: value for key, value in told.items() if key not in {"id", "step", "date", "quote"}}
    known |= {key: tuple(told[key]) for key in ("by", "asserted_by") if key in told}
    return fact_event(told["id"], told["step"], told.get("date"), evidence=quoted(told["quote"]), **known)


def _terms(told: Mapping[str, Any], key: str) -> tuple[FactTerm, ...]:
    return tuple(term(each["id"], each["text"], each["quote"]) for each in told.get(key, ()))


def _conflict(told: Mapping[str, Any]) -> Conflict:
    claims = tuple(Claim(value=each["value"], evidence=_claimed(each)) for each in told["claims"])
    return Conflict(id=told["id"], about=told["about"], claims=claims, chosen=None, rule=told["rule"])


def _claimed(told: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return quoted(told["quote"], of=told.get("of", "x"))


def _person(told: str) -> tuple[str, str, tuple[str, ...]]:
    """`SE Elin Bergqvist - Development Minister` as country, name and roles."""
    who, _, role = told.partition(" - ")
    code, _, name = who.partition(" ")
    return code, name, (role,) if role else ()
