"""Links: how the records of all articles are linked. Every article that has records waits to be."""

import sqlalchemy as sa
from alembic import op

from service.store.words import Words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From the first form."""
    _make_queue()
    _make_links()
    op.execute(_fill())


def _make_queue() -> None:
    op.create_table("linker", *_texts("rules"), _number("generation"), sa.PrimaryKeyConstraint("rules"))
    for name, nullable in (("waiting", True), ("linked", False)):
        op.create_table(
            name,
            *_texts("article"),
            *_texts("reading", nullable=nullable),
            sa.PrimaryKeyConstraint("article"),
            sa.ForeignKeyConstraint(["article"], ["articles.id"]),
            sa.ForeignKeyConstraint(["reading"], ["readings.digest"]),
        )


def _make_links() -> None:
    op.create_table(
        "members",
        *_texts("record", "article", "cluster", "component"),
        sa.PrimaryKeyConstraint("record"),
        sa.ForeignKeyConstraint(["article"], ["linked.article"]),
    )
    for column in ("article", "cluster", "component"):
        op.create_index(f"members_by_{column}", "members", [column])
    op.create_table(
        "block_keys",
        *_texts("key", "record"),
        sa.PrimaryKeyConstraint("key", "record"),
        sa.ForeignKeyConstraint(["record"], ["members.record"]),
    )
    op.create_index("block_keys_by_record", "block_keys", ["record"])
    op.create_table(
        "pairs",
        *_texts("left", "right"),
        sa.Column("score", sa.Float(), nullable=False),
        *_texts("reasons"),
        *_texts("veto", nullable=True),
        sa.PrimaryKeyConstraint("left", "right"),
        sa.ForeignKeyConstraint(["left"], ["members.record"]),
        sa.ForeignKeyConstraint(["right"], ["members.record"]),
    )
    op.create_index("pairs_by_right", "pairs", ["right"])
    op.create_table(
        "clusters",
        *_texts("id", "component"),
        _switch("undecided"),
        *_texts("merges"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("clusters_undecided", "clusters", ["undecided", "component"])
    op.create_table("verdicts", *_texts("key"), _switch("same"), *_texts("reason"), sa.PrimaryKeyConstraint("key"))


def _fill() -> sa.Insert:
    """Every article waits, with the reading that its latest run came to."""
    outcomes = sa.table("outcomes", *(sa.column(name) for name in ("article", "reading", "run", "position")))
    later = outcomes.alias("later")
    nothing_later = ~sa.exists().where(
        later.c.article == outcomes.c.article,
        later.c.reading.is_not(None),
        sa.tuple_(later.c.run, later.c.position) > sa.tuple_(outcomes.c.run, outcomes.c.position),
    )
    latest = sa.select(outcomes.c.article, outcomes.c.reading).where(outcomes.c.reading.is_not(None), nothing_later)
    waiting = sa.table("waiting", sa.column("article"), sa.column("reading"))
    return waiting.insert().from_select(["article", "reading"], latest)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, Words, nullable=nullable) for name in names]


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _switch(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)
