"""Pass a question on where an approver is not there to answer it.

Where somebody stands in for whoever is absent, they are told, and either may answer. Where nobody
does, or who does asked for it, and where an approver was switched off, somebody above is asked
instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from models.audit import AuditEntry
from models.people import Department, Person
from models.tickets import Ticket
from models.vocabulary import ApprovalState, Role
from models.workflow import Approval, ApprovalVote
from services.access import presence
from services.audit import trail
from services.audit.restriction import restriction
from services.audit.trail import FieldChange
from services.notify.phrases import Phrase
from services.workflow import asking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Select

    from services.store.work import Actor, Store, Work

STEPS = 8
"""How many managers are asked one above the other."""
AT_ONCE = 50
"""Questions in one transaction."""


def pass_on_due(store: Store, actor: Actor) -> int:
    """Pass on what waits for somebody who is not there; returns how many questions."""
    with store.reading(actor) as work:
        due = [one for one in work.session.scalars(_left(work)).all() if _is_due(work, one)]
    if not due:
        return 0
    with store.work(actor) as work:
        return sum(pass_on(work, one) for one in due[:AT_ONCE])


def pass_on(work: Work, vote_id: int) -> bool:
    """Pass on what waits for somebody who is not there; False where nothing was to be done.

    Where nobody else can be asked the question stays: it is withdrawn, or they come back.
    """
    vote = work.require(ApprovalVote, vote_id)
    approval = work.require(Approval, vote.approval_id)
    ticket = work.lock(Ticket, approval.ticket_id)
    work.session.refresh(vote)
    work.session.refresh(approval)
    if vote.approves is not None or approval.state is not ApprovalState.REQUESTED:
        return False
    there = _stand_in(work, approval, vote)
    if there is None:
        return _ask_above(work, ticket, approval, vote)
    if there == vote.person_id or not _is_untold(work, approval, vote.person_id, there):
        return False
    asking.note_stand_in(work, approval, vote.person_id, there)
    _tell(work, ticket, approval, there)
    return True


def _left(work: Work) -> Select[int]:
    gone = or_(~Person.active, Person.id.in_(presence.away(work)))
    return (
        select(ApprovalVote.id)
        .join(Approval, Approval.id == ApprovalVote.approval_id)
        .join(Ticket, Ticket.id == Approval.ticket_id)
        .join(Person, Person.id == ApprovalVote.person_id)
        .where(
            ApprovalVote.approves.is_(None),
            Approval.state == ApprovalState.REQUESTED,
            gone,
            Ticket.status.not_in(sorted(asking.GONE)),
        )
        .order_by(ApprovalVote.id)
    )


def _is_due(work: Work, vote_id: int) -> bool:
    """Tell whether anybody can be told or asked who was not."""
    vote = work.require(ApprovalVote, vote_id)
    approval = work.require(Approval, vote.approval_id)
    there = _stand_in(work, approval, vote)
    if there is None:
        return _heir(work, approval, work.require(Person, vote.person_id)) is not None
    return there != vote.person_id and _is_untold(work, approval, vote.person_id, there)


def _stand_in(work: Work, approval: Approval, vote: ApprovalVote) -> int | None:
    """Return the approver when there, else who stands in; never who asked for it."""
    there = presence.present(work, vote.person_id)
    return None if there == asking.asker(work, approval) else there


def _is_untold(work: Work, approval: Approval, person_id: int, stand_in: int) -> bool:
    """Tell whether the trail says nothing yet of who stands in; not of what may not be read."""
    told = {asking.REQUESTED: False, asking.PASSED_ON: False}
    names = [work.require(Person, one).name for one in (person_id, stand_in)]
    query = select(AuditEntry.kind, AuditEntry.changes).where(
        AuditEntry.subject_type == "ticket",
        AuditEntry.subject_id == approval.ticket_id,
        AuditEntry.kind.in_(told),
        AuditEntry.at >= approval.asked_at,
    )
    for kind, changes in work.session.execute(query):
        of_it = (changes[0]["field"], changes[0]["before"], changes[0]["after"])
        told[kind] |= kind == asking.REQUESTED or of_it == (approval.title, *names)
    return told[asking.REQUESTED] and not told[asking.PASSED_ON]


def _ask_above(work: Work, ticket: Ticket, approval: Approval, vote: ApprovalVote) -> bool:
    person = work.require(Person, vote.person_id)
    heir = _heir(work, approval, person)
    if heir is None:
        return False
    why = _why(work, person)
    said = FieldChange(approval.title, person.name, work.require(Person, heir).name)
    vote.person_id = heir
    trail.append(work, asking.PASSED_ON, ("ticket", ticket.id), [said], why)
    _tell(work, ticket, approval, heir)
    return True


def _why(work: Work, person: Person) -> str:
    there = presence.present(work, person.id)
    if there is not None:
        other = work.require(Person, there).name
        return f"{person.name} is absent, and {other}, who stands in, asked for it"
    if person.active:
        return f"{person.name} is absent, and nobody stands in"
    return f"{person.name} is switched off"


def _tell(work: Work, ticket: Ticket, approval: Approval, person_id: int) -> None:
    asking.tell(work, ticket, {person_id}, Phrase("approve", {"name": approval.title}))
    work.session.flush()
    work.touch(tickets={ticket.id}, subject=ticket.id)


def _heir(work: Work, approval: Approval, person: Person) -> int | None:
    """Return who is asked instead: who is above, and neither asked already nor the asker."""
    asked = set(
        work.session.scalars(
            select(ApprovalVote.person_id).where(ApprovalVote.approval_id == approval.id)
        )
    )
    asker = asking.asker(work, approval)
    ticket = work.require(Ticket, approval.ticket_id)
    for one in _line(work, ticket, person):
        if one not in asked and one != asker and presence.present(work, one) == one:
            return one
    return None


def _line(work: Work, ticket: Ticket, person: Person) -> Iterator[int]:
    """Name the managers one above the other, the head, the supervisors, the administrators.

    Of a restricted ticket the officers in the place of the last two, who may not see it.
    """
    above = person.manager_id
    for _ in range(STEPS):
        if above is None:
            break
        yield above
        above = work.require(Person, above).manager_id
    if person.department_id is not None:
        head = work.require(Department, person.department_id).head_id
        yield from () if head is None else (head,)
    if restriction(work).covers(ticket):
        yield from _of(work, Person.role == Role.COMPLIANCE)
        return
    near = Person.department_id == person.department_id
    yield from _of(work, and_(Person.role == Role.SUPERVISOR, near))
    yield from _of(work, Person.role == Role.ADMINISTRATOR)


def _of(work: Work, fits: ColumnElement[bool]) -> Sequence[int]:
    return work.session.scalars(select(Person.id).where(fits).order_by(Person.id)).all()
