"""Reckon a regulator's clocks again that a person's login wrote, and mend what was wrong.

The server refuses what no record can bring and notes whose login wrote last
(`sql/guard/duties.sql`); the arithmetic of a jurisdiction it does not know. Any other login has it
done in the turn in which clocks are counted again (`services.sla.recounting`).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.complaint_words import WINDOWS
from models.complaints import Complaint, ComplaintDue
from services.audit import opening, trail
from services.audit.trail import FieldChange
from services.complaints import dues
from services.sla.recounting import MENDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.tickets import Ticket
    from services.store.work import Work

RECKONED: Final = (
    *("starts_at", "due_at", "at_risk_at", "stopped_at"),
    *("breached_at", "is_void", "risk_told_at", "breach_told_at", "next_at"),
)
BREACHED: Final = "complaint.breached"
AT_RISK: Final = "complaint.at_risk"
"""The kinds of the entries in which the program says whom it told (`reminding`)."""
CORRECTED: Final = "complaint.receipt_corrected"


def mend(work: Work, ticket: Ticket, login: str) -> bool | None:
    """Reckon the regulator's clocks of a held ticket again; what was wrong stands in the trail.

    Args:
        work: The unit of work.
        ticket: The ticket.
        login: Who wrote last.

    Returns:
        Whether anything was wrong; None where this session may not see the record.
    """
    query = select(ComplaintDue).where(ComplaintDue.ticket_id == ticket.id)
    rows = work.session.scalars(query.execution_options(populate_existing=True)).all()
    if not rows:
        return False
    opening.open_words(work, ticket, why="reminders", is_needed=False)
    complaint = work.session.scalar(select(Complaint).where(Complaint.ticket_id == ticket.id))
    if complaint is None:
        return None
    before = {one.id: _values(one) for one in rows}
    for row in rows:
        _untell(work, row)
    dues.refresh(work, complaint)
    if not _entries(work, ticket.id, [CORRECTED]):
        for row in rows:
            _unbreach(work, row)
    said = [(row, [*_differences(row, before[row.id])]) for row in rows]
    why = f"reckoned again from the record of the complaint; {login} wrote last"
    for row, changes in said:
        if changes:
            about = FieldChange("clock", None, row.duty.value)
            trail.append(work, MENDED, ("ticket", ticket.id), [about, *changes], why)
    work.session.flush()
    return any(changes for _, changes in said)


def _untell(work: Work, row: ComplaintDue) -> None:
    """Take back that people were told where the trail does not say so."""
    if row.duty in WINDOWS:
        return  # one that passes before anybody looks is no news
    told = {one for one in (row.risk_told_at, row.breach_told_at) if one is not None}
    said = _entries(work, row.ticket_id, [AT_RISK, BREACHED]) if told else {}
    if said.get(row.breach_told_at) != BREACHED:
        row.breach_told_at = None
    if row.risk_told_at not in said:
        row.risk_told_at = None


def _entries(work: Work, ticket_id: int, kinds: list[str]) -> dict[datetime | None, str]:
    """Return the instants at which the program wrote of a ticket's complaint, and what."""
    query = select(AuditEntry.at, AuditEntry.kind).where(
        AuditEntry.subject_type == "ticket",
        AuditEntry.subject_id == ticket_id,
        AuditEntry.kind.in_(kinds),
    )
    rows = work.session.execute(query.order_by(AuditEntry.kind))
    return {row.at: row.kind for row in rows}  # of both at one instant the breach, the later word


def _unbreach(work: Work, row: ComplaintDue) -> None:
    """Take back a breach at an instant at which nothing was due.

    A breach is a fact: one at the due time stays, for an earlier end may have been recorded after
    it; and all stay where the receipt was corrected, for until then another instant was due.
    """
    if row.is_void or row.breached_at in {None, row.due_at}:
        return
    is_late = row.duty not in WINDOWS and (row.stopped_at or work.now) > row.due_at
    row.breached_at = row.due_at if is_late else None
    row.breach_told_at = row.breach_told_at if is_late else None
    dues.set_next(row, is_window=row.duty in WINDOWS)


def _differences(row: ComplaintDue, before: dict[str, Any]) -> Iterator[FieldChange]:
    """Yield what was wrong; a breach that time has brought meanwhile was not."""
    after = _values(row)
    is_new_breach = before["breached_at"] is None and after["breached_at"] == before["due_at"]
    for name in RECKONED:
        if before[name] == after[name] or (is_new_breach and name in {"breached_at", "next_at"}):
            continue
        yield FieldChange(name.replace("_", " "), _said(before[name]), _said(after[name]))


def _values(row: ComplaintDue) -> dict[str, Any]:
    return {name: getattr(row, name) for name in RECKONED}


def _said(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return None if value is None else str(value)
