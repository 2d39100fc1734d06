"""Indexes that find what is late or near it: such a queue is counted without reading all."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

IS_LIVE = "state IN ('breached', 'paused', 'running')"
INDEXES = (
    ("ix_clock_live_due_at", ("due_at", "ticket_id"), IS_LIVE),
    ("ix_clock_breached", ("ticket_id",), f"{IS_LIVE} AND breached_at IS NOT NULL"),
    ("ix_clock_at_risk_at", ("at_risk_at", "ticket_id"), f"{IS_LIVE} AND breached_at IS NULL"),
)


def upgrade() -> None:
    """Create the indexes."""
    for name, columns, where in INDEXES:
        op.create_index(
            name,
            "clock",
            list(columns),
            postgresql_where=sa.text(where),
            sqlite_where=sa.text(where),
        )


def downgrade() -> None:
    """Remove them; every clock is looked at again."""
    for name, *_ in reversed(INDEXES):
        op.drop_index(name, "clock")
