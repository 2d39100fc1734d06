"""The paused time of a ticket as a whole, whichever of its clocks a pause concerns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.calendars.open_seconds import OpenSeconds
    from services.sla.replay import Replay
    from services.sla.terms import PolicyTerms


def so_far(ticket: Replay) -> int:
    """Return the business seconds paused up to now, in the calendar of the policy of the time."""
    if ticket.paused_from is None or ticket.policy is None:
        return ticket.paused_total
    hours = _hours(ticket, ticket.policy)
    return ticket.paused_total + hours.between(ticket.paused_from, ticket.now_s)


def account(ticket: Replay) -> None:
    """Add what was paused up to now; asked before the status or the terms change."""
    if ticket.paused_from is not None:
        ticket.paused_total, ticket.paused_from = so_far(ticket), None


def watch(ticket: Replay) -> None:
    """Begin to count where the policy says that the status pauses."""
    if ticket.policy is not None and ticket.policy.pauses(ticket.status):
        ticket.paused_from = ticket.now_s


def recount(ticket: Replay) -> None:
    """Count every pause again, in the calendar of the policy that applies now."""
    policy, created = ticket.policy, ticket.created_s
    if policy is None or created is None:
        return
    hours = _hours(ticket, policy)
    ticket.paused_total, ticket.paused_from = 0, None
    for (at, status), (end, _) in pairwise(ticket.history):
        if policy.pauses(status):
            ticket.paused_total += hours.between(max(at, created), max(end, created))
    if policy.pauses(ticket.status):
        ticket.paused_from = max(ticket.history[-1][0], created)


def _hours(ticket: Replay, policy: PolicyTerms) -> OpenSeconds:
    return ticket.calendar_for(policy.calendar).hours.seconds
