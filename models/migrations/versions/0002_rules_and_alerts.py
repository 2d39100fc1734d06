"""Rules, on-call rotas, the outbox, and levels that wait for an acknowledgement."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Create the tables, and let levels wait, repeat and stand in paths somebody started."""
    for create in TABLES.values():
        create()
    with op.batch_alter_table("escalation_level") as level:
        level.add_column(sa.Column("conditions", JSON, nullable=False, server_default="{}"))
        level.add_column(sa.Column("ack_within", sa.String(20), nullable=True))
        level.add_column(sa.Column("repeats", BIG_ID, nullable=False, server_default="0"))
    with op.batch_alter_table("firing") as firing:
        firing.alter_column("clock_id", existing_type=BIG_ID, nullable=True)
        firing.add_column(sa.Column("path_run_id", BIG_ID, nullable=True))
        firing.create_foreign_key(
            op.f("fk_firing_path_run_id_path_run"),
            "path_run",
            ["path_run_id"],
            ["id"],
            ondelete="CASCADE",
        )
        firing.create_unique_constraint(
            op.f("uq_firing_path_run_id_level_id"), ["path_run_id", "level_id"]
        )


def downgrade() -> None:
    """Remove them again; firings of started paths go with their paths."""
    op.execute(
        "DELETE FROM notice WHERE firing_id IN (SELECT id FROM firing WHERE clock_id IS NULL)"
    )
    op.execute("DELETE FROM firing WHERE clock_id IS NULL")
    with op.batch_alter_table("firing") as firing:
        firing.drop_constraint(op.f("uq_firing_path_run_id_level_id"), type_="unique")
        firing.drop_constraint(op.f("fk_firing_path_run_id_path_run"), type_="foreignkey")
        firing.drop_column("path_run_id")
        firing.alter_column("clock_id", existing_type=BIG_ID, nullable=False)
    with op.batch_alter_table("escalation_level") as level:
        for column in ("repeats", "ack_within", "conditions"):
            level.drop_column(column)
    for table in reversed(TABLES):
        op.drop_table(table)


def refers(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    """Return a foreign key with the name the convention gives it."""
    name = op.f(f"fk_{table}_{column}_{target.split('.', maxsplit=1)[0]}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=on_delete)


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Return a unique constraint with the name the convention gives it."""
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def indexed(table: str, *columns: str) -> None:
    """Create an index with the name the convention gives it."""
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def partial(table: str, column: str) -> None:
    """Create an index over the rows where something is still to be done."""
    wanted = sa.text(f"{column} IS NOT NULL")
    op.create_index(
        f"ix_{table}_{column}", table, [column], postgresql_where=wanted, sqlite_where=wanted
    )


def _skill() -> None:
    op.create_table(
        "skill",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill")),
        unique("skill", "name"),
    )


def _person_skill() -> None:
    op.create_table(
        "person_skill",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("skill_id", BIG_ID, nullable=False),
        refers("person_skill", "person_id", "person.id", "CASCADE"),
        refers("person_skill", "skill_id", "skill.id", "CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "skill_id", name=op.f("pk_person_skill")),
    )
    indexed("person_skill", "skill_id")


def _requester_group() -> None:
    op.create_table(
        "requester_group",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requester_group")),
        unique("requester_group", "name"),
    )


def _requester_group_member() -> None:
    op.create_table(
        "requester_group_member",
        sa.Column("group_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        refers("requester_group_member", "group_id", "requester_group.id", "CASCADE"),
        refers("requester_group_member", "person_id", "person.id", "CASCADE"),
        sa.PrimaryKeyConstraint("group_id", "person_id", name=op.f("pk_requester_group_member")),
    )
    indexed("requester_group_member", "person_id")


def _absence() -> None:
    op.create_table(
        "absence",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("substitute_id", BIG_ID, nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        refers("absence", "person_id", "person.id", "CASCADE"),
        refers("absence", "substitute_id", "person.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    indexed("absence", "person_id", "starts_at")
    indexed("absence", "substitute_id")


def _assignment_turn() -> None:
    op.create_table(
        "assignment_turn",
        sa.Column("team_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        refers("assignment_turn", "person_id", "person.id", "CASCADE"),
        refers("assignment_turn", "team_id", "team.id", "CASCADE"),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_assignment_turn")),
    )
    indexed("assignment_turn", "person_id")


def _rota() -> None:
    op.create_table(
        "rota",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("team_id", BIG_ID, nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        refers("rota", "team_id", "team.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota")),
        unique("rota", "name"),
        unique("rota", "team_id"),
    )


def _rota_layer() -> None:
    op.create_table(
        "rota_layer",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("rota_id", BIG_ID, nullable=False),
        sa.Column("position", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("people", JSON, nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("handover", sa.String(5), nullable=False),
        sa.Column("turn_days", BIG_ID, nullable=False),
        sa.Column("hours", JSON, nullable=False),
        refers("rota_layer", "rota_id", "rota.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota_layer")),
        unique("rota_layer", "rota_id", "position"),
    )


def _rota_override() -> None:
    op.create_table(
        "rota_override",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("rota_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(255), nullable=True),
        sa.Column("reason", sa.String(300), nullable=False),
        refers("rota_override", "person_id", "person.id", "CASCADE"),
        refers("rota_override", "rota_id", "rota.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota_override")),
        unique("rota_override", "rota_id", "source"),
    )
    indexed("rota_override", "person_id")
    indexed("rota_override", "rota_id", "starts_at")


def _rule() -> None:
    op.create_table(
        "rule",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("position", BIG_ID, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
        unique("rule", "name"),
    )


def _rule_version() -> None:
    op.create_table(
        "rule_version",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("rule_id", BIG_ID, nullable=False),
        sa.Column("version", BIG_ID, nullable=False),
        sa.Column("trigger", JSON, nullable=False),
        sa.Column("conditions", JSON, nullable=False),
        sa.Column("actions", JSON, nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(200), nullable=False),
        refers("rule_version", "rule_id", "rule.id", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_version")),
        unique("rule_version", "rule_id", "version"),
    )


def _rule_run() -> None:
    op.create_table(
        "rule_run",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("rule_version_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("correlation", sa.String(32), nullable=False),
        sa.Column("cause", sa.String(200), nullable=False),
        sa.Column("outcome", sa.String(24), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("did", sa.Text(), nullable=False),
        refers("rule_run", "rule_version_id", "rule_version.id", "RESTRICT"),
        refers("rule_run", "ticket_id", "ticket.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_run")),
    )
    indexed("rule_run", "correlation")
    indexed("rule_run", "rule_version_id")
    indexed("rule_run", "ticket_id", "id")


def _rule_due() -> None:
    op.create_table(
        "rule_due",
        sa.Column("rule_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("since_seq", BIG_ID, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=True),
        refers("rule_due", "rule_id", "rule.id", "CASCADE"),
        refers("rule_due", "ticket_id", "ticket.id", "CASCADE"),
        sa.PrimaryKeyConstraint("rule_id", "ticket_id", name=op.f("pk_rule_due")),
    )
    partial("rule_due", "due_at")
    indexed("rule_due", "ticket_id")


def _rule_schedule() -> None:
    op.create_table(
        "rule_schedule",
        sa.Column("rule_id", BIG_ID, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=True),
        refers("rule_schedule", "rule_id", "rule.id", "CASCADE"),
        sa.PrimaryKeyConstraint("rule_id", name=op.f("pk_rule_schedule")),
    )
    indexed("rule_schedule", "next_at")


def _message_tone() -> None:
    op.create_table(
        "message_tone",
        sa.Column("message_id", BIG_ID, nullable=False),
        sa.Column("score", BIG_ID, nullable=False),
        sa.Column("words", JSON, nullable=False),
        refers("message_tone", "message_id", "message.id", "CASCADE"),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_message_tone")),
    )


def _path_run() -> None:
    op.create_table(
        "path_run",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("path_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by", sa.String(200), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by", BIG_ID, nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        refers("path_run", "acknowledged_by", "person.id", "RESTRICT"),
        refers("path_run", "path_id", "escalation_path.id", "RESTRICT"),
        refers("path_run", "ticket_id", "ticket.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_path_run")),
    )
    indexed("path_run", "acknowledged_by")
    partial("path_run", "next_at")
    indexed("path_run", "path_id")
    indexed("path_run", "ticket_id")


def _firing_repeat() -> None:
    op.create_table(
        "firing_repeat",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("firing_id", BIG_ID, nullable=False),
        sa.Column("number", BIG_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        refers("firing_repeat", "firing_id", "firing.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firing_repeat")),
        unique("firing_repeat", "firing_id", "number"),
    )


def _channel() -> None:
    op.create_table(
        "channel",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("medium", sa.String(24), nullable=False),
        sa.Column("settings", JSON, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
        unique("channel", "name"),
    )


def _outbox_message() -> None:
    op.create_table(
        "outbox_message",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("key", sa.String(160), nullable=False),
        sa.Column("medium", sa.String(24), nullable=False),
        sa.Column("channel_id", BIG_ID, nullable=True),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.Column("recipient", sa.String(500), nullable=False),
        sa.Column("notice_id", BIG_ID, nullable=True),
        sa.Column("ticket_id", BIG_ID, nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("urgency", sa.String(24), nullable=False),
        sa.Column("subject", sa.String(500), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("attempts", BIG_ID, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carried_by", BIG_ID, nullable=True),
        refers("outbox_message", "carried_by", "outbox_message.id", "SET NULL"),
        refers("outbox_message", "channel_id", "channel.id", "SET NULL"),
        refers("outbox_message", "notice_id", "notice.id", "CASCADE"),
        refers("outbox_message", "person_id", "person.id", "CASCADE"),
        refers("outbox_message", "ticket_id", "ticket.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_message")),
        unique("outbox_message", "key"),
    )
    indexed("outbox_message", "carried_by")
    indexed("outbox_message", "channel_id")
    partial("outbox_message", "next_at")
    indexed("outbox_message", "notice_id")
    indexed("outbox_message", "person_id", "medium", "state")
    indexed("outbox_message", "ticket_id")


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("message_id", BIG_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempt", BIG_ID, nullable=False),
        sa.Column("outcome", sa.String(24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("client", sa.String(120), nullable=False),
        refers("delivery", "message_id", "outbox_message.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    indexed("delivery", "message_id")


def _alert_choice() -> None:
    op.create_table(
        "alert_choice",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("medium", sa.String(24), nullable=False),
        sa.Column("scope", sa.String(24), nullable=False),
        sa.Column("timing", sa.String(24), nullable=False),
        refers("alert_choice", "person_id", "person.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_choice")),
        unique("alert_choice", "person_id", "event", "medium", "scope"),
    )


def _alert_profile() -> None:
    op.create_table(
        "alert_profile",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("quiet", JSON, nullable=False),
        sa.Column("urgent_bypass", sa.Boolean(), nullable=False),
        sa.Column("digest_at", sa.String(5), nullable=False),
        sa.Column("mobile", sa.String(40), nullable=True),
        sa.Column("chat", sa.String(500), nullable=True),
        sa.Column("skip_when_away", sa.Boolean(), nullable=False),
        refers("alert_profile", "person_id", "person.id", "CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_alert_profile")),
    )


def _wording_template() -> None:
    op.create_table(
        "wording_template",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("subject", sa.String(500), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording_template")),
        unique("wording_template", "name", "language"),
    )


TABLES: dict[str, Callable[[], None]] = {
    "skill": _skill,
    "person_skill": _person_skill,
    "requester_group": _requester_group,
    "requester_group_member": _requester_group_member,
    "absence": _absence,
    "assignment_turn": _assignment_turn,
    "rota": _rota,
    "rota_layer": _rota_layer,
    "rota_override": _rota_override,
    "rule": _rule,
    "rule_version": _rule_version,
    "rule_run": _rule_run,
    "rule_due": _rule_due,
    "rule_schedule": _rule_schedule,
    "message_tone": _message_tone,
    "path_run": _path_run,
    "firing_repeat": _firing_repeat,
    "channel": _channel,
    "outbox_message": _outbox_message,
    "delivery": _delivery,
    "alert_choice": _alert_choice,
    "alert_profile": _alert_profile,
    "wording_template": _wording_template,
}
