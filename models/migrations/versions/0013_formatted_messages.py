"""Messages may be Markdown or HTML; pictures within them are named."""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and record them too."""
    with op.batch_alter_table("message") as message:
        message.add_column(sa.Column("form", sa.String(24), nullable=False, server_default="plain"))
        message.add_column(sa.Column("html", sa.Text(), nullable=True))
    with op.batch_alter_table("attachment") as attachment:
        attachment.add_column(sa.Column("content_id", sa.String(200), nullable=True))
    _record()


def downgrade() -> None:
    """Keep the words of every message, without their form."""
    with op.batch_alter_table("attachment") as attachment:
        attachment.drop_column("content_id")
    with op.batch_alter_table("message") as message:
        message.drop_column("html")
        message.drop_column("form")
    _record()


def _record() -> None:
    audit_table("message", "ticket", by="ticket_id")
    audit_table("attachment", "message", by="message_id")
