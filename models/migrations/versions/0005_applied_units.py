"""Keys of units of work, so that a second attempt does not do them twice."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "applied_unit",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changes", sa.Text(), nullable=True),
        sa.Column("repeats", BIG_ID, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_applied_unit")),
    )
    op.create_index(op.f("ix_applied_unit_applied_at"), "applied_unit", ["applied_at"])


def downgrade() -> None:
    """Forget the keys."""
    op.drop_table("applied_unit")
