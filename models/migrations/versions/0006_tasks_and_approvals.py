"""Task templates, tasks and approvals."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from models.migrations.capture import audit_table, stop_auditing

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
AUDITED = {
    "task_template": ("task_template", "id", ()),
    "ticket_task": ("ticket", "ticket_id", ("remind_at",)),
    "approval": ("ticket", "ticket_id", ()),
    "approval_vote": ("approval", "approval_id", ()),
}


def upgrade() -> None:
    """Create the tables and begin to record them."""
    _task_template()
    _ticket_task()
    _approval()
    _approval_vote()
    for table, (subject, by, skip) in AUDITED.items():
        audit_table(table, subject, by=by, skip=skip)


def downgrade() -> None:
    """Remove them; the trail still tells of them."""
    for table in reversed(AUDITED):
        stop_auditing(table)
        op.drop_table(table)


def refers(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    """Return a foreign key with the name the convention gives it."""
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=on_delete)


def indexed(table: str, column: str) -> None:
    """Create an index with the name the convention gives it."""
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _task_template() -> None:
    op.create_table(
        "task_template",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("steps", JSON, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_template")),
        sa.UniqueConstraint("name", name=op.f("uq_task_template_name")),
    )


def _ticket_task() -> None:
    instants = ("due_at", "remind_at", "opened_at", "ended_at")
    op.create_table(
        "ticket_task",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("template_id", BIG_ID, nullable=True),
        sa.Column("run", BIG_ID, nullable=False),
        sa.Column("position", BIG_ID, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("step", JSON, nullable=False),
        sa.Column("team_id", BIG_ID, nullable=True),
        sa.Column("assignee_id", BIG_ID, nullable=True),
        sa.Column("state", sa.String(24), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in instants),
        sa.Column("ended_by", sa.String(200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        refers("ticket_task", "ticket_id", "ticket", "CASCADE"),
        refers("ticket_task", "template_id", "task_template", "SET NULL"),
        refers("ticket_task", "team_id", "team", "SET NULL"),
        refers("ticket_task", "assignee_id", "person", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_task")),
        sa.UniqueConstraint(
            "ticket_id", "run", "position", name=op.f("uq_ticket_task_ticket_id_run_position")
        ),
    )
    for column in ("template_id", "team_id", "assignee_id"):
        indexed("ticket_task", column)
    wanted = sa.text("remind_at IS NOT NULL")
    op.create_index(
        "ix_ticket_task_remind_at",
        "ticket_task",
        ["remind_at"],
        postgresql_where=wanted,
        sqlite_where=wanted,
    )


def _approval() -> None:
    op.create_table(
        "approval",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("task_id", BIG_ID, nullable=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("way", sa.String(24), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        refers("approval", "ticket_id", "ticket", "CASCADE"),
        refers("approval", "task_id", "ticket_task", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    indexed("approval", "ticket_id")
    indexed("approval", "task_id")


def _approval_vote() -> None:
    op.create_table(
        "approval_vote",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("approval_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("given_by", BIG_ID, nullable=True),
        sa.Column("approves", sa.Boolean(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        refers("approval_vote", "approval_id", "approval", "CASCADE"),
        refers("approval_vote", "person_id", "person", "RESTRICT"),
        refers("approval_vote", "given_by", "person", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_vote")),
        sa.UniqueConstraint(
            "approval_id", "person_id", name=op.f("uq_approval_vote_approval_id_person_id")
        ),
    )
    indexed("approval_vote", "person_id")
    indexed("approval_vote", "given_by")
