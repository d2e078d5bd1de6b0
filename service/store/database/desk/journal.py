"""The journal of changes, and what was answered to requests that carry a token, so that none is done twice."""

from typing import NamedTuple

from sqlalchemy import delete, insert, select, update

from schemas.access import JournalLine
from service.store import desk as tables
from service.store.database.transactions import Transactions


class Answered(NamedTuple):
    """What was answered to the request of a token: `digest` is that of the request; no status while it is under way."""

    digest: str
    status: int | None
    body: str | None


class KeptJournal:
    """Lines in the order in which things happened."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def write(self, line: JournalLine) -> None:
        """Keep a line."""
        with self._transactions.writing("made") as connection:
            connection.execute(insert(tables.journal), line.model_dump(exclude={"id"}))

    def lines(self, *, before: int | None = None, most: int = 50) -> tuple[JournalLine, ...]:
        """Lines, the newest first, before a number."""
        ids = tables.journal.c.id
        chosen = select(tables.journal).order_by(ids.desc()).limit(most)
        with self._transactions.reading() as connection:
            found = connection.execute(chosen if before is None else chosen.where(ids < before)).mappings()
            return tuple(JournalLine(**row) for row in found)

    def take(self, key: str, token: str, *, digest: str, at: str, stale: str, given_up: str) -> Answered | None:
        """None when the request of this token is ours to do; else what stands of it. What is older than `stale` is forgotten, and
        what was begun before `given_up` and never answered: its process died."""
        table = tables.requests
        row = {"key": key, "token": token, "digest": digest, "made": at}
        with self._transactions.writing("paid") as connection:
            connection.execute(delete(table).where(table.c.made < stale))
            connection.execute(delete(table).where(table.c.made < given_up, table.c.status.is_(None)))
            if self._transactions.add(connection, table, row):
                return None
            found = select(table.c.digest, table.c.status, table.c.body)
            standing = connection.execute(found.where(table.c.key == key, table.c.token == token)).one()
            return Answered(*standing)

    def answered(self, key: str, token: str, *, status: int, body: str) -> None:
        """Keep what was answered."""
        table = tables.requests
        mine = update(table).where(table.c.key == key, table.c.token == token)
        with self._transactions.writing("paid") as connection:
            connection.execute(mine.values(status=status, body=body))

    def give_up(self, key: str, token: str) -> None:
        """Let the request of this token be made again."""
        table = tables.requests
        with self._transactions.writing("made") as connection:
            connection.execute(delete(table).where(table.c.key == key, table.c.token == token))
