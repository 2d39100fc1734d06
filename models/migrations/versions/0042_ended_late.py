"""A clock that ended late has nothing to come and is due no more.

It was looked at as if it still counted: levels were to come, and its ticket was due at its past
instant. The columns are caches of the replay, which the ledger does not record.
"""

from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty what was planned, and say anew when tickets are due; the guard is laid anew as well."""
    op.execute(
        "UPDATE clock SET next_at = NULL, level_at = NULL, coming = NULL"
        " WHERE state = 'breached' AND stopped_at IS NOT NULL"
        " AND (next_at IS NOT NULL OR level_at IS NOT NULL OR coming IS NOT NULL)"
    )
    op.execute(
        "UPDATE ticket SET next_due_at = (SELECT min(c.due_at) FROM clock c"
        " WHERE c.ticket_id = ticket.id AND c.state IN ('breached', 'paused', 'running')"
        " AND c.stopped_at IS NULL)"
        " WHERE EXISTS (SELECT 1 FROM clock e WHERE e.ticket_id = ticket.id"
        " AND e.stopped_at IS NOT NULL AND e.due_at = ticket.next_due_at)"
    )


def downgrade() -> None:
    """Nothing: the next event of a ticket counts its clocks again."""
