"""The subject-access report: who saw a person's tickets, and who carried them away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, false, or_, select

from models.audit import AuditEntry
from models.people import Person
from models.tickets import Ticket
from services.access.permissions import Act, demand
from services.audit import access_log, trail
from services.audit.trail import FieldChange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from services.store.work import Work

LOOKS: Final = {
    access_log.VIEWED: "looked at",
    access_log.OPENED: "opened a file of",
    access_log.PRINTED: "printed",
    access_log.COPIED: "copied",
    access_log.TRAIL_READ: "read the history of",
}
SEARCHED: Final = access_log.SEARCHED
EXPORTS: Final = ("export.begun", "export.bundle")
REPORTED: Final = "person.access_reported"
MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Access:
    """One time somebody saw, found or took something of the person.

    Attributes:
        entry_id: Number of the entry that says so.
        did: In words: looked at, found by a search, exported, ...
        ticket_id: Which ticket; None where the scope was wider.
        detail: Words searched for, filters of an export, or the name of a file.
        purpose: What was given as the reason.
        is_certain: False for an export of a period in which the person had tickets: what it
            held of them is not known entry by entry.
    """

    entry_id: int
    at: datetime
    who: str
    role: str
    client: str
    did: str
    ticket_id: int | None
    detail: str
    purpose: str | None
    is_certain: bool


@dataclass(frozen=True, slots=True)
class SubjectAccess:
    """The report about one person.

    Attributes:
        tickets: Numbers of the tickets the person asked for.
        accesses: Oldest first.
        is_cut: There are more than the report holds; narrow the period.
    """

    person_id: int
    person: str
    tickets: tuple[int, ...]
    accesses: tuple[Access, ...]
    is_cut: bool


def who_saw(
    work: Work,
    person_id: int,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> SubjectAccess:
    """Report who saw a person's restricted tickets; the report is an entry itself.

    Looks at tickets that are not restricted leave no entry: restrict what must be reported
    (`services.audit.restriction`) before it is looked at.

    Raises:
        NotAllowed: The role may not export the trail.
        NotFoundError: There is no such person.
    """
    demand(work.actor, Act.EXPORT)
    person = work.require(Person, person_id)
    query = select(Ticket.id, Ticket.created_at).where(Ticket.requester_id == person_id)
    found = work.session.execute(query.order_by(Ticket.id)).all()
    tickets = tuple(row[0] for row in found)
    first_at = min((row[1] for row in found), default=None)
    rows = select(AuditEntry).where(
        or_(false(), *_concerning(person_id, tickets, first_at)), *_within(since, until)
    )
    entries = work.session.scalars(rows.order_by(AuditEntry.id).limit(MOST + 1)).all()
    accesses = [one for entry in entries[:MOST] for one in _read(entry, tickets)]
    work.owed.append(lambda later: _record(later, person_id, len(accesses)))
    return SubjectAccess(person_id, person.name, tickets, tuple(accesses), len(entries) > MOST)


def _record(work: Work, person_id: int, count: int) -> None:
    said = [FieldChange("accesses reported", None, str(count))]
    trail.append(work, REPORTED, ("person", person_id), said)


def _concerning(
    person_id: int, tickets: tuple[int, ...], first_at: datetime | None
) -> Iterator[ColumnElement[bool]]:
    looked = AuditEntry.kind.in_(LOOKS)
    yield and_(looked, AuditEntry.subject_type == "person", AuditEntry.subject_id == person_id)
    if not tickets:
        return
    theirs = select(Ticket.id).where(Ticket.requester_id == person_id)
    yield and_(looked, AuditEntry.subject_type == "ticket", AuditEntry.subject_id.in_(theirs))
    yield AuditEntry.kind == SEARCHED
    yield and_(AuditEntry.kind.in_(EXPORTS), AuditEntry.at >= first_at)


def _within(since: datetime | None, until: datetime | None) -> Iterator[ColumnElement[bool]]:
    if since is not None:
        yield AuditEntry.at >= since
    if until is not None:
        yield AuditEntry.at < until


def _read(entry: AuditEntry, tickets: tuple[int, ...]) -> Iterator[Access]:
    values = {one["field"]: one["after"] for one in entry.changes}
    if entry.kind in LOOKS:
        number = entry.subject_id if entry.subject_type == "ticket" else None
        detail = values.get("file") or values.get("what") or ""
        yield _access(entry, LOOKS[entry.kind], number, detail)
    elif entry.kind == SEARCHED:
        shown = _numbers(values.get(access_log.FOUND))
        for one in sorted(shown & set(tickets)):
            yield _access(entry, "found by a search", one, values.get("search") or "")
    else:
        yield from _exported(entry, values, tickets)


def _exported(
    entry: AuditEntry, values: dict[str, str | None], tickets: tuple[int, ...]
) -> Iterator[Access]:
    named = _numbers(values.get("ticket")) or _numbers(_subjects(values.get("scope")))
    detail = "; ".join(f"{name} {value}" for name, value in values.items() if value)
    if not named:
        yield _access(entry, "exported a period", None, detail, is_certain=False)
    for one in sorted(named & set(tickets)):
        yield _access(entry, "exported", one, detail)


def _subjects(scope: str | None) -> str | None:
    """Rewrite the scope of a bundle, `ticket/5`, as `#5`."""
    return scope.replace("ticket/", "#") if scope else None


def _numbers(text: str | None) -> set[int]:
    parts = (part.strip(' "[]{}') for part in (text or "").split(","))
    found = (part.rpartition("#")[2] for part in parts if "#" in part)
    return {int(one) for one in found if one.isdecimal()}


def _access(
    entry: AuditEntry, did: str, ticket_id: int | None, detail: str, *, is_certain: bool = True
) -> Access:
    return Access(
        entry_id=entry.id,
        at=entry.at,
        who=entry.actor_name,
        role=entry.actor_role,
        client=entry.client,
        did=did,
        ticket_id=ticket_id,
        detail=detail,
        purpose=entry.reason,
        is_certain=is_certain,
    )
