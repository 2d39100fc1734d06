"""Which tickets somebody sees: the same people see the same tickets on a file and on a server.

Under a login of its person the database itself keeps the rest back (`models.row_rules`); there the
condition only tells the planner, in plain numbers, how few rows it is about. On a file, or where
all seats share the owner's login, it is the whole of it. `models.sight` says the same in SQL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select, text, union

from models.moves import TicketWatcher
from models.people import Department, Person, Team, TeamMember
from models.tickets import Ticket
from models.vocabulary import Role
from models.workflow import Approval, ApprovalVote, TicketTask
from services.audit.restriction import restriction
from services.errors import NotFoundError
from services.tickets.paging import Reach

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, CompoundSelect

    from services.store.work import Work

    Asked = CompoundSelect[Any]
    Some = Asked | list[int]

NARROW: Final = frozenset({Role.AGENT, Role.SUPERVISOR})
"""Who sees the tickets of the own departments."""
APART: Final = NARROW | {Role.ADMINISTRATOR}
"""From whom confidential types are kept, unless they concern them; officers see all of them."""
SIGHT: Final = text(
    "SELECT guard.my_departments(), guard.my_teams(), guard.my_errands(),"
    " ARRAY(SELECT id FROM department)"
)


def visible(work: Work) -> list[ColumnElement[bool]]:
    """Return what must hold for tickets that the actor may see."""
    me, role = work.actor.person_id, work.actor.role
    if me is None and role is not Role.REQUESTER:
        return []
    if work.may_everything or role not in APART:
        return _seen(work, role, me)
    # the database keeps back what is confidential
    return [_works(me or 0, *_told(work)[:3])] if role in NARROW else []


def sees_too(work: Work, person: Person, ticket_id: int) -> bool:
    """Tell whether somebody else than the actor may see a ticket, which the actor does."""
    conditions = _seen(work, person.role, person.id)
    query = select(Ticket.id).where(Ticket.id == ticket_id, *conditions)
    return work.session.scalar(query) is not None


def departments_reach(work: Work) -> Reach | None:
    """Return how somebody's tickets are found department by department, in an index of each.

    One condition for all of them leaves it to the planner whether to walk through the tickets of
    the whole desk; where the own department has few, or only old ones, that takes seconds. None
    where there is nothing to choose: on a file, or for those who see everything.
    """
    me = work.actor.person_id
    if work.actor.role not in NARROW or me is None or work.may_everything:
        return None
    departments, teams, errands, all_of_them = _told(work)
    reached = Ticket.department_id.expression
    others = [one for one in all_of_them if one not in departments]
    if not others:
        return Reach(reached, tuple(departments))
    own = or_(
        Ticket.team_id.in_(teams),
        Ticket.assignee_id == me,
        Ticket.requester_id == me,
        Ticket.id.in_(errands),
    )
    return Reach(reached, tuple(departments), (Ticket.department_id.in_(others), own))


def sees(work: Work, ticket_id: int) -> bool:
    """Tell whether the actor may see a ticket."""
    conditions = visible(work)
    if not conditions:
        return True
    query = select(Ticket.id).where(Ticket.id == ticket_id, *conditions)
    return work.session.scalar(query) is not None


def demand(work: Work, *tickets: int) -> None:
    """Pass where the actor sees these tickets; called by what reaches a ticket by its number.

    Raises:
        NotFoundError: In the very words for a ticket that does not exist: nothing is told apart.
    """
    if work.may_everything:
        for one in tickets:
            if not sees(work, one):
                raise NotFoundError("There is no ticket #{one} (any more).", one=one)


def _seen(work: Work, role: Role, me: int | None) -> list[ColumnElement[bool]]:
    """Return what must hold for tickets that a person of a role sees."""
    if role is Role.REQUESTER:
        return [Ticket.requester_id == me]
    if role not in APART or me is None:
        return []
    found = [or_(Ticket.kind.not_in(restriction(work).types), _concerned(me))]
    return [*found, _works(me, *_asked(me))] if role in NARROW else found


def _works(me: int, departments: Some, teams: Some, errands: Some) -> ColumnElement[bool]:
    return or_(
        Ticket.department_id.in_(departments),
        Ticket.team_id.in_(teams),
        Ticket.id.in_(errands),
        _mine(me),
    )


def _mine(me: int) -> ColumnElement[bool]:
    return or_(Ticket.assignee_id == me, Ticket.requester_id == me)


def _concerned(me: int) -> ColumnElement[bool]:
    """Return what must hold for a confidential ticket: it is closer than the department."""
    teams = _own_teams(me)
    heads = select(Department.id).where(Department.head_id == me)
    return or_(
        _mine(me),
        Ticket.team_id.in_(teams),
        Ticket.department_id.in_(heads),
        Ticket.id.in_(_errands(me, teams)),
    )


def _told(work: Work) -> tuple[list[int], list[int], list[int], list[int]]:
    """Ask the guard, once in a unit."""
    known: tuple[list[int], list[int], list[int], list[int]] | None = work.memory.get(SIGHT)
    if known is None:
        row = work.session.execute(SIGHT).one()
        known = work.memory[SIGHT] = (row[0], row[1], row[2], row[3])
    return known


def _asked(me: int) -> tuple[Asked, Asked, Asked]:
    """Write the same as questions inside the question."""
    departments: Asked = union(
        select(Person.department_id).where(Person.id == me, Person.department_id.is_not(None)),
        select(Department.id).where(Department.head_id == me),
        select(Team.department_id).where(Team.lead_id == me),
        select(Team.department_id).join(TeamMember).where(TeamMember.person_id == me),
    )
    teams: Asked = union(select(Team.id).where(Team.department_id.in_(departments)))
    return departments, teams, _errands(me, teams)


def _own_teams(me: int) -> Asked:
    return union(
        select(TeamMember.team_id).where(TeamMember.person_id == me),
        select(Team.id).where(Team.lead_id == me),
    )


def _errands(me: int, teams: Asked) -> Asked:
    """Return tickets on which the person, or one of these teams, has something left to do."""
    return union(
        select(TicketTask.ticket_id).where(
            TicketTask.ended_at.is_(None),
            or_(TicketTask.assignee_id == me, TicketTask.team_id.in_(teams)),
        ),
        select(Approval.ticket_id)
        .join(ApprovalVote, ApprovalVote.approval_id == Approval.id)
        .where(Approval.decided_at.is_(None), ApprovalVote.person_id == me),
        select(TicketWatcher.ticket_id).where(TicketWatcher.person_id == me),
    )
