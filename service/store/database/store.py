"""Port `Store` over the tables: runs as they happen with their articles, records, facts and briefs, to be read again too."""

from collections.abc import Sequence
from typing import Final, Literal

from sqlalchemy import Connection, Engine, Select, bindparam, insert, select, update

from schemas.article import Article
from schemas.brief import Brief
from schemas.entry import Entry
from schemas.fact import Fact
from schemas.override import Override
from schemas.run import Run, Usage
from service.store import tables
from service.store.database import rows
from service.store.database.answers import DatabaseAnswers
from service.store.database.claims import LEASE
from service.store.database.desk import Desk
from service.store.database.links import DatabaseLinks, await_linking
from service.store.database.rows import run_number
from service.store.database.transactions import Database, Transactions

_AT_ONCE = 500
_RUN: Final = tables.runs.c
_COUNTED: Final = (
    update(tables.runs)
    .where(_RUN.id == bindparam("run"))
    .values({name: _RUN[name] + bindparam(f"more_{name}") for name in ("done", "failed", *Usage.model_fields)})
    .returning(_RUN.done + _RUN.failed - 1)
)
"""An outcome counted for its run; how many were counted before it."""
_OUTCOME, _RECORDS = insert(tables.outcomes), insert(tables.records)


class DatabaseStore(DatabaseAnswers):
    """Port `Store` over the tables. `lease` is how long another process that asks may stand still before it counts as dead."""

    def __init__(self, engine: Engine, database: Database, *, lease: float = LEASE) -> None:
        super().__init__(engine, database, lease=lease)
        self.links = DatabaseLinks(self._transactions)
        self.desk = Desk(self._transactions)

    def decisions(self) -> tuple[Override, ...]:
        """What people decided by way of a server, in the order in which they did."""
        return self.desk.decisions.standing()

    # --- runs, as they happen

    def begin(self, run: Run) -> Run:
        """Keep a new run; return it with its id."""
        with self._transactions.writing("made") as connection:
            number = connection.scalar(insert(tables.runs).returning(tables.runs.c.id), rows.run_row(run))
        return run.model_copy(update={"id": f"r{number}"})

    def keep_articles(self, run: str, articles: Sequence[Article]) -> None:
        """Keep what the run has read; an article that is known already is kept as it is now."""
        with self._transactions.writing("made") as connection:
            _count(connection, run, articles=tables.runs.c.articles + len(articles))
            _keep_articles(self._transactions, connection, articles)

    def keep_entry(self, entry: Entry, article: Article | None) -> None:
        """Keep what the run made of an article, and count it; None is a file that never became one."""
        failed = entry.outcome.status == "failed"
        more = {"done": not failed, "failed": failed, **entry.outcome.usage.model_dump()}
        counted = {f"more_{name}": int(count) for name, count in more.items()}
        with self._transactions.writing("told") as connection:
            # first: nobody else counts for it meanwhile
            position = connection.scalar(_COUNTED, {"run": run_number(entry.run), **counted})
            if article is not None:
                _keep_articles(self._transactions, connection, [article])
            reading = None if failed else _keep_reading(self._transactions, connection, entry)
            row = rows.outcome_row(entry, position=position or 0, reading=reading)
            connection.execute(_OUTCOME, row)
            if reading is not None:
                await_linking(self._transactions, connection, entry.outcome.article.id, reading)

    def keep_brief(self, run: str, brief: Brief) -> None:
        """Keep the run's brief with its facts and merges; its usage is that of the whole run."""
        number = {"run": run_number(run)}
        with self._transactions.writing("made") as connection:
            connection.execute(insert(tables.briefs), number | rows.brief_row(brief))
            for table, made in ((tables.facts, rows.fact_rows), (tables.merges, rows.merge_rows)):
                if lines := [number | line for line in made(brief.facts)]:
                    connection.execute(insert(table), lines)
            _count(connection, run, facts=len(brief.facts), **brief.usage.model_dump())

    def end(
        self, run: str, *, status: Literal["done", "failed", "interrupted"], ended: str, cost: str | None = None
    ) -> None:
        """Keep how and when the run ended, and what it cost in US dollars where that is known."""
        with self._transactions.writing("made") as connection:
            _count(connection, run, status=status, ended=ended, cost=cost)

    # --- to be read again

    def runs(self) -> tuple[Run, ...]:
        """All runs, the newest first."""
        with self._transactions.reading() as connection:
            found = connection.execute(select(tables.runs).order_by(tables.runs.c.id.desc()))
            return tuple(rows.run_of(row) for row in found.mappings())

    def entries(self, run: str) -> tuple[Entry, ...]:
        """What a run made of its articles, in the order in which it was kept."""
        outcomes = tables.outcomes.c
        with self._transactions.reading() as connection:
            return _entries(connection, _joined().where(outcomes.run == run_number(run)).order_by(outcomes.position))

    def article_ids(self, prefix: str) -> tuple[str, ...]:
        """Ids of all articles that begin so, in order."""
        ids = tables.articles.c.id
        with self._transactions.reading() as connection:
            found = connection.scalars(select(ids).where(ids.startswith(prefix, autoescape=True)).order_by(ids))
            return tuple(each for each in found if each.startswith(prefix))  # some databases find capitals too

    def article(self, article: str) -> Article | None:
        """The article with this id, as it was last kept."""
        with self._transactions.reading() as connection:
            found = connection.execute(select(tables.articles).where(tables.articles.c.id == article))
            row = found.mappings().one_or_none()
            return rows.article_of(row) if row else None

    def last_entry(self, article: str) -> Entry | None:
        """What the latest run that has an outcome of this article made of it: one that is done before one that failed."""
        outcomes = tables.outcomes.c
        latest = (outcomes.reading.is_(None), outcomes.run.desc(), outcomes.position.desc())
        with self._transactions.reading() as connection:
            found = _entries(connection, _joined().where(outcomes.article == article).order_by(*latest).limit(1))
            return found[0] if found else None

    def facts(self, run: str) -> tuple[Fact, ...]:
        """The facts of a run's brief, in order of rank."""
        with self._transactions.reading() as connection:
            return _facts(connection, run)

    def brief(self, run: str) -> Brief | None:
        """The run's brief."""
        with self._transactions.reading() as connection:
            found = connection.execute(select(tables.briefs).where(tables.briefs.c.run == run_number(run)))
            row = found.mappings().one_or_none()
            return rows.brief_of(row, _facts(connection, run)) if row else None


def _keep_articles(transactions: Transactions, connection: Connection, articles: Sequence[Article]) -> None:
    """Each as it is now: those that are known are written over, in the order of their ids, so that no two wait for each other."""
    made = {article.id: rows.article_row(article) for article in articles}
    lines = [made[key] for key in sorted(made)]
    for start in range(0, len(lines), _AT_ONCE):
        transactions.replace(connection, tables.articles, lines[start : start + _AT_ONCE])


def _keep_reading(transactions: Transactions, connection: Connection, entry: Entry) -> str:
    records = rows.record_rows(entry.outcome)
    row = rows.reading_row(entry, records)
    digest: str = row["digest"]
    if transactions.add(connection, tables.readings, row) and records:
        connection.execute(_RECORDS, [line | {"reading": digest} for line in records])
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
