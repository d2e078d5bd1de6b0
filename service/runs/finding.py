"""Find what was kept by its id: a run (`r12`), an article or the beginning of its id, a record or an item of one behind its
article (`3f2a/a1`, `3f2a/a1/e2`), a fact or an item of one (`A1`, `A1.e2`), also of an older run (`r12/A1`)."""

import re
from dataclasses import dataclass

from schemas.article import Article
from schemas.entry import Entry
from schemas.fact import Fact
from schemas.record import Record
from schemas.run import Run
from service.errors import UsageError
from service.ports import Library

_RUN = re.compile(r"r[1-9]\d*", re.ASCII)
_FACT = re.compile(r"(?:(?P<run>r[1-9]\d*)/)?(?P<fact>[AMS][1-9]\d*)(?:\.\w+)?", re.ASCII)
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
class FoundFact:
    """A fact, or the one that an item belongs to, and the run whose brief it stands in."""

    run: Run
    fact: Fact


Found = FoundRun | FoundArticle | FoundRecord | FoundFact


def find(library: Library, name: str) -> Found:
    """What has this id; raise UsageError, with what to do, when nothing has it or several things do."""
    if _RUN.fullmatch(name):
        return found_run(library, name)
    if match := _FACT.fullmatch(name):
        return _fact(library, name, run=match["run"], fact=match["fact"])
    prefix, _, path = name.partition("/")
    article = _article(library, name, prefix)
    entry = library.last_entry(article.id)
    if not path:
        return FoundArticle(article, entry)
    records = entry.outcome.records if entry else ()
    wanted = f"{article.id}/{path.partition('/')[0]}"
    record = next((record for record in records if record.id == wanted), None)
    if record is None:
        raise UsageError(f"{name}: the article has no such record; `entente show {article.id}` lists what it has")
    return FoundRecord(article, record)


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


def _fact(library: Library, name: str, *, run: str | None, fact: str) -> FoundFact:
    facts = found_facts(library, run)
    found = next((each for each in facts if each.fact.id == fact), None)
    if found is None:
        raise UsageError(
            f"{name}: no such fact in run {facts[0].run.id}; `entente facts` lists those of the latest brief"
        )
    return found


def _article(library: Library, name: str, prefix: str) -> Article:
    ids = [prefix] if library.article(prefix) else [each for each in library.article_ids(prefix) if prefix]
    if len(ids) > 1:
        some = ", ".join(ids[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
        raise UsageError(f"{name}: begins the ids of {len(ids)} articles ({some}); give more of it")
    article = library.article(ids[0]) if ids else None
    if article is None:
        raise UsageError(
            f"{name}: nothing that was kept has this id; `entente runs` lists runs, `entente facts` facts,"
            " `entente show RUN` the articles of a run"
        )
    return article
