"""Saved views, canned replies, macros, and who has a ticket open."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from models.migrations.capture import audit_table, stop_auditing

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
OWNED = ("saved_view", "canned_reply", "macro")


def upgrade() -> None:
    """Create the tables and begin to record what people share."""
    _owned(
        "saved_view",
        sa.Column("conditions", JSON, nullable=False),
        sa.Column("sorted_by", sa.String(24), nullable=False),
        sa.Column("columns", JSON, nullable=False),
        sa.Column("grouped_by", sa.String(40), nullable=True),
    )
    _owned("canned_reply", sa.Column("body", sa.Text(), nullable=False))
    _owned("macro", sa.Column("actions", JSON, nullable=False))
    for table in OWNED:
        audit_table(table, table, by="id")
    _presence()


def downgrade() -> None:
    """Remove them; the trail still tells of them."""
    op.drop_table("presence")
    for table in reversed(OWNED):
        stop_auditing(table)
        op.drop_table(table)


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Return a foreign key with the name the convention gives it."""
    name = op.f(f"fk_{table}_{column}_{target.split('.', maxsplit=1)[0]}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="CASCADE")


def _owned(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        table,
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("owner_id", BIG_ID, nullable=True),
        sa.Column("team_id", BIG_ID, nullable=True),
        *columns,
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("retired_at", INSTANT, nullable=True),
        refers(table, "owner_id", "person.id"),
        refers(table, "team_id", "team.id"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    for column in ("owner_id", "team_id"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("seat", sa.String(120), nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("writes", sa.Boolean(), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        refers("presence", "ticket_id", "ticket.id"),
        refers("presence", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
        sa.UniqueConstraint("ticket_id", "seat", name=op.f("uq_presence_ticket_id_seat")),
    )
    op.create_index(op.f("ix_presence_person_id"), "presence", ["person_id"])
