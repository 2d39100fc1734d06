"""The ledger: a line for every audit entry and row change, their order, and signed checkpoints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, PrimaryKey, reference

HASH: Final = LargeBinary(32)


class LedgerLog(Base):
    """What this database records: its name, which verifiers pin, and how far it is in order."""

    __tablename__ = "ledger_log"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(default=0)
    """Lines that have their place in the tree."""
    finished_below: Mapped[int] = mapped_column(default=0)
    """Every transaction numbered below had ended when lines were last put in order."""
    started_at: Mapped[datetime]


class LedgerShard(Base):
    """The log of a year: a tree of its own, begun with the last checkpoint of the one before.

    The first log of a desk has the desk's own name, every later one adds its year. Places of lines
    (`ledger_leaf`) and sizes (`ledger_checkpoint`) count through all of them.
    """

    __tablename__ = "ledger_shard"

    start: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    """Lines in the logs before it, and so the place of its first line."""
    name: Mapped[str] = mapped_column(String(110), unique=True)
    year: Mapped[int]
    opened_at: Mapped[datetime]


class LedgerHead(Base):
    """The end of a subject's chain; its row lock is what makes the chain one line."""

    __tablename__ = "ledger_head"

    subject: Mapped[str] = mapped_column(String(105), primary_key=True)
    seq: Mapped[int]
    leaf: Mapped[bytes] = mapped_column(HASH)
    last_at: Mapped[datetime | None]


class LedgerLine(Base):
    """One line: the exact text that was hashed, and the fields it commits to."""

    __tablename__ = "ledger_line"

    id: Mapped[PrimaryKey]
    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    subject: Mapped[str] = mapped_column(String(105))
    seq: Mapped[int]
    header: Mapped[str] = mapped_column(Text)
    fields: Mapped[list[Any]]
    """JSON text of each [name, value]; {"salt", "text"} or {"withheld"} after an erasure."""
    salt: Mapped[bytes | None] = mapped_column(HASH)
    """None after an erasure."""
    leaf: Mapped[bytes] = mapped_column(HASH)
    entry_id: Mapped[int | None] = mapped_column(reference("audit_entry.id"), unique=True)
    """The audit entry this line vouches for; None: the line records a changed row."""
    transaction_id: Mapped[int] = mapped_column(index=True)

    __table_args__ = (UniqueConstraint("subject", "seq"), {"sqlite_autoincrement": True})


class LedgerLeaf(Base):
    """The place of a line in the tree, given once its transaction can have no predecessor."""

    __tablename__ = "ledger_leaf"

    position: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    line_id: Mapped[int] = mapped_column(reference("ledger_line.id"), unique=True)
    leaf: Mapped[bytes] = mapped_column(HASH)


class LedgerSealedHead(Base):
    """The end of a subject's chain as far as the tree goes; the map a checkpoint commits to."""

    __tablename__ = "ledger_sealed_head"

    subject: Mapped[str] = mapped_column(String(105), primary_key=True)
    seq: Mapped[int]
    leaf: Mapped[bytes] = mapped_column(HASH)


class LedgerCheckpoint(Base):
    """A signed note about the tree at one size; copies live wherever the database's owner is not.

    `size` counts the lines of all years; the note counts those of its own log. `peaks` is the right
    edge of that log's tree, so that the next one goes on from there.
    """

    __tablename__ = "ledger_checkpoint"

    size: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    note: Mapped[str] = mapped_column(Text)
    sealed_at: Mapped[datetime]
    peaks: Mapped[list[Any]]


class LedgerKey(Base):
    """A note of the root key: which key signs checkpoints from which size on."""

    __tablename__ = "ledger_key"

    id: Mapped[PrimaryKey]
    from_size: Mapped[int]
    statement: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index(None, "from_size"),)


@dataclass(frozen=True, slots=True)
class Audited:
    """How the rows of a table enter the ledger.

    Attributes:
        subject: Type of the subject whose chain records them.
        by: The column that holds the subject's id.
        key: The columns of the primary key.
        skip: Columns that are caches of others, or secrets; they are not recorded.
        words: Columns of what people write, or that may name somebody: of a new or removed row
            each is a field of its own, all others are one together (resources/verify/FORMAT.md).
    """

    subject: str
    by: str
    key: tuple[str, ...] = ("id",)
    skip: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


AUDITED: Final = {
    "account": Audited("account", "id", words=("name", "tier")),
    "department": Audited("department", "id", words=("name",)),
    "person": Audited(
        "person",
        "id",
        skip=("password_hash", "failed_sign_ins", "locked_until"),
        words=("name", "email", "login"),
    ),
    "team": Audited("team", "id", words=("name", "ola")),
    "team_member": Audited("team", "team_id", ("team_id", "person_id")),
    "role_request": Audited("person", "person_id", words=("reason",)),
    "calendar": Audited("calendar", "id", words=("name",)),
    "calendar_version": Audited(
        "calendar",
        "calendar_id",
        words=("timezone", "weekly", "holidays", "overrides", "published_by"),
    ),
    "policy": Audited("policy", "id", words=("name",)),
    "policy_version": Audited(
        "policy",
        "policy_id",
        words=("conditions", "pause_statuses", "options", "published_by", "note"),
    ),
    "policy_target": Audited(
        "policy_version", "policy_version_id", words=("duration", "warn_before")
    ),
    "escalation_path": Audited("path", "id", words=("name",)),
    "escalation_level": Audited(
        "path", "path_id", words=("name", "offset", "settings", "conditions", "ack_within")
    ),
    "ticket": Audited(
        "ticket",
        "id",
        skip=("version", "updated_at", "next_due_at"),
        words=("subject", "kind", "hold_reason", "tags", "policy_reason"),
    ),
    "ticket_event": Audited("ticket", "ticket_id", words=("data",)),
    "message": Audited("ticket", "ticket_id", words=("author_name", "body", "html")),
    "attachment": Audited(
        "message", "message_id", words=("name", "media_type", "sha256", "content_id", "found_type")
    ),
    "mention": Audited("message", "message_id", ("message_id", "person_id")),
    "custom_field": Audited("custom_field", "id", words=("key", "label", "choices")),
    "custom_value": Audited("ticket", "ticket_id", ("ticket_id", "field_id"), words=("value",)),
    "clock": Audited(
        "ticket",
        "ticket_id",
        skip=(
            "policy_version_id",
            "calendar_version_id",
            "due_at",
            "at_risk_at",
            "elapsed",
            "span",
            "noticed_at",
            "next_at",
            "coming",
            "level_at",
        ),
        words=("breach_cause",),
    ),
    "firing": Audited("ticket", "ticket_id", words=("detail",)),
    "ticket_link": Audited("ticket", "from_id", words=("linked_by", "note")),
    "ticket_watcher": Audited("ticket", "ticket_id", ("ticket_id", "person_id")),
    "ticket_merge": Audited("ticket", "source_id", words=("merged_by",)),
    "ticket_snooze": Audited("ticket", "ticket_id", ("ticket_id",)),
    "reminder": Audited("ticket", "ticket_id", words=("note",)),
    "task_template": Audited("task_template", "id", words=("name", "about", "steps")),
    "ticket_task": Audited(
        "ticket", "ticket_id", skip=("remind_at",), words=("title", "step", "ended_by", "note")
    ),
    "approval": Audited("ticket", "ticket_id", words=("title", "asked_by")),
    "approval_vote": Audited("approval", "approval_id", words=("comment",)),
    "complaint_regime": Audited("regime", "id", words=("name", "duties", "published_by")),
    "complaint": Audited(
        "ticket",
        "ticket_id",
        skip=("version",),
        words=(
            "opened_by",
            "complainant",
            "contact",
            "received_by",
            "substance",
            "product",
            "remedy",
            "vulnerability",
            "reasons",
            "decided_by",
            "currency",
            "redress",
            "rights_version",
            "root_cause",
            "corrective_action",
            "ombudsman_reference",
            "closed_by",
        ),
    ),
    "complaint_due": Audited("ticket", "ticket_id", skip=("next_at",)),
    "letter_template": Audited(
        "letter", "id", words=("name", "language", "title", "paragraphs", "published_by")
    ),
    "complaint_letter": Audited(
        "ticket", "ticket_id", words=("sent_by", "name", "sha256", "missing")
    ),
    "saved_view": Audited(
        "saved_view", "id", words=("name", "conditions", "sorted_by", "columns", "grouped_by")
    ),
    "canned_reply": Audited("canned_reply", "id", words=("name", "body")),
    "macro": Audited("macro", "id", words=("name", "actions")),
    "article": Audited("article", "id", words=("title", "keywords", "body", "changed_by")),
    "article_wording": Audited(
        "article",
        "article_id",
        ("article_id", "version"),
        words=("title", "keywords", "body", "saved_by"),
    ),
    "setting": Audited("setting", "key", ("key",), words=("key", "value")),
    "rule": Audited("rule", "id", words=("name",)),
    "rule_version": Audited(
        "rule", "rule_id", words=("trigger", "conditions", "actions", "note", "published_by")
    ),
    "rota": Audited("rota", "id", words=("name", "timezone")),
    "rota_layer": Audited("rota", "rota_id", words=("name", "people", "handover", "hours")),
    "rota_override": Audited("rota", "rota_id", words=("source", "reason")),
    "retention_class": Audited(
        "retention", "id", words=("name", "basis", "types", "tags", "counts_from")
    ),
    "legal_hold": Audited("hold", "id", words=("matter", "custodian", "scope", "placed_by")),
    "legal_hold_member": Audited("hold", "hold_id", ("hold_id", "ticket_id")),
    "disposal_approval": Audited(
        "disposal", "id", words=("what", "approved_login", "used_by", "used_for")
    ),
    "review": Audited("review", "id", words=("seed", "scope", "statement")),
    "review_item": Audited("review", "review_id", words=("finding",)),
    "channel": Audited("channel", "id", skip=("settings",), words=("name",)),
}
"""Tables whose every insert, update and delete becomes a line; see migrations 0003 to 0007."""
