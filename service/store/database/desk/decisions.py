"""What people decided over the rules, one line a decision; one that is taken back stays, as taken back."""

from typing import Final, NamedTuple

from sqlalchemy import insert, select, update

from schemas.override import Correction, Join, Override, Split
from service.store import desk as tables
from service.store.database.transactions import Transactions

_KINDS: Final[dict[str, type[Override]]] = {"split": Split, "join": Join, "correct": Correction}


class KeptDecision(NamedTuple):
    """A decision with its id, the key that made it, when, and when it was taken back."""

    id: str
    entry: Override
    key: str
    made: str
    withdrawn: str | None


class KeptDecisions:
    """Decisions, the oldest first."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(self, entry: Override, *, key: str, made: str) -> KeptDecision:
        """Keep a decision; return it with its id."""
        kind = next(name for name, shape in _KINDS.items() if isinstance(entry, shape))
        row = {"kind": kind, "data": entry.model_dump_json(exclude={"at"}), "key": key, "made": made}
        with self._transactions.writing("paid") as connection:
            number = connection.scalar(insert(tables.decisions).returning(tables.decisions.c.id), row)
        return _kept((int(number or 0), kind, row["data"], key, made, None))

    def every(self) -> tuple[KeptDecision, ...]:
        """All decisions, those that were taken back too."""
        with self._transactions.reading() as connection:
            found = connection.execute(select(tables.decisions).order_by(tables.decisions.c.id))
            return tuple(_kept(tuple(row)) for row in found)

    def standing(self) -> tuple[Override, ...]:
        """The entries that hold."""
        return tuple(each.entry for each in self.every() if each.withdrawn is None)

    def withdraw(self, decision: str, *, at: str) -> bool:
        """Take a decision back; False where none stands under this id."""
        table, digits = tables.decisions, decision.removeprefix("d")
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
            return False
        changed = update(table).where(table.c.id == int(digits), table.c.withdrawn.is_(None)).values(withdrawn=at)
        with self._transactions.writing("paid") as connection:
            return connection.execute(changed).rowcount == 1


def _kept(row: tuple[int, str, str, str, str, str | None]) -> KeptDecision:
    number, kind, data, key, made, withdrawn = row
    entry = _KINDS[kind].model_validate_json(data).model_copy(update={"at": f"decision d{number}"})
    return KeptDecision(f"d{number}", entry, key, made, withdrawn)
