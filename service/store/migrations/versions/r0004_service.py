"""A server: keys and their spending, logins, jobs, answered requests, a journal, people's decisions, removed articles, and the
board of facts with its search."""

import sqlalchemy as sa
from alembic import op

from service.store.words import Words

revision = "0004"
down_revision = "0003"

_SEARCH = """
CREATE VIRTUAL TABLE board_search USING fts5(words, content='board', content_rowid='number', tokenize='unicode61');

CREATE TRIGGER board_added AFTER INSERT ON board BEGIN
INSERT INTO board_search (rowid, words) VALUES (new.number, new.words);
END;

CREATE TRIGGER board_gone AFTER DELETE ON board BEGIN
INSERT INTO board_search (board_search, rowid, words) VALUES ('delete', old.number, old.words);
END;

CREATE TRIGGER board_changed AFTER UPDATE OF words ON board BEGIN
INSERT INTO board_search (board_search, rowid, words) VALUES ('delete', old.number, old.words);
INSERT INTO board_search (rowid, words) VALUES (new.number, new.words);
END;
"""
"""SQLite's own search over the words of the board, kept as they change (https://sqlite.org/fts5.html)."""


def upgrade() -> None:
    """From the third form."""
    _access()
    _work()
    _board()
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SEARCH.split("\n\n"):
            op.execute(statement)
    else:
        op.create_index("board_search", "board", [sa.text("to_tsvector('simple', words)")], postgresql_using="gin")


def _access() -> None:
    op.create_table(
        "keys",
        *_texts("id", "name", "digest", "scopes", "created"),
        _perhaps("revoked"),
        sa.Column("rpm", sa.Integer()),
        sa.Column("upload_bytes", sa.BigInteger()),
        sa.Column("monthly_micros", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table("spent", *_texts("key", "month"), _large("micros"), sa.PrimaryKeyConstraint("key", "month"))
    op.create_table(
        "logins",
        *_texts("digest", "key", "begun", "ends"),
        sa.PrimaryKeyConstraint("digest"),
        sa.ForeignKeyConstraint(["key"], ["keys.id"]),
    )
    op.create_table("journal", _number(), *_texts("at", "key", "address", "action"), *_numbers("status"))
    op.create_table(
        "requests",
        *_texts("key", "token", "digest", "made"),
        sa.Column("status", sa.Integer()),
        _perhaps("body"),
        sa.PrimaryKeyConstraint("key", "token"),
    )


def _work() -> None:
    op.create_table(
        "jobs",
        _number(),
        *_texts("key", "kind", "state", "spec", "submitted"),
        *(_perhaps(name) for name in ("started", "ended")),
        *_numbers("total", "done", "failed"),
        _large("micros"),
        *(_perhaps(name) for name in ("run", "error")),
        *_numbers("version"),
    )
    op.create_index("jobs_by_state", "jobs", ["state", "id"])
    op.create_index("jobs_by_key", "jobs", ["key", "id"])
    op.create_table("decisions", _number(), *_texts("kind", "data", "key", "made"), _perhaps("withdrawn"))
    op.create_table(
        "removed",
        *_texts("article", "key", "at"),
        sa.PrimaryKeyConstraint("article"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
    )


def _board() -> None:
    op.create_table(
        "board",
        _number("number"),
        *_texts("id"),
        *_numbers("position"),
        *_texts("type"),
        *(_perhaps(name) for name in ("status", "latest")),
        *_texts("words", "summary", "data"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("board_by_position", "board", ["position"])
    op.create_table(
        "marks",
        *_texts("mark", "fact"),
        sa.PrimaryKeyConstraint("mark", "fact"),
        sa.ForeignKeyConstraint(["fact"], ["board.id"]),
    )
    op.create_index("marks_by_fact", "marks", ["fact"])
    op.create_table(
        "states",
        *_texts("stamp"),
        _perhaps("as_of"),
        *_numbers("facts"),
        *_texts("remarks", "made"),
        sa.PrimaryKeyConstraint("stamp"),
    )


def _number(name: str = "id") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=True, autoincrement=True)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words, nullable=False) for name in names]


def _perhaps(name: str) -> sa.Column[str]:
    return sa.Column(name, Words)


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _large(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)
