"""Purge and erasure: records go, the proofs over them stay; each takes two persons (R20, R21)."""

from __future__ import annotations

from dataclasses import dataclass
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
from services.audit import holds, retention, trail
from services.audit.disposal_statements import carry_out
from services.audit.sealing import VERIFIED
from services.audit.trail import FieldChange
from services.audit.verification.findings import Grade
from services.audit.withholding import withhold
from services.errors import NotFoundError, RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.changes import Changes
    from services.store.work import Work

PURGE_APPROVED: Final = "purge.approved"
PURGE_EXECUTED: Final = "purge.executed"
PURGE_CERTIFIED: Final = "purge.certified"
ERASURE_APPROVED: Final = "erasure.approved"
ERASURE_EXECUTED: Final = "erasure.executed"
MOST: Final = 200
"""Tickets in one purge: a transaction that ends within seconds."""
KEEPS: Final = (
    "What is left of each record: its number, the headers of its lines in the audit log, and the "
    "commitments over what they said. They verify as before."
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate of destruction, as it is printed.

    Attributes:
        number: Of the entry that certifies it.
        lines: Lines of the ledger whose values are gone.
        log_keeps: What is left, in words.
    """

    number: int
    at: datetime
    record_class: str
    basis: str
    tickets: tuple[int, ...]
    messages: int
    lines: int
    asked_by: str
    confirmed_by: str
    reason: str
    log_keeps: str = KEEPS


def purge(
    work: Work, class_id: int, tickets: Sequence[int], *, reason: str, approved_by: int
) -> Changes:
    """Remove tickets whose time is over; `subject` is the number of the certificate.

    Raises:
        NotAllowed: The role may not, the second person may not, or a ticket is on hold.
        RuleError: No reason, or a ticket of another class or whose time is not over.
    """
    demand(work.actor, Act.DISPOSE)
    _check_reason(reason, what="A purge")
    if not 0 < len(tickets) <= MOST:
        raise RuleError(f"A purge takes 1 to {MOST} tickets at once: begin with the oldest.")
    _check_verified(work)
    second = second_person(work, approved_by, Act.DISPOSE)
    row = work.require(RetentionClass, class_id)
    for number in sorted(tickets):
        work.lock(Ticket, number)
        if not retention.is_due(work, class_id, number):
            raise RuleError(f"Ticket #{number} is not due to go under “{row.name}”.")
    holds.demand_free(work, tickets, what="is not purged")
    messages = lines = 0
    for number in sorted(tickets):
        chains, said = _chains(work, number)
        messages += said
        approved = _approve(work, PURGE_APPROVED, ("ticket", number), second, reason, row)
        carry_out(work, "purge", number)
        lines += withhold(work, PURGE_EXECUTED, ("ticket", number), chains, but=approved.id)
    facts = [
        FieldChange("class", None, row.name),
        FieldChange("basis", None, row.basis),
        FieldChange("tickets", None, ", ".join(f"#{one}" for one in sorted(tickets))),
        FieldChange("messages", None, str(messages)),
        FieldChange("lines", None, str(lines)),
        FieldChange("confirmed by", None, f"{second.name} #{second.id}"),
    ]
    entry = trail.append(work, PURGE_CERTIFIED, ("retention", class_id), facts, reason.strip())
    work.session.flush()
    return work.touch(tickets=tickets, subject=entry.id)


def erase_ticket(work: Work, number: int, *, authority: str, approved_by: int) -> Changes:
    """Take the words out of one ticket: subject, messages, files, fields; its clocks stay.

    Args:
        work: The unit of work.
        number: The ticket.
        authority: On what ground, such as "GDPR Article 17, request of 3 June".
        approved_by: The second person.

    Raises:
        NotAllowed: The role may not, the second person may not, or the ticket is on hold.
        RuleError: No ground was given.
    """
    demand(work.actor, Act.DISPOSE)
    _check_reason(authority, what="An erasure")
    second = second_person(work, approved_by, Act.DISPOSE)
    work.lock(Ticket, number)
    holds.demand_free(work, [number], what="is not erased")
    chains, _ = _chains(work, number)
    approved = _approve(work, ERASURE_APPROVED, ("ticket", number), second, authority)
    carry_out(work, "erase_ticket", number)
    withhold(work, ERASURE_EXECUTED, ("ticket", number), chains, but=approved.id)
    return work.touch(tickets={number}, subject=number)


def erase_person(work: Work, person_id: int, *, authority: str, approved_by: int) -> Changes:
    """Take a requester out: name, address, and the words of every ticket they asked for.

    Raises:
        NotAllowed: As for a ticket; one held ticket holds them all.
        RuleError: No ground, or the person works at the desk: their acts stay theirs.
    """
    demand(work.actor, Act.DISPOSE)
    _check_reason(authority, what="An erasure")
    second = second_person(work, approved_by, Act.DISPOSE)
    person = work.lock(Person, person_id)
    if person.role is not Role.REQUESTER:
        raise RuleError(f"{person.name} works at the desk; what they did stays on record.")
    tickets = work.session.scalars(
        select(Ticket.id).where(Ticket.requester_id == person_id).with_for_update()
    ).all()
    holds.demand_free(work, tickets, what="is not erased")
    chains = {f"person/{person_id}"}
    for number in tickets:
        chains |= _chains(work, number)[0]
    approved = _approve(work, ERASURE_APPROVED, ("person", person_id), second, authority)
    for number in tickets:
        carry_out(work, "erase_ticket", number)
    carry_out(work, "erase_person", person_id)
    withhold(work, ERASURE_EXECUTED, ("person", person_id), chains, but=approved.id)
    return work.touch(tickets=tickets, people={person_id}, subject=person_id)


def certificate(work: Work, number: int) -> Certificate:
    """Return a certificate of destruction; NotFoundError where the number is none."""
    demand(work.actor, Act.READ_TRAIL)
    entry = work.session.get(AuditEntry, number)
    if entry is None or entry.kind != PURGE_CERTIFIED:
        raise NotFoundError(f"There is no certificate of destruction #{number}.")
    said = {one["field"]: one["after"] for one in entry.changes}
    return Certificate(
        number=entry.id,
        at=entry.at,
        record_class=said["class"],
        basis=said["basis"],
        tickets=tuple(int(one.strip(" #")) for one in said["tickets"].split(",")),
        messages=int(said["messages"]),
        lines=int(said["lines"]),
        asked_by=entry.actor_name,
        confirmed_by=said["confirmed by"],
        reason=entry.reason or "",
    )


def certificates(work: Work) -> list[Certificate]:
    """Return every certificate, newest first."""
    query = select(AuditEntry.id).where(AuditEntry.kind == PURGE_CERTIFIED)
    found = work.session.scalars(query.order_by(AuditEntry.id.desc())).all()
    return [certificate(work, one) for one in found]


def _check_verified(work: Work) -> None:
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
        raise RuleError(f"{what} needs its ground: say which rule or request asks for it.")


def _approve(  # noqa: PLR0913, PLR0917 - what an approval says
    work: Work,
    kind: str,
    subject: tuple[str, int],
    second: Person,
    reason: str,
    row: RetentionClass | None = None,
) -> AuditEntry:
    said = [FieldChange("confirmed by", None, f"{second.name} #{second.id}")]
    if row is not None:
        said += [
            FieldChange("class", None, row.name),
            FieldChange("basis", None, row.basis),
            FieldChange("kept for days", None, f"{row.keep_days}, counted from {row.counts_from}"),
        ]
    entry = trail.append(work, kind, subject, said, reason.strip())
    work.session.flush()
    return entry


def _chains(work: Work, number: int) -> tuple[set[str], int]:
    """Return the chains that tell of a ticket, and how many messages it has."""
    messages = work.session.scalars(select(Message.id).where(Message.ticket_id == number)).all()
    votes = work.session.scalars(select(Approval.id).where(Approval.ticket_id == number)).all()
    named = {f"ticket/{number}", *(f"message/{one}" for one in messages)}
    return named | {f"approval/{one}" for one in votes}, len(messages)
