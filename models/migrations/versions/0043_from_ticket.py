"""Say from which ticket on a published version counts, and its policy's place in the order.

What was published for new tickets only counted for open ones as well once anything happened to
them. What is published already goes on counting for all. The places are those that the policies
have: the ledger knows them, and is told of no change.
"""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AUDITED = {"calendar_version": "calendar", "policy_version": "policy"}
ADDED = (
    ("calendar_version", "from_ticket"),
    ("policy_version", "from_ticket"),
    ("policy_version", "position"),
)


def upgrade() -> None:
    """Add the columns; the guard is laid anew as well."""
    for table in AUDITED:
        stop_auditing(table)
    for table, name in ADDED:
        op.add_column(table, sa.Column(name, BIG_ID, server_default="0", nullable=False))
    op.execute(
        "UPDATE policy_version SET position ="
        " (SELECT p.position FROM policy p WHERE p.id = policy_version.policy_id)"
    )
    for table, subject in AUDITED.items():
        audit_table(table, subject, by=f"{subject}_id")


def downgrade() -> None:
    """Take the columns away."""
    for table in AUDITED:
        stop_auditing(table)
    for table, name in reversed(ADDED):
        op.drop_column(table, name)
    for table, subject in AUDITED.items():
        audit_table(table, subject, by=f"{subject}_id")
