"""Articles as people handle them: added before any run, listed, taken out by hand. Runs and briefs, listed in parts."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, select

from schemas.article import Article
from schemas.run import Run
from service.store import desk, tables
from service.store.database import rows
from service.store.database.links import await_linking
from service.store.database.transactions import Transactions


class Shelved(NamedTuple):
    """An article as a list tells it."""

    id: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None


class ShelvedBrief(NamedTuple):
    """A brief as a list tells it, by the id of its run."""

    id: str
    title: str
    as_of: str | None


class KeptShelf:
    """Articles that were not taken out; runs and briefs, the newest first."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(self, articles: Sequence[Article]) -> frozenset[str]:
        """Keep these articles; one that is known stays as it is. What was taken out is back. The ids of those that are new."""
        new = set()
        with self._transactions.writing("told") as connection:
            for article in sorted(articles, key=lambda each: each.id):
                if self._transactions.add(connection, tables.articles, rows.article_row(article)):
                    new.add(article.id)
                if connection.execute(delete(desk.removed).where(desk.removed.c.article == article.id)).rowcount and (
                    reading := _last_reading(connection, article.id)
                ):
                    await_linking(self._transactions, connection, {article.id: reading})
        return frozenset(new)

    def remove(self, article: str, *, key: str, at: str) -> bool:
        """Take an article out: it is listed and read no more, and its records wait to be taken out of the links. What runs and
        briefs told of it before stays theirs. False where there is none."""
        with self._transactions.writing("told") as connection:
            if connection.scalar(select(tables.articles.c.id).where(tables.articles.c.id == article)) is None:
                return False
            if not self._transactions.add(connection, desk.removed, {"article": article, "key": key, "at": at}):
                return False
            await_linking(self._transactions, connection, {article: None})
        return True

    def listed(self, *, after: str = "", most: int = 50) -> tuple[Shelved, ...]:
        """Articles in the order of their ids, behind one."""
        articles = tables.articles.c
        chosen = select(*(articles[name] for name in Shelved._fields)).where(articles.id > after, _stands())
        with self._transactions.reading() as connection:
            return tuple(Shelved(*row) for row in connection.execute(chosen.order_by(articles.id).limit(most)))

    def find(self, article: str) -> Article | None:
        """The article of this id, unless it was taken out."""
        chosen = select(tables.articles).where(tables.articles.c.id == article, _stands())
        with self._transactions.reading() as connection:
            row = connection.execute(chosen).mappings().one_or_none()
            return rows.article_of(row) if row else None

    def missing(self, ids: Collection[str]) -> tuple[str, ...]:
        """Those of these ids that no article has."""
        wanted, found = sorted(set(ids)), set()
        with self._transactions.reading() as connection:
            for start in range(0, len(wanted), 500):
                some = wanted[start : start + 500]
                chosen = select(tables.articles.c.id).where(tables.articles.c.id.in_(some), _stands())
                found |= set(connection.scalars(chosen))
        return tuple(each for each in wanted if each not in found)

    def runs(self, *, before: int | None = None, most: int = 50) -> tuple[Run, ...]:
        """Runs, the newest first, before a number."""
        ids = tables.runs.c.id
        chosen = select(tables.runs).order_by(ids.desc()).limit(most)
        with self._transactions.reading() as connection:
            found = connection.execute(chosen if before is None else chosen.where(ids < before)).mappings()
            return tuple(rows.run_of(row) for row in found)

    def run(self, run: str) -> Run | None:
        """The run of this id."""
        with self._transactions.reading() as connection:
            chosen = select(tables.runs).where(tables.runs.c.id == rows.run_number(run))
            row = connection.execute(chosen).mappings().one_or_none()
            return rows.run_of(row) if row else None

    def briefs(self, *, before: int | None = None, most: int = 50) -> tuple[ShelvedBrief, ...]:
        """Briefs, the newest first, before the number of a run."""
        briefs = tables.briefs.c
        chosen = select(briefs.run, briefs.title, briefs.as_of).order_by(briefs.run.desc()).limit(most)
        with self._transactions.reading() as connection:
            found = connection.execute(chosen if before is None else chosen.where(briefs.run < before))
            return tuple(ShelvedBrief(f"r{number}", title, as_of) for number, title, as_of in found)


def _stands() -> ColumnElement[bool]:
    return tables.articles.c.id.not_in(select(desk.removed.c.article))


def _last_reading(connection: Connection, article: str) -> str | None:
    outcomes = tables.outcomes.c
    chosen = select(outcomes.reading).where(outcomes.article == article, outcomes.reading.is_not(None))
    return connection.scalar(chosen.order_by(outcomes.run.desc(), outcomes.position.desc()).limit(1))
