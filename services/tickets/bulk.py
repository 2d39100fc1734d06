"""One change made to many tickets, each in its own unit: one refusal spoils no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from models.tickets import Ticket
from models.vocabulary import DONE_STATUSES, TicketStatus
from services.access.permissions import Act, demand
from services.errors import RuleError
from services.tickets import agenda, assignment, classification, lifecycle

if TYPE_CHECKING:
    from datetime import datetime

    from models.vocabulary import Priority
    from services.changes import Changes
    from services.store.work import Work

_STEPS: Final = {
    TicketStatus.PENDING: lifecycle.await_requester,
    TicketStatus.ON_HOLD: lifecycle.place_on_hold,
    TicketStatus.RESOLVED: lifecycle.resolve,
    TicketStatus.CLOSED: lifecycle.close,
    TicketStatus.CANCELLED: lifecycle.cancel,
}


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is changed on every ticket; what is None or empty stays.

    Attributes:
        reason: Why; needed where a single ticket would need it.
        to: A team and a person of it; None stays as it is.
        snooze_until: When they come back into the queues.
    """

    reason: str
    status: TicketStatus | None = None
    priority: Priority | None = None
    to: tuple[int | None, int | None] | None = None
    kind: str | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    snooze_until: datetime | None = None


def apply(work: Work, ticket_id: int, change: BulkChange) -> Changes:
    """Make one change of many to one ticket, all of it or nothing."""
    demand(work.actor, Act.WORK_TICKET)
    reason = change.reason
    if change.to is not None:
        team_id, person_id = change.to
        assignment.assign(work, ticket_id, team_id=team_id, person_id=person_id, reason=reason)
    if change.priority is not None:
        assignment.set_priority(work, ticket_id, change.priority, reason=reason)
    if change.kind is not None:
        classification.set_kind(work, ticket_id, change.kind, reason=reason)
    if change.add_tags or change.remove_tags:
        classification.set_tags(
            work, ticket_id, add=change.add_tags, remove=change.remove_tags, reason=reason
        )
    if change.status is not None:
        _status(work, ticket_id, change.status, reason)
    if change.snooze_until is not None:
        agenda.snooze(work, ticket_id, change.snooze_until)
    return work.touch(tickets={ticket_id}, subject=ticket_id)


def _status(work: Work, ticket_id: int, status: TicketStatus, reason: str) -> None:
    ticket = work.lock(Ticket, ticket_id)
    if ticket.status is status:
        return
    if status is TicketStatus.OPEN:
        if ticket.status in DONE_STATUSES:
            lifecycle.reopen(work, ticket_id, reason=reason)
        else:
            lifecycle.resume(work, ticket_id)
    elif status in _STEPS:
        _STEPS[status](work, ticket_id, reason=reason)
    else:
        raise RuleError("Nothing can be made {status} by hand.", status=status)
