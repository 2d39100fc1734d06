"""Whether people sit at their workstations, and levels that reached nobody there."""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; it is not recorded, for where somebody sits is nobody's evidence."""
    op.create_table(
        "seat_presence",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("seat", sa.String(120), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_seat_presence_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "seat", name=op.f("pk_seat_presence")),
    )
    op.add_column(
        "firing", sa.Column("unreached", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    audit_table("firing", "ticket", by="ticket_id")


def downgrade() -> None:
    """Forget them."""
    stop_auditing("firing")
    op.execute("ALTER TABLE firing DROP COLUMN unreached")
    audit_table("firing", "ticket", by="ticket_id")
    op.drop_table("seat_presence")
