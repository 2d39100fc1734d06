"""The first schema: people, tickets, policies, clocks, paths, firings, notices, audit entries."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
SQL = Path(__file__).parent.parent / "sql"
FIRST_TICKET = 1001
CIRCULAR = (("account", "manager_id"), ("department", "head_id"))


def upgrade() -> None:
    """Create every table, the append-only guards and the first ticket number."""
    _desk()
    _people()
    _calendars_and_paths()
    _policies()
    _teams()
    _ticket()
    _conversation()
    _clocks()
    _firings_and_notices()
    on_postgresql = op.get_context().dialect.name == "postgresql"
    if on_postgresql:
        for table, column in CIRCULAR:
            name = op.f(f"fk_{table}_{column}_person")
            op.create_foreign_key(name, table, "person", [column], ["id"], ondelete="SET NULL")
        op.execute(f"ALTER SEQUENCE ticket_id_seq RESTART WITH {FIRST_TICKET}")
    else:
        number = FIRST_TICKET - 1
        op.execute(f"INSERT INTO sqlite_sequence (name, seq) VALUES ('ticket', {number})")  # noqa: S608 - a constant
    for statement in _guards(op.get_context().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Remove everything again; the tables' triggers go with them."""
    on_postgresql = op.get_context().dialect.name == "postgresql"
    if on_postgresql:
        for table, column in CIRCULAR:
            op.drop_constraint(op.f(f"fk_{table}_{column}_person"), table, type_="foreignkey")
    for table in reversed(TABLES):
        op.drop_table(table)
    if on_postgresql:
        op.execute("DROP FUNCTION refuse_change()")


def _guards(dialect: str) -> Iterator[str]:
    """Read the statements that make the history append-only on this database."""
    for part in (SQL / f"append_only.{dialect}.sql").read_text("utf-8").split("-- next\n"):
        if part.strip():
            yield part


def _desk() -> None:
    op.create_table(
        "schema_meta",
        sa.Column("key", sa.String(length=63), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_schema_meta")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=63), nullable=False),
        sa.Column("value", JSON, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("subject_type", sa.String(length=40), nullable=False),
        sa.Column("subject_id", BIG_ID, nullable=False),
        sa.Column("actor_id", BIG_ID, nullable=True),
        sa.Column("actor_name", sa.String(length=200), nullable=False),
        sa.Column("actor_role", sa.String(length=24), nullable=False),
        sa.Column("client", sa.String(length=120), nullable=False),
        sa.Column("correlation", sa.String(length=32), nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=80), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_actor", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_audit_entry_actor_id_id"), "audit_entry", ["actor_id", "id"], unique=False
    )
    op.create_index(op.f("ix_audit_entry_at_id"), "audit_entry", ["at", "id"], unique=False)
    op.create_index(
        op.f("ix_audit_entry_subject_type_subject_id_id"),
        "audit_entry",
        ["subject_type", "subject_id", "id"],
        unique=False,
    )
    op.create_table(
        "watcher",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("swept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fired_count", BIG_ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watcher")),
        sa.UniqueConstraint("name", name=op.f("uq_watcher_name")),
    )


def _people() -> None:
    op.create_table(
        "account",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("tier", sa.String(length=40), nullable=False),
        sa.Column("manager_id", BIG_ID, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"],
            ["person.id"],
            name=op.f("fk_account_manager_id_person"),
            ondelete="SET NULL",
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("name", name=op.f("uq_account_name")),
    )
    op.create_index(op.f("ix_account_manager_id"), "account", ["manager_id"], unique=False)
    op.create_table(
        "department",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("head_id", BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["head_id"],
            ["person.id"],
            name=op.f("fk_department_head_id_person"),
            ondelete="SET NULL",
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("name", name=op.f("uq_department_name")),
    )
    op.create_index(op.f("ix_department_head_id"), "department", ["head_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("login", sa.String(length=63), nullable=True),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("department_id", BIG_ID, nullable=True),
        sa.Column("account_id", BIG_ID, nullable=True),
        sa.Column("manager_id", BIG_ID, nullable=True),
        sa.Column("failed_sign_ins", BIG_ID, nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_person_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_person_department_id_department"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"],
            ["person.id"],
            name=op.f("fk_person_manager_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
    )
    op.create_index(op.f("ix_person_account_id"), "person", ["account_id"], unique=False)
    op.create_index(op.f("ix_person_department_id"), "person", ["department_id"], unique=False)
    op.create_index(op.f("ix_person_email"), "person", ["email"], unique=False)
    op.create_index(op.f("ix_person_manager_id"), "person", ["manager_id"], unique=False)


def _calendars_and_paths() -> None:
    op.create_table(
        "calendar",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar")),
        sa.UniqueConstraint("name", name=op.f("uq_calendar_name")),
    )
    op.create_table(
        "calendar_version",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("calendar_id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("weekly", JSON, nullable=False),
        sa.Column("holidays", JSON, nullable=False),
        sa.Column("overrides", JSON, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["calendar_id"],
            ["calendar.id"],
            name=op.f("fk_calendar_version_calendar_id_calendar"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_version")),
        sa.UniqueConstraint(
            "calendar_id", "version", name=op.f("uq_calendar_version_calendar_id_version")
        ),
    )
    op.create_table(
        "escalation_path",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_path")),
        sa.UniqueConstraint("name", name=op.f("uq_escalation_path_name")),
    )
    op.create_table(
        "escalation_level",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("path_id", BIG_ID, nullable=False),
        sa.Column("position", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("target", sa.String(24), nullable=True),
        sa.Column("offset", sa.String(length=20), nullable=False),
        sa.Column("wall_time", sa.Boolean(), nullable=False),
        sa.Column("action", sa.String(24), nullable=False),
        sa.Column("settings", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["path_id"],
            ["escalation_path.id"],
            name=op.f("fk_escalation_level_path_id_escalation_path"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_level")),
        sa.UniqueConstraint(
            "path_id", "position", name=op.f("uq_escalation_level_path_id_position")
        ),
    )


def _policies() -> None:
    op.create_table(
        "policy",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("position", BIG_ID, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy")),
        sa.UniqueConstraint("name", name=op.f("uq_policy_name")),
    )
    op.create_table(
        "policy_version",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("policy_id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("calendar_id", BIG_ID, nullable=False),
        sa.Column("path_id", BIG_ID, nullable=True),
        sa.Column("conditions", JSON, nullable=False),
        sa.Column("pause_statuses", JSON, nullable=False),
        sa.Column("options", JSON, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["calendar_id"],
            ["calendar.id"],
            name=op.f("fk_policy_version_calendar_id_calendar"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["path_id"],
            ["escalation_path.id"],
            name=op.f("fk_policy_version_path_id_escalation_path"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["policy_id"],
            ["policy.id"],
            name=op.f("fk_policy_version_policy_id_policy"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_version")),
        sa.UniqueConstraint(
            "policy_id", "version", name=op.f("uq_policy_version_policy_id_version")
        ),
    )
    op.create_index(
        op.f("ix_policy_version_calendar_id"), "policy_version", ["calendar_id"], unique=False
    )
    op.create_index(op.f("ix_policy_version_path_id"), "policy_version", ["path_id"], unique=False)
    op.create_table(
        "policy_target",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("policy_version_id", BIG_ID, nullable=False),
        sa.Column("target", sa.String(24), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=True),
        sa.Column("duration", sa.String(length=40), nullable=False),
        sa.Column("warn_before", sa.String(length=40), nullable=True),
        sa.Column("calendar_id", BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["calendar_id"],
            ["calendar.id"],
            name=op.f("fk_policy_target_calendar_id_calendar"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["policy_version_id"],
            ["policy_version.id"],
            name=op.f("fk_policy_target_policy_version_id_policy_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_target")),
        sa.UniqueConstraint(
            "policy_version_id",
            "target",
            "priority",
            name=op.f("uq_policy_target_policy_version_id_target_priority"),
        ),
    )
    op.create_index(
        op.f("ix_policy_target_calendar_id"), "policy_target", ["calendar_id"], unique=False
    )


def _teams() -> None:
    op.create_table(
        "team",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("department_id", BIG_ID, nullable=False),
        sa.Column("lead_id", BIG_ID, nullable=True),
        sa.Column("parent_id", BIG_ID, nullable=True),
        sa.Column("calendar_id", BIG_ID, nullable=True),
        sa.Column("tier", BIG_ID, nullable=False),
        sa.Column("ola", sa.String(length=40), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["calendar_id"],
            ["calendar.id"],
            name=op.f("fk_team_calendar_id_calendar"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_team_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["person.id"], name=op.f("fk_team_lead_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["team.id"], name=op.f("fk_team_parent_id_team"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("name", name=op.f("uq_team_name")),
    )
    op.create_index(op.f("ix_team_calendar_id"), "team", ["calendar_id"], unique=False)
    op.create_index(op.f("ix_team_department_id"), "team", ["department_id"], unique=False)
    op.create_index(op.f("ix_team_lead_id"), "team", ["lead_id"], unique=False)
    op.create_index(op.f("ix_team_parent_id"), "team", ["parent_id"], unique=False)
    op.create_table(
        "team_member",
        sa.Column("team_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_team_member_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_team_member_team_id_team"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "person_id", name=op.f("pk_team_member")),
    )
    op.create_index(op.f("ix_team_member_person_id"), "team_member", ["person_id"], unique=False)


def _ticket() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("subject", sa.String(length=500), nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("origin", sa.String(24), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("requester_id", BIG_ID, nullable=False),
        sa.Column("account_id", BIG_ID, nullable=True),
        sa.Column("department_id", BIG_ID, nullable=False),
        sa.Column("team_id", BIG_ID, nullable=True),
        sa.Column("assignee_id", BIG_ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contact_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hold_reason", sa.Text(), nullable=True),
        sa.Column("reopen_count", BIG_ID, nullable=False),
        sa.Column("tags", JSON, nullable=False),
        sa.Column("policy_version_id", BIG_ID, nullable=True),
        sa.Column("policy_reason", sa.Text(), nullable=True),
        sa.Column("next_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_ticket_account_id_account"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["assignee_id"],
            ["person.id"],
            name=op.f("fk_ticket_assignee_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_ticket_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["policy_version_id"],
            ["policy_version.id"],
            name=op.f("fk_ticket_policy_version_id_policy_version"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["requester_id"],
            ["person.id"],
            name=op.f("fk_ticket_requester_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_ticket_team_id_team"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ticket_account_id"), "ticket", ["account_id"], unique=False)
    op.create_index(
        op.f("ix_ticket_assignee_id_status_next_due_at_id"),
        "ticket",
        ["assignee_id", "status", "next_due_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ticket_department_id_updated_at_id"),
        "ticket",
        ["department_id", "updated_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ticket_policy_version_id"), "ticket", ["policy_version_id"], unique=False
    )
    op.create_index(op.f("ix_ticket_requester_id"), "ticket", ["requester_id"], unique=False)
    op.create_index(
        op.f("ix_ticket_status_next_due_at_id"),
        "ticket",
        ["status", "next_due_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ticket_team_id_status_next_due_at_id"),
        "ticket",
        ["team_id", "status", "next_due_at", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_ticket_updated_at_id"), "ticket", ["updated_at", "id"], unique=False)
    op.create_table(
        "ticket_event",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("seq", BIG_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("data", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
            name=op.f("fk_ticket_event_ticket_id_ticket"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_event")),
        sa.UniqueConstraint("ticket_id", "seq", name=op.f("uq_ticket_event_ticket_id_seq")),
    )
    op.create_table(
        "imported_record",
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
            name=op.f("fk_imported_record_ticket_id_ticket"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("source", "key", name=op.f("pk_imported_record")),
    )
    op.create_index(
        op.f("ix_imported_record_ticket_id"), "imported_record", ["ticket_id"], unique=False
    )


def _conversation() -> None:
    op.create_table(
        "message",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("author_kind", sa.String(24), nullable=False),
        sa.Column("author_id", BIG_ID, nullable=True),
        sa.Column("author_name", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
            name=op.f("fk_message_author_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
            name=op.f("fk_message_ticket_id_ticket"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index(op.f("ix_message_author_id"), "message", ["author_id"], unique=False)
    op.create_index(
        op.f("ix_message_ticket_id_at_id"), "message", ["ticket_id", "at", "id"], unique=False
    )
    op.create_table(
        "attachment_content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachment_content")),
    )
    op.create_table(
        "attachment",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("message_id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=127), nullable=False),
        sa.Column("size", BIG_ID, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["message.id"],
            name=op.f("fk_attachment_message_id_message"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["attachment_content.sha256"],
            name=op.f("fk_attachment_sha256_attachment_content"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_message_id"), "attachment", ["message_id"], unique=False)
    op.create_index(op.f("ix_attachment_sha256"), "attachment", ["sha256"], unique=False)
    op.create_table(
        "custom_field",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("key", sa.String(length=63), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("choices", JSON, nullable=False),
        sa.Column("position", BIG_ID, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_field")),
        sa.UniqueConstraint("key", name=op.f("uq_custom_field_key")),
    )
    op.create_table(
        "custom_value",
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("field_id", BIG_ID, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["field_id"],
            ["custom_field.id"],
            name=op.f("fk_custom_value_field_id_custom_field"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
            name=op.f("fk_custom_value_ticket_id_ticket"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ticket_id", "field_id", name=op.f("pk_custom_value")),
    )
    op.create_index(op.f("ix_custom_value_field_id"), "custom_value", ["field_id"], unique=False)


def _clocks() -> None:
    op.create_table(
        "clock",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("target", sa.String(24), nullable=False),
        sa.Column("cycle", BIG_ID, nullable=False),
        sa.Column("policy_version_id", BIG_ID, nullable=False),
        sa.Column("calendar_version_id", BIG_ID, nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at_risk_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("elapsed", sa.BigInteger(), nullable=False),
        sa.Column("span", sa.BigInteger(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("breached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("breach_cause", sa.String(length=80), nullable=True),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by", BIG_ID, nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledged_by"],
            ["person.id"],
            name=op.f("fk_clock_acknowledged_by_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["calendar_version_id"],
            ["calendar_version.id"],
            name=op.f("fk_clock_calendar_version_id_calendar_version"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["policy_version_id"],
            ["policy_version.id"],
            name=op.f("fk_clock_policy_version_id_policy_version"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_clock_ticket_id_ticket"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock")),
        sa.UniqueConstraint(
            "ticket_id", "target", "cycle", name=op.f("uq_clock_ticket_id_target_cycle")
        ),
    )
    op.create_index(op.f("ix_clock_acknowledged_by"), "clock", ["acknowledged_by"], unique=False)
    op.create_index(
        op.f("ix_clock_calendar_version_id"), "clock", ["calendar_version_id"], unique=False
    )
    op.create_index(
        "ix_clock_next_at",
        "clock",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("next_at IS NOT NULL"),
        sqlite_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_clock_policy_version_id"), "clock", ["policy_version_id"], unique=False
    )


def _firings_and_notices() -> None:
    op.create_table(
        "firing",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("clock_id", BIG_ID, nullable=False),
        sa.Column("level_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late_by", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(24), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["clock.id"], name=op.f("fk_firing_clock_id_clock"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["level_id"],
            ["escalation_level.id"],
            name=op.f("fk_firing_level_id_escalation_level"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
            name=op.f("fk_firing_ticket_id_ticket"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firing")),
        sa.UniqueConstraint("clock_id", "level_id", name=op.f("uq_firing_clock_id_level_id")),
    )
    op.create_index(op.f("ix_firing_fired_at"), "firing", ["fired_at"], unique=False)
    op.create_index(op.f("ix_firing_level_id"), "firing", ["level_id"], unique=False)
    op.create_index(op.f("ix_firing_ticket_id"), "firing", ["ticket_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=True),
        sa.Column("clock_id", BIG_ID, nullable=True),
        sa.Column("firing_id", BIG_ID, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("urgency", sa.String(24), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["clock.id"], name=op.f("fk_notice_clock_id_clock"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["firing_id"],
            ["firing.id"],
            name=op.f("fk_notice_firing_id_firing"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_notice_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
            name=op.f("fk_notice_ticket_id_ticket"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_clock_id"), "notice", ["clock_id"], unique=False)
    op.create_index(op.f("ix_notice_firing_id"), "notice", ["firing_id"], unique=False)
    op.create_index(
        op.f("ix_notice_person_id_created_at_id"),
        "notice",
        ["person_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_notice_ticket_id"), "notice", ["ticket_id"], unique=False)


TABLES = (
    "schema_meta",
    "setting",
    "audit_entry",
    "watcher",
    "account",
    "department",
    "person",
    "calendar",
    "calendar_version",
    "escalation_path",
    "escalation_level",
    "policy",
    "policy_version",
    "policy_target",
    "team",
    "team_member",
    "ticket",
    "ticket_event",
    "imported_record",
    "message",
    "attachment_content",
    "attachment",
    "custom_field",
    "custom_value",
    "clock",
    "firing",
    "notice",
)
