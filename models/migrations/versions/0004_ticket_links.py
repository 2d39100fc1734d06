"""Typed links between tickets."""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table and begin to record it."""
    op.create_table(
        "ticket_link",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("from_id", BIG_ID, nullable=False),
        sa.Column("to_id", BIG_ID, nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("linked_by", sa.String(200), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_id"],
            ["ticket.id"],
            name=op.f("fk_ticket_link_from_id_ticket"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["ticket.id"], name=op.f("fk_ticket_link_to_id_ticket"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_link")),
        sa.UniqueConstraint(
            "from_id", "to_id", "kind", name=op.f("uq_ticket_link_from_id_to_id_kind")
        ),
    )
    op.create_index(op.f("ix_ticket_link_to_id"), "ticket_link", ["to_id"])
    audit_table("ticket_link", "ticket", by="from_id")


def downgrade() -> None:
    """Remove the links; the trail still tells of them."""
    stop_auditing("ticket_link")
    op.drop_table("ticket_link")
