"""The complaints register: the record beside a ticket, what the regulator's clocks say, letters."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, Name, PrimaryKey, reference
from models.complaint_words import (
    Acceptance,
    Channel,
    Decision,
    Duty,
    Grade,
    LetterKind,
    Stage,
)

Word = String(120)


class ComplaintRegime(Base):
    """One version of a jurisdiction's times and of the calendar they count in; never changed."""

    __tablename__ = "complaint_regime"
    __table_args__ = (UniqueConstraint("name", "version"),)

    id: Mapped[PrimaryKey]
    name: Mapped[Name]
    version: Mapped[int]
    calendar_id: Mapped[int] = mapped_column(reference("calendar.id"), index=True)
    duties: Mapped[dict[str, Any]]
    """Duty -> `{"within": "3bd", "warn": "1bd"}`; what is not named is not owed there."""
    published_at: Mapped[datetime]
    published_by: Mapped[Name]


class Complaint(Base):
    """The record of one complaint (evidence.md, R23); its number is its id, its ticket is one."""

    __tablename__ = "complaint"

    id: Mapped[PrimaryKey]
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    regime_id: Mapped[int] = mapped_column(reference("complaint_regime.id"), index=True)
    calendar_version_id: Mapped[int] = mapped_column(reference("calendar_version.id"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[Name]
    # what was received
    complainant: Mapped[Name]
    contact: Mapped[LongText]
    received_at: Mapped[datetime]
    """Corrected with a reason and a second person only."""
    recorded_received_at: Mapped[datetime]
    """As it was first recorded; figures are told by both."""
    channel: Mapped[Channel]
    received_by: Mapped[Name]
    substance: Mapped[LongText]
    product: Mapped[str] = mapped_column(Word)
    is_payment: Mapped[bool] = mapped_column(default=False)
    """Of a payment or e-money service: other times apply."""
    remedy: Mapped[LongText | None]
    vulnerable: Mapped[bool] = mapped_column(default=False)
    vulnerability: Mapped[LongText | None]
    # the first assessment
    severity: Mapped[Grade | None]
    safety: Mapped[Grade | None]
    complexity: Mapped[Grade | None]
    impact: Mapped[Grade | None]
    urgency: Mapped[Grade | None]
    # what was done
    acknowledged_at: Mapped[datetime | None]
    holding_at: Mapped[datetime | None]
    decision: Mapped[Decision | None]
    reasons: Mapped[LongText | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(200))
    currency: Mapped[str | None] = mapped_column(String(3))
    redress_offered: Mapped[int | None]
    """In hundredths of the currency."""
    redress_paid: Mapped[int | None]
    redress_paid_at: Mapped[datetime | None]
    redress: Mapped[LongText | None]
    """What else was offered: an apology, a correction."""
    answered_at: Mapped[datetime | None]
    """When the final response was sent."""
    is_summary: Mapped[bool] = mapped_column(default=False)
    """The answer was a summary resolution."""
    rights_version: Mapped[str | None] = mapped_column(Word)
    """The version of the text on referral rights that was sent."""
    acceptance: Mapped[Acceptance | None]
    accepted_at: Mapped[datetime | None]
    # what is learned
    root_cause: Mapped[str | None] = mapped_column(Word)
    corrective_action: Mapped[LongText | None]
    # the ombudsman
    stage: Mapped[Stage | None]
    stage_at: Mapped[datetime | None]
    referred_at: Mapped[datetime | None]
    ombudsman_reference: Mapped[str | None] = mapped_column(Word)
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = mapped_column(String(200))

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's shape
    __table_args__ = (Index(None, "received_at"), Index(None, "answered_at"))


class ComplaintDue(Base):
    """One of the regulator's clocks on one complaint: reckoned from the record, told of once."""

    __tablename__ = "complaint_due"
    __table_args__ = (
        UniqueConstraint("complaint_id", "duty"),
        Index(
            "ix_complaint_due_next_at",
            "next_at",
            postgresql_where=text("next_at IS NOT NULL"),
            sqlite_where=text("next_at IS NOT NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    complaint_id: Mapped[int] = mapped_column(reference("complaint.id", cascade=True))
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    duty: Mapped[Duty]
    starts_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """The end of the last day, or the close of its business."""
    at_risk_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    breached_at: Mapped[datetime | None]
    """A fact: it stays when the receipt is corrected."""
    is_void: Mapped[bool] = mapped_column(default=False)
    """It is not owed (any more): the product turned out to be another."""
    risk_told_at: Mapped[datetime | None]
    breach_told_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None]
    """When the watcher must look again; None: nothing is left to tell."""


class LetterTemplate(Base):
    """One version of a letter's locked words; never changed."""

    __tablename__ = "letter_template"
    __table_args__ = (UniqueConstraint("name", "version"),)

    id: Mapped[PrimaryKey]
    name: Mapped[Name]
    version: Mapped[int]
    kind: Mapped[LetterKind]
    language: Mapped[str] = mapped_column(String(8))
    title: Mapped[Name]
    paragraphs: Mapped[list[Any]]
    """Each with key, text, mandatory, free, rights and asks, in their order."""
    published_at: Mapped[datetime]
    published_by: Mapped[Name]


class ComplaintLetter(Base):
    """A letter as it left: its bytes are a file of the ticket, found by their hash."""

    __tablename__ = "complaint_letter"

    id: Mapped[PrimaryKey]
    complaint_id: Mapped[int] = mapped_column(reference("complaint.id", cascade=True), index=True)
    ticket_id: Mapped[int] = mapped_column(reference("ticket.id", cascade=True), index=True)
    template_id: Mapped[int] = mapped_column(reference("letter_template.id"), index=True)
    """The version it was written from, or compared with where it was sent past the desk."""
    kind: Mapped[LetterKind]
    sent_at: Mapped[datetime]
    sent_by: Mapped[Name]
    name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    missing: Mapped[list[Any]] = mapped_column(default=list)
    """Keys of mandatory paragraphs it lacks; a complaint is not closed with such an answer."""
