"""The server says who of a rota it passed over, and why, as the program does.

Nothing of the tables changes: the guard is laid anew after every upgrade.
"""

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the guard be laid anew."""


def downgrade() -> None:
    """Leave it to the guard of an older program."""
