"""Escalation paths, their levels, and the firings that prove what was done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, LongText, Name, PrimaryKey, reference
from models.vocabulary import FiringOutcome, LevelAction, NoticeUrgency, Target


class EscalationPath(Base):
    """A ladder of levels that a policy's clocks climb."""

    __tablename__ = "escalation_path"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    active: Mapped[bool] = mapped_column(default=True)

    levels: Mapped[list[EscalationLevel]] = relationship(
        back_populates="path", order_by="EscalationLevel.position"
    )


class EscalationLevel(Base):
    """One rung: when it is due against a clock, and what it does."""

    __tablename__ = "escalation_level"
    __table_args__ = (UniqueConstraint("path_id", "position"),)

    id: Mapped[PrimaryKey]
    path_id: Mapped[int] = mapped_column(reference("escalation_path.id", cascade=True))
    position: Mapped[int]
    name: Mapped[Name]
    target: Mapped[Target | None]
    """The target whose clocks it follows; None: every target."""
    offset: Mapped[str] = mapped_column(String(20))
    """Before or after the due time: -30m, 0, +4h, or 75% of the target."""
    wall_time: Mapped[bool] = mapped_column(default=False)
    action: Mapped[LevelAction]
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Of the action: {"team": id} or {"recipients": ["manager", "director"]}."""
    conditions: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """A tree that must hold when the level is due, else it is recorded as not wanted."""
    ack_within: Mapped[str | None] = mapped_column(String(20))
    """How long to wait for an acknowledgement (wall time, 15m); None: nobody has to answer."""
    repeats: Mapped[int] = mapped_column(default=0)
    """How often to tell again after such a wait, before the next level is brought forward."""

    path: Mapped[EscalationPath] = relationship(back_populates="levels")


class Firing(Base):
    """A level that came due on a clock, once; the unique key is the last line of defence."""

    __tablename__ = "firing"
    __table_args__ = (
        UniqueConstraint("clock_id", "level_id"),
        UniqueConstraint("path_run_id", "level_id"),
    )

    id: Mapped[PrimaryKey]
    clock_id: Mapped[int | None] = mapped_column(reference("clock.id", cascade=True))
    """None: of a path that was started by a rule or a person, see path_run_id."""
    path_run_id: Mapped[int | None] = mapped_column(reference("path_run.id", cascade=True))
    level_id: Mapped[int] = mapped_column(reference("escalation_level.id"), index=True)
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    due_at: Mapped[datetime]
    fired_at: Mapped[datetime] = mapped_column(index=True)
    late_by: Mapped[timedelta]
    outcome: Mapped[FiringOutcome]
    detail: Mapped[LongText]
    """What it did and to whom, in a sentence."""
    unreached: Mapped[bool] = mapped_column(default=False)
    """Everybody it told was away from the workstation, so no answer is waited for."""

    level: Mapped[EscalationLevel] = relationship()


class FiringRepeat(Base):
    """A level that told its people once more because nobody had acknowledged it."""

    __tablename__ = "firing_repeat"
    __table_args__ = (UniqueConstraint("firing_id", "number"),)

    id: Mapped[PrimaryKey]
    firing_id: Mapped[int] = mapped_column(reference("firing.id", cascade=True))
    number: Mapped[int]
    at: Mapped[datetime]
    detail: Mapped[LongText]


class Notice(Base):
    """Something one person must hear about; the inbox is the record of it."""

    __tablename__ = "notice"

    id: Mapped[PrimaryKey]
    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True))
    ticket_id: Mapped[int | None] = mapped_column(reference("ticket.id", cascade=True), index=True)
    clock_id: Mapped[int | None] = mapped_column(reference("clock.id", cascade=True), index=True)
    firing_id: Mapped[int | None] = mapped_column(reference("firing.id", cascade=True), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300))
    body: Mapped[LongText]
    urgency: Mapped[NoticeUrgency] = mapped_column(default=NoticeUrgency.NORMAL)
    created_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    """When a seat showed it natively or as a toast."""
    seen_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    is_routed: Mapped[bool] = mapped_column(default=True, server_default=true())
    """Whether it is known who gets it by mail or chat; a watcher routes what the server wrote."""

    __table_args__ = (
        Index(None, "person_id", "created_at", "id"),
        Index(
            "ix_notice_unrouted",
            "id",
            postgresql_where=text("NOT is_routed"),
            sqlite_where=text("NOT is_routed"),
        ),
    )


class Watcher(Base):
    """A heartbeat: who sweeps, from where, and when last."""

    __tablename__ = "watcher"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(120), unique=True)
    started_at: Mapped[datetime]
    swept_at: Mapped[datetime]
    fired_count: Mapped[int] = mapped_column(default=0)
