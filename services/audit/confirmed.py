"""What two persons do together: the second signs in on the same screen, in the same unit.

A wrong password is counted against the account, so the unit must not fail with it: it ends without
having done anything, and its changes name no subject. Whoever asks says `WRONG` then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.access import second
from services.audit import disposal, holds, quotations, retention, year_purge
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from services.audit.retention import ClassDraft
    from services.changes import Changes
    from services.store.work import Work

WRONG = second.WRONG
NOTHING_DUE: Final = "Nothing of this class is due and free of holds."


@dataclass(frozen=True, slots=True)
class Second:
    """Who confirms, as they sign in; `password` empty where the desk asks for none."""

    login: str
    password: str


def release_hold(work: Work, hold_id: int, reason: str, by: Second) -> Changes:
    """Release a legal hold."""
    return _confirmed(
        work, by, lambda one: holds.release(work, hold_id, reason=reason, approved_by=one)
    )


def set_class(work: Work, draft: ClassDraft, reason: str, by: Second) -> Changes:
    """Change a class of the schedule, also so that records go sooner."""
    return _confirmed(
        work, by, lambda one: retention.set_class(work, draft, reason=reason, approved_by=one)
    )


def purge_due(
    work: Work, class_id: int, reason: str, by: Second, only: Sequence[int] = ()
) -> Changes:
    """Purge what is due of a class, the oldest first, up to what one purge takes.

    Args:
        work: The unit of work.
        class_id: Of the schedule.
        reason: The ground.
        by: The second person.
        only: These tickets; none: whatever is due.

    Raises:
        RuleError: Nothing is due.
    """
    due = [] if only else retention.due_tickets(work, class_id)
    if not (only or due):
        raise RuleError(NOTHING_DUE)

    def purge(second_id: int) -> Changes:
        tickets = only or quotations.unheld(work, due)[: disposal.MOST]
        if not tickets:
            raise RuleError(NOTHING_DUE)
        return disposal.purge(work, class_id, tickets, reason=reason, approved_by=second_id)

    return _confirmed(work, by, purge)


def purge_year(work: Work, year: int, reason: str, by: Second) -> Changes:
    """Take the words out of the audit log of a year whose time is over."""
    return _confirmed(
        work, by, lambda one: year_purge.purge_year(work, year, reason=reason, approved_by=one)
    )


def erase_ticket(work: Work, number: int, authority: str, by: Second) -> Changes:
    """Take the words out of one ticket."""
    return _confirmed(
        work,
        by,
        lambda one: disposal.erase_ticket(work, number, authority=authority, approved_by=one),
    )


def erase_person(work: Work, person_id: int, authority: str, by: Second) -> Changes:
    """Take a requester and their words out."""
    return _confirmed(
        work,
        by,
        lambda one: disposal.erase_person(work, person_id, authority=authority, approved_by=one),
    )


def _confirmed(work: Work, by: Second, act: Callable[[int], Changes]) -> Changes:
    attempt = second.signed(work, by.login, by.password)
    if attempt.actor is None or attempt.actor.person_id is None:
        return work.changes
    return act(attempt.actor.person_id)
