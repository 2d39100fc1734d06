"""The audit trail: one entry for each change, added in the transaction that made it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, PrimaryKey


class AuditEntry(Base):
    """Who did what to which subject, when, and why; the database refuses to change or delete it.

    Actor and instant are facts of the database; `claimed_*` repeats what an imported source said.
    """

    __tablename__ = "audit_entry"

    id: Mapped[PrimaryKey]
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(60))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    actor_id: Mapped[int | None]
    """No foreign key: history outlives the person's row."""
    actor_name: Mapped[str] = mapped_column(String(200))
    actor_role: Mapped[str] = mapped_column(String(24))
    client: Mapped[str] = mapped_column(String(120))
    correlation: Mapped[str] = mapped_column(String(32))
    """The same for every entry of one unit of work."""
    changes: Mapped[list[Any]] = mapped_column(default=list)
    """[{field, before, after}, ...]."""
    reason: Mapped[LongText | None]
    source: Mapped[str | None] = mapped_column(String(80))
    """The foreign system an imported entry repeats; its times and actors are claims."""
    claimed_at: Mapped[datetime | None]
    claimed_actor: Mapped[str | None] = mapped_column(String(200))

    __table_args__ = (
        Index(None, "subject_type", "subject_id", "id"),
        Index(None, "at", "id"),
        Index(None, "actor_id", "id"),
        {"sqlite_autoincrement": True},
    )
