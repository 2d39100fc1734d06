"""Ask for approval: who is asked, what is told, and never the one who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.people import Person
from models.vocabulary import ApprovalState, ApprovalWay, TicketStatus
from models.workflow import Approval, ApprovalVote
from services.access import presence
from services.audit import trail
from services.audit.restriction import restriction
from services.audit.trail import FieldChange
from services.changes import Happening
from services.errors import RuleError
from services.escalation import recipients
from services.notify import inbox
from services.notify.phrases import Phrase
from services.tickets.texts import subject_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from models.tickets import Ticket
    from services.store.work import Work

REQUESTED: Final = "approval.requested"
PASSED_ON: Final = "approval.passed_on"
GONE: Final = frozenset({TicketStatus.CANCELLED, TicketStatus.MERGED})
"""Where there is nothing to approve any more."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be approved, by whom.

    Attributes:
        approvers: Kinds of recipient; each person they stand for is asked.
        way: Whether all must say yes, or any one is enough.
        task_id: The step that waits for it.
    """

    title: str
    approvers: Sequence[str]
    way: ApprovalWay = ApprovalWay.ALL
    task_id: int | None = None


def ask(work: Work, ticket: Ticket, question: Question) -> Approval:
    """Put a question on a held ticket to everybody it concerns.

    Raises:
        RuleError: That is nobody, or the ticket is gone.
    """
    if ticket.status in GONE:
        raise RuleError(
            "Ticket #{ticket_id} is {status}; there is nothing to ask.",
            ticket_id=ticket.id,
            status=ticket.status,
        )
    people = asked(work, ticket, question)
    approval = Approval(
        ticket_id=ticket.id,
        task_id=question.task_id,
        title=subject_line(question.title)[:200],
        way=question.way,
        state=ApprovalState.REQUESTED,
        asked_at=work.now,
        asked_by=work.actor.name,
        decided_at=None,
    )
    work.session.add(approval)
    work.session.flush()
    work.session.add_all(
        ApprovalVote(approval_id=approval.id, person_id=one) for one in sorted(people)
    )
    said = [
        FieldChange("approval", None, approval.title),
        FieldChange("of", None, f"{question.way.value}: {recipients.names(work, people)}"),
    ]
    trail.append(work, REQUESTED, ("ticket", ticket.id), said)
    for one, stand_in in _standing_in(work, people).items():
        note_stand_in(work, approval, one, stand_in)
    title = Phrase("approve", {"name": approval.title})
    tell(work, ticket, recipients.stand_ins(work, people) - {work.actor.person_id}, title)
    heard(work, approval)
    return approval


def asked(work: Work, ticket: Ticket, question: Question) -> set[int]:
    """Return whom a question concerns; RuleError when that is nobody."""
    people = recipients.reached(work, ticket, question.approvers) - {work.actor.person_id or 0}
    if not people:
        raise RuleError(
            "Nobody can approve “{title}”: {approvers} stands for nobody but you. "
            "Name somebody else.",
            title=question.title,
            approvers=", ".join(question.approvers),
        )
    return people


def _standing_in(work: Work, people: Iterable[int]) -> dict[int, int]:
    """Return who of these is absent, each with whoever stands in, is there and does not ask."""
    found = {one: presence.present(work, one) for one in sorted(presence.absent(work, people))}
    asks = {None, work.actor.person_id}
    return {one: other for one, other in found.items() if other is not None and other not in asks}


def note_stand_in(work: Work, approval: Approval, person_id: int, stand_in: int) -> None:
    """Write that a question waits for somebody who is absent, and who may answer it for them."""
    absent, other = (work.require(Person, one).name for one in (person_id, stand_in))
    said = FieldChange(approval.title, absent, other)
    why = f"{absent} is absent, {other} stands in"
    trail.append(work, PASSED_ON, ("ticket", approval.ticket_id), [said], why)


def is_asker(work: Work, approval: Approval) -> bool:
    """Tell whether the actor asked for this, also where the actor stands in for an approver.

    Where the actor may not read who asked in the trail, the name decides.
    """
    found = _asker(work, approval)
    return bool(found[0] == work.actor.person_id) if found else approval.asked_by == work.actor.name


def asker(work: Work, approval: Approval) -> int | None:
    """Return whose number asked; None where no person did."""
    found = _asker(work, approval)
    if found:
        return found[0]
    named = select(Person.id).where(Person.name == approval.asked_by).order_by(Person.id).limit(1)
    return work.session.scalar(named)


def _asker(work: Work, approval: Approval) -> tuple[int | None] | None:
    """Say who asked as the trail has it, since of two people one name may be the same."""
    query = select(AuditEntry.actor_id, AuditEntry.changes).where(
        AuditEntry.subject_type == "ticket",
        AuditEntry.subject_id == approval.ticket_id,
        AuditEntry.kind == REQUESTED,
        AuditEntry.at == approval.asked_at,
    )
    for actor_id, changes in work.session.execute(query):
        if changes and changes[0]["after"] == approval.title:
            return (actor_id,)
    return None


def tell(work: Work, ticket: Ticket, people: set[int], title: Phrase, body: str = "") -> None:
    """Put word of an approval into inboxes."""
    text = body or Phrase(
        "waits", {"number": ticket.id, "subject": restriction(work).called(ticket)}
    )
    inbox.tell(work, people, inbox.Word("approval", title, text, ticket_id=ticket.id))


def heard(work: Work, approval: Approval) -> None:
    """Let pages and rules hear where an approval stands now."""
    work.touch(tickets={approval.ticket_id}, subject=approval.ticket_id)
    work.happened.append(Happening(approval.ticket_id, "approval", after=(approval.state.value,)))
