"""A session may name the number of a ticket or message that it drew for it.

Nothing of the tables changes: the guard, which is laid anew after every upgrade, grants and checks.
"""

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the guard be laid anew."""


def downgrade() -> None:
    """Leave it to the guard of an older program."""
