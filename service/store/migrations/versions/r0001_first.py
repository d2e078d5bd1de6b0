"""The first form: answers, articles, runs, readings with their records, outcomes, briefs, facts and merges."""

import sqlalchemy as sa
from alembic import op

from service.store.words import Words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """From nothing."""
    _make_answers()
    _make_articles()
    _make_runs()
    _make_briefs()


def _make_answers() -> None:
    op.create_table(
        "answers",
        *_texts("key", "prompt"),
        *_numbers("version"),
        *_texts("fingerprint", "base_url", "model", "parameters", "material", "messages", "text", "answered_by"),
        *_texts("usage", "asked"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("answers_by_prompt", "answers", ["prompt", "version", "model"])


def _make_articles() -> None:
    op.create_table(
        "articles",
        *_texts("id", "source"),
        *_texts("title", "publisher", "published", "language", nullable=True),
        *_texts("text", "data"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "readings",
        *_texts("digest", "article", "account", "ledger"),
        sa.PrimaryKeyConstraint("digest"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
    )
    op.create_index("readings_by_article", "readings", ["article"])
    op.create_table(
        "records",
        *_texts("reading", "id"),
        *_numbers("position"),
        *_texts("noun", "name", "data"),
        sa.PrimaryKeyConstraint("reading", "id"),
        sa.ForeignKeyConstraint(["reading"], ["readings.digest"]),
    )
    op.create_index("records_by_id", "records", ["id"])


def _make_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_texts("command", "status", "started"),
        *_texts("ended", nullable=True),
        *_texts("base_url", "model", "prompts", "paths"),
        *_numbers("articles", "done", "failed", "facts", "calls", "input_tokens", "output_tokens", "from_store"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "outcomes",
        *_numbers("run", "position"),
        *_texts("article", nullable=True),
        *_texts("header", "status"),
        *_texts("error", nullable=True),
        *_texts("usage"),
        *_texts("reading", nullable=True),
        sa.PrimaryKeyConstraint("run", "position"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"]),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
        sa.ForeignKeyConstraint(["reading"], ["readings.digest"]),
    )
    op.create_index("outcomes_by_article", "outcomes", ["article", "run"])


def _make_briefs() -> None:
    op.create_table(
        "briefs",
        *_numbers("run"),
        *_texts("as_of", nullable=True),
        *_texts("title", "data"),
        sa.PrimaryKeyConstraint("run"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"]),
    )
    op.create_table(
        "facts",
        *_numbers("run"),
        *_texts("id"),
        *_numbers("position"),
        *_texts("type", "name"),
        *_texts("status", "as_of", nullable=True),
        *_texts("data"),
        sa.PrimaryKeyConstraint("run", "id"),
        sa.ForeignKeyConstraint(["run"], ["briefs.run"]),
    )
    op.create_table(
        "merges",
        *_numbers("run"),
        *_texts("fact"),
        *_numbers("position"),
        *_texts("left", "right"),
        sa.Column("merged", sa.Boolean(), nullable=False),
        *_texts("by"),
        sa.Column("score", sa.Float(), nullable=False),
        *_texts("reasons"),
        sa.PrimaryKeyConstraint("run", "fact", "position"),
        sa.ForeignKeyConstraint(["run", "fact"], ["facts.run", "facts.id"]),
    )
    op.create_index("merges_by_record", "merges", ["run", "left", "right"])


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, Words, nullable=nullable) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]
