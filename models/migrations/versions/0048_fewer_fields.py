"""Lines of new and removed rows have fewer fields: what nobody writes is one field together.

Lines that are there keep theirs. A field takes two hashes, and most columns are numbers, instants
and words of closed lists.
"""

from pathlib import Path

from alembic import op

from models.migrations.capture import forget_words, name_words
from models.migrations.words import WORDS

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"


def upgrade() -> None:
    """Let the triggers name the words; the lines of a file are made by the program."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _lay("ledger_grouped", "ledger_flush()", "ledger_entry()", "ledger_settle()")
        name_words(WORDS)
        op.execute("SET CONSTRAINTS ALL DEFERRED")


def downgrade() -> None:
    """Bring back the functions that make every column a field."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _lay("ledger_ordered", "ledger_flush()")
        _lay("ledger_together", "ledger_entry()", "ledger_settle()")
        forget_words()
        op.execute("SET CONSTRAINTS ALL DEFERRED")


def _lay(file: str, *names: str) -> None:
    for part in (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        for name in names:
            at = part.find(f"FUNCTION {name} RETURNS")
            if at >= 0:
                op.execute("CREATE OR REPLACE " + part[at:])
