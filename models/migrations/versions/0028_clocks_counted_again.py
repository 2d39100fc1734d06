"""Whose clocks a person's login wrote, for another login to count again."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; it is empty most of the time and no part of the history."""
    op.create_table(
        "clock_check",
        sa.Column("ticket_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
            name=op.f("fk_clock_check_ticket_id_ticket"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_clock_check")),
    )


def downgrade() -> None:
    """Remove the table."""
    op.drop_table("clock_check")
