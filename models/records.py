"""How long records are kept, what is held, and which entries are reviewed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, Name, PrimaryKey, reference


class RetentionClass(Base):
    """A class of records: which tickets belong to it, on what basis and how long they are kept."""

    __tablename__ = "retention_class"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(120), unique=True)
    basis: Mapped[LongText]
    """The law or rule that asks for it, as printed on certificates."""
    types: Mapped[list[Any]] = mapped_column(default=list)
    tags: Mapped[list[Any]] = mapped_column(default=list)
    """A ticket of one of these types or tags belongs here; both empty: every other ticket."""
    keep_days: Mapped[int]
    counts_from: Mapped[str] = mapped_column(String(24), default="closed")
    """`created` or `closed`."""


class LegalHold(Base):
    """A matter for which records are kept whatever their class says."""

    __tablename__ = "legal_hold"

    id: Mapped[PrimaryKey]
    matter: Mapped[Name]
    custodian: Mapped[Name]
    scope: Mapped[dict[str, Any]]
    """What is held, now and later: tickets, people, types, tags, text, from, to."""
    placed_at: Mapped[datetime]
    placed_by: Mapped[Name]
    released_at: Mapped[datetime | None]


class LegalHoldMember(Base):
    """A ticket under a hold; no foreign key to it, for the list outlives the ticket."""

    __tablename__ = "legal_hold_member"

    hold_id: Mapped[int] = mapped_column(reference("legal_hold.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(primary_key=True, index=True)
    added_at: Mapped[datetime]
    is_later: Mapped[bool] = mapped_column(default=False)
    """True: it matched after the hold was placed, and is not on the frozen list."""


class DisposalApproval(Base):
    """The word of the second person for one purge or erasure; used once, within minutes.

    On PostgreSQL the server itself writes who gave it and when, and the functions that destroy
    use it up; on a file the program does both.
    """

    __tablename__ = "disposal_approval"

    id: Mapped[PrimaryKey]
    what: Mapped[str] = mapped_column(String(24))
    """`purge`, `erase_ticket`, `erase_person`, or `purge_log` with a year."""
    subject_id: Mapped[int]
    """Of the ticket or person; no foreign key, for the approval outlives it."""
    approved_by: Mapped[int | None] = mapped_column(reference("person.id"), index=True)
    """NULL: what two approved before a restore is carried out again."""
    approved_login: Mapped[str] = mapped_column(String(120))
    """The login of the session that wrote the row; a fact where people have logins."""
    approved_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[str | None] = mapped_column(String(120))
    """The login of the session that used it."""
    used_for: Mapped[str | None] = mapped_column(String(64))
    """What and subject once more, so that the ledger's line about the use names both."""

    __table_args__ = (Index(None, "subject_id", "what"),)


class Review(Base):
    """A sample of entries somebody looks through, drawn so that anybody can draw it again."""

    __tablename__ = "review"

    id: Mapped[PrimaryKey]
    seed: Mapped[Name]
    scope: Mapped[dict[str, Any]]
    population: Mapped[int]
    """Entries the sample was drawn from."""
    last_entry_id: Mapped[int]
    """The newest entry at the time: drawing again looks no further."""
    opened_at: Mapped[datetime]
    opened_by: Mapped[int] = mapped_column(reference("person.id"), index=True)
    due_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    statement: Mapped[LongText | None]


class ReviewItem(Base):
    """One entry of a sample, and what its reviewer found."""

    __tablename__ = "review_item"
    __table_args__ = (UniqueConstraint("review_id", "entry_id"),)

    id: Mapped[PrimaryKey]
    review_id: Mapped[int] = mapped_column(reference("review.id"))
    entry_id: Mapped[int]
    is_exception: Mapped[bool] = mapped_column(default=False)
    finding: Mapped[LongText | None]
    found_at: Mapped[datetime | None]
    found_by: Mapped[int | None] = mapped_column(reference("person.id"), index=True)
