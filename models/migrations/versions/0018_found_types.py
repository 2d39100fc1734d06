"""What the first bytes of an attached file say it is."""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and record it; files of before were not looked at."""
    op.add_column("attachment", sa.Column("found_type", sa.String(127), nullable=True))
    audit_table("attachment", "message", by="message_id")


def downgrade() -> None:
    """Forget it; name and content stay."""
    stop_auditing("attachment")
    op.drop_column("attachment", "found_type")
    audit_table("attachment", "message", by="message_id")
