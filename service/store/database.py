"""The store over any database that SQLAlchemy speaks to: statements of SQLAlchemy Core, each method one transaction.

What differs between databases (how one is opened, how it locks, what its errors mean) is handed in by its sibling, such as
`sqlite`. A transaction that writes says so by the execution option `writing`, for databases that want to know beforehand:
`paid` must outlive a power cut, `made` could be made again of what was paid for.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import Connection, Engine, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from schemas.answer import KeptAnswer
from schemas.article import Article
from schemas.brief import Brief
from schemas.entry import Entry
from schemas.fact import Fact
from schemas.run import Run
from service.errors import StoreError
from service.store import rows, tables
from service.store.links import DatabaseLinks, await_linking
from service.store.rows import run_number

_AT_ONCE = 500


class DatabaseStore:
    """Port `Store` over the tables. `explain` puts a database's error into words that name the store."""

    def __init__(self, engine: Engine, *, explain: Callable[[DBAPIError], str]) -> None:
        self._engine = engine
        self._explain = explain
        self.links = DatabaseLinks(reading=self._reading, writing=self._writing)

    def close(self) -> None:
        """Let go of files and connections."""
        self._engine.dispose()

    # --- answers

    def answer(self, key: str) -> KeptAnswer | None:
        """The answer that stands under `key`."""
        with self._reading() as connection:
            return _answer(connection, key)

    def keep_answer(self, answer: KeptAnswer) -> KeptAnswer:
        """Keep an answer unless one stands under its key; return the one that stands."""
        with self._writing("paid") as connection:
            standing = _answer(connection, answer.key)
            if standing is None:
                connection.execute(insert(tables.answers), rows.answer_row(answer))
        return standing or answer

    def forget_answer(self, key: str) -> None:
        """Make room for another answer under `key`."""
        with self._writing() as connection:
            connection.execute(delete(tables.answers).where(tables.answers.c.key == key))

    # --- runs, as they happen

    def begin(self, run: Run) -> Run:
        """Keep a new run; return it with its id."""
        with self._writing() as connection:
            number = connection.scalar(insert(tables.runs).returning(tables.runs.c.id), rows.run_row(run))
        return run.model_copy(update={"id": f"r{number}"})

    def keep_articles(self, run: str, articles: Sequence[Article]) -> None:
        """Keep what the run has read; an article that is known already is kept as it is now."""
        with self._writing() as connection:
            _keep_articles(connection, articles)
            _count(connection, run, articles=tables.runs.c.articles + len(articles))

    def keep_entry(self, entry: Entry, article: Article | None) -> None:
        """Keep what the run made of an article, and count it; None is a file that never became one."""
        counted = tables.outcomes.c.run == run_number(entry.run)
        usage = entry.outcome.usage.model_dump()
        with self._writing() as connection:
            if article is not None:
                _keep_articles(connection, [article])
            reading = _keep_reading(connection, entry) if entry.outcome.status != "failed" else None
            last = connection.scalar(select(func.max(tables.outcomes.c.position)).where(counted))
            row = rows.outcome_row(entry, position=0 if last is None else last + 1, reading=reading)
            connection.execute(insert(tables.outcomes), row)
            if reading is not None:
                await_linking(connection, entry.outcome.article.id, reading)
            status = tables.runs.c["failed" if entry.outcome.status == "failed" else "done"]
            sums = {name: tables.runs.c[name] + count for name, count in usage.items()}
            _count(connection, entry.run, **{status.name: status + 1}, **sums)

    def keep_brief(self, run: str, brief: Brief) -> None:
        """Keep the run's brief with its facts and merges; its usage is that of the whole run."""
        number = {"run": run_number(run)}
        with self._writing() as connection:
            connection.execute(insert(tables.briefs), number | rows.brief_row(brief))
            for table, made in ((tables.facts, rows.fact_rows), (tables.merges, rows.merge_rows)):
                if lines := [number | line for line in made(brief.facts)]:
                    connection.execute(insert(table), lines)
            _count(connection, run, facts=len(brief.facts), **brief.usage.model_dump())

    def end(self, run: str, *, status: Literal["done", "failed", "interrupted"], ended: str) -> None:
        """Keep how and when the run ended."""
        with self._writing() as connection:
            _count(connection, run, status=status, ended=ended)

    # --- to be read again

    def runs(self) -> tuple[Run, ...]:
        """All runs, the newest first."""
        with self._reading() as connection:
            found = connection.execute(select(tables.runs).order_by(tables.runs.c.id.desc()))
            return tuple(rows.run_of(row) for row in found.mappings())

    def entries(self, run: str) -> tuple[Entry, ...]:
        """What a run made of its articles, in the order in which it was kept."""
        outcomes = tables.outcomes.c
        with self._reading() as connection:
            return _entries(connection, _joined().where(outcomes.run == run_number(run)).order_by(outcomes.position))

    def article_ids(self, prefix: str) -> tuple[str, ...]:
        """Ids of all articles that begin so, in order."""
        ids = tables.articles.c.id
        with self._reading() as connection:
            found = connection.scalars(select(ids).where(ids.startswith(prefix, autoescape=True)).order_by(ids))
            return tuple(each for each in found if each.startswith(prefix))  # some databases find capitals too

    def article(self, article: str) -> Article | None:
        """The article with this id, as it was last kept."""
        with self._reading() as connection:
            found = connection.execute(select(tables.articles).where(tables.articles.c.id == article))
            row = found.mappings().one_or_none()
            return rows.article_of(row) if row else None

    def last_entry(self, article: str) -> Entry | None:
        """What the latest run that has an outcome of this article made of it: one that is done before one that failed."""
        outcomes = tables.outcomes.c
        latest = (outcomes.reading.is_(None), outcomes.run.desc(), outcomes.position.desc())
        with self._reading() as connection:
            found = _entries(connection, _joined().where(outcomes.article == article).order_by(*latest).limit(1))
            return found[0] if found else None

    def facts(self, run: str) -> tuple[Fact, ...]:
        """The facts of a run's brief, in order of rank."""
        with self._reading() as connection:
            return _facts(connection, run)

    def brief(self, run: str) -> Brief | None:
        """The run's brief."""
        with self._reading() as connection:
            found = connection.execute(select(tables.briefs).where(tables.briefs.c.run == run_number(run)))
            row = found.mappings().one_or_none()
            return rows.brief_of(row, _facts(connection, run)) if row else None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise StoreError(self._explain(error)) from error

    @contextmanager
    def _writing(self, what: Literal["paid", "made"] = "made") -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writing=what) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise StoreError(self._explain(error)) from error


def _answer(connection: Connection, key: str) -> KeptAnswer | None:
    row = connection.execute(select(tables.answers).where(tables.answers.c.key == key)).mappings().one_or_none()
    return rows.answer_of(row) if row else None


def _keep_articles(connection: Connection, articles: Sequence[Article]) -> None:
    """Each as it is now: those that are known are written over."""
    ids = tables.articles.c.id
    for start in range(0, len(articles), _AT_ONCE):
        made = {article.id: rows.article_row(article) for article in articles[start : start + _AT_ONCE]}
        known = set(connection.scalars(select(ids).where(ids.in_(made))))
        if new := [row for key, row in made.items() if key not in known]:
            connection.execute(insert(tables.articles), new)
        if old := [row | {"known": key} for key, row in made.items() if key in known]:
            connection.execute(update(tables.articles).where(ids == bindparam("known")), old)


def _keep_reading(connection: Connection, entry: Entry) -> str:
    row = rows.reading_row(entry)
    digest: str = row["digest"]
    if not connection.scalar(select(tables.readings.c.digest).where(tables.readings.c.digest == digest)):
        connection.execute(insert(tables.readings), row)
        if records := [line | {"reading": digest} for line in rows.record_rows(entry.outcome)]:
            connection.execute(insert(tables.records), records)
    return digest


def _count(connection: Connection, run: str, **values: object) -> None:
    connection.execute(update(tables.runs).where(tables.runs.c.id == run_number(run)).values(values))


def _joined() -> Select[tuple[object, ...]]:
    """Outcomes with what they came to."""
    readings = tables.readings.c
    chosen = select(tables.outcomes, readings.account, readings.ledger)
    return chosen.join_from(tables.outcomes, tables.readings, isouter=True)


def _entries(connection: Connection, statement: Select[tuple[object, ...]]) -> tuple[Entry, ...]:
    entries = []
    for row in connection.execute(statement).mappings().all():
        records = tables.records.c
        ordered = select(tables.records).where(records.reading == row["reading"]).order_by(records.position)
        entries.append(rows.entry_of(row, connection.execute(ordered).mappings().all()))
    return tuple(entries)


def _facts(connection: Connection, run: str) -> tuple[Fact, ...]:
    facts = tables.facts.c
    found = connection.execute(select(tables.facts).where(facts.run == run_number(run)).order_by(facts.position))
    return tuple(rows.fact_of(row) for row in found.mappings())
