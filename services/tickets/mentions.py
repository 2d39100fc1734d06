"""People of the desk whom somebody calls to a message: told at once, and followers from then on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select, union

from models.moves import TicketWatcher
from models.people import Department, Person, Team, TeamMember
from models.tickets import Mention, Message, Ticket
from models.vocabulary import Role
from models.workflow import Approval, ApprovalVote, TicketTask
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.restriction import restriction
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.notify import inbox
from services.notify.inbox import Word
from services.notify.phrases import Phrase
from services.tickets import sight, watchers
from services.tickets.texts import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, CompoundSelect, Select

    from services.store.work import Work

MOST: Final = 20
"""People called by one message; whoever needs more has a team to hand it to."""
SHOWN: Final = 2000
NO_CALL: Final = frozenset({Role.REQUESTER, Role.WATCHER})


@dataclass(frozen=True, slots=True)
class Callee:
    """One person who can be called to a ticket, as the list shows them."""

    id: int
    name: str
    where: str
    """Their department, to tell apart two of one name."""


def people(work: Work, ticket_id: int) -> list[Callee]:
    """Return the active people of the desk who see this ticket, by name; not oneself."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.require(Ticket, ticket_id)
    query = (
        select(Person.id, Person.name, Department.name)
        .outerjoin(Department, Department.id == Person.department_id)
        .where(*_seeing(work, ticket), Person.id != (work.actor.person_id or 0))
        .order_by(Person.name, Person.id)
        .limit(SHOWN)
    )
    return [Callee(*row[:2], row[2] or "") for row in work.session.execute(query)]


def of(text: str | Said) -> tuple[int, ...]:
    """Return whom a text calls, each once."""
    return tuple(dict.fromkeys(text.mentions)) if isinstance(text, Said) else ()


def mention(work: Work, ticket: Ticket, message: Message, person_ids: Sequence[int]) -> None:
    """Keep whom a message calls, let them follow the ticket, and tell them.

    Raises:
        RuleError: Somebody is called who does not see the ticket, or too many are.
    """
    if not person_ids:
        return
    if len(person_ids) > MOST:
        raise RuleError(
            "A message can call {most} people, not {count}: hand the ticket to a team.",
            most=MOST,
            count=len(person_ids),
        )
    names = _names(work, ticket, person_ids)
    work.session.add_all(Mention(message_id=message.id, person_id=one) for one in names)
    work.session.flush()
    called = [FieldChange("called", None, f"{name} #{one}") for one, name in names.items()]
    trail.append(work, "message.called", ("ticket", ticket.id), called)
    for one in names:
        watchers.watch(work, ticket.id, one)
    values = {"who": work.actor.name, "number": ticket.id, "subject": ticket.subject}
    said = "" if restriction(work).covers(ticket) else message.body[:2000]
    word = Word("mention", Phrase("mentioned", values), said, ticket_id=ticket.id)
    others = set(names) - {work.actor.person_id}
    if others and not work.is_replay:
        inbox.tell(work, others, word)


def names(work: Work, ticket_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the names of those called, by message, for the messages of these tickets."""
    query = (
        select(Mention.message_id, Person.name)
        .join(Message, Message.id == Mention.message_id)
        .join(Person, Person.id == Mention.person_id)
        .where(Message.ticket_id.in_(list(ticket_ids)))
        .order_by(Mention.message_id, Person.name)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for message_id, name in work.session.execute(query):
        found[message_id].append(name)
    return {message_id: tuple(those) for message_id, those in found.items()}


def _names(work: Work, ticket: Ticket, person_ids: Sequence[int]) -> dict[int, str]:
    query = select(Person.id, Person.name).where(Person.id.in_(person_ids), *_seeing(work, ticket))
    seeing = {row.id: row.name for row in work.session.execute(query)}
    for one in person_ids:
        if one not in seeing:
            name = work.require(Person, one).name
            raise RuleError(
                "{name} does not see ticket #{ticket} and cannot be called to it. Hand it to "
                "a team of theirs, or give them a task on it.",
                name=name,
                ticket=ticket.id,
            )
    return {one: seeing[one] for one in person_ids}


def _seeing(work: Work, ticket: Ticket) -> list[ColumnElement[bool]]:
    """Return what holds for people who see a ticket: `sight`, asked from the other side."""
    is_secret = ticket.kind in restriction(work).types
    own = [one for one in (ticket.assignee_id, ticket.requester_id) if one is not None]
    return [
        Person.active.is_(True),
        Person.role.not_in(NO_CALL),
        or_(
            Person.role.not_in(sight.APART if is_secret else sight.NARROW),
            Person.id.in_(own),
            Person.id.in_(_concerned(ticket) if is_secret else _working(ticket)),
        ),
    ]


def _concerned(ticket: Ticket) -> CompoundSelect[Any]:
    """Return who is close to a confidential ticket: its team, the head, who has to do there."""
    tasks = [TicketTask.ticket_id == ticket.id, TicketTask.ended_at.is_(None)]
    own = or_(Team.id == ticket.team_id, Team.id.in_(select(TicketTask.team_id).where(*tasks)))
    return union(
        select(TeamMember.person_id).join(Team, Team.id == TeamMember.team_id).where(own),
        select(Team.lead_id).where(own, Team.lead_id.is_not(None)),
        select(Department.head_id).where(
            Department.id == ticket.department_id, Department.head_id.is_not(None)
        ),
        select(TicketTask.assignee_id).where(*tasks, TicketTask.assignee_id.is_not(None)),
        *_called(ticket),
    )


def _called(ticket: Ticket) -> tuple[Select[Any], ...]:
    """Return who follows the ticket or has a vote on it."""
    return (
        select(TicketWatcher.person_id).where(TicketWatcher.ticket_id == ticket.id),
        select(ApprovalVote.person_id)
        .join(Approval, Approval.id == ApprovalVote.approval_id)
        .where(Approval.ticket_id == ticket.id, Approval.decided_at.is_(None)),
    )


def _working(ticket: Ticket) -> CompoundSelect[Any]:
    """Return who works in the ticket's department, or has something to do on it."""
    departments = select(Department.id).where(
        or_(
            Department.id == ticket.department_id,
            Department.id.in_(select(Team.department_id).where(Team.id == ticket.team_id)),
        )
    )
    return union(
        select(Person.id).where(Person.department_id.in_(departments)),
        select(Department.head_id).where(
            Department.id.in_(departments), Department.head_id.is_not(None)
        ),
        select(Team.lead_id).where(Team.department_id.in_(departments), Team.lead_id.is_not(None)),
        select(TeamMember.person_id)
        .join(Team, Team.id == TeamMember.team_id)
        .where(Team.department_id.in_(departments)),
        *_called(ticket),
        *_tasked(ticket),
    )


def _tasked(ticket: Ticket) -> tuple[Select[Any], ...]:
    """Return who has a task on the ticket, by name or through a team of their departments."""
    tasks = [TicketTask.ticket_id == ticket.id, TicketTask.ended_at.is_(None)]
    rooms = select(Team.department_id).where(Team.id.in_(select(TicketTask.team_id).where(*tasks)))
    return (
        select(TicketTask.assignee_id).where(*tasks, TicketTask.assignee_id.is_not(None)),
        select(Person.id).where(Person.department_id.in_(rooms)),
        select(TeamMember.person_id)
        .join(Team, Team.id == TeamMember.team_id)
        .where(Team.department_id.in_(rooms)),
    )
