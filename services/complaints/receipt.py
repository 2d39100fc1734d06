"""Correct when a complaint was received: with a reason, and by two (evidence.md, R24)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from models.complaint_words import Decision
from services.access import second
from services.access.permissions import Act, demand
from services.audit import approvals
from services.audit.trail import FieldChange
from services.complaints.course import FUTURE, held, label, settle
from services.errors import ConflictError, RuleError
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from datetime import datetime

    from models.complaints import Complaint
    from services.audit.confirmed import Second
    from services.changes import Changes
    from services.store.work import Work

WHAT: Final = "receipt"
"""Of the approval that the correction uses up."""
_ON_SERVER: Final = text("SELECT complaint_correct_receipt(:of, :at)")


def correct_signed(  # noqa: PLR0913 - what is to be recorded, who agrees, and what was seen
    work: Work,
    ticket_id: int,
    received_at: datetime,
    reason: str,
    by: Second,
    *,
    seen: datetime | None = None,
) -> Changes:
    """Correct the receipt with the second person signing in on the same screen.

    A wrong password is counted, so the unit must not fail with it: nothing is corrected, and the
    changes have no subject.

    Raises:
        ConflictError: It is no longer recorded as received when it was `seen` to be.
    """
    demand(work.actor, Act.COMPLAIN)
    _, row = held(work, ticket_id)
    if seen is not None and row.received_at != seen:
        raise ConflictError(
            "A colleague corrected the receipt of {complaint} meanwhile; nothing was saved. What "
            "you wrote stays: look at theirs, then correct it again to put yours in its place.",
            complaint=label(row.id),
        )
    _check(work, row, received_at, reason)
    attempt = second.signed(work, by.login, by.password)
    if attempt.actor is None or attempt.actor.person_id is None:
        return work.changes
    return correct(work, ticket_id, received_at, reason=reason, approved_by=attempt.actor.person_id)


def correct(
    work: Work, ticket_id: int, received_at: datetime, *, reason: str, approved_by: int
) -> Changes:
    """Correct the receipt; clocks count from it again, and what was breached stays breached.

    Args:
        work: The unit of work; its actor proposes the correction.
        ticket_id: The ticket.
        received_at: When the complaint really was received.
        reason: Why the record was wrong.
        approved_by: The second person, who keeps records.

    Raises:
        NotAllowed: The second person is the first, may not confirm it, or did not sign in.
        RuleError: No reason, in the future, or after an answer.
    """
    _, row = held(work, ticket_id)
    why = _check(work, row, received_at, reason)
    confirmed = second.second_person(work, approved_by, Act.CONFIRM_RECEIPT)
    approvals.approve(work, WHAT, [row.id], by=confirmed.id)
    before = row.received_at
    _carry_out(work, row, received_at)
    said = [
        FieldChange("received at", before.isoformat(), received_at.isoformat()),
        FieldChange("first recorded as", None, row.recorded_received_at.isoformat()),
        FieldChange("confirmed by", None, f"{confirmed.name} #{confirmed.id}"),
    ]
    return settle(work, row, "receipt_corrected", said, why)


def _carry_out(work: Work, row: Complaint, received_at: datetime) -> None:
    """Use up the approval; on PostgreSQL a function does both, and nobody may do without."""
    work.session.flush()
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(_ON_SERVER, {"of": row.id, "at": received_at})
        work.session.refresh(row)
    else:
        approvals.use(work, WHAT, row.id)
        row.received_at = received_at
        work.session.flush()


def _check(work: Work, row: Complaint, received_at: datetime, reason: str) -> str:
    why = given_reason(reason, what="Correcting when a complaint was received")
    if received_at > work.now:
        raise RuleError(FUTURE)
    if received_at == row.received_at:
        raise RuleError("That is when it is recorded as received already.")
    withdrawn_at = row.decided_at if row.decision is Decision.WITHDRAWN else None
    told = (row.acknowledged_at, row.holding_at, row.answered_at, withdrawn_at)
    done = [one for one in told if one]
    if done and received_at > min(done):
        raise RuleError(
            "It cannot have been received after it was acknowledged, answered or withdrawn."
        )
    return why
