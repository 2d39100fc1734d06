"""What the desk knows about itself: schema facts, settings, and what was imported."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Json, reference


class SchemaMeta(Base):
    """Facts about the schema that a client reads before it trusts it (min_client, ...)."""

    __tablename__ = "schema_meta"

    key: Mapped[str] = mapped_column(String(63), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Setting(Base):
    """A setting of the whole desk."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(63), primary_key=True)
    value: Mapped[Any] = mapped_column(Json)


class ImportedRecord(Base):
    """A record of a foreign system that was imported, so that it never is twice."""

    __tablename__ = "imported_record"

    source: Mapped[str] = mapped_column(String(80), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    ticket_id: Mapped[int | None] = mapped_column(
        reference("ticket.id", nullable_delete=True), index=True
    )
    digest: Mapped[str] = mapped_column(String(64))
    imported_at: Mapped[datetime]


class AppliedUnit(Base):
    """A unit of work that was applied, so that a second attempt at it is answered, not done.

    Technical, and not recorded in the ledger; kept for a week.
    """

    __tablename__ = "applied_unit"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Of the intention, made up by the client."""
    applied_at: Mapped[datetime] = mapped_column(index=True)
    changes: Mapped[str | None] = mapped_column(Text)
    """What it touched, as JSON: the answer for whoever asks again."""
    repeats: Mapped[int] = mapped_column(default=0)
    """How often somebody asked again."""
    login: Mapped[str | None] = mapped_column(String(63))
    """Of the session that made it, by the server; a seat finds and changes its own keys only."""
