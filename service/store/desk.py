"""The tables that a server needs beside the others, in the same form and of the same store.

keys       who may use a server, what they may do, and their limits; spent is what each has cost, by month
logins     browsers that a key is logged in with
jobs       what a server was asked to do, and how far it has come
requests   what was answered to requests that carry a token of their own, so that none is done twice
journal    who asked a server for what change, and what came of it
decisions  what people decided over the rules, in the order in which they did
removed    articles that were taken out by hand
board      the facts of all that is linked, as they stand, in order of rank; marks are what they are found by, and states tells
           of what they were made: one line. The search over `words` is each database's own (`board_search`, see the migration)
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table

from service.store.tables import metadata
from service.store.words import Words as Text

keys = Table(
    "keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("revoked", Text),
    Column("rpm", Integer),
    Column("upload_bytes", BigInteger),
    Column("monthly_micros", BigInteger),  # millionths of a US dollar
)

spent = Table(
    "spent",
    metadata,
    Column("key", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("micros", BigInteger, nullable=False),
)

logins = Table(
    "logins",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("key", Text, ForeignKey("keys.id"), nullable=False),
    Column("begun", Text, nullable=False),
    Column("ends", Text, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("spec", Text, nullable=False),
    Column("submitted", Text, nullable=False),
    Column("started", Text),
    Column("ended", Text),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("micros", BigInteger, nullable=False),
    Column("run", Text),
    Column("error", Text),
    Column("version", Integer, nullable=False),
    Index("jobs_by_state", "state", "id"),
    Index("jobs_by_key", "key", "id"),
)

requests = Table(
    "requests",
    metadata,
    Column("key", Text, primary_key=True),
    Column("token", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("status", Integer),  # null: not answered yet
    Column("body", Text),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("status", Integer, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("withdrawn", Text),
)

removed = Table(
    "removed",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("key", Text, nullable=False),
    Column("at", Text, nullable=False),
)

board = Table(
    "board",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text),
    Column("latest", Text),  # the last day that it may tell of; null: any
    Column("words", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("data", Text, nullable=False),
    Index("board_by_position", "position"),
)

marks = Table(
    "marks",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("fact", Text, ForeignKey("board.id"), primary_key=True),
    Index("marks_by_fact", "fact"),
)

states = Table(
    "states",
    metadata,
    Column("stamp", Text, primary_key=True),
    Column("as_of", Text),
    Column("facts", Integer, nullable=False),
    Column("remarks", Text, nullable=False),
    Column("made", Text, nullable=False),
)
