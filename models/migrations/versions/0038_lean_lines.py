"""Lines take less work: a row is made JSON once, and a chain is begun with its end."""

from collections.abc import Iterator
from pathlib import Path

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
FUNCTIONS = ("capture_row()", "ledger_flush()")


def upgrade() -> None:
    """Lay the lean functions; what the transaction put down before is written by the old ones."""
    if op.get_context().dialect.name == "postgresql":
        _lay("ledger_lean")


def downgrade() -> None:
    """Lay the functions that the lines of a transaction were first written together by."""
    if op.get_context().dialect.name == "postgresql":
        _lay("ledger_together")


def _lay(file: str) -> None:
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for statement in _made(file):
        op.execute(statement)
    op.execute("SET CONSTRAINTS ALL DEFERRED")


def _made(file: str) -> Iterator[str]:
    """Yield what makes the functions, so that it replaces what is there."""
    for part in (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        for name in FUNCTIONS:
            at = part.find(f"FUNCTION {name} RETURNS")
            if at >= 0:
                yield "CREATE OR REPLACE " + part[at:]
