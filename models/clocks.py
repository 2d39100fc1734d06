"""Clocks: the cached result of replaying a ticket's events, and what the sweep reads."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import JSON, Index, String, UniqueConstraint, and_, literal, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, PrimaryKey, reference
from models.vocabulary import LIVE_STATES, ClockState, Target

Plan: Final = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


MAY_BE_LIVE: Final = "state IN ('breached', 'paused', 'running')"
"""The predicate of the indexes that find what is late; questions that are to use them say it letter
by letter, as `IS_LIVE` does."""


def _of_live(name: str, *columns: str, also: str | None = None) -> Index:
    where = text(MAY_BE_LIVE if also is None else f"{MAY_BE_LIVE} AND {also}")
    return Index(name, *columns, postgresql_where=where, sqlite_where=where)


class Clock(Base):
    """The count of one target on one ticket; a cache of the replay, never edited by hand."""

    __tablename__ = "clock"
    __table_args__ = (
        UniqueConstraint("ticket_id", "target", "cycle"),
        _of_live("ix_clock_live_due_at", "due_at", "ticket_id"),
        _of_live("ix_clock_breached", "ticket_id", also="breached_at IS NOT NULL"),
        _of_live("ix_clock_at_risk_at", "at_risk_at", "ticket_id", also="breached_at IS NULL"),
        Index(
            "ix_clock_level_at",
            "level_at",
            postgresql_where=text("level_at IS NOT NULL"),
            sqlite_where=text("level_at IS NOT NULL"),
        ),
        Index(
            "ix_clock_next_at",
            "next_at",
            postgresql_where=text("next_at IS NOT NULL"),
            sqlite_where=text("next_at IS NOT NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True))
    target: Mapped[Target]
    cycle: Mapped[int] = mapped_column(default=1)
    # versions and people are never deleted: no index has to find the clocks that refer to one
    policy_version_id: Mapped[int] = mapped_column(reference("policy_version.id"))
    calendar_version_id: Mapped[int] = mapped_column(reference("calendar_version.id"))
    state: Mapped[ClockState]
    started_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """None while paused; a paused clock has no due time (sla.md, section 3)."""
    at_risk_at: Mapped[datetime | None]
    elapsed: Mapped[timedelta]
    """Business time counted so far, as of the last event."""
    span: Mapped[timedelta]
    """The promise, in business time."""
    stopped_at: Mapped[datetime | None]
    breached_at: Mapped[datetime | None]
    breach_cause: Mapped[str | None] = mapped_column(String(80))
    noticed_at: Mapped[datetime | None]
    """When an evaluator first saw the breach; the breach itself is due_at."""
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by: Mapped[int | None] = mapped_column(reference("person.id"))
    next_at: Mapped[datetime | None]
    """When the sweep must look again: next level or breach; None: nothing is left to do."""
    coming: Mapped[list[Any] | None] = mapped_column(Plan)
    """The levels that have not fired, as [level, seconds since 1970] by their own time. What the
    server fires for windows that do not see the ticket (`sql/guard/sweep.sql`)."""
    level_at: Mapped[datetime | None]
    """When the server must look; None: there is nothing that it could do."""


IS_LIVE: Final = and_(
    Clock.state.in_(
        [literal(one, Clock.state.type, literal_execute=True) for one in sorted(LIVE_STATES)]
    ),
    Clock.stopped_at.is_(None),
)
"""`models.vocabulary.is_live` as a condition, for whoever means clocks that have not ended. The
states are said letter by letter: with values handed over later, a prepared question could not use
the indexes."""


class ClockCheck(Base):
    """A ticket whose clocks a person's login wrote: another login counts them again.

    Written by the server alone (`sql/guard/clocks.sql`); a file has no logins and no such rows.
    """

    __tablename__ = "clock_check"

    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), primary_key=True)
    login: Mapped[str] = mapped_column(String(63))
    """Who wrote last."""
    at: Mapped[datetime]
