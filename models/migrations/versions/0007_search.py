"""Full-text search over tickets: an index of words that triggers keep."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
FUNCTIONS = (
    "search_follows_value()",
    "search_follows_attachment()",
    "search_follows_message()",
    "search_follows_ticket()",
    "search_rebuild(bigint)",
    "search_add(bigint, tsvector)",
    "search_join(tsvector, tsvector)",
    'search_words(text, "char")',
    "search_language()",
)
TRIGGERS = {
    "postgresql": ("ticket", "message", "attachment", "custom_value"),
    "sqlite": (
        "ticket_insert",
        "ticket_update",
        "ticket_delete",
        "message_insert",
        "message_update",
        "message_delete",
        "attachment_insert",
        "attachment_change",
        "attachment_delete",
        "custom_value_insert",
        "custom_value_update",
        "custom_value_delete",
    ),
}
FILL_SQLITE = """
INSERT INTO ticket_search (rowid, subject, replies, files, notes, note_files, fields)
SELECT t.id, t.subject,
  coalesce((SELECT group_concat(substr(m.body, 1, 100000), ' ') FROM message m
            WHERE m.ticket_id = t.id AND m.kind = 'reply'), ''),
  coalesce((SELECT group_concat(a.name, ' ') FROM message m JOIN attachment a
            ON a.message_id = m.id WHERE m.ticket_id = t.id AND m.kind = 'reply'), ''),
  coalesce((SELECT group_concat(substr(m.body, 1, 100000), ' ') FROM message m
            WHERE m.ticket_id = t.id AND m.kind <> 'reply'), ''),
  coalesce((SELECT group_concat(a.name, ' ') FROM message m JOIN attachment a
            ON a.message_id = m.id WHERE m.ticket_id = t.id AND m.kind <> 'reply'), ''),
  coalesce((SELECT group_concat(v.value, ' ') FROM custom_value v
            WHERE v.ticket_id = t.id), '')
FROM ticket t
"""


def upgrade() -> None:
    """Index what is there, then keep up with what comes."""
    on_postgresql = op.get_context().dialect.name == "postgresql"
    if on_postgresql:
        op.create_table(
            "ticket_search",
            sa.Column("ticket_id", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("words", TSVECTOR(), nullable=False),
            sa.ForeignKeyConstraint(
                ["ticket_id"],
                ["ticket.id"],
                name=op.f("fk_ticket_search_ticket_id_ticket"),
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_ticket_search")),
        )
    for statement in _statements("postgresql" if on_postgresql else "sqlite"):
        op.execute(statement)
    if on_postgresql:
        op.execute("SELECT count(search_rebuild(id)) FROM ticket")
        # how common a word is decides the way it is searched for
        op.execute("ALTER TABLE ticket_search ALTER COLUMN words SET STATISTICS 500")
        op.create_index(
            op.f("ix_ticket_search_words"), "ticket_search", ["words"], postgresql_using="gin"
        )
    else:
        op.execute(FILL_SQLITE)


def downgrade() -> None:
    """Remove the index; every word of it stands in the tickets."""
    dialect = op.get_context().dialect.name
    for name in TRIGGERS[dialect]:
        on = f" ON {name}" if dialect == "postgresql" else ""
        op.execute(f"DROP TRIGGER {name}_is_searchable{on}")
    op.execute("DROP TABLE ticket_search")
    if dialect == "postgresql":
        for function in FUNCTIONS:
            op.execute(f"DROP FUNCTION {function}")


def _statements(dialect: str) -> Iterator[str]:
    for part in (SQL / f"search.{dialect}.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part
