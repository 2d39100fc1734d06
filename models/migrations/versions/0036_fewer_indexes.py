"""Indexes that no question uses: they would find what refers to a row that is never deleted.

Every ticket, reply and count wrote them.
"""

from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

DROPPED = (
    ("ticket", "policy_version_id"),
    ("clock", "policy_version_id"),
    ("clock", "calendar_version_id"),
    ("clock", "acknowledged_by"),
    ("message", "author_id"),
)


def upgrade() -> None:
    """Drop them; of a parted table those of its parts go too."""
    for table, column in DROPPED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)


def downgrade() -> None:
    """Make them again."""
    for table, column in DROPPED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
