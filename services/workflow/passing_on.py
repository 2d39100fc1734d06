"""Pass a question on where an approver was switched off: somebody above is asked instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.people import Department, Person
from models.tickets import Ticket
from models.vocabulary import ApprovalState, Role
from models.workflow import Approval, ApprovalVote
from services.access import presence
from services.audit import trail
from services.audit.trail import FieldChange
from services.notify.phrases import Phrase
from services.workflow import asking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from services.store.work import Actor, Store, Work

PASSED_ON = "approval.passed_on"
STEPS = 8
"""How many managers are asked one above the other."""


def pass_on_due(store: Store, actor: Actor) -> int:
    """Pass on what waits for somebody who is switched off; returns how many questions."""
    with store.reading(actor) as work:
        if work.session.scalar(_left().limit(1)) is None:
            return 0
    with store.work(actor) as work:
        return pass_on(work)


def pass_on(work: Work, limit: int = 50) -> int:
    """Pass on what waits for somebody who is switched off; returns how many questions.

    Where nobody else can be asked the question stays: it is withdrawn, or they come back.
    """
    moved = 0
    for vote_id in work.session.scalars(_left().limit(limit)).all():
        vote = work.require(ApprovalVote, vote_id)
        approval = work.require(Approval, vote.approval_id)
        ticket = work.lock(Ticket, approval.ticket_id)
        work.session.refresh(vote)
        work.session.refresh(approval)
        if vote.approves is None and approval.state is ApprovalState.REQUESTED:
            moved += _pass_on(work, ticket, approval, vote)
    return moved


def _left() -> Select[int]:
    return (
        select(ApprovalVote.id)
        .join(Approval, Approval.id == ApprovalVote.approval_id)
        .join(Ticket, Ticket.id == Approval.ticket_id)
        .join(Person, Person.id == ApprovalVote.person_id)
        .where(
            ApprovalVote.approves.is_(None),
            Approval.state == ApprovalState.REQUESTED,
            ~Person.active,
            Ticket.status.not_in(sorted(asking.GONE)),
        )
        .order_by(ApprovalVote.id)
    )


def _pass_on(work: Work, ticket: Ticket, approval: Approval, vote: ApprovalVote) -> bool:
    heir = _heir(work, approval, work.require(Person, vote.person_id))
    if presence.present(work, vote.person_id) is not None or heir is None:
        return False
    before, after = (work.require(Person, one).name for one in (vote.person_id, heir))
    vote.person_id = heir
    why = f"{before} is switched off"
    said = FieldChange(approval.title, before, after)
    trail.append(work, PASSED_ON, ("ticket", ticket.id), [said], why)
    asking.tell(work, ticket, {heir}, Phrase("approve", {"name": approval.title}))
    work.session.flush()
    work.touch(tickets={ticket.id}, subject=ticket.id)
    return True


def _heir(work: Work, approval: Approval, person: Person) -> int | None:
    """Return who is asked instead: who is above, and neither asked already nor the asker."""
    asked = set(
        work.session.scalars(
            select(ApprovalVote.person_id).where(ApprovalVote.approval_id == approval.id)
        )
    )
    asker = asking.asker(work, approval)
    for one in _line(work, person):
        if one not in asked and one != asker and presence.present(work, one) == one:
            return one
    return None


def _line(work: Work, person: Person) -> Iterator[int]:
    """Name the managers one above the other, the head, the supervisors, the administrators."""
    above = person.manager_id
    for _ in range(STEPS):
        if above is None:
            break
        yield above
        above = work.require(Person, above).manager_id
    if person.department_id is not None:
        head = work.require(Department, person.department_id).head_id
        yield from () if head is None else (head,)
        near = (Person.role == Role.SUPERVISOR, Person.department_id == person.department_id)
        yield from work.session.scalars(select(Person.id).where(*near).order_by(Person.id)).all()
    everywhere = Person.role == Role.ADMINISTRATOR
    yield from work.session.scalars(select(Person.id).where(everywhere).order_by(Person.id)).all()
