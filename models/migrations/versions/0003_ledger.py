"""The ledger: lines, their order, checkpoints, and the triggers that write them."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from models.migrations.capture import audit_table, stop_auditing

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
HASH = sa.LargeBinary(32)
SQL = Path(__file__).parent.parent / "sql"
SCRIPTS = {
    "postgresql": ("guards", "append", "entry", "capture", "direct"),
    "sqlite": ("guards",),
}
FUNCTIONS = (
    "record_direct_change()",
    "capture_row()",
    "ledger_entry()",
    "ledger_receipt()",
    "ledger_append(text, text, jsonb, bigint)",
    "refuse_emptying()",
)
PERSON_SECRETS = ("password_hash", "failed_sign_ins", "locked_until")
TICKET_CACHES = ("version", "updated_at", "next_due_at")
CLOCK_CACHES = (
    "policy_version_id",
    "calendar_version_id",
    "due_at",
    "at_risk_at",
    "elapsed",
    "span",
    "noticed_at",
    "next_at",
)
AUDITED = (
    ("account", "account", "id", ("id",), ()),
    ("department", "department", "id", ("id",), ()),
    ("person", "person", "id", ("id",), PERSON_SECRETS),
    ("team", "team", "id", ("id",), ()),
    ("team_member", "team", "team_id", ("team_id", "person_id"), ()),
    ("calendar", "calendar", "id", ("id",), ()),
    ("calendar_version", "calendar", "calendar_id", ("id",), ()),
    ("policy", "policy", "id", ("id",), ()),
    ("policy_version", "policy", "policy_id", ("id",), ()),
    ("policy_target", "policy_version", "policy_version_id", ("id",), ()),
    ("escalation_path", "path", "id", ("id",), ()),
    ("escalation_level", "path", "path_id", ("id",), ()),
    ("ticket", "ticket", "id", ("id",), TICKET_CACHES),
    ("ticket_event", "ticket", "ticket_id", ("id",), ()),
    ("message", "ticket", "ticket_id", ("id",), ()),
    ("attachment", "message", "message_id", ("id",), ()),
    ("custom_field", "custom_field", "id", ("id",), ()),
    ("custom_value", "ticket", "ticket_id", ("ticket_id", "field_id"), ()),
    ("clock", "ticket", "ticket_id", ("id",), CLOCK_CACHES),
    ("firing", "ticket", "ticket_id", ("id",), ()),
    ("setting", "setting", "key", ("key",), ()),
    ("rule", "rule", "id", ("id",), ()),
    ("rule_version", "rule", "rule_id", ("id",), ()),
    ("rota", "rota", "id", ("id",), ()),
    ("rota_layer", "rota", "rota_id", ("id",), ()),
    ("rota_override", "rota", "rota_id", ("id",), ()),
    ("channel", "channel", "id", ("id",), ("settings",)),
)
NEW_NAME = {
    "postgresql": "'vigildesk/' || replace(gen_random_uuid()::text, '-', '')",
    "sqlite": "'vigildesk/' || lower(hex(randomblob(16)))",
}


def upgrade() -> None:
    """Create the tables, name the log, and begin to record."""
    dialect = op.get_context().dialect.name
    _log_and_chain()
    _line()
    _order_and_checkpoints()
    op.execute(
        "INSERT INTO ledger_log (id, name, size, finished_below, started_at)"  # noqa: S608 - constants
        f" VALUES (1, {NEW_NAME[dialect]}, 0, 0, CURRENT_TIMESTAMP)"
    )
    for script in SCRIPTS[dialect]:
        for statement in _statements(f"ledger_{script}.{dialect}.sql"):
            op.execute(statement)
    for table, subject, by, key, skip in AUDITED:
        audit_table(table, subject, by=by, key=key, skip=skip)


def downgrade() -> None:
    """Stop recording and remove the ledger; what it proved is gone with it."""
    for table, *_ in AUDITED:
        stop_auditing(table)
    on_postgresql = op.get_context().dialect.name == "postgresql"
    if on_postgresql:
        op.execute("DROP TRIGGER audit_entry_becomes_a_line ON audit_entry")
    else:
        op.drop_table("captured_row")
    for table in reversed(TABLES):
        op.drop_table(table)
    if on_postgresql:
        for function in FUNCTIONS:
            op.execute(f"DROP FUNCTION {function}")


TABLES = (
    "ledger_log",
    "ledger_head",
    "ledger_line",
    "ledger_leaf",
    "ledger_sealed_head",
    "ledger_checkpoint",
    "ledger_key",
)


def _log_and_chain() -> None:
    op.create_table(
        "ledger_log",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("size", BIG_ID, nullable=False),
        sa.Column("finished_below", BIG_ID, nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_log")),
    )
    op.create_table(
        "ledger_head",
        sa.Column("subject", sa.String(105), nullable=False),
        sa.Column("seq", BIG_ID, nullable=False),
        sa.Column("leaf", HASH, nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_ledger_head")),
    )


def _line() -> None:
    op.create_table(
        "ledger_line",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("subject", sa.String(105), nullable=False),
        sa.Column("seq", BIG_ID, nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("fields", JSON, nullable=False),
        sa.Column("salt", HASH, nullable=True),
        sa.Column("leaf", HASH, nullable=False),
        sa.Column("entry_id", BIG_ID, nullable=True),
        sa.Column("transaction_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["audit_entry.id"],
            name=op.f("fk_ledger_line_entry_id_audit_entry"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_line")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_ledger_line_entry_id")),
        sa.UniqueConstraint("subject", "seq", name=op.f("uq_ledger_line_subject_seq")),
        sa.UniqueConstraint("uuid", name=op.f("uq_ledger_line_uuid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ledger_line_transaction_id"), "ledger_line", ["transaction_id"])


def _order_and_checkpoints() -> None:
    op.create_table(
        "ledger_leaf",
        sa.Column("position", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("line_id", BIG_ID, nullable=False),
        sa.Column("leaf", HASH, nullable=False),
        sa.ForeignKeyConstraint(
            ["line_id"],
            ["ledger_line.id"],
            name=op.f("fk_ledger_leaf_line_id_ledger_line"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_ledger_leaf")),
        sa.UniqueConstraint("line_id", name=op.f("uq_ledger_leaf_line_id")),
    )
    op.create_table(
        "ledger_sealed_head",
        sa.Column("subject", sa.String(105), nullable=False),
        sa.Column("seq", BIG_ID, nullable=False),
        sa.Column("leaf", HASH, nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_ledger_sealed_head")),
    )
    op.create_table(
        "ledger_checkpoint",
        sa.Column("size", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("peaks", JSON, nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_ledger_checkpoint")),
    )
    op.create_table(
        "ledger_key",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("from_size", BIG_ID, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_key")),
    )
    op.create_index(op.f("ix_ledger_key_from_size"), "ledger_key", ["from_size"])


def _statements(name: str) -> Iterator[str]:
    for part in (SQL / name).read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
