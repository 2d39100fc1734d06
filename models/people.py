"""People, teams and departments: who works here and who asks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, LongText, Name, PrimaryKey, reference
from models.vocabulary import Role


class Department(Base):
    """A part of the organisation; its head is the director that escalations reach."""

    __tablename__ = "department"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    head_id: Mapped[int | None] = mapped_column(
        reference("person.id", nullable_delete=True, circular=True), index=True
    )


class Team(Base):
    """A group of agents that tickets are handed to."""

    __tablename__ = "team"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    department_id: Mapped[int] = mapped_column(reference("department.id"), index=True)
    lead_id: Mapped[int | None] = mapped_column(
        reference("person.id", nullable_delete=True), index=True
    )
    parent_id: Mapped[int | None] = mapped_column(
        reference("team.id", nullable_delete=True), index=True
    )
    calendar_id: Mapped[int | None] = mapped_column(
        reference("calendar.id", nullable_delete=True), index=True
    )
    tier: Mapped[int] = mapped_column(default=1)
    ola: Mapped[str | None] = mapped_column(String(40))
    """The team's own promise for the time a ticket is with it, as sla.md section 1 writes it."""
    active: Mapped[bool] = mapped_column(default=True)


class Person(Base):
    """Anybody the desk knows: requesters, agents, supervisors, officers."""

    __tablename__ = "person"

    id: Mapped[PrimaryKey]
    name: Mapped[Name]
    email: Mapped[str | None] = mapped_column(String(254), index=True)
    """Lower case."""
    login: Mapped[str | None] = mapped_column(String(63), unique=True)
    role: Mapped[Role] = mapped_column(default=Role.REQUESTER)
    password_hash: Mapped[LongText | None] = mapped_column(deferred=True)
    """argon2id; only where the database itself has no logins (SQLite)."""
    active: Mapped[bool] = mapped_column(default=True)
    department_id: Mapped[int | None] = mapped_column(
        reference("department.id", nullable_delete=True), index=True
    )
    account_id: Mapped[int | None] = mapped_column(
        reference("account.id", nullable_delete=True), index=True
    )
    manager_id: Mapped[int | None] = mapped_column(
        reference("person.id", nullable_delete=True), index=True
    )
    failed_sign_ins: Mapped[int] = mapped_column(default=0, deferred=True)
    locked_until: Mapped[datetime | None] = mapped_column(deferred=True)
    created_at: Mapped[datetime]


class TeamMember(Base):
    """Membership of one person in one team."""

    __tablename__ = "team_member"

    team_id: Mapped[int] = mapped_column(reference("team.id", cascade=True), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        reference("person.id", cascade=True), primary_key=True, index=True
    )

    person: Mapped[Person] = relationship()
    team: Mapped[Team] = relationship()


class RoleRequest(Base):
    """One administrator asks that somebody becomes another; a second one grants it."""

    __tablename__ = "role_request"

    id: Mapped[PrimaryKey]
    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), index=True)
    role: Mapped[Role]
    asked_by: Mapped[int] = mapped_column(reference("person.id"), index=True)
    asked_at: Mapped[datetime]
    reason: Mapped[LongText]
    granted_by: Mapped[int | None] = mapped_column(reference("person.id"), index=True)
    granted_at: Mapped[datetime | None]
