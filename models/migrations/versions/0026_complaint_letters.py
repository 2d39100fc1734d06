"""Letters to complainants: locked templates, and what was sent."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from models.migrations.capture import audit_table, stop_auditing

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables and begin to record them."""
    op.create_table(
        "letter_template",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("paragraphs", JSON, nullable=False),
        sa.Column("published_at", INSTANT, nullable=False),
        sa.Column("published_by", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_template")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_letter_template_name_version")),
    )
    table = "complaint_letter"
    op.create_table(
        table,
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("complaint_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("template_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("sent_by", sa.String(200), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("missing", JSON, nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{target}_id"],
                [f"{table_of}.id"],
                name=op.f(f"fk_{table}_{target}_id_{table_of}"),
                ondelete=ondelete,
            )
            for target, table_of, ondelete in (
                ("complaint", "complaint", "CASCADE"),
                ("ticket", "ticket", "CASCADE"),
                ("template", "letter_template", "RESTRICT"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_letter")),
    )
    for column in ("complaint_id", "ticket_id", "template_id"):
        op.create_index(op.f(f"ix_complaint_letter_{column}"), table, [column])
    audit_table("letter_template", "letter", by="id")
    audit_table(table, "ticket", by="ticket_id")


def downgrade() -> None:
    """Forget the letters; their files and the trail still tell of them."""
    for table in ("complaint_letter", "letter_template"):
        stop_auditing(table)
        op.drop_table(table)
