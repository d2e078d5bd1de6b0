"""Keys, what each has cost, and the browsers that are logged in with one."""

from decimal import Decimal
from typing import cast

from sqlalchemy import RowMapping, delete, insert, select, update

from schemas.access import AccessKey, Scope
from service.store import desk as tables
from service.store.database.transactions import Transactions

MICROS = 1_000_000


class KeptKeys:
    """Keys by their ids."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(self, key: AccessKey) -> None:
        """Keep a new key."""
        row = key.model_dump(exclude={"scopes", "monthly_usd"})
        micros = None if key.monthly_usd is None else int(Decimal(key.monthly_usd) * MICROS)
        with self._transactions.writing("paid") as connection:
            connection.execute(insert(tables.keys), {**row, "scopes": ",".join(key.scopes), "monthly_micros": micros})

    def find(self, key: str) -> AccessKey | None:
        """The key of this id, revoked ones too."""
        with self._transactions.reading() as connection:
            row = connection.execute(select(tables.keys).where(tables.keys.c.id == key)).mappings().one_or_none()
            return _key(row) if row else None

    def every(self) -> tuple[AccessKey, ...]:
        """All keys, the oldest first."""
        with self._transactions.reading() as connection:
            found = connection.execute(select(tables.keys).order_by(tables.keys.c.created, tables.keys.c.id))
            return tuple(_key(row) for row in found.mappings())

    def any_stands(self) -> bool:
        """Whether there is a key that was not revoked."""
        with self._transactions.reading() as connection:
            return (
                connection.scalar(select(tables.keys.c.id).where(tables.keys.c.revoked.is_(None)).limit(1)) is not None
            )

    def revoke(self, key: str, *, at: str) -> bool:
        """Revoke a key and end its logins; False where no such key stands."""
        keys, logins = tables.keys.c, tables.logins
        with self._transactions.writing("paid") as connection:
            changed = update(tables.keys).where(keys.id == key, keys.revoked.is_(None)).values(revoked=at)
            connection.execute(delete(logins).where(logins.c.key == key))
            return connection.execute(changed).rowcount == 1

    def spend(self, key: str, *, month: str, amount: Decimal) -> None:
        """Add to what a key has cost in a month (`2025-05`), in US dollars."""
        micros, spent = int(amount * MICROS), tables.spent
        with self._transactions.writing("made") as connection:
            self._transactions.add(connection, spent, {"key": key, "month": month, "micros": 0})
            mine = update(spent).where(spent.c.key == key, spent.c.month == month)
            connection.execute(mine.values(micros=spent.c.micros + micros))

    def spent(self, key: str, *, month: str) -> Decimal:
        """What a key has cost in a month, in US dollars."""
        spent = tables.spent.c
        with self._transactions.reading() as connection:
            micros = connection.scalar(select(spent.micros).where(spent.key == key, spent.month == month))
            return Decimal(micros or 0) / MICROS

    def log_in(self, digest: str, *, key: str, begun: str, ends: str) -> None:
        """Keep a login until `ends`, and forget those that have ended by now."""
        with self._transactions.writing("made") as connection:
            connection.execute(delete(tables.logins).where(tables.logins.c.ends < begun))
            connection.execute(insert(tables.logins), {"digest": digest, "key": key, "begun": begun, "ends": ends})

    def logged_in(self, digest: str, *, now: str) -> AccessKey | None:
        """The key that a login stands for; None where it ended or its key was revoked."""
        logins, keys = tables.logins.c, tables.keys
        joined = select(keys).join(tables.logins, logins.key == keys.c.id)
        with self._transactions.reading() as connection:
            chosen = joined.where(logins.digest == digest, logins.ends > now, keys.c.revoked.is_(None))
            row = connection.execute(chosen).mappings().one_or_none()
            return _key(row) if row else None

    def log_out(self, digest: str) -> None:
        """End a login."""
        with self._transactions.writing("made") as connection:
            connection.execute(delete(tables.logins).where(tables.logins.c.digest == digest))


def _key(row: RowMapping) -> AccessKey:
    known = {name: row[name] for name in AccessKey.model_fields if name in row}
    micros = row["monthly_micros"]
    limit = None if micros is None else str(Decimal(micros) / MICROS)
    return AccessKey(**{**known, "scopes": cast("list[Scope]", row["scopes"].split(",")), "monthly_usd": limit})
