"""What is done with whole tickets: watched, merged, put aside for a while, remembered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, PrimaryKey, reference
from models.vocabulary import TicketStatus

_OPEN_REMINDER = text("done_at IS NULL")
_STANDING_MERGE = text("undone_at IS NULL")


class TicketWatcher(Base):
    """Somebody of the desk who wants to hear what happens on a ticket."""

    __tablename__ = "ticket_watcher"

    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        reference("person.id", cascade=True), primary_key=True, index=True
    )
    since: Mapped[datetime]


class TicketMerge(Base):
    """One ticket merged into another; nothing of it moves, so that it can be undone exactly."""

    __tablename__ = "ticket_merge"

    id: Mapped[PrimaryKey]
    source_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True))
    target_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    status_before: Mapped[TicketStatus]
    """Of the source: what it becomes again when the merge is undone."""
    merged_at: Mapped[datetime]
    merged_by: Mapped[str] = mapped_column(String(200))
    undone_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "uq_ticket_merge_source_id",
            "source_id",
            unique=True,
            postgresql_where=_STANDING_MERGE,
            sqlite_where=_STANDING_MERGE,
        ),
    )


class TicketSnooze(Base):
    """A ticket that stays out of the queues until an instant; its clocks count on."""

    __tablename__ = "ticket_snooze"

    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), primary_key=True)
    until: Mapped[datetime] = mapped_column(index=True)
    since: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(
        reference("person.id", nullable_delete=True), index=True
    )
    """Who put it aside, and is told when it is back."""


class Reminder(Base):
    """A person's own note to look at a ticket again at an instant."""

    __tablename__ = "reminder"

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), index=True)
    due_at: Mapped[datetime]
    note: Mapped[LongText]
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    """When it was given, or taken back before."""

    __table_args__ = (
        Index(
            "ix_reminder_due_at",
            "due_at",
            postgresql_where=_OPEN_REMINDER,
            sqlite_where=_OPEN_REMINDER,
        ),
    )
