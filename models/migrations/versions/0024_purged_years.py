"""The log of a year is purged whole; a line is withheld only for an approval of its own subject."""

from collections.abc import Iterator
from pathlib import Path

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
BEFORE = (("records", "check_withholding"), ("approvals", "ledger_withhold"))
"""Functions that a downgrade brings back, and where they stand."""
MADE = ("records_purge_log(bigint)", "ledger_withhold_year(bigint)")
NAMED = "kind IN ('purge.executed', 'erasure.executed') AND instr(changes, NEW.uuid) > 0"
OF_A_YEAR = """kind = 'log.purged' AND subject_type = 'log' AND EXISTS (
    SELECT 1 FROM ledger_leaf p JOIN ledger_shard s ON s.year = audit_entry.subject_id
    WHERE p.line_id = OLD.id AND p.position >= s.start AND p.position <
        (SELECT min(n.start) FROM ledger_shard n WHERE n.start > s.start))"""


def upgrade() -> None:
    """Lay the functions that take values out anew, and let them take those of a year."""
    if op.get_context().dialect.name == "postgresql":
        for statement in _statements("years"):
            op.execute(statement)
    else:
        _guard_lines(f"{NAMED} OR {OF_A_YEAR}")


def downgrade() -> None:
    """Bring back what was there."""
    if op.get_context().dialect.name != "postgresql":
        _guard_lines(NAMED)
        return
    for function in MADE:
        op.execute(f"DROP FUNCTION {function}")
    for file, name in BEFORE:
        for statement in _statements(file):
            made = statement[statement.find("CREATE ") :].replace("CREATE OR REPLACE", "CREATE", 1)
            if made.startswith(f"CREATE FUNCTION {name}("):
                op.execute(made.replace("CREATE", "CREATE OR REPLACE", 1))


def _guard_lines(allowed: str) -> None:
    """A line keeps everything but its values, which go where an entry says so."""
    op.execute("DROP TRIGGER ledger_line_is_never_changed")
    op.execute(
        "CREATE TRIGGER ledger_line_is_never_changed BEFORE UPDATE ON ledger_line\n"  # noqa: S608 - constants
        "WHEN NEW.salt IS NOT NULL OR NEW.id <> OLD.id OR NEW.uuid <> OLD.uuid\n"
        "    OR NEW.subject <> OLD.subject OR NEW.seq <> OLD.seq OR NEW.header <> OLD.header\n"
        "    OR NEW.leaf <> OLD.leaf OR NEW.entry_id IS NOT OLD.entry_id\n"
        f"    OR NOT EXISTS (SELECT 1 FROM audit_entry WHERE {allowed})\n"
        "BEGIN SELECT RAISE(ABORT, 'ledger lines are never changed'); END"
    )


def _statements(name: str) -> Iterator[str]:
    for part in (SQL / f"{name}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
