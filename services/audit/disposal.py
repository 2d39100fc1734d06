"""Purge and erasure: records go, the proofs over them stay; each takes two persons (R20, R21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.people import Person
from models.records import RetentionClass
from models.tickets import Message, Ticket
from models.vocabulary import Role
from models.workflow import Approval
from services.access.permissions import Act, demand
from services.access.second import second_person
from services.audit import approvals, holds, quotations, retention, searched_names, trail
from services.audit.disposal_statements import carry_out
from services.audit.trail import FieldChange
from services.audit.verification.findings import Grade
from services.audit.verified import VERIFIED
from services.audit.withholding import withhold
from services.errors import RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.changes import Changes
    from services.store.work import Work

PURGE_APPROVED: Final = "purge.approved"
PURGE_EXECUTED: Final = "purge.executed"
PURGE_CERTIFIED: Final = "purge.certified"
ERASURE_APPROVED: Final = "erasure.approved"
ERASURE_EXECUTED: Final = "erasure.executed"
AGAIN: Final = "again"
"""The field of an approval that names the unit it repeats after a restore."""
MOST: Final = 200
"""Tickets in one purge: a transaction that ends within seconds."""


def purge(
    work: Work, class_id: int, tickets: Sequence[int], *, reason: str, approved_by: int
) -> Changes:
    """Remove tickets whose time is over; `subject` is the number of the certificate.

    Raises:
        NotAllowed: The role may not, the second person may not, or a ticket is on hold, or
            another one is in whose entries the subject of one stands.
        RuleError: No reason, or a ticket of another class or whose time is not over.
    """
    demand(work.actor, Act.DISPOSE)
    _check_reason(reason, what="A purge")
    if not 0 < len(tickets) <= MOST:
        raise RuleError(
            "A purge takes 1 to {most} tickets at once: begin with the oldest.", most=MOST
        )
    demand_verified(work)
    second = second_person(work, approved_by, Act.DISPOSE)
    row = work.require(RetentionClass, class_id)
    for number in sorted(tickets):
        work.lock(Ticket, number)
        if not retention.is_due(work, class_id, number):
            raise RuleError(
                "Ticket #{number} is not due to go under “{name}”.", number=number, name=row.name
            )
    said = [
        FieldChange("class", None, row.name),
        FieldChange("basis", None, row.basis),
        FieldChange("kept for days", None, f"{row.keep_days}, counted from {row.counts_from}"),
    ]
    by = second.id, _named(second)
    return carry_out_purge(work, (class_id, tickets), said, reason=reason, by=by)


def carry_out_purge(
    work: Work,
    what: tuple[int, Sequence[int]],
    said: Sequence[FieldChange],
    *,
    reason: str,
    by: tuple[int | None, str],
) -> Changes:
    """Remove tickets that two persons approved of; also again after a restore.

    Args:
        work: The unit of work.
        what: Number of the class, 0 where it is not known, and the tickets.
        said: Facts of the class, for the entries.
        reason: The ground.
        by: Who approved it beside the actor, as a number and as the entries name them.

    Raises:
        NotAllowed: A hold keeps one of them, or a ticket that repeats a subject.
    """
    class_id, tickets = what
    holds.demand_free(work, tickets, what="is not purged")
    quoted = quotations.quotations(work, tickets)
    quotations.demand_unheld(work, quoted)
    approvals.approve(work, "purge", sorted(tickets), by=by[0])
    messages = lines = 0
    for number in sorted(tickets):
        chains, count = _chains(work, number)
        chains |= {one.line for one in quoted if one.quoted == number}
        messages += count
        approved = _approve(work, PURGE_APPROVED, ("ticket", number), by[1], reason, said)
        carry_out(work, "purge", number)
        lines += withhold(work, PURGE_EXECUTED, ("ticket", number), chains, but=approved)
    facts = [
        *(one for one in said if one.field in {"class", "basis"}),
        FieldChange("tickets", None, ", ".join(f"#{one}" for one in sorted(tickets))),
        FieldChange("messages", None, str(messages)),
        FieldChange("lines", None, str(lines)),
        FieldChange("confirmed by", None, by[1]),
    ]
    entry = trail.append_numbered(
        work, PURGE_CERTIFIED, ("retention", class_id), facts, reason.strip()
    )
    return work.touch(tickets=tickets, subject=entry)


def erase_ticket(work: Work, number: int, *, authority: str, approved_by: int) -> Changes:
    """Take the words out of one ticket: subject, messages, files, fields; its clocks stay.

    Args:
        work: The unit of work.
        number: The ticket.
        authority: On what ground, such as "GDPR Article 17, request of 3 June".
        approved_by: The second person.

    Raises:
        NotAllowed: The role may not, the second person may not, or the ticket is on hold, or
            another one is in whose entries its subject stands.
        RuleError: No ground was given.
    """
    demand(work.actor, Act.DISPOSE)
    _check_reason(authority, what="An erasure")
    second = second_person(work, approved_by, Act.DISPOSE)
    return carry_out_erasure(
        work, ("ticket", number), authority=authority, by=(second.id, _named(second))
    )


def erase_person(work: Work, person_id: int, *, authority: str, approved_by: int) -> Changes:
    """Take a requester out: name, address, and the words of every ticket they asked for.

    Raises:
        NotAllowed: As for a ticket; one held ticket holds them all.
        RuleError: No ground, or the person works at the desk: their acts stay theirs.
    """
    demand(work.actor, Act.DISPOSE)
    _check_reason(authority, what="An erasure")
    second = second_person(work, approved_by, Act.DISPOSE)
    return carry_out_erasure(
        work, ("person", person_id), authority=authority, by=(second.id, _named(second))
    )


def carry_out_erasure(
    work: Work,
    subject: tuple[str, int],
    *,
    authority: str,
    by: tuple[int | None, str],
    again: str = "",
) -> Changes:
    """Erase what two persons approved; also again after a restore, when nobody is asked.

    Args:
        work: The unit of work.
        subject: `ticket` or `person`, and the number.
        authority: On what ground.
        by: Who approved it beside the actor, as a number and as the entry names them.
        again: The erasure of before a restore that is carried out again.

    Raises:
        NotAllowed: A hold keeps it.
        RuleError: The person works at the desk.
    """
    kind, number = subject
    tickets = [number] if kind == "ticket" else _asked_for(work, number)
    for one in tickets:
        work.lock(Ticket, one)
    holds.demand_free(work, tickets, what="is not erased")
    quoted = quotations.quotations(work, tickets)
    quotations.demand_unheld(work, quoted)
    chains: set[str | int] = {one.line for one in quoted}
    if kind == "person":
        chains |= {f"person/{number}", *_searching(work, number, tickets)}
    for one in tickets:
        chains |= _chains(work, one)[0]
    approvals.approve(work, "erase_ticket", tickets, by=by[0])
    approvals.approve(work, "erase_person", [number] if kind == "person" else [], by=by[0])
    said = [FieldChange(AGAIN, None, again)] if again else []
    approved = _approve(work, ERASURE_APPROVED, subject, by[1], authority, said)
    for one in tickets:
        carry_out(work, "erase_ticket", one)
    if kind == "person":
        carry_out(work, "erase_person", number)
    withhold(work, ERASURE_EXECUTED, subject, chains, but=approved)
    return work.touch(tickets=tickets, people=() if kind == "ticket" else {number}, subject=number)


def _searching(work: Work, person_id: int, tickets: Sequence[int]) -> set[str | int]:
    """Return the lines of searches for a person; a hold on what one found refuses."""
    found = searched_names.searches_for(work, work.require(Person, person_id), tickets)
    others = {ticket for hits in found.values() for ticket in hits}
    holds.demand_free(work, others, what="is not erased, nor what it repeats of another ticket")
    return {*found}


def _asked_for(work: Work, person_id: int) -> list[int]:
    """Return the tickets of a requester, who is locked; RuleError for somebody of the desk."""
    person = work.lock(Person, person_id)
    if person.role is not Role.REQUESTER:
        raise RuleError(
            "{person} works at the desk; what they did stays on record.", person=person.name
        )
    query = select(Ticket.id).where(Ticket.requester_id == person_id).order_by(Ticket.id)
    return list(work.session.scalars(query))


def _named(second: Person) -> str:
    return f"{second.name} #{second.id}"


def demand_verified(work: Work) -> None:
    """Keep everything while it is not known what was altered (evidence.md, 2.4)."""
    query = select(AuditEntry.changes).where(AuditEntry.kind == VERIFIED)
    last = work.session.scalar(query.order_by(AuditEntry.id.desc()).limit(1))
    if last and any(one["field"] == "grade" and one["after"] == Grade.FAILED for one in last):
        raise RuleError(
            "The audit log did not verify last time, so nothing is purged. Find out what was "
            "altered (`vigilctl audit verify`) first."
        )


def _check_reason(reason: str, *, what: str) -> None:
    if not reason.strip():
        raise RuleError(
            "{what} needs its ground: say which rule or request asks for it.", what=Sentence(what)
        )


def _approve(  # noqa: PLR0913, PLR0917 - what an approval says
    work: Work,
    kind: str,
    subject: tuple[str, int],
    confirmed_by: str,
    reason: str,
    said: Sequence[FieldChange],
) -> int:
    facts = [FieldChange("confirmed by", None, confirmed_by), *said]
    return trail.append_numbered(work, kind, subject, facts, reason.strip())


def _chains(work: Work, number: int) -> tuple[set[str | int], int]:
    """Return the chains that tell of a ticket, and how many messages it has."""
    messages = work.session.scalars(select(Message.id).where(Message.ticket_id == number)).all()
    votes = work.session.scalars(select(Approval.id).where(Approval.ticket_id == number)).all()
    named = {f"ticket/{number}", *(f"message/{one}" for one in messages)}
    return {*named, *(f"approval/{one}" for one in votes)}, len(messages)
