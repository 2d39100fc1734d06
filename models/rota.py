"""Who can and who is there: skills, groups of requesters, absences, on-call rotas."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Name, PrimaryKey, reference
from models.people import Person, Team


class Skill(Base):
    """Something agents can do that others cannot (Senior, Networks, German)."""

    __tablename__ = "skill"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)


class PersonSkill(Base):
    """That one person has one skill."""

    __tablename__ = "person_skill"

    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), primary_key=True)
    skill_id: Mapped[int] = mapped_column(
        reference("skill.id", cascade=True), primary_key=True, index=True
    )

    skill: Mapped[Skill] = relationship()


class RequesterGroup(Base):
    """A group that requesters are sorted into (Enterprise, Board, Branch offices)."""

    __tablename__ = "requester_group"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)


class RequesterGroupMember(Base):
    """Membership of one person in one requester group."""

    __tablename__ = "requester_group_member"

    group_id: Mapped[int] = mapped_column(
        reference("requester_group.id", cascade=True), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        reference("person.id", cascade=True), primary_key=True, index=True
    )


class Absence(Base):
    """A time in which a person takes no tickets, and who stands in."""

    __tablename__ = "absence"
    __table_args__ = (Index(None, "person_id", "starts_at"),)

    id: Mapped[PrimaryKey]
    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    """Exclusive; None: until further notice."""
    substitute_id: Mapped[int | None] = mapped_column(
        reference("person.id", nullable_delete=True), index=True
    )
    note: Mapped[str] = mapped_column(String(300), default="")


class AssignmentTurn(Base):
    """Whose turn it was last in a team's round robin."""

    __tablename__ = "assignment_turn"

    team_id: Mapped[int] = mapped_column(reference("team.id", cascade=True), primary_key=True)
    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), index=True)


class Rota(Base):
    """Who is on call for a team; layers lie on each other, the first that has somebody answers."""

    __tablename__ = "rota"

    id: Mapped[PrimaryKey]
    name: Mapped[Name] = mapped_column(unique=True)
    team_id: Mapped[int] = mapped_column(reference("team.id", cascade=True), unique=True)
    timezone: Mapped[str] = mapped_column(String(64))

    team: Mapped[Team] = relationship()
    layers: Mapped[list[RotaLayer]] = relationship(
        back_populates="rota", order_by="RotaLayer.position"
    )


class RotaLayer(Base):
    """People who take turns, handing over at one local time of the week."""

    __tablename__ = "rota_layer"
    __table_args__ = (UniqueConstraint("rota_id", "position"),)

    id: Mapped[PrimaryKey]
    rota_id: Mapped[int] = mapped_column(reference("rota.id", cascade=True))
    position: Mapped[int]
    name: Mapped[Name]
    people: Mapped[list[Any]]
    """Ids in the order of their turns."""
    first_on: Mapped[date] = mapped_column(Date)
    """The local date on which the first person's first turn begins."""
    handover: Mapped[str] = mapped_column(String(5), default="09:00")
    turn_days: Mapped[int] = mapped_column(default=7)
    hours: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`mon` to `sun`: intervals this layer covers; empty: all the time."""

    rota: Mapped[Rota] = relationship(back_populates="layers")


class RotaOverride(Base):
    """Somebody else is on call for a while: a swap, a holiday, an imported shift."""

    __tablename__ = "rota_override"
    __table_args__ = (Index(None, "rota_id", "starts_at"), UniqueConstraint("rota_id", "source"))

    id: Mapped[PrimaryKey]
    rota_id: Mapped[int] = mapped_column(reference("rota.id", cascade=True))
    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    source: Mapped[str | None] = mapped_column(String(255))
    """UID and start of the imported calendar entry; None: entered by hand."""
    reason: Mapped[str] = mapped_column(String(300), default="")

    person: Mapped[Person] = relationship()
