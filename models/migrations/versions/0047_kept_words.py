"""Keep what restricted tickets say in an index of its own, and let an erasure reach searches.

A server searches that index only where the trail says what for. A million tickets take some
seconds, and minutes where all of them are restricted. Searches for people who were erased before
are not looked at here: erase them again.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
IS_KEPT = sa.text("kept IS NOT NULL")
APART = """
UPDATE ticket_search s SET kept = s.words, words = ts_filter(s.words, '{a}')
FROM ticket t WHERE t.id = s.ticket_id AND search_is_kept(t.kind, t.tags)
"""
TOGETHER = "UPDATE ticket_search SET words = kept WHERE kept IS NOT NULL"
FOLLOWS = ("search_follows_ticket(", "search_follows_message(")
WITHHOLD = ("ledger_withhold(",)


def upgrade() -> None:
    """Take the words of restricted tickets out of the others'; a file has no second reader."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.add_column("ticket_search", sa.Column("kept", TSVECTOR()))
    _lay("search_kept", ("search_is_kept(", "search_add(", "search_rebuild(", *FOLLOWS))
    _lay("searched_names", WITHHOLD)
    op.execute(APART)
    op.create_index(
        op.f("ix_ticket_search_kept"),
        "ticket_search",
        ["kept"],
        postgresql_using="gin",
        postgresql_where=IS_KEPT,
    )
    op.create_index(
        "ix_ticket_search_restricted", "ticket_search", ["ticket_id"], postgresql_where=IS_KEPT
    )


def downgrade() -> None:
    """Put them together again, and bring back the functions."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute(TOGETHER)
    op.drop_column("ticket_search", "kept")
    _lay("search_signs", FOLLOWS)
    _lay("search_lean", ("search_add(",))
    _lay("search", ("search_rebuild(",))
    _lay("quoted_words", WITHHOLD)
    op.execute("DROP FUNCTION search_is_kept(text, jsonb)")


def _lay(file: str, names: tuple[str, ...]) -> None:
    laid = tuple(f"CREATE OR REPLACE FUNCTION {one}" for one in names)
    for statement in (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        made = statement.replace("CREATE FUNCTION ", "CREATE OR REPLACE FUNCTION ", 1)
        if made[max(made.find("CREATE OR REPLACE "), 0) :].startswith(laid):
            op.execute(made.strip())
