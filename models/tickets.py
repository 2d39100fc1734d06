"""Tickets, their conversation and the event log that their clocks are replayed from."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, LongText, PrimaryKey, reference
from models.vocabulary import (
    AuthorKind,
    FieldKind,
    MessageForm,
    MessageKind,
    Origin,
    Priority,
    TicketStatus,
)

IS_OPEN: Final = "status IN ('new', 'on_hold', 'open', 'pending')"
"""The predicate of the indexes that keep open tickets in the orders of queues; questions that are
to use them say it letter by letter."""


def _of_open(*columns: str) -> Index:
    return Index(None, *columns, postgresql_where=text(IS_OPEN), sqlite_where=text(IS_OPEN))


class Ticket(Base):
    """One request for help, from its creation to its end; its number is its id."""

    __tablename__ = "ticket"

    id: Mapped[PrimaryKey]
    version: Mapped[int] = mapped_column(default=1)
    subject: Mapped[str] = mapped_column(String(500))
    status: Mapped[TicketStatus] = mapped_column(default=TicketStatus.NEW)
    priority: Mapped[Priority] = mapped_column(default=Priority.NORMAL)
    origin: Mapped[Origin] = mapped_column(default=Origin.REQUESTER)
    kind: Mapped[str] = mapped_column(String(80), default="Incident")
    """What sort of request it is (Incident, Billing Inquiry, ...); conditions read it as `type`."""
    requester_id: Mapped[int] = mapped_column(reference("person.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(reference("account.id"), index=True)
    department_id: Mapped[int] = mapped_column(reference("department.id"))
    team_id: Mapped[int | None] = mapped_column(reference("team.id"))
    assignee_id: Mapped[int | None] = mapped_column(reference("person.id"))
    created_at: Mapped[datetime]
    contact_at: Mapped[datetime | None]
    """When the requester first made contact, where the agent recorded it."""
    updated_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    hold_reason: Mapped[LongText | None]
    reopen_count: Mapped[int] = mapped_column(default=0)
    tags: Mapped[list[Any]] = mapped_column(default=list)
    policy_version_id: Mapped[int | None] = mapped_column(reference("policy_version.id"))
    policy_reason: Mapped[LongText | None]
    """Why this policy applies, as matching said it."""
    next_due_at: Mapped[datetime | None]
    """Earliest due time of a live clock, a cache for the order of queues."""

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's shape
    __table_args__ = (
        Index(None, "team_id", "status", "next_due_at", "id"),
        Index(None, "assignee_id", "status", "next_due_at", "id"),
        Index(None, "status", "next_due_at", "id"),
        Index(None, "department_id", "updated_at", "id"),
        Index(None, "department_id", "id"),
        Index(None, "updated_at", "id"),
        _of_open("next_due_at", "id"),
        _of_open("priority", "next_due_at", "id"),
        _of_open("department_id", "next_due_at", "id"),
        _of_open("department_id", "priority", "next_due_at", "id"),
        _of_open("team_id", "next_due_at", "id"),
        # few tickets stand with another department than their own: these find them
        Index(None, "team_id", "department_id"),
        Index(None, "assignee_id", "department_id"),
        {"sqlite_autoincrement": True},
    )


class TicketEvent(Base):
    """One line of the log a ticket's clocks are replayed from; never changed, only added."""

    __tablename__ = "ticket_event"
    __table_args__ = (UniqueConstraint("ticket_id", "seq"),)

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True))
    seq: Mapped[int]
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(40))
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Message(Base):
    """A reply, which the requester reads, or a note, which stays inside."""

    __tablename__ = "message"

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True))
    at: Mapped[datetime]
    kind: Mapped[MessageKind]
    author_kind: Mapped[AuthorKind]
    author_id: Mapped[int | None] = mapped_column(reference("person.id"))
    author_name: Mapped[str] = mapped_column(String(200))
    body: Mapped[LongText]
    """The words, whatever the form."""
    form: Mapped[MessageForm] = mapped_column(default=MessageForm.PLAIN, server_default="plain")
    html: Mapped[LongText | None]
    """Cleaned markup of a message that came as HTML."""

    attachments: Mapped[list[Attachment]] = relationship(back_populates="message")

    __table_args__ = (Index(None, "ticket_id", "at", "id"),)


class AttachmentContent(Base):
    """The bytes of a file, kept once however often they are attached."""

    __tablename__ = "attachment_content"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Attachment(Base):
    """A file that came with a message."""

    __tablename__ = "attachment"

    id: Mapped[PrimaryKey]
    message_id: Mapped[int] = mapped_column(reference("message.id", cascade=True), index=True)
    name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(127))
    size: Mapped[int]
    """In bytes."""
    sha256: Mapped[str] = mapped_column(reference("attachment_content.sha256"), index=True)
    content_id: Mapped[str | None] = mapped_column(String(200))
    """What the message's HTML calls this picture by (RFC 2392), without the angle brackets."""
    found_type: Mapped[str | None] = mapped_column(String(127))
    """What its first bytes say it is, whatever its name and sender say; NULL: not looked at."""

    message: Mapped[Message] = relationship(back_populates="attachments")


class Mention(Base):
    """Somebody of the desk whom the writer of a message called to it, chosen from a list."""

    __tablename__ = "mention"

    message_id: Mapped[int] = mapped_column(reference("message.id", cascade=True), primary_key=True)
    person_id: Mapped[int] = mapped_column(reference("person.id"), primary_key=True, index=True)


class CustomField(Base):
    """A field of the site's own that tickets carry."""

    __tablename__ = "custom_field"

    id: Mapped[PrimaryKey]
    key: Mapped[str] = mapped_column(String(63), unique=True)
    label: Mapped[str] = mapped_column(String(120))
    kind: Mapped[FieldKind] = mapped_column(default=FieldKind.TEXT)
    choices: Mapped[list[Any]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)


class CustomValue(Base):
    """What one ticket says in one custom field; text, read by the field's kind."""

    __tablename__ = "custom_value"

    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), primary_key=True)
    field_id: Mapped[int] = mapped_column(
        reference("custom_field.id"), primary_key=True, index=True
    )
    value: Mapped[str] = mapped_column(Text)

    field: Mapped[CustomField] = relationship()
