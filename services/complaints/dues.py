"""Keeps the regulator's clocks of a complaint beside its record, in the transaction of a change."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.complaint_words import Decision
from models.complaints import Complaint, ComplaintDue, ComplaintRegime
from services.complaints import duties, regimes
from services.complaints.duties import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.calendars.working_time import WorkingTime
    from services.complaints.duties import Standing
    from services.store.work import Work

MINUTE: Final = timedelta(minutes=1)


def refresh(work: Work, complaint: Complaint) -> None:
    """Reckon the clocks of a held complaint again; a breach that was recorded stays one."""
    work.session.flush()
    known = {one.duty: one for one in rows(work, complaint.id)}
    regime = work.require(ComplaintRegime, complaint.regime_id)
    hours = regimes.hours(work, complaint.calendar_version_id)
    laid = duties.standings(facts(complaint), regimes.owed(regime), hours)
    for one in laid:
        row = known.get(one.duty)
        if row is None:
            row = ComplaintDue(
                complaint_id=complaint.id,
                ticket_id=complaint.ticket_id,
                duty=one.duty,
                starts_at=one.starts_at,
                due_at=one.due_at,
            )
            work.session.add(row)
        _write(work, row, one)
    for duty, row in known.items():
        if duty not in {one.duty for one in laid}:
            row.is_void, row.next_at = True, None
    work.session.flush()


def facts(complaint: Complaint) -> Facts:
    """Return what the clocks are reckoned from."""
    withdrawn = complaint.decision is Decision.WITHDRAWN
    return Facts(
        received_at=complaint.received_at,
        is_payment=complaint.is_payment,
        acknowledged_at=complaint.acknowledged_at,
        holding_at=complaint.holding_at,
        answered_at=complaint.answered_at,
        withdrawn_at=complaint.decided_at if withdrawn else None,
        referred_at=complaint.referred_at,
    )


def rows(work: Work, complaint_id: int) -> Sequence[ComplaintDue]:
    """Return the clocks of a complaint in the order they are due."""
    query = select(ComplaintDue).where(ComplaintDue.complaint_id == complaint_id)
    return work.session.scalars(query.order_by(ComplaintDue.due_at, ComplaintDue.id)).all()


def _write(work: Work, row: ComplaintDue, one: Standing) -> None:
    if row.due_at != one.due_at:  # somebody is warned of the new time
        row.risk_told_at = None
        row.breach_told_at = row.breach_told_at if row.breached_at else None
    row.starts_at, row.due_at, row.at_risk_at = one.starts_at, one.due_at, one.at_risk_at
    row.stopped_at, row.is_void = one.stopped_at, False
    if row.breached_at is None and not one.is_window and one.is_late(work.now):
        row.breached_at = one.due_at
    set_next(row, is_window=one.is_window)


def last_moment(work: Work, row: ComplaintDue) -> datetime:
    """Return the due time as people say it: the end of a day is a minute to midnight, not 00:00."""
    complaint = work.require(Complaint, row.complaint_id)
    return said_as(row.due_at, regimes.hours(work, complaint.calendar_version_id))


def said_as(due_at: datetime, hours: WorkingTime) -> datetime:
    """Return the same for a due time in the zone of its calendar."""
    is_midnight = hours.days.time_of(int(due_at.timestamp())) == 0
    return due_at - MINUTE if is_midnight else due_at


def set_next(row: ComplaintDue, *, is_window: bool) -> None:
    """Write down when somebody must next be told of a clock."""
    if row.stopped_at is not None or row.is_void:
        row.next_at = None
    elif row.at_risk_at is not None and row.risk_told_at is None and row.breached_at is None:
        row.next_at = row.at_risk_at
    elif is_window or row.breach_told_at is not None:
        row.next_at = None
    else:
        row.next_at = row.due_at
