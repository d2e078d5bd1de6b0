"""Answers, failures, and who asks what right now: port `AnswerStore` over the tables."""

from typing import Final

from sqlalchemy import BindParameter, Connection, Engine, bindparam, delete, select

from schemas.answer import KeptAnswer, KeptFailure
from service.store import tables
from service.store.database import rows
from service.store.database.claims import LEASE, Claims
from service.store.database.transactions import Database, Transactions

_KEY: Final[BindParameter[str]] = bindparam("asked")
_ANSWER: Final = select(tables.answers).where(tables.answers.c.key == _KEY)
_FAILURE: Final = select(tables.failures).where(tables.failures.c.key == _KEY)
_SETTLED: Final = tuple(delete(table).where(table.c.key == _KEY) for table in (tables.claims, tables.failures))


class DatabaseAnswers:
    """Port `AnswerStore`; each method is one transaction."""

    def __init__(self, engine: Engine, database: Database, *, lease: float = LEASE) -> None:
        self._transactions = Transactions(engine, database)
        self._claims = Claims(self._transactions, lease=lease)

    def answer(self, key: str) -> KeptAnswer | None:
        """The answer that stands under `key`."""
        with self._transactions.reading() as connection:
            return _answer(connection, key)

    def keep_answer(self, answer: KeptAnswer) -> KeptAnswer:
        """Keep an answer unless one stands under its key; return the one that stands. The question is settled with it."""
        with self._transactions.writing("paid") as connection:
            mine = self._transactions.add(connection, tables.answers, rows.answer_row(answer))
            for settled in _SETTLED:
                connection.execute(settled, {"asked": answer.key})
            standing = None if mine else _answer(connection, answer.key)
        return standing or answer

    def forget_answer(self, answer: KeptAnswer) -> None:
        """Make room for another answer under its key, unless another stands there already."""
        answers = tables.answers.c
        with self._transactions.writing("made") as connection:
            same = (answers.key == answer.key, answers.asked == answer.asked, answers.text == answer.text)
            connection.execute(delete(tables.answers).where(*same))

    def failure(self, key: str) -> KeptFailure | None:
        """Why the question of `key` has no answer, when it was asked in vain."""
        with self._transactions.reading() as connection:
            return _failure(connection, key)

    def keep_failure(self, failure: KeptFailure) -> None:
        """Keep why a question came to nothing, beside how often it did before; others may ask it."""
        with self._transactions.writing("made") as connection:
            before = _failure(connection, failure.key)
            told = failure if before is None else _added(before, failure)
            self._transactions.replace(connection, tables.failures, [rows.failure_row(told)])
            connection.execute(delete(tables.claims).where(tables.claims.c.key == failure.key))

    def claim(self, key: str) -> bool:
        """Whether the question is now ours to ask: no answer stands, and nobody else who lives is asking it."""
        return self._claims.take(key)

    def take(self, key: str, *, again: bool) -> KeptAnswer | KeptFailure | bool:
        """What stands under `key`, answer or failure; else whether the question is now ours to ask. What stands is found without
        a lock."""
        with self._transactions.reading() as connection:
            answer = _answer(connection, key)
            failure = None if answer or again else _failure(connection, key)
        if failure is not None and failure.stands:
            return failure
        return answer or self._claims.take(key)

    def release(self, key: str) -> None:
        """Let others ask what was ours."""
        self._claims.release(key)

    def close(self) -> None:
        """Let go of what is claimed, and of files and connections."""
        self._claims.close()
        self._transactions.close()


def _answer(connection: Connection, key: str) -> KeptAnswer | None:
    row = connection.execute(_ANSWER, {"asked": key}).mappings().one_or_none()
    return rows.answer_of(row) if row else None


def _failure(connection: Connection, key: str) -> KeptFailure | None:
    row = connection.execute(_FAILURE, {"asked": key}).mappings().one_or_none()
    return rows.failure_of(row) if row else None


def _added(before: KeptFailure, now: KeptFailure) -> KeptFailure:
    return now.model_copy(update={"tries": before.tries + now.tries, "usage": before.usage + now.usage})
