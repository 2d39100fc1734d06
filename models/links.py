"""Links between tickets: typed, each written once and read from both sides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, PrimaryKey, reference
from models.vocabulary import LinkKind


class TicketLink(Base):
    """One ticket's relation to another, read in its kind's direction: from CAUSES to."""

    __tablename__ = "ticket_link"
    __table_args__ = (UniqueConstraint("from_id", "to_id", "kind"),)

    id: Mapped[PrimaryKey]
    kind: Mapped[LinkKind]
    from_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True))
    to_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    linked_at: Mapped[datetime]
    linked_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[LongText | None]
    """Why they belong together, where somebody said so."""
