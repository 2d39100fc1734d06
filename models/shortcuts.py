"""What people prepare for their own work: saved views, canned replies, macros; and who looks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, Name, PrimaryKey, reference


class SavedView(Base):
    """A queue by conditions; a person's own, a team's, or everybody's (neither is named)."""

    __tablename__ = "saved_view"

    id: Mapped[PrimaryKey]
    name: Mapped[Name]
    owner_id: Mapped[int | None] = mapped_column(reference("person.id", cascade=True), index=True)
    team_id: Mapped[int | None] = mapped_column(reference("team.id", cascade=True), index=True)
    conditions: Mapped[dict[str, Any]]
    """One tree of all / any / none over `{field, op, value}`, as rules have it."""
    sorted_by: Mapped[str] = mapped_column(String(24))
    columns: Mapped[list[Any]] = mapped_column(default=list)
    """Names of the columns shown; empty: the usual ones."""
    grouped_by: Mapped[str | None] = mapped_column(String(40))
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class CannedReply(Base):
    """Words for what is asked often, with placeholders; whose it is as for views."""

    __tablename__ = "canned_reply"

    id: Mapped[PrimaryKey]
    name: Mapped[Name]
    body: Mapped[LongText]
    owner_id: Mapped[int | None] = mapped_column(reference("person.id", cascade=True), index=True)
    team_id: Mapped[int | None] = mapped_column(reference("team.id", cascade=True), index=True)
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Macro(Base):
    """Several changes and a reply in one gesture; whose it is as for views."""

    __tablename__ = "macro"

    id: Mapped[PrimaryKey]
    name: Mapped[Name]
    actions: Mapped[list[Any]]
    """As rules have them; a reply is the person's own, not the desk's."""
    owner_id: Mapped[int | None] = mapped_column(reference("person.id", cascade=True), index=True)
    team_id: Mapped[int | None] = mapped_column(reference("team.id", cascade=True), index=True)
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Presence(Base):
    """A window that has a ticket open; it says so again every few seconds, or is forgotten."""

    __tablename__ = "presence"
    __table_args__ = (UniqueConstraint("ticket_id", "seat"),)

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True))
    seat: Mapped[str] = mapped_column(String(120))
    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), index=True)
    writes: Mapped[bool] = mapped_column(default=False)
    """A reply or note is being written, or fields are being changed."""
    seen_at: Mapped[datetime]


class PersonTaste(Base):
    """How a person likes their window, wherever they sit: one row for each choice.

    A convenience that proves nothing and changes with every column moved: the ledger has none of
    it, and nobody else reads it.
    """

    __tablename__ = "person_taste"

    person_id: Mapped[int] = mapped_column(reference("person.id", cascade=True), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(String(2000))
