"""Ids of lines begin with the time: one page of their index takes those of a transaction."""

from pathlib import Path

from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
FLUSH = "FUNCTION ledger_flush() RETURNS"


def upgrade() -> None:
    """Lay the function that orders them; what the transaction put down before has the old ids."""
    if op.get_context().dialect.name == "postgresql":
        _lay("ledger_ordered")


def downgrade() -> None:
    """Lay the function that draws them at random; what is written stays as it is."""
    if op.get_context().dialect.name == "postgresql":
        _lay("ledger_lean")


def _lay(file: str) -> None:
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    parts = (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n")
    op.execute(next(one for one in parts if FLUSH in one))
    op.execute("SET CONSTRAINTS ALL DEFERRED")
