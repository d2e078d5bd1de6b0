"""Port `LinkStore` over the tables, each method one transaction."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from schemas.link import KeptCluster, KeptPair, Links, LinkState, Waiting
from schemas.merge import Verdict
from schemas.record import Record
from service.store import tables
from service.store.database import rows
from service.store.database.transactions import Transactions

_AT_ONCE = 500
_LONGEST_KEY = 400  # what the index of every database takes
_STANDING: Final = select(tables.linked.c.reading).where(tables.linked.c.article == bindparam("one"))
_SETTLED: Final = delete(tables.waiting).where(tables.waiting.c.article == bindparam("one"))


class DatabaseLinks:
    """Port `LinkStore` over the tables, in the store's transactions."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def state(self) -> LinkState:
        """By which rules the links were made, and their generation."""
        with self._transactions.reading() as connection:
            return _state(connection)

    def begin_anew(self, rules: str) -> None:
        """Forget all links but no verdict; whatever was linked waits."""
        with self._transactions.writing("linked") as connection:
            generation = _state(connection).generation + 1
            known, queued = tables.linked, tables.waiting
            again = select(known).where(known.c.article.not_in(select(queued.c.article)))
            connection.execute(insert(queued).from_select(["article", "reading"], again))
            for table in (tables.pairs, tables.block_keys, tables.members, tables.clusters, known, tables.linker):
                connection.execute(delete(table))
            connection.execute(insert(tables.linker), {"rules": rules, "generation": generation})

    def withdraw(self, article: str) -> None:
        """Let the article wait for its records to be taken out."""
        with self._transactions.writing("linked") as connection:
            await_linking(self._transactions, connection, article, None)

    def waiting(self, most: int) -> tuple[Waiting, ...]:
        """The first articles that wait, by id, each with its records."""
        with self._transactions.reading() as connection:
            first = select(tables.waiting).order_by(tables.waiting.c.article).limit(most)
            queued = connection.execute(first).all()
            records = tables.records.c
            told: dict[str, list[Record]] = {}
            for row in _each(connection, select(tables.records), records.reading, (reading for _, reading in queued)):
                told.setdefault(row["reading"], []).append(rows.record_of(row["noun"], row["data"]))
            return tuple(
                Waiting(article=article, reading=reading, records=tuple(told.get(reading, ())))
                for article, reading in queued
            )

    def of_articles(self, articles: Collection[str]) -> tuple[str, ...]:
        """The linked records of these articles."""
        members = tables.members.c
        return tuple(sorted(self._ids(select(members.record), members.article, articles)))

    def sharing(self, keys: Collection[str]) -> frozenset[str]:
        """The linked records that stand under any of these block keys."""
        blocks = tables.block_keys.c
        return frozenset(self._ids(select(blocks.record), blocks.key, map(_short, keys)))

    def beside(self, records: Collection[str]) -> frozenset[str]:
        """The linked records of the components of these records."""
        members = tables.members.c
        touched = set(self._ids(select(members.component), members.record, records))
        return frozenset(self._ids(select(members.record), members.component, touched))

    def undecided(self) -> frozenset[str]:
        """The linked records of the components in which a model's word is wanting."""
        members, clusters = tables.members.c, tables.clusters.c
        wanting = select(clusters.component).where(clusters.undecided)
        with self._transactions.reading() as connection:
            return frozenset(connection.scalars(select(members.record).where(members.component.in_(wanting))))

    def records(self, ids: Collection[str]) -> dict[str, Record]:
        """These linked records, by id."""
        records, linked = tables.records.c, tables.linked.c
        known = select(records.id, records.noun, records.data).join(tables.linked, linked.reading == records.reading)
        with self._transactions.reading() as connection:
            found = _each(connection, known, records.id, ids)
            return {row["id"]: rows.record_of(row["noun"], row["data"]) for row in found}

    def pairs(self, records: Collection[str]) -> tuple[KeptPair, ...]:
        """The kept pairs both of whose records are among these."""
        inside, pairs = frozenset(records), tables.pairs.c
        with self._transactions.reading() as connection:
            found = _each(connection, select(tables.pairs), pairs.left, inside)
            return tuple(rows.pair_of(row) for row in found if row["right"] in inside)

    def keep(self, links: Links, *, generation: int) -> bool:
        """Put the changed components in place, unless the links have changed meanwhile."""
        with self._transactions.writing("linked") as connection:
            if _state(connection).generation != generation:
                return False
            connection.execute(update(tables.linker).values(generation=generation + 1))
            _take_out(connection, links)
            _put_in(connection, links)
        return True

    def clusters(self) -> tuple[KeptCluster, ...]:
        """All clusters, by id."""
        members = tables.members.c
        with self._transactions.reading() as connection:
            held: dict[str, list[str]] = {}
            for cluster, record in connection.execute(select(members.cluster, members.record).order_by(members.record)):
                held.setdefault(cluster, []).append(record)
            found = connection.execute(select(tables.clusters).order_by(tables.clusters.c.id))
            return tuple(rows.cluster_of(row, held[row["id"]]) for row in found.mappings())

    def verdicts(self, keys: Collection[str]) -> dict[str, Verdict]:
        """The verdicts that stand under these keys."""
        with self._transactions.reading() as connection:
            found = _each(connection, select(tables.verdicts), tables.verdicts.c.key, keys)
            return {row["key"]: Verdict(pair=row["key"], same=row["same"], reason=row["reason"]) for row in found}

    def keep_verdicts(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep these verdicts, each under its key, unless one stands there."""
        with self._transactions.writing("linked") as connection:
            standing = {
                row["key"] for row in _each(connection, select(tables.verdicts), tables.verdicts.c.key, verdicts)
            }
            new = {key: verdict for key, verdict in verdicts.items() if key not in standing}
            told = ({"key": key, "same": each.same, "reason": each.reason} for key, each in new.items())
            _insert(connection, tables.verdicts, told)

    def _ids(self, chosen: Select[Any], column: ColumnElement[str], values: Iterable[str]) -> Iterator[str]:
        with self._transactions.reading() as connection:
            for row in _each(connection, chosen, column, values):
                yield from row.values()


def await_linking(transactions: Transactions, connection: Connection, article: str, reading: str | None) -> None:
    """Let an article wait to be linked with this reading, None to be withdrawn, unless the links hold that already."""
    if connection.scalar(_STANDING, {"one": article}) != reading:
        transactions.replace(connection, tables.waiting, [{"article": article, "reading": reading}])
    else:
        connection.execute(_SETTLED, {"one": article})


def _state(connection: Connection) -> LinkState:
    row = connection.execute(select(tables.linker)).one_or_none()
    return LinkState(rules=row.rules, generation=row.generation) if row else LinkState()


def _take_out(connection: Connection, links: Links) -> None:
    """Whatever stood where the changed components stand, and the pairs and keys of the records that were withdrawn."""
    members, clusters, pairs, blocks = tables.members, tables.clusters, tables.pairs, tables.block_keys
    gone = frozenset(links.withdrawn)
    for some in _parts(gone):
        connection.execute(delete(pairs).where(or_(pairs.c.left.in_(some), pairs.c.right.in_(some))))
        connection.execute(delete(blocks).where(blocks.c.record.in_(some)))
    changed = gone.union(*(cluster.records for cluster in links.clusters))
    emptied = {row["cluster"] for row in _each(connection, select(members.c.cluster), members.c.record, changed)}
    for some in _parts(emptied):
        connection.execute(delete(clusters).where(clusters.c.id.in_(some)))
    for some in _parts(gone):
        connection.execute(delete(members).where(members.c.record.in_(some)))


def _put_in(connection: Connection, links: Links) -> None:
    for each in links.linked:
        queued, known = tables.waiting.c, tables.linked.c
        same = queued.reading == each.reading if each.reading else queued.reading.is_(None)
        connection.execute(delete(tables.waiting).where(queued.article == each.article, same))
        if each.reading is None:
            connection.execute(delete(tables.linked).where(known.article == each.article))
        elif not connection.execute(
            update(tables.linked).where(known.article == each.article).values(reading=each.reading)
        ).rowcount:
            connection.execute(insert(tables.linked), {"article": each.article, "reading": each.reading})
    _put_members(connection, links)
    _insert(
        connection,
        tables.block_keys,
        ({"key": key, "record": record} for record, keys in links.keys.items() for key in {*map(_short, keys)}),
    )
    _insert(connection, tables.pairs, (rows.pair_row(pair) for pair in links.pairs))
    _insert(connection, tables.clusters, (rows.cluster_row(cluster) for cluster in links.clusters))


def _put_members(connection: Connection, links: Links) -> None:
    """The records of the changed components; those that stood there already are only moved, for pairs point to them."""
    members = tables.members
    home = {
        record: {"cluster": cluster.id, "component": cluster.component}
        for cluster in links.clusters
        for record in cluster.records
    }
    standing = {row["record"] for row in _each(connection, select(members.c.record), members.c.record, home)}
    for record in standing:
        connection.execute(update(members).where(members.c.record == record).values(home[record]))
    arrived = ((record, told) for record, told in home.items() if record not in standing)
    article = {record.id: record.article for each in links.linked for record in each.records}
    _insert(connection, members, ({"record": key, "article": article[key], **told} for key, told in arrived))


def _each(
    connection: Connection, chosen: Select[Any], column: ColumnElement[str], values: Iterable[str | None]
) -> Iterator[RowMapping]:
    """The rows that `column` tells by one of `values`, some at a time: no database takes any number at once."""
    for some in _parts(values):
        yield from connection.execute(chosen.where(column.in_(some))).mappings()


def _insert(connection: Connection, table: Table, lines: Iterable[rows.Row]) -> None:
    left = iter(lines)
    while some := list(islice(left, _AT_ONCE)):
        connection.execute(insert(table), some)


def _parts(values: Iterable[str | None]) -> Iterator[Sequence[str]]:
    left = iter(sorted({value for value in values if value is not None}))
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _short(key: str) -> str:
    """A block's key, or what stands for a very long one."""
    return key if len(key) <= _LONGEST_KEY else f"sha256 {hashlib.sha256(key.encode()).hexdigest()}"
