"""Where answers, articles and runs are kept: names only, for SQLAlchemy takes most of a second to import.

database    port `Store` over any database that SQLAlchemy speaks to
sqlite      one file: how it is opened, what its errors mean; the only place with SQL of its own
postgres    the same for a database of PostgreSQL
tables      the tables, as the newest migration leaves them
words       the type of their columns of text
versions    which form a store has, and how an old or empty one gets the newest
migrations  how each form was reached from the one before, for Alembic
overrides   the file of what people decided over the rules
"""

__all__ = ["database", "migrations", "overrides", "postgres", "sqlite", "tables", "versions", "words"]
