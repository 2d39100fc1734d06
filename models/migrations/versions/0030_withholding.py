"""What approvals were used for, and how a line is withheld, stand in one function each."""

from collections.abc import Iterator
from pathlib import Path

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
BEFORE = ("ledger_withhold", "ledger_withhold_year")
"""Functions that a downgrade brings back from where they stood."""
MADE = ("ledger_uses()", "ledger_withheld(jsonb, bytea, boolean)")


def upgrade() -> None:
    """Lay the functions anew; a file has none."""
    if op.get_context().dialect.name == "postgresql":
        for statement in _statements("withholding"):
            op.execute(statement)


def downgrade() -> None:
    """Bring back what was there."""
    if op.get_context().dialect.name != "postgresql":
        return
    for statement in _statements("years"):
        made = statement[statement.find("CREATE ") :].replace("CREATE OR REPLACE", "CREATE", 1)
        if made.startswith(tuple(f"CREATE FUNCTION {name}(" for name in BEFORE)):
            op.execute(made.replace("CREATE", "CREATE OR REPLACE", 1))
    for function in MADE:
        op.execute(f"DROP FUNCTION {function}")


def _statements(name: str) -> Iterator[str]:
    for part in (SQL / f"{name}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
