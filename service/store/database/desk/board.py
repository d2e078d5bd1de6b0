"""The board of facts: made anew as a whole, written where it differs, read by index."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, delete, insert, or_, select, update

from schemas.board import BoardState, Sought, Standing
from schemas.fact import Fact
from service.store import desk as tables
from service.store.database import rows
from service.store.database.transactions import Transactions

_AT_ONCE = 500
_HELD = 512  # pages of one state of the board, some 12 kB each


class BoardPage(NamedTuple):
    """Summaries of facts, as JSON, each with its position; and the state of the board, None before it was made."""

    summaries: tuple[tuple[int, str], ...]
    state: BoardState | None


class KeptBoard:
    """Facts in order of rank."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._read: tuple[BoardState | None, dict[tuple[Sought, int, int], BoardPage]] = (None, {})

    def state(self) -> BoardState | None:
        """Of what the board was made; None before it was."""
        with self._transactions.reading() as connection:
            return _state(connection)

    def put(self, standings: Sequence[Standing], state: BoardState) -> None:
        """Put these facts in the place of all, in this order."""
        lines = {each.id: rows.board_row(each, position) for position, each in enumerate(standings)}
        with self._transactions.writing("linked") as connection:
            kept = {row["id"]: dict(row) for row in connection.execute(_kept()).mappings()}
            changed = {key for key, line in lines.items() if key in kept and kept[key] != line}
            _empty_marks(connection, changed | (kept.keys() - lines.keys()))
            for some in _parts(sorted(kept.keys() - lines.keys())):
                connection.execute(delete(tables.board).where(tables.board.c.id.in_(some)))
            for key in changed:
                connection.execute(update(tables.board).where(tables.board.c.id == key).values(lines[key]))
            new = [key for key in lines if key not in kept]
            for some in _parts(new):
                connection.execute(insert(tables.board), [lines[key] for key in some])
            fresh = changed.union(new)
            told = (
                {"mark": mark, "fact": each.id} for each in standings if each.id in fresh for mark in set(each.marks)
            )
            while part := list(islice(told, _AT_ONCE)):
                connection.execute(insert(tables.marks), part)
            connection.execute(delete(tables.states))
            connection.execute(insert(tables.states), rows.state_row(state))
        self._read = None, {}

    def page(self, sought: Sought, *, after: int = -1, most: int = 50) -> BoardPage:
        """The facts sought behind a position, and of what the board was made, both of one moment. A page that was read before is
        not read again while the board is as it was."""
        with self._transactions.reading() as connection:
            state = _state(connection)
            held, key = self._pages_of(state), (sought, after, most)
            if key not in held:
                held[key] = BoardPage(self._summaries(connection, sought, after=after, most=most), state)
            return held[key]

    def _pages_of(self, state: BoardState | None) -> dict[tuple[Sought, int, int], BoardPage]:
        """The pages that were read of the board in this state; those of another are forgotten."""
        known, held = self._read
        if state is None or state != known or len(held) >= _HELD:
            held = {}
            self._read = state, held
        return held

    def _summaries(
        self, connection: Connection, sought: Sought, *, after: int, most: int
    ) -> tuple[tuple[int, str], ...]:
        board = tables.board.c
        chosen = self._chosen(select(board.position, board.summary), sought).where(board.position > after)
        found = connection.execute(chosen.order_by(board.position).limit(most)).all()
        return tuple((position, summary) for position, summary in found)

    def find(self, name: str) -> tuple[str, Fact] | None:
        """The fact of this id, or that holds the record of this id, with its own id."""
        board, marks = tables.board.c, tables.marks.c
        held = select(marks.fact).where(marks.mark == f"record:{name}")
        with self._transactions.reading() as connection:
            chosen = select(board.id, board.data).where(or_(board.id == name, board.id.in_(held)))
            row = connection.execute(chosen.limit(1)).mappings().one_or_none()
            return (row["id"], rows.fact_of(row)) if row else None

    def of_article(self, article: str) -> tuple[str, ...]:
        """The ids of the facts that an article tells of, in order of rank."""
        board, marks = tables.board.c, tables.marks.c
        told = select(marks.fact).where(marks.mark == f"article:{article}")
        with self._transactions.reading() as connection:
            return tuple(connection.scalars(select(board.id).where(board.id.in_(told)).order_by(board.position)))

    def _chosen(self, chosen: Select[Any], sought: Sought) -> Select[Any]:
        board, marks = tables.board.c, tables.marks.c
        for group in sought.marks:
            chosen = chosen.where(board.id.in_(select(marks.fact).where(marks.mark.in_(group))))
        if sought.types:
            chosen = chosen.where(board.type.in_(sought.types))
        if sought.statuses:
            chosen = chosen.where(board.status.in_(sought.statuses))
        if sought.since:
            chosen = chosen.where(or_(board.latest.is_(None), board.latest >= sought.since))
        if sought.words:
            chosen = chosen.where(self._transactions.matching(tables.board, sought.words))
        return chosen


def _state(connection: Connection) -> BoardState | None:
    row = connection.execute(select(tables.states)).mappings().one_or_none()
    return rows.state_of(row) if row else None


def _kept() -> Select[Any]:
    board = tables.board.c
    return select(*(column for column in board if column.name != "number"))


def _empty_marks(connection: Connection, facts: Iterable[str]) -> None:
    for some in _parts(sorted(facts)):
        connection.execute(delete(tables.marks).where(tables.marks.c.fact.in_(some)))


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
