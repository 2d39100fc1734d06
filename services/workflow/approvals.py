"""Give or withhold approval, in person or standing in; what waits for it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from models.people import Person
from models.tickets import Ticket
from models.vocabulary import ApprovalState, ApprovalWay, TaskState
from models.workflow import Approval, ApprovalVote, TicketTask
from services.access import presence
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import NotAllowed, RuleError
from services.notify.phrases import Phrase
from services.tickets.texts import given_reason
from services.workflow import asking, tasks
from services.workflow.asking import GONE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.changes import Changes
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class VoteView:
    """One approver's word; `approves` is None while it is awaited."""

    person_id: int
    person: str
    given_by: str | None
    approves: bool | None
    given_at: datetime | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """One approval with everybody's word.

    Attributes:
        mine: The actor may still give a word on it, for oneself or standing in.
    """

    id: int
    ticket_id: int
    title: str
    way: ApprovalWay
    state: ApprovalState
    asked_at: datetime
    asked_by: str
    decided_at: datetime | None
    votes: tuple[VoteView, ...]
    mine: bool


def request(work: Work, ticket_id: int, question: asking.Question) -> Changes:
    """Ask for approval on a ticket."""
    demand(work.actor, Act.WORK_TICKET)
    asking.ask(work, work.lock(Ticket, ticket_id), question)
    return work.changes


def decide(work: Work, approval_id: int, *, approves: bool, comment: str = "") -> Changes:
    """Give one's word on an approval; for an absent approver the substitute may.

    Raises:
        NotAllowed: Nobody asked the actor, nor anybody the actor stands in for; or the actor
            asked for it.
        RuleError: It is decided already, or refusing was given no reason.
    """
    approval = work.require(Approval, approval_id)
    ticket = work.lock(Ticket, approval.ticket_id)
    work.session.refresh(approval)  # somebody may have been quicker
    if approval.state is not ApprovalState.REQUESTED:
        raise RuleError("“{title}” is {state} already.", title=approval.title, state=approval.state)
    if ticket.status in GONE:
        raise RuleError(
            "Ticket #{ticket_id} is {status}; there is nothing to approve.",
            ticket_id=ticket.id,
            status=ticket.status,
        )
    if not approves:
        comment = given_reason(comment, what="Refusing")
    votes = _votes(work, approval.id)
    own = _own(work, votes)
    if not own:
        raise NotAllowed("Nobody asked you to approve “{title}”.", title=approval.title)
    if asking.is_asker(work, approval):
        raise NotAllowed(
            "You asked for “{title}” yourself: somebody else must decide. Wait for whoever was "
            "asked, or withdraw it and name another approver.",
            title=approval.title,
        )
    for vote in own:
        vote.approves, vote.given_by = approves, work.actor.person_id
        vote.given_at, vote.comment = work.now, comment or None
        name = work.require(Person, vote.person_id).name
        said = FieldChange(f"{approval.title}: {name}", None, "yes" if approves else "no")
        trail.append(work, "approval.voted", ("ticket", ticket.id), [said], comment or None)
    work.session.flush()
    _conclude(work, ticket, approval, votes)
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def withdraw(work: Work, approval_id: int, *, reason: str) -> Changes:
    """Take a question back; a step that waited for it is skipped."""
    demand(work.actor, Act.WORK_TICKET)
    why = given_reason(reason, what="Withdrawing an approval")
    approval = work.require(Approval, approval_id)
    ticket = work.lock(Ticket, approval.ticket_id)
    work.session.refresh(approval)  # somebody may have been quicker
    if approval.state is not ApprovalState.REQUESTED:
        raise RuleError("“{title}” is {state} already.", title=approval.title, state=approval.state)
    _settle(work, ticket, approval, (ApprovalState.WITHDRAWN, why))
    return work.touch(tickets={ticket.id}, subject=ticket.id)


def _conclude(
    work: Work, ticket: Ticket, approval: Approval, votes: Sequence[ApprovalVote]
) -> None:
    words = [one.approves for one in votes]
    if approval.way is ApprovalWay.ANY:
        is_yes, is_no = True in words, all(one is False for one in words)
    else:
        is_yes, is_no = all(words), False in words
    if not (is_yes or is_no):
        asking.heard(work, approval)
        return
    state = ApprovalState.APPROVED if is_yes else ApprovalState.REFUSED
    said = "; ".join(filter(None, (one.comment for one in votes)))
    _settle(work, ticket, approval, (state, said))


def _settle(
    work: Work, ticket: Ticket, approval: Approval, outcome: tuple[ApprovalState, str]
) -> None:
    state, why = outcome
    approval.state, approval.decided_at = state, work.now
    shown = [FieldChange(approval.title, ApprovalState.REQUESTED.value, state.value)]
    trail.append(work, f"approval.{state.value}", ("ticket", ticket.id), shown, why or None)
    asking.heard(work, approval)
    if ticket.assignee_id is not None and ticket.assignee_id != work.actor.person_id:
        title = Phrase(state.value, {"title": approval.title})
        asking.tell(work, ticket, {ticket.assignee_id}, title, why)
    if approval.task_id is None:
        return
    task = work.require(TicketTask, approval.task_id)
    if task.state is TaskState.OPEN:
        tasks.end(work, task, _ENDS[state], why)
        tasks.go_on(work, ticket)


_ENDS = {
    ApprovalState.APPROVED: TaskState.DONE,
    ApprovalState.REFUSED: TaskState.REFUSED,
    ApprovalState.WITHDRAWN: TaskState.SKIPPED,
}


def approvals(work: Work, ticket_id: int) -> list[ApprovalView]:
    """Return the approvals of a ticket, in the order they were asked for."""
    query = select(Approval).where(Approval.ticket_id == ticket_id)
    return [view(work, one) for one in work.session.scalars(query.order_by(Approval.id))]


def awaiting_me(work: Work, limit: int = 200) -> list[ApprovalView]:
    """Return what the actor is asked to approve, for oneself or standing in, oldest first."""
    concerns = or_(
        ApprovalVote.person_id == work.actor.person_id,
        ApprovalVote.person_id.in_(presence.away(work)),
    )
    awaited = select(ApprovalVote.approval_id).where(ApprovalVote.approves.is_(None), concerns)
    query = (
        select(Approval)
        .join(Ticket, Ticket.id == Approval.ticket_id)
        .where(
            Approval.state == ApprovalState.REQUESTED,
            Approval.id.in_(awaited),
            Ticket.status.not_in(sorted(GONE)),
        )
        .order_by(Approval.asked_at, Approval.id)
    )
    found = (view(work, one) for one in work.session.scalars(query).all())
    return list(islice((one for one in found if one.mine), limit))


def view(work: Work, one: Approval) -> ApprovalView:
    """Return an approval with everybody's word."""
    votes = _votes(work, one.id)
    shown = tuple(
        VoteView(
            vote.person_id,
            work.require(Person, vote.person_id).name,
            work.require(Person, vote.given_by).name if vote.given_by else None,
            vote.approves,
            vote.given_at,
            vote.comment,
        )
        for vote in votes
    )
    is_open = one.state is ApprovalState.REQUESTED
    return ApprovalView(
        one.id,
        one.ticket_id,
        one.title,
        one.way,
        one.state,
        one.asked_at,
        one.asked_by,
        one.decided_at,
        shown,
        mine=is_open and bool(_own(work, votes)) and not asking.is_asker(work, one),
    )


def _votes(work: Work, approval_id: int) -> Sequence[ApprovalVote]:
    query = select(ApprovalVote).where(ApprovalVote.approval_id == approval_id)
    return work.session.scalars(query.order_by(ApprovalVote.id)).all()


def _own(work: Work, votes: Sequence[ApprovalVote]) -> list[ApprovalVote]:
    """Return the open votes that are the actor's to give."""
    me = work.actor.person_id
    if me is None:
        return []
    awaited = [one for one in votes if one.approves is None]
    return [
        one for one in awaited if one.person_id == me or presence.present(work, one.person_id) == me
    ]
