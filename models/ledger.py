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
    """

    subject: str
    by: str
    key: tuple[str, ...] = ("id",)
    skip: tuple[str, ...] = ()


AUDITED: Final = {
    "account": Audited("account", "id"),
    "department": Audited("department", "id"),
    "person": Audited("person", "id", skip=("password_hash", "failed_sign_ins", "locked_until")),
    "team": Audited("team", "id"),
    "team_member": Audited("team", "team_id", ("team_id", "person_id")),
    "role_request": Audited("person", "person_id"),
    "calendar": Audited("calendar", "id"),
    "calendar_version": Audited("calendar", "calendar_id"),
    "policy": Audited("policy", "id"),
    "policy_version": Audited("policy", "policy_id"),
    "policy_target": Audited("policy_version", "policy_version_id"),
    "escalation_path": Audited("path", "id"),
    "escalation_level": Audited("path", "path_id"),
    "ticket": Audited("ticket", "id", skip=("version", "updated_at", "next_due_at")),
    "ticket_event": Audited("ticket", "ticket_id"),
    "message": Audited("ticket", "ticket_id"),
    "attachment": Audited("message", "message_id"),
    "mention": Audited("message", "message_id", ("message_id", "person_id")),
    "custom_field": Audited("custom_field", "id"),
    "custom_value": Audited("ticket", "ticket_id", ("ticket_id", "field_id")),
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
        ),
    ),
    "firing": Audited("ticket", "ticket_id"),
    "ticket_link": Audited("ticket", "from_id"),
    "ticket_watcher": Audited("ticket", "ticket_id", ("ticket_id", "person_id")),
    "ticket_merge": Audited("ticket", "source_id"),
    "ticket_snooze": Audited("ticket", "ticket_id", ("ticket_id",)),
    "reminder": Audited("ticket", "ticket_id"),
    "task_template": Audited("task_template", "id"),
    "ticket_task": Audited("ticket", "ticket_id", skip=("remind_at",)),
    "approval": Audited("ticket", "ticket_id"),
    "approval_vote": Audited("approval", "approval_id"),
    "complaint_regime": Audited("regime", "id"),
    "complaint": Audited("ticket", "ticket_id", skip=("version",)),
    "complaint_due": Audited("ticket", "ticket_id", skip=("next_at",)),
    "letter_template": Audited("letter", "id"),
    "complaint_letter": Audited("ticket", "ticket_id"),
    "saved_view": Audited("saved_view", "id"),
    "canned_reply": Audited("canned_reply", "id"),
    "macro": Audited("macro", "id"),
    "article": Audited("article", "id"),
    "article_wording": Audited("article", "article_id", ("article_id", "version")),
    "setting": Audited("setting", "key", ("key",)),
    "rule": Audited("rule", "id"),
    "rule_version": Audited("rule", "rule_id"),
    "rota": Audited("rota", "id"),
    "rota_layer": Audited("rota", "rota_id"),
    "rota_override": Audited("rota", "rota_id"),
    "retention_class": Audited("retention", "id"),
    "legal_hold": Audited("hold", "id"),
    "legal_hold_member": Audited("hold", "hold_id", ("hold_id", "ticket_id")),
    "disposal_approval": Audited("disposal", "id"),
    "review": Audited("review", "id"),
    "review_item": Audited("review", "review_id"),
    "channel": Audited("channel", "id", skip=("settings",)),
}
"""Tables whose every insert, update and delete becomes a line; see migrations 0003 to 0007."""
