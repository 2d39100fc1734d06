"""Watchers of tickets, merges, snoozes and reminders."""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
TABLES = ("ticket_watcher", "ticket_merge", "ticket_snooze", "reminder")


def upgrade() -> None:
    """Create the tables and begin to record them."""
    _watcher()
    _merge()
    _snooze()
    _reminder()
    audit_table("ticket_watcher", "ticket", by="ticket_id", key=("ticket_id", "person_id"))
    audit_table("ticket_merge", "ticket", by="source_id")
    audit_table("ticket_snooze", "ticket", by="ticket_id", key=("ticket_id",))
    audit_table("reminder", "ticket", by="ticket_id")


def downgrade() -> None:
    """Remove them; the trail still tells of them, merged tickets stay merged."""
    for table in reversed(TABLES):
        stop_auditing(table)
        op.drop_table(table)


def refers(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    """Return a foreign key with the name the convention gives it."""
    name = op.f(f"fk_{table}_{column}_{target.split('.', maxsplit=1)[0]}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=on_delete)


def _watcher() -> None:
    op.create_table(
        "ticket_watcher",
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        refers("ticket_watcher", "ticket_id", "ticket.id", "CASCADE"),
        refers("ticket_watcher", "person_id", "person.id", "CASCADE"),
        sa.PrimaryKeyConstraint("ticket_id", "person_id", name=op.f("pk_ticket_watcher")),
    )
    op.create_index(op.f("ix_ticket_watcher_person_id"), "ticket_watcher", ["person_id"])


def _merge() -> None:
    op.create_table(
        "ticket_merge",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("source_id", BIG_ID, nullable=False),
        sa.Column("target_id", BIG_ID, nullable=False),
        sa.Column("status_before", sa.String(24), nullable=False),
        sa.Column("merged_at", INSTANT, nullable=False),
        sa.Column("merged_by", sa.String(200), nullable=False),
        sa.Column("undone_at", INSTANT, nullable=True),
        refers("ticket_merge", "source_id", "ticket.id", "CASCADE"),
        refers("ticket_merge", "target_id", "ticket.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_merge")),
    )
    op.create_index(op.f("ix_ticket_merge_target_id"), "ticket_merge", ["target_id"])
    standing = sa.text("undone_at IS NULL")
    op.create_index(
        "uq_ticket_merge_source_id",
        "ticket_merge",
        ["source_id"],
        unique=True,
        postgresql_where=standing,
        sqlite_where=standing,
    )


def _snooze() -> None:
    op.create_table(
        "ticket_snooze",
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        refers("ticket_snooze", "ticket_id", "ticket.id", "CASCADE"),
        refers("ticket_snooze", "person_id", "person.id", "SET NULL"),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_ticket_snooze")),
    )
    for column in ("until", "person_id"):
        op.create_index(op.f(f"ix_ticket_snooze_{column}"), "ticket_snooze", [column])


def _reminder() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        refers("reminder", "ticket_id", "ticket.id", "CASCADE"),
        refers("reminder", "person_id", "person.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    for column in ("ticket_id", "person_id"):
        op.create_index(op.f(f"ix_reminder_{column}"), "reminder", [column])
    still = sa.text("done_at IS NULL")
    op.create_index(
        "ix_reminder_due_at", "reminder", ["due_at"], postgresql_where=still, sqlite_where=still
    )
