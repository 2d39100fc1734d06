"""Articles: what the desk knows."""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the table and begin to record it."""
    op.create_table(
        "article",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("keywords", sa.String(300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("audience", sa.String(24), nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.Column("retired_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    audit_table("article", "article", by="id")


def downgrade() -> None:
    """Remove them; the trail still tells of them."""
    stop_auditing("article")
    op.drop_table("article")
