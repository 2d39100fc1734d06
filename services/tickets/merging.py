"""Two tickets about one thing become one, and can become two again exactly as they were."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from models.moves import TicketMerge
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, TicketStatus
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.sla import standing
from services.tickets import merged, sight
from services.tickets.editing import change, settle
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

ENDED: Final = frozenset({TicketStatus.MERGED, TicketStatus.CANCELLED})


def merge(work: Work, ticket_id: int, into_id: int, *, reason: str) -> Changes:
    """Merge a ticket into another, which keeps the earliest promise of both (sla.md, section 3).

    The conversation stays where it was written and is read on both; what the requester writes
    on the merged ticket from now on is kept with the other.

    Raises:
        RuleError: One of them has ended, the other is not open, or they are the same.
    """
    demand(work.actor, Act.WORK_TICKET)
    why = given_reason(reason, what="Merging tickets")
    source, target = _held(work, ticket_id, into_id)
    if source.status in ENDED:
        raise RuleError(
            "Ticket #{source} is {status} already.", source=source.id, status=source.status
        )
    if target.status not in OPEN_STATUSES:
        raise RuleError(
            "Ticket #{target} is {status}; reopen it first, or merge it into #{source} instead.",
            target=target.id,
            status=target.status,
            source=source.id,
        )
    obligations = standing.replayed(work, source.id).obligations()
    work.session.add(
        TicketMerge(
            source_id=source.id,
            target_id=target.id,
            status_before=source.status,
            merged_at=work.now,
            merged_by=work.actor.name,
        )
    )
    work.session.flush()
    change(work, source, "ticket.merged", reason=_into(why, target), status=TicketStatus.MERGED)
    settle(work, source, "merged", into=target.id)
    said = [FieldChange("merged from", None, f"#{source.id} {source.subject}")]
    trail.append(work, "ticket.absorbed", ("ticket", target.id), said, why)
    settle(
        work, target, "absorbed", source=source.id, obligations=[asdict(one) for one in obligations]
    )
    return work.touch(tickets={source.id, target.id}, subject=target.id)


def undo_merge(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """Take a merge back: both tickets are what they were, and what came since stays where it is.

    Args:
        work: The unit of work.
        ticket_id: The ticket that was merged away.
        reason: Why.
    """
    demand(work.actor, Act.WORK_TICKET)
    why = given_reason(reason, what="Undoing a merge")
    known = merged.standing(work, ticket_id)
    if known is None:
        raise RuleError(
            "Ticket #{ticket_id} is not merged (any more); there is nothing to undo.",
            ticket_id=ticket_id,
        )
    source, target = _held(work, ticket_id, known.target_id)
    further = merged.standing(work, target.id)
    if further is not None:
        raise RuleError(
            "Ticket #{target} was merged into #{target_id} itself. Undo that first.",
            target=target.id,
            target_id=further.target_id,
        )
    known = work.lock(TicketMerge, known.id)
    if known.undone_at is not None:
        raise RuleError("Somebody undid the merge of #{ticket_id} already.", ticket_id=ticket_id)
    known.undone_at = work.now
    change(work, source, "ticket.merge_undone", reason=why, status=known.status_before)
    settle(work, source, "merge_undone", other=target.id)
    said = [FieldChange("merged from", f"#{source.id} {source.subject}", None)]
    trail.append(work, "ticket.merge_undone", ("ticket", target.id), said, why)
    settle(work, target, "merge_undone", other=source.id)
    return work.touch(tickets={source.id, target.id}, subject=source.id)


def _held(work: Work, ticket_id: int, into_id: int) -> tuple[Ticket, Ticket]:
    """Hold both tickets, in one order for everybody."""
    if ticket_id == into_id:
        raise RuleError("Ticket #{ticket_id} cannot be merged into itself.", ticket_id=ticket_id)
    sight.demand(work, ticket_id, into_id)
    held = {number: work.lock(Ticket, number) for number in sorted((ticket_id, into_id))}
    return held[ticket_id], held[into_id]


def _into(why: str, target: Ticket) -> str:
    return f"Merged into #{target.id}: {why}"
