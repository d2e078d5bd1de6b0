"""Transactions, by what they are for. What differs between databases (how one is opened, how it locks, how it inserts what may
stand there already, what its errors mean) is handed in by its sibling, `sqlite` or `postgres`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Engine, Executable, Table, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from service.errors import StoreError

Insert = sqlite.Insert | postgresql.Insert
"""An insert that knows what to do with what stands there already: the two databases write it alike."""

Purpose = Literal["paid", "made", "told", "linked", "formed"]
"""What a transaction writes, which its connection is told by the execution option `writing`:

paid    what was paid for: it must outlive a power cut
made    what could be made again of what was paid for
told    the same, and lets articles wait for linking: never beside a transaction that links
linked  links: never beside another that links, or tells
formed  the tables themselves: never beside any of them, and it must outlive a power cut
"""


@dataclass(frozen=True, slots=True)
class Database:
    """What a database brings along: `explain` puts an error into words that name the store, `snapshot` are the execution
    options by which all that one transaction reads is of one moment, `matching` tells the lines of a table whose `words` hold all
    of these words, each at least as a beginning."""

    insert: Callable[[Table], Insert]
    explain: Callable[[DBAPIError], str]
    matching: Callable[[Table, Sequence[str]], ColumnElement[bool]]
    snapshot: Mapping[str, object] = field(default_factory=dict)


class Transactions:
    """Opens transactions on an engine; raises StoreError where the database does not go along."""

    def __init__(self, engine: Engine, database: Database) -> None:
        self._engine = engine
        self._database = database
        self._adding: dict[str, Executable] = {}
        self._replacing: dict[str, Executable] = {}

    def add(self, connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
        """Add a line unless one stands under its key; whether it was added."""
        if table.name not in self._adding:  # made once: making a statement takes longer than running it
            adding = self._database.insert(table).on_conflict_do_nothing()
            self._adding[table.name] = adding.execution_options(preserve_rowcount=True)
        return connection.execute(self._adding[table.name], row).rowcount == 1

    def replace(self, connection: Connection, table: Table, lines: Sequence[Mapping[str, object]]) -> None:
        """Add lines; each takes the place of one that stands under its key, and of one that is equal nothing is written."""
        if table.name not in self._replacing:
            added, keys = self._database.insert(table), [column.name for column in table.primary_key]
            last = {name: value for name, value in added.excluded.items() if name not in keys}
            changed = or_(*(table.c[name].is_distinct_from(value) for name, value in last.items()))
            self._replacing[table.name] = added.on_conflict_do_update(index_elements=keys, set_=last, where=changed)
        connection.execute(self._replacing[table.name], lines)

    def matching(self, table: Table, words: Sequence[str]) -> ColumnElement[bool]:
        """The lines of a table whose `words` hold all of these, which are letters and digits alone."""
        return self._database.matching(table, words)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read as of one moment."""
        try:
            with self._engine.connect().execution_options(**self._database.snapshot) as connection:
                yield connection
        except DBAPIError as error:
            raise StoreError(self._database.explain(error)) from error

    @contextmanager
    def writing(self, purpose: Purpose) -> Iterator[Connection]:
        """Write all or nothing; it is safe when the block is left."""
        try:
            with self._engine.connect().execution_options(writing=purpose) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise StoreError(self._database.explain(error)) from error

    def close(self) -> None:
        """Let go of files and connections."""
        self._engine.dispose()
