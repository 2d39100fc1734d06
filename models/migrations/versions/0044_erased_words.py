"""Let an erasure take every word of a ticket: markup, reasons, tasks, approvals, notes of rules.

It left what somebody wrote elsewhere than in the message itself. What was erased before is not
looked at here: its words would stand in the lines that say what changed. Erase it again.

Desks that took 0043 before it did so itself get the new columns of versions recorded.
"""

from collections.abc import Iterator
from pathlib import Path

from alembic import op

from models.migrations.capture import audit_table

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
EVENTS = "CREATE TRIGGER ticket_event_is_"
ERASES = "CREATE OR REPLACE FUNCTION records_erase_ticket("


def upgrade() -> None:
    """Let events lose their words, and on PostgreSQL have the function know the other columns."""
    for statement in _statements(f"erased_words.{op.get_context().dialect.name}"):
        op.execute(statement)
    audit_table("calendar_version", "calendar", by="calendar_id")
    audit_table("policy_version", "policy", by="policy_id")


def downgrade() -> None:
    """Bring back what migrations 0001, 0012 and 0025 made."""
    if op.get_context().dialect.name != "postgresql":
        op.execute("DROP TRIGGER ticket_event_is_never_changed")
        _run("append_only.sqlite", f"{EVENTS}never_changed")
        return
    op.execute("DROP TRIGGER ticket_event_only_loses_words ON ticket_event")
    op.execute("DROP TRIGGER ticket_event_is_append_only ON ticket_event")
    op.execute("DROP FUNCTION check_event_erasure()")
    _run("records.postgresql", f"{EVENTS}append_only")
    op.execute("ALTER TABLE ticket_event ENABLE ALWAYS TRIGGER ticket_event_is_append_only")
    _run("complaints.postgresql", ERASES)


def _run(name: str, begins: str) -> None:
    """Execute the statement of a file that begins so."""
    for statement in _statements(name):
        if statement.startswith(begins):
            op.execute(statement)


def _statements(name: str) -> Iterator[str]:
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    return (part.strip() for part in text.split("-- next\n"))
