"""Let an erasure reach the entries of other tickets that repeat the subject of an erased one.

The server let go of lines of the erased ticket alone. What was erased before is not looked at here:
erase it again.
"""

from pathlib import Path

from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
WITHHOLDS = "CREATE OR REPLACE FUNCTION ledger_withhold("


def upgrade() -> None:
    """Have the function of PostgreSQL know the entries that repeat a subject."""
    _lay("quoted_words")


def downgrade() -> None:
    """Bring back the function of migration 0030."""
    _lay("withholding")


def _lay(name: str) -> None:
    if op.get_context().dialect.name == "postgresql":
        text = (SQL / f"{name}.postgresql.sql").read_text(encoding="utf-8")
        for part in text.split("-- next\n"):
            if WITHHOLDS in part:
                op.execute(part.strip())
