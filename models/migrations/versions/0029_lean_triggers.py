"""What every ticket and reply calls on the server takes less time: the ledger and the search."""

from collections.abc import Iterator
from pathlib import Path

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
LAID = ("ledger_rows", "search_lean")
BEFORE = {
    "ledger_append": ("ledger_append",),
    "ledger_entry": ("ledger_entry",),
    "ledger_capture": ("capture_row",),
    "search": ("search_language", "search_words", "search_add"),
}
"""Functions that a downgrade brings back, by the file they stand in."""
MADE = (
    "ledger_row(text, text, text, text, text, jsonb, jsonb)",
    "ledger_write(text, text, jsonb, bytea, bytea, bigint)",
)


def upgrade() -> None:
    """Lay the functions anew; their rights and owners stay."""
    if op.get_context().dialect.name == "postgresql":
        for name in LAID:
            for statement in _statements(name):
                op.execute(statement)


def downgrade() -> None:
    """Bring back what was there; the lines are the same."""
    if op.get_context().dialect.name != "postgresql":
        return
    for file, names in BEFORE.items():
        for statement in _statements(file):
            made = statement[max(statement.find("CREATE FUNCTION "), 0) :]
            if made.startswith(tuple(f"CREATE FUNCTION {name}(" for name in names)):
                op.execute(made.replace("CREATE", "CREATE OR REPLACE", 1))
    for function in MADE:
        op.execute(f"DROP FUNCTION {function}")


def _statements(name: str) -> Iterator[str]:
    for part in (SQL / f"{name}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
