"""Business calendars and SLA policies, every published version kept for ever."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, LongText, Name, PrimaryKey, reference
from models.vocabulary import Priority, Target


class Calendar(Base):
    """A business calendar by name; its hours stand in its versions."""

    __tablename__ = "calendar"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    active: Mapped[bool] = mapped_column(default=True)


class CalendarVersion(Base):
    """The hours of a calendar as they were published once (sla.md, section 1)."""

    __tablename__ = "calendar_version"
    __table_args__ = (UniqueConstraint("calendar_id", "version"),)

    id: Mapped[PrimaryKey]
    calendar_id: Mapped[int] = mapped_column(reference("calendar.id"))
    version: Mapped[int]
    timezone: Mapped[str] = mapped_column(String(64))
    weekly: Mapped[dict[str, Any]]
    holidays: Mapped[list[Any]] = mapped_column(default=list)
    overrides: Mapped[dict[str, Any]] = mapped_column(default=dict)
    published_at: Mapped[datetime]
    published_by: Mapped[str] = mapped_column(String(200))
    from_ticket: Mapped[int] = mapped_column(default=0, server_default="0")
    """The first ticket it counts for; those that were open before keep what they had. 0: all."""

    calendar: Mapped[Calendar] = relationship()


class Policy(Base):
    """An SLA policy by name and place in the order; its promises stand in its versions."""

    __tablename__ = "policy"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class PolicyVersion(Base):
    """The conditions and promises of a policy as they were published once."""

    __tablename__ = "policy_version"
    __table_args__ = (UniqueConstraint("policy_id", "version"),)

    id: Mapped[PrimaryKey]
    policy_id: Mapped[int] = mapped_column(reference("policy.id"))
    version: Mapped[int]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    """Its policy's place in the order, as this version has it."""
    calendar_id: Mapped[int] = mapped_column(reference("calendar.id"), index=True)
    path_id: Mapped[int | None] = mapped_column(
        reference("escalation_path.id", nullable_delete=True), index=True
    )
    conditions: Mapped[list[Any]] = mapped_column(default=list)
    pause_statuses: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Target -> list of statuses in which its clock pauses."""
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Confirmation window, floor, start of next_response, ... as durations and words."""
    published_at: Mapped[datetime]
    published_by: Mapped[str] = mapped_column(String(200))
    from_ticket: Mapped[int] = mapped_column(default=0, server_default="0")
    """As a calendar version's."""
    note: Mapped[LongText | None]

    policy: Mapped[Policy] = relationship()
    calendar: Mapped[Calendar] = relationship()
    targets: Mapped[list[PolicyTarget]] = relationship(
        back_populates="policy_version", order_by="PolicyTarget.id"
    )


class PolicyTarget(Base):
    """One promise of one policy version, for one priority or for all."""

    __tablename__ = "policy_target"
    __table_args__ = (UniqueConstraint("policy_version_id", "target", "priority"),)

    id: Mapped[PrimaryKey]
    policy_version_id: Mapped[int] = mapped_column(reference("policy_version.id", cascade=True))
    target: Mapped[Target]
    priority: Mapped[Priority | None]
    """None: for every priority that has no target of its own."""
    duration: Mapped[str] = mapped_column(String(40))
    """As sla.md section 1 writes it: 45m, 8h, 3bd, 8w, by 16:00."""
    warn_before: Mapped[str | None] = mapped_column(String(40))
    """How long before the due time the clock is at risk, as business time; None: a quarter."""
    calendar_id: Mapped[int | None] = mapped_column(reference("calendar.id"), index=True)

    policy_version: Mapped[PolicyVersion] = relationship(back_populates="targets")
