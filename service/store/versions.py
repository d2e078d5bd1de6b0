"""Which form a store has, and how an old or an empty one gets the newest.

A look at one line tells whether there is anything to do; only then is Alembic loaded. Migrations run in one transaction
that nobody else can write beside: of two programs that open a new store at once, one makes it and the other waits, and one
that is killed on the way leaves the store as it was.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, column, inspect, select, table

from service.errors import StoreError

VERSIONS: Final = ("0001", "0002", "0003", "0004", "0005")
"""Every form there has been, the newest last."""

NONE_YET: Final = (
    "no store there yet; `entente extract` and `entente brief` make one, though not with --replay or --record"
)


def migrate(engine: Engine, *, name: str, elsewhere: str, create: bool = True) -> None:
    """Give the store the newest form; raise StoreError, with its `name`, when it is another program's or a newer one's, or when
    it is empty and nothing is to be made. `elsewhere` says how to name another."""
    with engine.connect() as connection:
        version = _version(connection, name, elsewhere)
        if version == VERSIONS[-1]:
            return
        if version is None and not create:
            raise StoreError(f"{name}: {NONE_YET}; or {elsewhere}")
    from alembic import command  # noqa: PLC0415 - a second, and only a store that must change needs it
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect().execution_options(writing="formed") as connection, connection.begin():
        if _version(connection, name, elsewhere) != VERSIONS[-1]:  # unless another program was first
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _version(connection: Connection, name: str, elsewhere: str) -> str | None:
    """The form that the store says it has; None where it is empty."""
    known = inspect(connection)
    if not known.has_table("alembic_version"):
        if known.get_table_names():
            raise StoreError(f"{name}: a database of another program; {elsewhere}")
        return None
    version = connection.scalar(select(column("version_num")).select_from(table("alembic_version")))
    if version is not None and version not in VERSIONS:
        raise StoreError(f"{name}: written by a newer Entente (form {version}); upgrade Entente, or {elsewhere}")
    return str(version) if version else None
