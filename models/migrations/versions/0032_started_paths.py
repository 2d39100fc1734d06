"""Which started paths wait for whoever sees their ticket, for the server cannot climb them."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the mark; what runs already is the server's until it finds that it cannot."""
    op.add_column(
        "path_run",
        sa.Column("needs_program", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    """Leave them all to the program again."""
    op.drop_column("path_run", "needs_program")
