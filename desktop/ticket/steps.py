"""The steps a person can take with a ticket's status: their words, reasons and undoing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.text import tr
from desktop.widgets.queue_line import status_words
from models.vocabulary import DONE_STATUSES, TicketStatus
from services.audit.reasons import Prompt
from services.errors import ConflictError
from services.tickets import lifecycle, undoing

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Step:
    """One move to a status.

    Attributes:
        question, hint, action: What the reason bar asks; an empty question needs no reason.
        said: The toast afterwards, with {number}.
        take: Does it, with the reason given.
    """

    question: str
    hint: str
    action: str
    said: str
    take: Callable[[Work, int, str], Changes]


def _hold(work: Work, ticket_id: int, reason: str) -> Changes:
    return lifecycle.place_on_hold(work, ticket_id, reason=reason)


def _await(work: Work, ticket_id: int, reason: str) -> Changes:
    return lifecycle.await_requester(work, ticket_id, reason=reason)


def _resolve(work: Work, ticket_id: int, reason: str) -> Changes:
    return lifecycle.resolve(work, ticket_id, reason=reason)


def _close(work: Work, ticket_id: int, reason: str) -> Changes:
    return lifecycle.close(work, ticket_id, reason=reason)


def _cancel(work: Work, ticket_id: int, reason: str) -> Changes:
    return lifecycle.cancel(work, ticket_id, reason=reason)


def _reopen(work: Work, ticket_id: int, reason: str) -> Changes:
    return lifecycle.reopen(work, ticket_id, reason=reason)


def _resume(work: Work, ticket_id: int, _reason: str) -> Changes:
    return lifecycle.resume(work, ticket_id)


def take_from(work: Work, ticket_id: int, seen: TicketStatus, step: Step, reason: str) -> Changes:
    """Take a step from the status that was seen; ConflictError where a colleague took another."""
    for now in undoing.before(work, [ticket_id]):
        if now.status is not seen:
            raise ConflictError(
                tr(
                    "A colleague changed the status to {status} meanwhile. Look again and decide.",
                    status=status_words(now.status),
                )
            )
    return step.take(work, ticket_id, reason)


def step_to(old: TicketStatus, new: TicketStatus) -> Step:
    """Return the step from one status to another; which are possible says `moves_from`."""
    if new is TicketStatus.OPEN:
        if old in DONE_STATUSES:
            return Step(
                tr("Why reopen it?"),
                tr("Such as: it happens again"),
                tr("Reopen"),
                tr("{number} is open again"),
                _reopen,
            )
        return Step("", "", tr("Go on"), tr("{number} is open"), _resume)
    return _STEPS[new]()


def prompt_of(old: TicketStatus, new: TicketStatus) -> Prompt | None:
    """Return the class of changes that a step belongs to, for its usual reasons."""
    if new in DONE_STATUSES or new is TicketStatus.CANCELLED:
        return Prompt.ENDING
    return Prompt.REOPENING if old in DONE_STATUSES and new is TicketStatus.OPEN else None


def moves_from(status: TicketStatus) -> list[TicketStatus]:
    """Return the status itself and those that may follow, in the order of the vocabulary."""
    following = lifecycle.FOLLOWS[status]
    return [one for one in TicketStatus if one is status or one in following]


_STEPS: Final[dict[TicketStatus, Callable[[], Step]]] = {
    TicketStatus.PENDING: lambda: Step(
        tr("What do we wait for?"),
        tr("Such as: the serial number of the device"),
        tr("Wait for the requester"),
        tr("{number} waits for the requester"),
        _await,
    ),
    TicketStatus.ON_HOLD: lambda: Step(
        tr("Why on hold?"),
        tr("Such as: the vendor delivers on Thursday"),
        tr("Place on hold"),
        tr("{number} is on hold"),
        _hold,
    ),
    TicketStatus.RESOLVED: lambda: Step(
        tr("What solved it?"),
        tr("Such as: the rekey interval was set back to 8 hours"),
        tr("Resolve"),
        tr("{number} is resolved"),
        _resolve,
    ),
    TicketStatus.CLOSED: lambda: Step(
        tr("Why close it for good?"),
        tr("Such as: confirmed by the requester"),
        tr("Close"),
        tr("{number} is closed"),
        _close,
    ),
    TicketStatus.CANCELLED: lambda: Step(
        tr("Why does it need no answer?"),
        tr("Such as: spam, or a duplicate of #1042"),
        tr("Cancel the ticket"),
        tr("{number} is cancelled"),
        _cancel,
    ),
}
