"""Find words of a server whatever accents they are written with, as on a file.

Only tickets that say something beyond ASCII are put into the index anew; a million of them take
some minutes, in which nobody works.
"""

from pathlib import Path

from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
FOLDED = ("search_folded(",)
WORDS = ("search_words(",)
FOLLOWS = ("search_follows_ticket(", "search_follows_message(")
WITHHOLD = ("ledger_withhold(",)
ANEW = """
SELECT count(search_rebuild(ticket_id)) FROM ticket_search
WHERE octet_length(coalesce(kept, words)::text) <> length(coalesce(kept, words)::text)
"""


def upgrade() -> None:
    """Take accents off in the index; that of a file has none."""
    if op.get_context().dialect.name == "postgresql":
        _lay("search_folded", (*FOLDED, *WORDS, *FOLLOWS, *WITHHOLD))
        op.execute(ANEW)


def downgrade() -> None:
    """Bring back the functions that keep accents; the index has none until a ticket changes."""
    if op.get_context().dialect.name == "postgresql":
        _lay("search_signs", WORDS)
        _lay("search_kept", FOLLOWS)
        _lay("searched_names", WITHHOLD)
        op.execute("DROP FUNCTION search_folded(text)")


def _lay(file: str, names: tuple[str, ...]) -> None:
    laid = tuple(f"CREATE OR REPLACE FUNCTION {one}" for one in names)
    for statement in (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        made = statement.replace("CREATE FUNCTION ", "CREATE OR REPLACE FUNCTION ", 1)
        if made[max(made.find("CREATE OR REPLACE "), 0) :].startswith(laid):
            op.execute(made.strip())
