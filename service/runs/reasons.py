"""Reasons: why records of a kept run are one fact, or are not, by the id of a fact (`A1`), a record (`3f2a/a1`) or a pair of
records (`3f2a/a1+77b0/a2`)."""

from collections.abc import Sequence

from schemas.fact import Fact
from schemas.outcome import Outcome
from schemas.record import Record
from schemas.why import Why
from service.core.linking.explanation import explain, explain_pair, explain_record
from service.errors import UsageError
from service.ports import Library
from service.runs.finding import FoundFact, FoundRun, find, found_facts


def reasons(library: Library, name: str, *, run: str | None = None) -> Why:
    """What decided on the fact, record or pair, as of this run's brief, by default the latest; raise UsageError, with what to do,
    when nothing there has the id."""
    one, plus, other = (part.strip() for part in name.partition("+"))
    if not plus and "/" not in _without_run(name):
        return _of_fact(library, f"{run}/{name}" if run and "/" not in name else name)
    facts = found_facts(library, run)
    run = facts[0].run.id
    told = [entry.outcome for entry in library.entries(run)]
    known = [each.fact for each in facts]
    record = _record(told, one)
    fact = _home(known, record, run)
    whole = explain(run, fact, known, told)
    if not plus:
        return explain_record(record.id, whole, fact, known)
    second = _record(told, other)
    _home(known, second, run)
    if record.id == second.id:
        raise UsageError(f"{name}: one record twice; give two")
    return explain_pair(record, second, whole, fact, known)


def _without_run(name: str) -> str:
    run, slash, rest = name.partition("/")
    return rest if slash and run.startswith("r") and run[1:].isdecimal() else name


def _of_fact(library: Library, name: str) -> Why:
    found = find(library, name)
    if not isinstance(found, FoundFact):
        noun = "a run" if isinstance(found, FoundRun) else "an article"
        raise UsageError(f"{name}: is {noun}; --why takes a fact (A1), a record (3f2a/a1) or two (3f2a/a1+77b0/a2)")
    run = found.run.id
    facts = [each.fact for each in found_facts(library, run)]
    return explain(run, found.fact, facts, [entry.outcome for entry in library.entries(run)])


def _record(told: Sequence[Outcome], name: str) -> Record:
    """The record of this id, or that an item of this id belongs to; the article's id may be cut short."""
    prefix, _, path = name.partition("/")
    fitting = [
        record
        for outcome in told
        if prefix and path and outcome.article.id.startswith(prefix)
        for record in outcome.records
        if f"{path}/".startswith(f"{record.id.partition('/')[2]}/")
    ]
    if len(fitting) > 1:
        raise UsageError(f"{name}: begins the ids of {len(fitting)} records; give more of the article's id")
    if not fitting:
        raise UsageError(
            f"{name}: no record of that run; `entente show RUN` lists its articles, `show ARTICLE` their records"
        )
    return fitting[0]


def _home(facts: Sequence[Fact], record: Record, run: str) -> Fact:
    fact = next((each for each in facts if record.id in each.records), None)
    if fact is None:
        raise UsageError(f"{record.id}: no fact of run {run} holds it; `entente facts --all` lists those of all briefs")
    return fact
