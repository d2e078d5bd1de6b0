"""Where answers, articles and runs are kept: names only, for SQLAlchemy takes most of a second to import.

database    DatabaseStore: port `Store` over any database that SQLAlchemy speaks to
sqlite      one file: how it is opened, what its errors mean; the only place with SQL of its own
tables      the tables, as the newest migration leaves them
versions    which form a store has, and how an old or empty one gets the newest
migrations  how each form was reached from the one before, for Alembic
"""

__all__ = ["database", "migrations", "sqlite", "tables", "versions"]
