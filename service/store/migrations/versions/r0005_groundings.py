"""Groundings: what was made of an answer, under the key of all that decided it."""

import sqlalchemy as sa
from alembic import op

from service.store.words import Words

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """From the fourth form."""
    op.create_table(
        "groundings",
        *(sa.Column(name, Words, nullable=False) for name in ("key", "answer", "reading", "known")),
        sa.PrimaryKeyConstraint("key"),
        sa.ForeignKeyConstraint(["reading"], ["readings.digest"]),
    )
    op.create_index("groundings_by_answer", "groundings", ["answer"])
