"""The lines of a transaction are written together, at its commit."""

from collections.abc import Iterator
from pathlib import Path

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
READERS = {
    "withholding": "ledger_withhold_year(bigint)",
    "records": "check_disposal()",
}
"""Functions that read lines of their own transaction, by the file they stand in."""
FLUSH = "BEGIN\n    PERFORM public.ledger_flush();\n"
BEFORE = (
    ("ledger_append", "ledger_receipt("),
    ("ledger_rows", "ledger_write("),
    ("ledger_rows", "ledger_append("),
    ("ledger_rows", "ledger_row("),
    ("ledger_rows", "capture_row("),
    ("ledger_rows", "ledger_entry("),
    ("ledger_direct", "record_direct_change("),
    ("withholding", "ledger_uses("),
    ("withholding", "ledger_withhold_year("),
    ("records", "check_disposal("),
)
"""What a downgrade brings back."""


def upgrade() -> None:
    """Put changes down as they come; lines are as they were, byte for byte."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for statement in _statements("ledger_together"):
        op.execute(statement)
    for file, function in READERS.items():
        found = _made(file, function.partition("(")[0] + "(")
        op.execute(found.replace("BEGIN\n", FLUSH, 1))
    op.execute("SET CONSTRAINTS ALL DEFERRED")


def downgrade() -> None:
    """Write each line in the trigger of its row again."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for file, begins in BEFORE:
        op.execute(_made(file, begins))
    for statement in _statements("ledger_direct"):
        if not statement.lstrip().startswith("--"):
            op.execute(statement)
    for name in (
        "ledger_write(text, text, jsonb, bytea, bytea, bigint)",
        "ledger_append(text, text, jsonb, bigint)",
        "ledger_row(text, text, text, text, text, jsonb, jsonb)",
    ):
        op.execute(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC")
    op.execute("DROP TABLE ledger_pending")
    op.execute("DROP FUNCTION ledger_settle()")
    op.execute("DROP FUNCTION ledger_flush()")
    op.execute("SET CONSTRAINTS ALL DEFERRED")


def _made(file: str, begins: str) -> str:
    """Return the statement of a file that makes a function, so that it replaces what is there."""
    for statement in _statements(file):
        start = max(
            statement.find("CREATE FUNCTION "), statement.find("CREATE OR REPLACE FUNCTION ")
        )
        made = statement[max(start, 0) :].replace(
            "CREATE FUNCTION ", "CREATE OR REPLACE FUNCTION ", 1
        )
        if made.startswith(f"CREATE OR REPLACE FUNCTION {begins}"):
            return made
    raise LookupError(f"{begins} is not in {file}")


def _statements(name: str) -> Iterator[str]:
    for part in (SQL / f"{name}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
