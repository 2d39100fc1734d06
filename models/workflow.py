"""Task templates, the tasks of a ticket, and approvals with the word of each approver."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, Name, PrimaryKey, reference
from models.vocabulary import ApprovalState, ApprovalWay, TaskState


class TaskTemplate(Base):
    """A procedure by name: its steps, in the order they are written."""

    __tablename__ = "task_template"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    about: Mapped[LongText]
    steps: Mapped[list[Any]]
    """Each with title, team, assignee, after, due, conditions, approvers, way."""
    active: Mapped[bool] = mapped_column(default=True)


class TicketTask(Base):
    """One thing to do on a ticket; of a template it keeps what the step said when it began."""

    __tablename__ = "ticket_task"
    __table_args__ = (
        UniqueConstraint("ticket_id", "run", "position"),
        Index(
            "ix_ticket_task_remind_at",
            "remind_at",
            postgresql_where=text("remind_at IS NOT NULL"),
            sqlite_where=text("remind_at IS NOT NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True))
    template_id: Mapped[int | None] = mapped_column(
        reference("task_template.id", nullable_delete=True), index=True
    )
    """None: somebody wrote it on this ticket alone."""
    run: Mapped[int]
    """Which start on this ticket it belongs to, from 1."""
    position: Mapped[int]
    title: Mapped[Name]
    step: Mapped[dict[str, Any]] = mapped_column(default=dict)
    team_id: Mapped[int | None] = mapped_column(
        reference("team.id", nullable_delete=True), index=True
    )
    assignee_id: Mapped[int | None] = mapped_column(
        reference("person.id", nullable_delete=True), index=True
    )
    state: Mapped[TaskState]
    due_at: Mapped[datetime | None]
    remind_at: Mapped[datetime | None]
    """When somebody must be told that it is overdue; None: nobody must (any more)."""
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None] = mapped_column(String(200))
    note: Mapped[LongText | None]


class Approval(Base):
    """A question that one or all of several people must say yes to."""

    __tablename__ = "approval"

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    task_id: Mapped[int | None] = mapped_column(
        reference("ticket_task.id", cascade=True), index=True
    )
    """The step that waits for it."""
    title: Mapped[Name]
    way: Mapped[ApprovalWay]
    state: Mapped[ApprovalState]
    asked_at: Mapped[datetime]
    asked_by: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime | None]


class ApprovalVote(Base):
    """One approver's word, given in person or by who stands in."""

    __tablename__ = "approval_vote"
    __table_args__ = (UniqueConstraint("approval_id", "person_id"),)

    id: Mapped[PrimaryKey]
    approval_id: Mapped[int] = mapped_column(reference("approval.id", cascade=True))
    person_id: Mapped[int] = mapped_column(reference("person.id"), index=True)
    given_by: Mapped[int | None] = mapped_column(reference("person.id"), index=True)
    """Who gave it; differs from the approver where somebody stands in."""
    approves: Mapped[bool | None]
    given_at: Mapped[datetime | None]
    comment: Mapped[LongText | None]
