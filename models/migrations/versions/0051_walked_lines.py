"""Write the lines of a transaction at less work; their bytes stay as they are.

The triggers name the columns that people write in sorted, as the fields of a line are.
"""

from pathlib import Path

from alembic import op

from models.migrations.capture import name_words
from models.migrations.words import WORDS

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
FUNCTIONS = ("FUNCTION ledger_flush()", "FUNCTION ledger_entry()")


def upgrade() -> None:
    """Let the server walk what was put down; the lines of a file are made by the program."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _lay(
            "ledger_walked",
            "TYPE ledger_made",
            "FUNCTION ledger_flush()",
            "FUNCTION ledger_entry()",
        )
        name_words(WORDS)
        op.execute("SET CONSTRAINTS ALL DEFERRED")


def downgrade() -> None:
    """Bring back the functions that make all lines in one statement; they sort for themselves."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _lay("ledger_grouped", *FUNCTIONS)
        op.execute("DROP TYPE ledger_made")
        op.execute("SET CONSTRAINTS ALL DEFERRED")


def _lay(file: str, *names: str) -> None:
    for part in (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        for name in names:
            at = part.find(f"{name} ")
            if at >= 0:
                made = "CREATE " if name.startswith("TYPE") else "CREATE OR REPLACE "
                op.execute(made + part[at:])
