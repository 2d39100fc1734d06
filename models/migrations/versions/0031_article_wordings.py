"""Every wording an article had."""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the table and record it; what an article said before is kept with its next."""
    op.create_table(
        "article_wording",
        sa.Column("article_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("version", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("keywords", sa.String(300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(24), nullable=False),
        sa.Column("saved_at", INSTANT, nullable=False),
        sa.Column("saved_by", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_article_wording_article_id_article"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("article_id", "version", name=op.f("pk_article_wording")),
    )
    audit_table("article_wording", "article", by="article_id", key=("article_id", "version"))


def downgrade() -> None:
    """Remove them; the ledger still has every wording."""
    stop_auditing("article_wording")
    op.drop_table("article_wording")
