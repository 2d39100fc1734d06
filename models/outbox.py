"""What leaves the desk: channels, the outbox, the log of deliveries, and who wants to hear what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, Name, PrimaryKey, reference
from models.vocabulary import Medium, NoticeUrgency, OutboxState, SeatState, Timing


class Channel(Base):
    """A way out: a mail relay, a chat or SMS gateway, a webhook."""

    __tablename__ = "channel"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    medium: Mapped[Medium]
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Host, port, sender, ... ; never a secret, only where one is kept."""
    active: Mapped[bool] = mapped_column(default=True)


class OutboxMessage(Base):
    """One message to one recipient, written in the transaction that caused it."""

    __tablename__ = "outbox_message"
    __table_args__ = (
        Index(
            "ix_outbox_message_next_at",
            "next_at",
            postgresql_where=text("next_at IS NOT NULL"),
            sqlite_where=text("next_at IS NOT NULL"),
        ),
        Index(None, "person_id", "medium", "state"),
    )

    id: Mapped[PrimaryKey]
    key: Mapped[str] = mapped_column(String(160), unique=True)
    """What it is about, so that nothing is queued twice; its Message-ID is made from it."""
    medium: Mapped[Medium]
    channel_id: Mapped[int | None] = mapped_column(
        reference("channel.id", nullable_delete=True), index=True
    )
    """None: the first active channel of its medium."""
    person_id: Mapped[int | None] = mapped_column(reference("person.id", cascade=True))
    recipient: Mapped[str] = mapped_column(String(500))
    """The address, number or URL; empty: nobody knows it, which the delivery log says."""
    notice_id: Mapped[int | None] = mapped_column(reference("notice.id", cascade=True), index=True)
    ticket_id: Mapped[int | None] = mapped_column(reference("ticket.id", cascade=True), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    urgency: Mapped[NoticeUrgency] = mapped_column(default=NoticeUrgency.NORMAL)
    subject: Mapped[str] = mapped_column(String(500))
    body: Mapped[LongText]
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Of a webhook: what it posts."""
    state: Mapped[OutboxState] = mapped_column(default=OutboxState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    carried_by: Mapped[int | None] = mapped_column(
        reference("outbox_message.id", nullable_delete=True), index=True
    )
    """The message that carried this one as a part of a group or digest."""


class Delivery(Base):
    """One attempt to deliver one message, with what the other side said."""

    __tablename__ = "delivery"

    id: Mapped[PrimaryKey]
    message_id: Mapped[int] = mapped_column(
        reference("outbox_message.id", cascade=True), index=True
    )
    at: Mapped[datetime]
    attempt: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(24))
    """sent, deferred, refused, dead, grouped, held, skipped."""
    reason: Mapped[str] = mapped_column(Text)
    client: Mapped[str] = mapped_column(String(120))


class AlertChoice(Base):
    """When a person, or everybody, hears of a kind of event by a medium."""

    __tablename__ = "alert_choice"
    __table_args__ = (UniqueConstraint("person_id", "event", "medium", "scope"),)

    id: Mapped[PrimaryKey]
    person_id: Mapped[int | None] = mapped_column(reference("person.id", cascade=True))
    """None: the default of the desk."""
    event: Mapped[str] = mapped_column(String(40))
    """The kind of a notice; `*` for every kind."""
    medium: Mapped[Medium]
    scope: Mapped[str] = mapped_column(String(24), default="*")
    """own, team, department, * (whose ticket it is, seen from the person)."""
    timing: Mapped[Timing]


class AlertProfile(Base):
    """How one person wants to be reached."""

    __tablename__ = "alert_profile"

    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), default="en")
    timezone: Mapped[str] = mapped_column(String(64), default="UTC")
    quiet: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`mon` to `sun`: local intervals in which only what is urgent gets through."""
    urgent_bypass: Mapped[bool] = mapped_column(default=True)
    digest_at: Mapped[str] = mapped_column(String(5), default="08:00")
    """Local time of the daily digest."""
    mobile: Mapped[str | None] = mapped_column(String(40))
    chat: Mapped[str | None] = mapped_column(String(500))
    """The person's own room or handle at the chat gateway."""
    skip_when_away: Mapped[bool] = mapped_column(default=False)
    """Skip this person at once where the workstation is locked or idle."""


class SeatPresence(Base):
    """Whether somebody is at a workstation now; only of people who want to be skipped when away."""

    __tablename__ = "seat_presence"

    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), primary_key=True)
    seat: Mapped[str] = mapped_column(String(120), primary_key=True)
    state: Mapped[SeatState]
    since: Mapped[datetime]
    heard_at: Mapped[datetime]
    """A seat that was not heard of for two minutes says nothing."""


class WordingTemplate(Base):
    """The words of a kind of message in one language, with logic-less placeholders."""

    __tablename__ = "wording_template"
    __table_args__ = (UniqueConstraint("name", "language"),)

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(8))
    subject: Mapped[str] = mapped_column(String(500), default="")
    body: Mapped[LongText]
