"""Requests for an administrator's role; the guard itself is laid at the end of every upgrade."""

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table and begin to record it."""
    op.create_table(
        "role_request",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("asked_by", BIG_ID, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("granted_by", BIG_ID, nullable=True),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_role_request_person_id_person"),
            ondelete="CASCADE",
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["person.id"],
                name=op.f(f"fk_role_request_{column}_person"),
                ondelete="RESTRICT",
            )
            for column in ("asked_by", "granted_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_request")),
    )
    for column in ("person_id", "asked_by", "granted_by"):
        op.create_index(op.f(f"ix_role_request_{column}"), "role_request", [column])
    audit_table("role_request", "person", by="person_id")


def downgrade() -> None:
    """Remove the requests; the trail still tells of them."""
    stop_auditing("role_request")
    op.drop_table("role_request")
