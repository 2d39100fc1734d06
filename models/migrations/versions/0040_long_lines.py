"""Lines of usual messages are kept as they are written, not compressed at the commit."""

from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

AS_WRITTEN = 8160
"""Bytes of a row that PostgreSQL neither compresses nor moves aside: the most it takes, a page."""


def upgrade() -> None:
    """Let a line have its page, where the server would begin to compress at two kilobytes."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE ledger_line SET (toast_tuple_target = {AS_WRITTEN})")


def downgrade() -> None:
    """Let the server compress as it likes; what is written stays as it is."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE ledger_line RESET (toast_tuple_target)")
