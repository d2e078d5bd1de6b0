"""Find what was kept by its id: a run (`r12`), an article or the beginning of its id, a record or an item of one behind its
article (`3f2a/a1`, `3f2a/a1/e2`), also one that was refused, a fact or an item of one (`A1`, `A1.e2`), also of an older run
(`r12/A1`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.article import Article
from schemas.entry import Entry
from schemas.fact import AgreementFact, Fact, FactTerm, MeetingFact
from schemas.outcome import Outcome
from schemas.record import Record, Rejection, item_ids, label
from schemas.run import Run
from service.errors import UsageError
from service.ports import Library

_RUN = re.compile(r"r[1-9]\d*", re.ASCII)
_FACT = re.compile(r"(?:(?P<run>r[1-9]\d*)/)?(?P<fact>[AMS][1-9]\d*)(?:\.(?P<item>\w+))?", re.ASCII)
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class FoundRun:
    """A run and what it made of its articles."""

    run: Run
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article and the latest that was made of it; None where no run came so far."""

    article: Article
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record, or the one that an item belongs to, and the article it was found in."""

    article: Article
    record: Record


@dataclass(frozen=True, slots=True)
class FoundRefusal:
    """An item that was refused, with what it belonged to where that was refused too, and why."""

    article: Article
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact, or the one that an item belongs to, and the run whose brief it stands in."""

    run: Run
    fact: Fact


Found = FoundRun | FoundArticle | FoundRecord | FoundRefusal | FoundFact


def find(library: Library, name: str) -> Found:
    """What has this id; raise UsageError, with what to do, when nothing has it or several things do."""
    if _RUN.fullmatch(name):
        return found_run(library, name)
    if match := _FACT.fullmatch(name):
        return _fact(library, name, run=match["run"], fact=match["fact"], item=match["item"])
    prefix, _, path = name.partition("/")
    article = _article(library, name, prefix)
    entry = library.last_entry(article.id)
    if not path:
        return FoundArticle(article, entry)
    if entry is None or not entry.outcome.records + entry.outcome.rejected:
        raise UsageError(f"{name}: nothing was made of the article; `entente show {article.id}` tells why")
    return _item(article, entry.outcome, name, f"{article.id}/{path}")


def found_run(library: Library, name: str | None = None) -> FoundRun:
    """The run of this id, by default the latest; raise UsageError when there is none."""
    run = next((run for run in library.runs() if name is None or run.id == name), None)
    if run is None:
        raise UsageError(f"{name}: no such run; `entente runs` lists all" if name else _NOTHING)
    return FoundRun(run, library.entries(run.id))


def found_facts(library: Library, name: str | None = None) -> list[FoundFact]:
    """The facts of this run's brief, by default of the latest that has any; raise UsageError when there is none."""
    if name is not None:
        run = found_run(library, name).run
        if not run.facts:
            raise UsageError(
                f"{name}: the run has no facts, for it wrote no brief; `entente runs` lists those that did"
            )
    else:
        briefed = next((run for run in library.runs() if run.facts), None)
        if briefed is None:
            raise UsageError("no facts are kept yet; `entente brief PATH...` makes them")
        run = briefed
    return [FoundFact(run, fact) for fact in library.facts(run.id)]


_NOTHING = "nothing is kept yet; run `entente extract PATH...` or `entente brief PATH...` first"


def _item(article: Article, outcome: Outcome, name: str, wanted: str) -> FoundRecord | FoundRefusal:
    joined = {merge.right: merge.left for merge in outcome.merges if merge.merged}
    for _ in joined:
        wanted = joined.get(wanted, wanted)
    record = next((record for record in outcome.records if wanted in item_ids(record)), None)
    if record is not None:
        return FoundRecord(article, record)
    rejected = [each for each in outcome.rejected if not each.kept and f"{wanted}/".startswith(f"{each.id}/")]
    if rejected:
        return FoundRefusal(article, tuple(rejected))
    holder = next((record for record in outcome.records if f"{wanted}/".startswith(f"{record.id}/")), None)
    known = item_ids(holder)[1:] if holder else [record.id for record in outcome.records]
    whose = f"record {label(holder.id)}" if holder else "the article"
    what = f"it has {_some([label(each) for each in known])}" if known else "it has none"
    raise UsageError(
        f"{name}: {whose} has no such item; {what}; `entente show {article.id} --rejected` lists what was refused"
    )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def _fact(library: Library, name: str, *, run: str | None, fact: str, item: str | None) -> FoundFact:
    facts = found_facts(library, run)
    found = next((each for each in facts if each.fact.id == fact), None)
    if found is None:
        raise UsageError(
            f"{name}: no such fact in run {facts[0].run.id}; `entente facts` lists those of the latest brief"
        )
    known = _item_names(found.fact)
    if item is not None and item not in known:
        what = f"it has {_some(known)}" if known else "it has none"
        raise UsageError(f"{name}: fact {fact} has no such item; {what}")
    return found


def _item_names(fact: Fact) -> list[str]:
    told: tuple[FactTerm, ...] = ()
    if isinstance(fact, AgreementFact):
        told = fact.terms
    elif isinstance(fact, MeetingFact):
        told = fact.outcomes
    ids = [event.id for event in fact.timeline] + [term.id for term in told]
    ids += [conflict.id for conflict in fact.conflicts] + [silence.id for silence in fact.silences]
    return [key.rpartition(".")[2] for key in ids]


def _article(library: Library, name: str, prefix: str) -> Article:
    ids = [prefix] if library.article(prefix) else [each for each in library.article_ids(prefix) if prefix]
    if len(ids) > 1:
        raise UsageError(f"{name}: begins the ids of {len(ids)} articles ({_some(ids)}); give more of it")
    article = library.article(ids[0]) if ids else None
    if article is None:
        raise UsageError(
            f"{name}: nothing that was kept has this id; `entente runs` lists runs, `entente facts` facts,"
            " `entente show RUN` the articles of a run"
        )
    return article
