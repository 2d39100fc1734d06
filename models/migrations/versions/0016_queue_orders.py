"""Indexes that keep the tickets of long queues in their orders, so that a page costs a page."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

IS_OPEN: Final = sa.text("status IN ('new', 'on_hold', 'open', 'pending')")
OF_OPEN: Final = (
    ("next_due_at", "id"),
    ("priority", "next_due_at", "id"),
    ("department_id", "next_due_at", "id"),
    ("department_id", "priority", "next_due_at", "id"),
    ("team_id", "next_due_at", "id"),
)
OF_ALL: Final = (
    ("department_id", "id"),
    ("team_id", "department_id"),
    ("assignee_id", "department_id"),
)


def upgrade() -> None:
    """Create the indexes."""
    for columns in OF_OPEN:
        op.create_index(
            op.f(_name(columns)),
            "ticket",
            list(columns),
            postgresql_where=IS_OPEN,
            sqlite_where=IS_OPEN,
        )
    for columns in OF_ALL:
        op.create_index(op.f(_name(columns)), "ticket", list(columns))


def downgrade() -> None:
    """Remove them; queues are sorted at every look again."""
    for columns in (*OF_ALL, *OF_OPEN):
        op.drop_index(op.f(_name(columns)), "ticket")


def _name(columns: tuple[str, ...]) -> str:
    return f"ix_ticket_{'_'.join(columns)}"
