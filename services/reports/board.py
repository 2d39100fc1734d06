"""The figures of the board: what is late and at risk now, who carries it, and what fired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import case, func, or_, select

from models.clocks import IS_LIVE, Clock
from models.escalation import EscalationLevel, Firing
from models.people import Person, Team
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, FiringOutcome, Origin, TicketStatus
from services.access.permissions import Act, demand

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Subquery

    from services.store.work import Work

RECENT: Final = timedelta(hours=1)
HOUR: Final = timedelta(hours=1)
HOURS_AHEAD: Final = 8
MOST_PEOPLE: Final = 14
MOST_FIRED: Final = 50


@dataclass(frozen=True, slots=True)
class Load:
    """Open tickets of a team or a person; every figure counts tickets, not clocks.

    Attributes:
        id: Of the team or person; None for tickets that belong to none.
        calm: Open and neither breached nor at risk.
    """

    id: int | None
    name: str
    open: int
    breached: int
    at_risk: int
    unassigned: int

    @property
    def calm(self) -> int:
        """Tickets nothing threatens now."""
        return self.open - self.breached - self.at_risk


@dataclass(frozen=True, slots=True)
class Fired:
    """A level that came due, and what it did."""

    id: int
    at: datetime
    ticket_id: int
    subject: str
    level: str
    detail: str
    outcome: FiringOutcome


@dataclass(frozen=True, slots=True)
class Board:
    """The board as of one instant.

    Attributes:
        as_of: The database's instant the figures hold for.
        waiting: Open tickets that wait for the requester or somebody outside.
        ahead: How many tickets fall due in each of the coming hours, nearest first.
        people: Those who carry most, breached and at risk before the number of tickets.
        fired: Levels of the last hour, newest first; at most 50.
        fired_count: All of them.
    """

    as_of: datetime
    open: int
    breached: int
    at_risk: int
    unassigned: int
    waiting: int
    ahead: tuple[int, ...]
    teams: tuple[Load, ...]
    people: tuple[Load, ...]
    fired: tuple[Fired, ...]
    fired_count: int


def board(work: Work) -> Board:
    """Return the figures of now; drills are in none of them."""
    demand(work.actor, Act.SUPERVISE)
    threats = _threats(work)
    teams = _loads(work, threats, (Ticket.team_id, Team.name))
    people = [one for one in _loads(work, threats, (Ticket.assignee_id, Person.name)) if one.id]
    people.sort(key=lambda one: (-one.breached, -one.at_risk, -one.open, one.name))
    fired, count = _fired(work)
    return Board(
        as_of=work.now,
        open=sum(one.open for one in teams),
        breached=sum(one.breached for one in teams),
        at_risk=sum(one.at_risk for one in teams),
        unassigned=sum(one.unassigned for one in teams),
        waiting=_waiting(work),
        ahead=_ahead(work),
        teams=tuple(teams),
        people=tuple(people[:MOST_PEOPLE]),
        fired=fired,
        fired_count=count,
    )


def _threats(work: Work) -> Subquery:
    """Tickets with a live clock that is breached or at risk; the graver one counts."""
    is_late = or_(Clock.breached_at.is_not(None), Clock.due_at < work.now)
    is_near = Clock.at_risk_at <= work.now
    return (
        select(
            Clock.ticket_id,
            func.max(case((is_late, 1), else_=0)).label("late"),
            func.max(case((is_near, 1), else_=0)).label("near"),
        )
        .where(IS_LIVE, or_(is_late, is_near))
        .group_by(Clock.ticket_id)
        .subquery()
    )


def _loads(work: Work, threats: Subquery, by: tuple[object, object]) -> list[Load]:
    owner, name = by
    late = func.coalesce(threats.c.late, 0)
    near = func.coalesce(threats.c.near, 0)
    query = select(
        owner,  # type: ignore[call-overload]  # a column of Ticket and a name
        name,
        func.count(),
        _sum(case((late == 1, 1), else_=0)),
        _sum(case(((late == 0) & (near == 1), 1), else_=0)),
        _sum(case((Ticket.assignee_id.is_(None), 1), else_=0)),
    ).select_from(Ticket)
    if name is Team.name:
        query = query.outerjoin(Team, Team.id == Ticket.team_id)
    else:
        query = query.outerjoin(Person, Person.id == Ticket.assignee_id)
    query = query.outerjoin(threats, threats.c.ticket_id == Ticket.id)
    query = query.where(*_counted()).group_by(owner, name).order_by(name)
    return [Load(row[0], row[1] or "", *row[2:]) for row in work.session.execute(query)]


def _sum(what: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(what), 0)


def _counted() -> tuple[ColumnElement[bool], ...]:
    return (Ticket.status.in_(sorted(OPEN_STATUSES)), Ticket.origin != Origin.DRILL)


def _waiting(work: Work) -> int:
    waits = Ticket.status.in_([TicketStatus.PENDING, TicketStatus.ON_HOLD])
    query = select(func.count()).select_from(Ticket).where(waits, Ticket.origin != Origin.DRILL)
    return work.session.scalar(query) or 0


def _ahead(work: Work) -> tuple[int, ...]:
    until = work.now + HOURS_AHEAD * HOUR
    query = select(Ticket.next_due_at).where(
        *_counted(), Ticket.next_due_at > work.now, Ticket.next_due_at <= until
    )
    hours = [0] * HOURS_AHEAD
    for due_at in work.session.scalars(query):
        if due_at is not None:
            hours[min((due_at - work.now) // HOUR, HOURS_AHEAD - 1)] += 1
    return tuple(hours)


def _fired(work: Work) -> tuple[tuple[Fired, ...], int]:
    recent = (
        Firing.fired_at > work.now - RECENT,
        Firing.outcome == FiringOutcome.FIRED,
        Ticket.origin != Origin.DRILL,
    )
    query = (
        select(
            Firing.id,
            Firing.fired_at,
            Firing.ticket_id,
            Ticket.subject,
            EscalationLevel.name,
            Firing.detail,
            Firing.outcome,
        )
        .join(Ticket, Ticket.id == Firing.ticket_id)
        .join(EscalationLevel, EscalationLevel.id == Firing.level_id)
        .where(*recent)
        .order_by(Firing.fired_at.desc(), Firing.id.desc())
        .limit(MOST_FIRED)
    )
    rows = tuple(Fired(*row) for row in work.session.execute(query))
    if len(rows) < MOST_FIRED:
        return rows, len(rows)
    joined = select(func.count()).select_from(Firing).join(Ticket, Ticket.id == Firing.ticket_id)
    return rows, work.session.scalar(joined.where(*recent)) or 0
