"""Approvals of the second person as rows, which purge and erasure use up."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
SQL = Path(__file__).parent.parent / "sql"
BEFORE = ("records_purge", "records_erase_ticket", "records_erase_person", "ledger_withhold")
"""Functions that a downgrade brings back as migration 0012 made them."""


def upgrade() -> None:
    """Create the table; on PostgreSQL let the functions that destroy ask for a row of it."""
    op.create_table(
        "disposal_approval",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("what", sa.String(24), nullable=False),
        sa.Column("subject_id", BIG_ID, nullable=False),
        sa.Column("approved_by", BIG_ID, nullable=True),
        sa.Column("approved_login", sa.String(120), nullable=False),
        sa.Column("approved_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.Column("used_by", sa.String(120), nullable=True),
        sa.Column("used_for", sa.String(64), nullable=True),
        sa.ForeignKeyConstraint(
            ["approved_by"],
            ["person.id"],
            name=op.f("fk_disposal_approval_approved_by_person"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposal_approval")),
    )
    op.create_index(op.f("ix_disposal_approval_approved_by"), "disposal_approval", ["approved_by"])
    op.create_index(
        op.f("ix_disposal_approval_subject_id_what"), "disposal_approval", ["subject_id", "what"]
    )
    if op.get_context().dialect.name == "postgresql":
        for statement in _statements("approvals"):
            op.execute(statement)
    audit_table("disposal_approval", "disposal", by="id")


def downgrade() -> None:
    """Bring the functions back that asked nobody, and remove the table."""
    stop_auditing("disposal_approval")
    if op.get_context().dialect.name == "postgresql":
        for statement in _statements("records"):
            for name in BEFORE:
                made = statement[statement.find("CREATE FUNCTION") :]
                if made.startswith(f"CREATE FUNCTION {name}("):
                    op.execute(made.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1))
        op.execute("DROP FUNCTION records_use_approval(text, bigint)")
        op.execute("DROP FUNCTION records_detach(bigint)")
    op.drop_table("disposal_approval")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION check_approval()")


def _statements(name: str) -> Iterator[str]:
    for part in (SQL / f"{name}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
