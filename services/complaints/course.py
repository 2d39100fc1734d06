"""How a change of a complaint begins and ends, whoever makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.complaints import Complaint
from models.tickets import Ticket
from services.access.permissions import Act, demand
from services.audit import opening, trail
from services.changes import Happening
from services.complaints import dues
from services.errors import NotFoundError, RuleError
from services.sla.log import append_event
from services.tickets import sight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from services.audit.trail import FieldChange
    from services.changes import Changes
    from services.store.work import Work

LABEL: Final = "C-{:06}"
FUTURE: Final = "That is in the future: give a time that has passed."
EARLIER: Final = "That is before the complaint was received."


def label(complaint_id: int) -> str:
    """Return the number of a complaint as people write it."""
    return LABEL.format(complaint_id)


def find(work: Work, ticket_id: int) -> Complaint | None:
    """Return the complaint of a ticket, if it is one; who asks for a restricted one is recorded."""
    ticket = work.find(Ticket, ticket_id)
    if ticket is not None:
        opening.open_words(work, ticket)
    return work.session.scalar(select(Complaint).where(Complaint.ticket_id == ticket_id))


def held(work: Work, ticket_id: int, *, ended: bool = False) -> tuple[Ticket, Complaint]:
    """Take a ticket and its complaint to change them.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        ended: The change is one that a closed complaint takes too.

    Raises:
        NotAllowed: The role may not handle complaints.
        NotFoundError: There is no such ticket, or it is no complaint.
        RuleError: The complaint is closed.
    """
    demand(work.actor, Act.COMPLAIN)
    sight.demand(work, ticket_id)
    ticket = work.lock(Ticket, ticket_id)
    found = find(work, ticket_id)
    if found is None:
        raise NotFoundError(
            "Ticket #{ticket_id} is not recorded as a complaint.", ticket_id=ticket_id
        )
    work.session.refresh(found)
    if found.closed_at is not None and not ended:
        raise RuleError(
            "The complaint {complaint} is closed; open it again first.", complaint=label(found.id)
        )
    return ticket, found


def moved(complaint: Complaint, wanted: Iterable[str], seen: Mapping[str, Any] | None) -> list[str]:
    """Return which of these fields say something else than their writer saw; None saw nothing."""
    if seen is None:
        return []
    return [name for name in wanted if getattr(complaint, name) != seen[name]]


def settle(
    work: Work,
    complaint: Complaint,
    what: str,
    said: Sequence[FieldChange],
    reason: str | None = None,
) -> Changes:
    """Append the entry, reckon the clocks again, and let the rules hear of it."""
    ticket = work.lock(Ticket, complaint.ticket_id)
    trail.append(work, f"complaint.{what}", ("ticket", ticket.id), said, reason)
    append_event(work, ticket.id, "complaint", {"what": what})
    dues.refresh(work, complaint)
    ticket.updated_at = work.now
    work.happened.append(Happening(ticket.id, "complaint", after=(what,)))
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def instant(work: Work, complaint: Complaint, at: datetime | None, reason: str) -> datetime:
    """Return when something was done: now, or an earlier time for which a reason is given.

    Raises:
        RuleError: In the future, before the receipt, or earlier without a reason.
    """
    if at is None:
        return work.now
    if at > work.now:
        raise RuleError(FUTURE)
    if at < complaint.received_at:
        raise RuleError(EARLIER)
    if not reason.strip():
        raise RuleError("Entering an earlier time needs a reason: say where it is known from.")
    return at
