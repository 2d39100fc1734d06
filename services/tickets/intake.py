"""How a ticket comes into the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, exists, select

from models.base import BigId
from models.people import Person, Team, TeamMember
from models.tickets import CustomField, CustomValue, Message, Ticket
from models.vocabulary import Origin, Priority, Role, TicketStatus
from services.access.permissions import Act, demand
from services.audit import opening, trail
from services.audit.trail import FieldChange
from services.errors import NotAllowed, RuleError
from services.sla import log, stamp, standing
from services.sla.loading import team_terms
from services.store.asking_session import columns, named
from services.store.mapped_rows import fresh
from services.tickets.assignment import demand_takers
from services.tickets.classification import KIND_LIMIT, fitting, tags_as_kept
from services.tickets.conversation import first_message
from services.tickets.editing import settle, spoken
from services.tickets.texts import subject_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.changes import Changes
    from services.store.work import Work
    from services.tickets.attachments import GivenFile


EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Nobody was in contact before; calendars know no time long before."""
_PERSON: Final = columns(Person)
_IS_MEMBER: Final = exists().where(
    TeamMember.team_id == bindparam("team", type_=BigId),
    TeamMember.person_id == bindparam("assignee", type_=BigId),
)
_NAMED: Final = (
    select(*_PERSON, *columns(Team), stamp.MARK.scalar_subquery(), _IS_MEMBER.label("is_member"))
    .select_from(Person)
    .outerjoin(Team, Team.id == bindparam("team", type_=BigId))
    .where(Person.id.in_([bindparam(one, type_=BigId) for one in ("requester", "assignee")]))
)
"""Whom and which team a new ticket names, the mark of the configuration, and whether the one who
is to work it is in the team."""


@dataclass(frozen=True, slots=True)
class NewTicket:
    """What the new-ticket form collects.

    Attributes:
        description: The requester's words; empty is allowed where the origin is the desk's own.
        contact_at: When the requester first made contact, if earlier than now; an agent's word.
        fields: Custom fields by their keys.
    """

    subject: str
    requester_id: int
    description: str = ""
    priority: Priority = Priority.NORMAL
    kind: str = "Incident"
    team_id: int | None = None
    assignee_id: int | None = None
    origin: Origin = Origin.REQUESTER
    contact_at: datetime | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[GivenFile, ...] = ()
    tags: tuple[str, ...] = ()


def open_ticket(work: Work, new: NewTicket) -> Changes:
    """Open a ticket; its number is `changes.subject`."""
    demand(work.actor, Act.OPEN_TICKET)
    work.session.expect(Ticket, Message)
    _check(work, new)
    is_member = _read_named(work, new)
    if work.source is None:  # a foreign log tells who had it, whoever may have it here
        demand_takers(work, new.team_id, new.assignee_id, is_member=is_member)
    ticket = _ticket(work, new)
    created = _created(work, new, ticket)
    standing.foresee(work, ticket, created)
    work.session.add_numbered(ticket)
    log.begin(work, ticket.id)
    opening.know_as_own(work, ticket.id)
    _set_fields(work, ticket, new.fields)
    trail.append(work, "ticket.created", ("ticket", ticket.id), _first_values(work, ticket, new))
    if new.description.strip() or new.attachments:
        first_message(work, ticket, new.description or "(see attachment)", new.attachments)
    settle(work, ticket, "created", **created)
    return work.changes


def _created(work: Work, new: NewTicket, ticket: Ticket) -> dict[str, Any]:
    """Return what the first event says."""
    return {
        "status": ticket.status.value,
        "by": "agent" if new.origin is not Origin.REQUESTER else "customer",
        "origin": new.origin.value,
        "priority": ticket.priority.word,
        "contact_at": new.contact_at.isoformat() if new.contact_at else None,
        "team_id": new.team_id,
        "person_id": new.assignee_id,
        **team_terms(work, new.team_id, ticket),
    }


def _read_named(work: Work, new: NewTicket) -> bool:
    """Read at once whom and which team the ticket names; returns whether they belong together."""
    is_in = False
    given = {"requester": new.requester_id, "assignee": new.assignee_id, "team": new.team_id}
    for *found, mark, is_member in work.session.ask_first(_NAMED, given):
        stamp.know(work, mark)
        work.know(Person, named(Person, found[: len(_PERSON)]))
        work.know(Team, named(Team, found[len(_PERSON) :]))
        is_in = bool(is_member)
    return is_in


def _ticket(work: Work, new: NewTicket) -> Ticket:
    return fresh(
        Ticket,
        subject=subject_line(new.subject),
        status=TicketStatus.NEW,
        priority=new.priority,
        origin=new.origin,
        kind=subject_line(new.kind)[:KIND_LIMIT],
        requester_id=new.requester_id,
        account_id=work.look(Person, new.requester_id, "account_id"),
        department_id=_department(work, new),
        team_id=new.team_id,
        assignee_id=new.assignee_id,
        created_at=work.now,
        contact_at=new.contact_at,
        updated_at=work.now,
        tags=tags_as_kept(new.tags),
        reopen_count=0,
    )


def _check(work: Work, new: NewTicket) -> None:
    if work.actor.role is Role.REQUESTER:
        _check_own(work, new)
    if not new.description.strip() and not new.attachments and new.origin is Origin.REQUESTER:
        raise RuleError("The description is empty: say what happened and what you expected.")
    if new.contact_at is not None and new.contact_at > work.now:
        raise RuleError("The first contact lies in the future; enter when it really was.")
    if new.contact_at is not None and new.contact_at < EARLIEST:
        raise RuleError("The first contact lies before 1970; enter when it really was.")


def _check_own(work: Work, new: NewTicket) -> None:
    """Refuse what is the desk's to say of a requester's own ticket; a replayed log may say it."""
    if work.actor.person_id != new.requester_id:
        raise NotAllowed("You can open tickets in your own name only.")
    said = (new.team_id, new.assignee_id, new.contact_at)
    if work.source is None and (new.origin is not Origin.REQUESTER or said != (None, None, None)):
        raise NotAllowed(
            "Who works a ticket, where it came from and when you were first in touch is for the "
            "desk to say: leave that out."
        )


def _department(work: Work, new: NewTicket) -> int:
    if new.team_id is not None:
        return int(work.look(Team, new.team_id, "department_id"))
    at_home: int | None = work.look(Person, new.requester_id, "department_id")
    if at_home is not None:
        return at_home
    first = work.session.scalar(select(Team.department_id).order_by(Team.tier, Team.id).limit(1))
    if first is None:
        raise RuleError("This desk has no team yet: an administrator must create one first.")
    return first


def _set_fields(work: Work, ticket: Ticket, values: Mapping[str, str]) -> None:
    if not values:
        return
    known = {
        one.key: one
        for one in work.session.scalars(select(CustomField).where(CustomField.key.in_(values)))
    }
    for key, value in values.items():
        if key not in known or not known[key].active:
            raise RuleError("There is no custom field “{key}” at this desk (any more).", key=key)
        text = fitting(known[key], value)
        work.session.add(CustomValue(ticket_id=ticket.id, field_id=known[key].id, value=text))
    work.session.flush()


def _first_values(work: Work, ticket: Ticket, new: NewTicket) -> list[FieldChange]:
    names = ("subject", "status", "priority", "origin", "kind", "team_id", "assignee_id")
    labels = {"team_id": "team", "assignee_id": "assignee", "kind": "type"}
    given = [
        FieldChange(labels.get(name, name), None, spoken(work, name, getattr(ticket, name)))
        for name in names
        if getattr(ticket, name) is not None
    ]
    requester = f"{work.look(Person, ticket.requester_id, 'name')} #{ticket.requester_id}"
    given.append(FieldChange("requester", None, requester))
    given += [FieldChange(key, None, value) for key, value in new.fields.items()]
    return given
