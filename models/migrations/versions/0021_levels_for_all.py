"""What any window may see to: levels that are due on tickets its person does not see."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from models.migrations.capture import audit_table

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

CACHES = (
    "policy_version_id",
    "calendar_version_id",
    "due_at",
    "at_risk_at",
    "elapsed",
    "span",
    "noticed_at",
    "next_at",
)
PARTIAL = (
    ("ix_clock_level_at", "clock", "level_at", sa.text("level_at IS NOT NULL")),
    ("ix_notice_unrouted", "notice", "id", sa.text("NOT is_routed")),
)


def upgrade() -> None:
    """Add the plan of each clock, a cache that is not recorded, and what is still to be routed."""
    plan = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("clock", sa.Column("coming", plan, nullable=True))
    op.add_column("clock", sa.Column("level_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "notice", sa.Column("is_routed", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    for name, table, column, where in PARTIAL:
        op.create_index(name, table, [column], postgresql_where=where, sqlite_where=where)
    audit_table("clock", "ticket", by="ticket_id", skip=(*CACHES, "coming", "level_at"))


def downgrade() -> None:
    """Forget the plans; alerts that wait for their mail stay in the inboxes."""
    audit_table("clock", "ticket", by="ticket_id", skip=(*CACHES, "coming", "level_at"))
    for name, table, *_ in PARTIAL:
        op.drop_index(name, table)
    op.drop_column("notice", "is_routed")
    for column in ("level_at", "coming"):
        op.drop_column("clock", column)
    audit_table("clock", "ticket", by="ticket_id", skip=CACHES)
