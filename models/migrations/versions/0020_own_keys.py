"""A key of a unit of work belongs to the login that made it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the login; on PostgreSQL the server fills it in."""
    op.add_column("applied_unit", sa.Column("login", sa.String(63), nullable=True))
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE applied_unit ALTER COLUMN login SET DEFAULT session_user")


def downgrade() -> None:
    """Forget whose they are."""
    op.drop_column("applied_unit", "login")
