"""Every sign ends a word of the search on a server; all tickets are put into the index anew.

A million tickets take some minutes, in which nobody works.
"""

from pathlib import Path

from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
WORDS = ("search_words(",)
FOLLOWS = ("search_follows_ticket()", "search_follows_message()")


def upgrade() -> None:
    """Lay the functions anew; a file cuts its words at signs already."""
    _lay("search_signs", (*WORDS, *FOLLOWS))


def downgrade() -> None:
    """Bring back what was there, and the words as they were."""
    _lay("search_lean", WORDS)
    _lay("search_flat", FOLLOWS)


def _lay(file: str, names: tuple[str, ...]) -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    laid = tuple(f"CREATE OR REPLACE FUNCTION {one}" for one in names)
    for statement in (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        if statement[max(statement.find("CREATE "), 0) :].startswith(laid):
            op.execute(statement)
    if "search_follows_ticket()" in names:
        op.execute("SELECT count(search_rebuild(id)) FROM ticket")
