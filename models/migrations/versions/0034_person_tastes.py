"""How a person likes their window, wherever they sit."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; the ledger has none of it, for it proves nothing."""
    op.create_table(
        "person_taste",
        sa.Column("person_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("value", sa.String(2000), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_person_taste_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "key", name=op.f("pk_person_taste")),
    )


def downgrade() -> None:
    """Remove it; every seat has its own choices again."""
    op.drop_table("person_taste")
