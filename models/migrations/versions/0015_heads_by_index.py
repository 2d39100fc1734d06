"""The head of a subject's chain is found by its index, whoever asks.

Lines of captured rows read every head there was: one more for each ticket of the desk.
"""

from pathlib import Path

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

APPEND = Path(__file__).parent.parent / "sql" / "ledger_append.postgresql.sql"


def upgrade() -> None:
    """Lay the function that appends a line anew; its rights and owner stay."""
    if op.get_context().dialect.name != "postgresql":
        return
    function = APPEND.read_text("utf-8").split("-- next\n")[0]
    op.execute(function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))


def downgrade() -> None:
    """Leave it: the older program calls it the same way."""
