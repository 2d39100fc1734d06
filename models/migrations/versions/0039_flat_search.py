"""The words of a ticket or message are put into the index in one statement."""

from pathlib import Path

from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
LAID = ("search_follows_ticket()", "search_follows_message()")


def upgrade() -> None:
    """Lay the functions of the triggers anew; a file has its own."""
    _lay("search_flat")


def downgrade() -> None:
    """Bring back what was there; the words are the same."""
    _lay("search")


def _lay(file: str) -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for statement in (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        made = statement.replace("CREATE FUNCTION ", "CREATE OR REPLACE FUNCTION ", 1)
        begins = made.find("CREATE OR REPLACE FUNCTION ")
        if made[begins:].startswith(tuple(f"CREATE OR REPLACE FUNCTION {one}" for one in LAID)):
            op.execute(made)
