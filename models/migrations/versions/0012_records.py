"""Retention classes, legal holds, reviews, and the one way a record's words may leave."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from models.migrations.capture import audit_table, stop_auditing

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
SQL = Path(__file__).parent.parent / "sql"
TABLES = ("retention_class", "legal_hold", "legal_hold_member", "review", "review_item")


def upgrade() -> None:
    """Create the tables and open the guarded ways through the triggers."""
    _retention()
    _holds()
    _reviews()
    for statement in _statements("records"):
        op.execute(statement)
    audit_table("retention_class", "retention", by="id")
    audit_table("legal_hold", "hold", by="id")
    audit_table("legal_hold_member", "hold", by="hold_id", key=("hold_id", "ticket_id"))
    audit_table("review", "review", by="id")
    audit_table("review_item", "review", by="review_id")


def downgrade() -> None:
    """Close those ways and remove the tables; the trail still tells of them."""
    for statement in _statements("records_back"):
        op.execute(statement)
    for table in reversed(TABLES):
        stop_auditing(table)
        op.drop_table(table)


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Return a foreign key with the name the convention gives it."""
    name = op.f(f"fk_{table}_{column}_{target.split('.', maxsplit=1)[0]}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="RESTRICT")


def _retention() -> None:
    op.create_table(
        "retention_class",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("types", JSON, nullable=False),
        sa.Column("tags", JSON, nullable=False),
        sa.Column("keep_days", BIG_ID, nullable=False),
        sa.Column("counts_from", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_class")),
        sa.UniqueConstraint("name", name=op.f("uq_retention_class_name")),
    )


def _holds() -> None:
    op.create_table(
        "legal_hold",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("matter", sa.String(200), nullable=False),
        sa.Column("custodian", sa.String(200), nullable=False),
        sa.Column("scope", JSON, nullable=False),
        sa.Column("placed_at", INSTANT, nullable=False),
        sa.Column("placed_by", sa.String(200), nullable=False),
        sa.Column("released_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
    )
    op.create_table(
        "legal_hold_member",
        sa.Column("hold_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("is_later", sa.Boolean(), nullable=False),
        refers("legal_hold_member", "hold_id", "legal_hold.id"),
        sa.PrimaryKeyConstraint("hold_id", "ticket_id", name=op.f("pk_legal_hold_member")),
    )
    op.create_index(op.f("ix_legal_hold_member_ticket_id"), "legal_hold_member", ["ticket_id"])


def _reviews() -> None:
    op.create_table(
        "review",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("seed", sa.String(200), nullable=False),
        sa.Column("scope", JSON, nullable=False),
        sa.Column("population", BIG_ID, nullable=False),
        sa.Column("last_entry_id", BIG_ID, nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("opened_by", BIG_ID, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        refers("review", "opened_by", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_opened_by"), "review", ["opened_by"])
    op.create_table(
        "review_item",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("review_id", BIG_ID, nullable=False),
        sa.Column("entry_id", BIG_ID, nullable=False),
        sa.Column("is_exception", sa.Boolean(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=True),
        sa.Column("found_at", INSTANT, nullable=True),
        sa.Column("found_by", BIG_ID, nullable=True),
        refers("review_item", "review_id", "review.id"),
        refers("review_item", "found_by", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_item")),
        sa.UniqueConstraint(
            "review_id", "entry_id", name=op.f("uq_review_item_review_id_entry_id")
        ),
    )
    op.create_index(op.f("ix_review_item_found_by"), "review_item", ["found_by"])


def _statements(name: str) -> Iterator[str]:
    dialect = op.get_context().dialect.name
    for part in (SQL / f"{name}.{dialect}.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
