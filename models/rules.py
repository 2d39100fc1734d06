"""Rules: what they ask and do, every version kept; when timed ones are due; what became of each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Json, LongText, Name, PrimaryKey, reference
from models.vocabulary import RuleOutcome


class Rule(Base):
    """A rule by name and place in the order; what it does stands in its versions."""

    __tablename__ = "rule"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=0)
    """The one that counts now."""


class RuleVersion(Base):
    """The trigger, conditions and actions of a rule as they were published once."""

    __tablename__ = "rule_version"
    __table_args__ = (UniqueConstraint("rule_id", "version"),)

    id: Mapped[PrimaryKey]
    rule_id: Mapped[int] = mapped_column(reference("rule.id"))
    version: Mapped[int]
    trigger: Mapped[dict[str, Any]]
    conditions: Mapped[dict[str, Any]]
    """One tree of all / any / none over `{field, op, value}`."""
    actions: Mapped[list[Any]]
    note: Mapped[LongText | None]
    published_at: Mapped[datetime]
    published_by: Mapped[str] = mapped_column(String(200))

    rule: Mapped[Rule] = relationship()


class RuleRun(Base):
    """What became of one rule on one change of one ticket, and why."""

    __tablename__ = "rule_run"

    id: Mapped[PrimaryKey]
    rule_version_id: Mapped[int] = mapped_column(reference("rule_version.id"), index=True)
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True))
    at: Mapped[datetime]
    correlation: Mapped[str] = mapped_column(String(32), index=True)
    """Of the unit of work, as in its audit entries."""
    cause: Mapped[str] = mapped_column(String(200))
    """What pulled the trigger, in words."""
    outcome: Mapped[RuleOutcome]
    why: Mapped[LongText]
    did: Mapped[LongText]

    version: Mapped[RuleVersion] = relationship()

    __table_args__ = (Index(None, "ticket_id", "id"),)


class Unsettled(Base):
    """What a requester's own login left to do on a ticket: count its clocks, ask the rules."""

    __tablename__ = "unsettled"

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    left_at: Mapped[datetime]
    happened: Mapped[list[Any]] = mapped_column(default=list)
    """[[kind, field, before, after], ...]: what rules are to be asked about."""


class RuleDue(Base):
    """When an idle or in-status rule comes due on a ticket: once for each stretch."""

    __tablename__ = "rule_due"
    __table_args__ = (
        Index(
            "ix_rule_due_due_at",
            "due_at",
            postgresql_where=text("due_at IS NOT NULL"),
            sqlite_where=text("due_at IS NOT NULL"),
        ),
    )

    rule_id: Mapped[int] = mapped_column(reference("rule.id", cascade=True), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(
        reference("ticket.id", cascade=True), primary_key=True, index=True
    )
    since_seq: Mapped[int]
    """The event that began the stretch."""
    due_at: Mapped[datetime | None]
    """None: fired for this stretch, or there is no stretch now."""
    fired_at: Mapped[datetime | None]
    """When it fired for this stretch."""


class RuleSchedule(Base):
    """When a rule with a schedule runs next."""

    __tablename__ = "rule_schedule"

    rule_id: Mapped[int] = mapped_column(reference("rule.id", cascade=True), primary_key=True)
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    ran_at: Mapped[datetime | None]


class MessageTone(Base):
    """How a requester's message sounds, scored by the desk's own word list."""

    __tablename__ = "message_tone"

    message_id: Mapped[int] = mapped_column(reference("message.id", cascade=True), primary_key=True)
    score: Mapped[int]
    """From -100 (furious) to 100 (delighted); 0 is neutral."""
    words: Mapped[list[Any]] = mapped_column(Json, default=list)
    """[[word, weight], ...]: the words that made the score."""


class PathRun(Base):
    """A path that a rule or a person started on a ticket; its levels count from then."""

    __tablename__ = "path_run"

    id: Mapped[PrimaryKey]
    path_id: Mapped[int] = mapped_column(reference("escalation_path.id"), index=True)
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    started_at: Mapped[datetime]
    started_by: Mapped[str] = mapped_column(String(200))
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by: Mapped[int | None] = mapped_column(reference("person.id"), index=True)
    ended_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None]
    needs_program: Mapped[bool] = mapped_column(default=False, server_default=false())
    """What is due next the server cannot do: it waits for whoever sees the ticket."""

    __table_args__ = (
        Index(
            "ix_path_run_next_at",
            "next_at",
            postgresql_where=text("next_at IS NOT NULL"),
            sqlite_where=text("next_at IS NOT NULL"),
        ),
    )
