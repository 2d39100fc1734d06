"""Tell of tasks that are overdue, once each; a job of the watcher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.tickets import Ticket
from models.vocabulary import DONE_STATUSES, OPEN_STATUSES, TaskState
from models.workflow import TicketTask
from services.audit import trail
from services.audit.trail import FieldChange
from services.escalation import moving_on, recipients
from services.notify import inbox
from services.notify.phrases import Phrase
from services.workflow.tasks import about, doers

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from services.store.work import Actor, Store, Work


def remind_due(store: Store, actor: Actor) -> int:
    """Tell of what is overdue; returns how many tasks were."""
    with store.reading(actor) as work:
        is_due = select(TicketTask.id).join(Ticket, Ticket.id == TicketTask.ticket_id)
        if work.session.scalar(is_due.where(*_is_due(work)).limit(1)) is None:
            return 0
    with store.work(actor) as work:
        return remind(work)


def remind(work: Work, limit: int = 50) -> int:
    """Tell of tasks that are overdue, once each; returns how many."""
    query = (
        select(TicketTask)
        .join(Ticket, Ticket.id == TicketTask.ticket_id)
        .where(*_is_due(work))
        .order_by(TicketTask.remind_at)
        .limit(limit)
        .with_for_update(of=TicketTask, skip_locked=True)
    )
    overdue = work.session.scalars(query).all()
    for task in overdue:
        task.remind_at = None
        ticket = work.require(Ticket, task.ticket_id)
        if task.state is TaskState.OPEN and ticket.status in OPEN_STATUSES:
            meant = recipients.stand_ins(work, doers(work, ticket, task))
            found = moving_on.reached(work, ticket, meant, waits=False, seated=False)
            title = Phrase("task overdue", {"task": task.title})
            said_of = about(work, ticket)
            word = inbox.Word("task", title, said_of, ticket_id=ticket.id, skipped=found.away)
            inbox.tell(work, found.people, word)
            told = moving_on.words(work, found)
            said = [FieldChange(task.title, None, f"overdue; told {told}")]
            trail.append(work, "task.overdue", ("ticket", ticket.id), said)
            work.touch(tickets={ticket.id})
    return len(overdue)


def _is_due(work: Work) -> tuple[ColumnElement[bool], ...]:
    """Say what is overdue; on a ticket that rests it waits, for that may be taken up again."""
    return TicketTask.remind_at <= work.now, Ticket.status.not_in(sorted(DONE_STATUSES))
