"""The complaints register: the record, the regulator's clocks, and what a correction takes."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from models.migrations.capture import audit_table, stop_auditing

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
SQL = Path(__file__).parent.parent / "sql"
WORD = sa.String(24)
ERASES = "CREATE OR REPLACE FUNCTION records_erase_ticket("


def upgrade() -> None:
    """Create the tables; on PostgreSQL the functions that correct and erase know them."""
    _regimes()
    _complaints()
    _dues()
    if op.get_context().dialect.name == "postgresql":
        for statement in _statements("complaints"):
            op.execute(statement)
    audit_table("complaint_regime", "regime", by="id")
    audit_table("complaint", "ticket", by="ticket_id", skip=("version",))
    audit_table("complaint_due", "ticket", by="ticket_id", skip=("next_at",))


def downgrade() -> None:
    """Remove the register; the trail still tells of it."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION complaint_correct_receipt(bigint, timestamptz)")
        for statement in _statements("approvals"):
            if statement.startswith(ERASES):
                op.execute(statement)
    for table in ("complaint_due", "complaint", "complaint_regime"):
        stop_auditing(table)
        op.drop_table(table)


def refers(
    table: str, column: str, target: str, ondelete: str = "RESTRICT"
) -> sa.ForeignKeyConstraint:
    """Return a foreign key with the name the convention gives it."""
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def _regimes() -> None:
    table = "complaint_regime"
    op.create_table(
        table,
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("calendar_id", BIG_ID, nullable=False),
        sa.Column("duties", JSON, nullable=False),
        sa.Column("published_at", INSTANT, nullable=False),
        sa.Column("published_by", sa.String(200), nullable=False),
        refers(table, "calendar_id", "calendar"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_regime")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_complaint_regime_name_version")),
    )
    op.create_index(op.f("ix_complaint_regime_calendar_id"), table, ["calendar_id"])


def _complaints() -> None:
    table = "complaint"
    op.create_table(
        table,
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("regime_id", BIG_ID, nullable=False),
        sa.Column("calendar_version_id", BIG_ID, nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("opened_by", sa.String(200), nullable=False),
        sa.Column("complainant", sa.String(200), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("recorded_received_at", INSTANT, nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("received_by", sa.String(200), nullable=False),
        sa.Column("substance", sa.Text(), nullable=False),
        sa.Column("product", sa.String(120), nullable=False),
        sa.Column("is_payment", sa.Boolean(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=True),
        sa.Column("vulnerable", sa.Boolean(), nullable=False),
        sa.Column("vulnerability", sa.Text(), nullable=True),
        *(
            sa.Column(name, WORD, nullable=True)
            for name in ("severity", "safety", "complexity", "impact", "urgency")
        ),
        sa.Column("acknowledged_at", INSTANT, nullable=True),
        sa.Column("holding_at", INSTANT, nullable=True),
        sa.Column("decision", WORD, nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("decided_by", sa.String(200), nullable=True),
        sa.Column("currency", sa.String(3), nullable=True),
        sa.Column("redress_offered", BIG_ID, nullable=True),
        sa.Column("redress_paid", BIG_ID, nullable=True),
        sa.Column("redress_paid_at", INSTANT, nullable=True),
        sa.Column("redress", sa.Text(), nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("is_summary", sa.Boolean(), nullable=False),
        sa.Column("rights_version", sa.String(120), nullable=True),
        sa.Column("acceptance", WORD, nullable=True),
        sa.Column("accepted_at", INSTANT, nullable=True),
        sa.Column("root_cause", sa.String(120), nullable=True),
        sa.Column("corrective_action", sa.Text(), nullable=True),
        sa.Column("stage", WORD, nullable=True),
        sa.Column("stage_at", INSTANT, nullable=True),
        sa.Column("referred_at", INSTANT, nullable=True),
        sa.Column("ombudsman_reference", sa.String(120), nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("closed_by", sa.String(200), nullable=True),
        refers(table, "ticket_id", "ticket", "CASCADE"),
        refers(table, "regime_id", "complaint_regime"),
        refers(table, "calendar_version_id", "calendar_version"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_complaint_ticket_id")),
    )
    for column in ("regime_id", "calendar_version_id", "received_at", "answered_at"):
        op.create_index(op.f(f"ix_complaint_{column}"), table, [column])


def _dues() -> None:
    table = "complaint_due"
    op.create_table(
        table,
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("complaint_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("duty", WORD, nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("at_risk_at", INSTANT, nullable=True),
        sa.Column("stopped_at", INSTANT, nullable=True),
        sa.Column("breached_at", INSTANT, nullable=True),
        sa.Column("is_void", sa.Boolean(), nullable=False),
        sa.Column("risk_told_at", INSTANT, nullable=True),
        sa.Column("breach_told_at", INSTANT, nullable=True),
        sa.Column("next_at", INSTANT, nullable=True),
        refers(table, "complaint_id", "complaint", "CASCADE"),
        refers(table, "ticket_id", "ticket", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_due")),
        sa.UniqueConstraint(
            "complaint_id", "duty", name=op.f("uq_complaint_due_complaint_id_duty")
        ),
    )
    op.create_index(op.f("ix_complaint_due_ticket_id"), table, ["ticket_id"])
    where = sa.text("next_at IS NOT NULL")
    op.create_index(
        "ix_complaint_due_next_at", table, ["next_at"], postgresql_where=where, sqlite_where=where
    )


def _statements(name: str) -> Iterator[str]:
    for part in (SQL / f"{name}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
