"""Claims: who asks which question right now. Failures: questions that came to nothing, and why. What a run cost."""

import sqlalchemy as sa
from alembic import op

from service.store.words import Words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From the second form."""
    op.add_column("runs", sa.Column("cost", Words, nullable=True))
    op.create_table("holders", *_texts("id", "machine"), *_numbers("process", "beat"), sa.PrimaryKeyConstraint("id"))
    op.create_table("claims", *_texts("key", "holder"), sa.PrimaryKeyConstraint("key"))
    op.create_index("claims_by_holder", "claims", ["holder"])
    op.create_table(
        "failures",
        *_texts("key", "prompt"),
        *_numbers("version"),
        *_texts("fingerprint", "base_url", "model", "subject", "whose", "reason", "usage"),
        *_numbers("tries"),
        *_texts("failed"),
        sa.PrimaryKeyConstraint("key"),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]
