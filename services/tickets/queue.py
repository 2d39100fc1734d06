"""Queues: which tickets, in what order, and the rows the window shows of them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from models.accounts import Account
from models.clocks import Clock
from models.moves import TicketSnooze
from models.people import Person, Team, TeamMember
from models.tickets import Ticket
from models.vocabulary import (
    DONE_STATUSES,
    LIVE_STATES,
    OPEN_STATUSES,
    ClockState,
    Target,
    TicketStatus,
)
from services.audit import access_log
from services.audit.restriction import restriction
from services.tickets.grouping import MOST, Group, grouping
from services.tickets.search import clauses
from services.tickets.sight import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Select

    from models.vocabulary import Priority
    from services.store.work import Work


SHOWN_OF_SEARCH: Final = 100
"""Restricted tickets that the entry about a search names."""


class Queue(StrEnum):
    """The queues every desk has."""

    MINE = "mine"
    TEAM = "team"
    UNASSIGNED = "unassigned"
    AT_RISK = "at_risk"
    BREACHED = "breached"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    OPEN = "open"
    DONE = "done"
    ALL = "all"


class Order(StrEnum):
    """How a queue is sorted."""

    DUE = "due"
    """What breaks next comes first."""
    NEWEST = "newest"
    UPDATED = "updated"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class QueueView:
    """A queue as somebody looks at it.

    Attributes:
        team_id: Only tickets of this team.
        person_id: Only tickets of this assignee.
        text: A search as `search_words` reads it: words, phrases, filters, or a number.
    """

    queue: Queue = Queue.OPEN
    order: Order = Order.DUE
    team_id: int | None = None
    person_id: int | None = None
    text: str = ""
    saved_id: int | None = None
    """A saved view, whose conditions services/rules/views.py compiles."""
    group: tuple[str, object] | None = None
    """Only tickets of which this grouping has this value, as `groups` found it."""


@dataclass(frozen=True, slots=True)
class ClockChip:
    """What the chip of a ticket counts down; the live clock that breaks next."""

    target: Target
    state: ClockState
    due_at: datetime | None
    at_risk_at: datetime | None
    left: timedelta | None
    """What is left of a paused clock's budget."""
    breached_at: datetime | None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A ticket as one row of a queue."""

    id: int
    subject: str
    requester: str
    account: str | None
    assignee: str | None
    team: str | None
    priority: Priority
    status: TicketStatus
    kind: str
    created_at: datetime
    updated_at: datetime
    chip: ClockChip | None


def queue_ids(
    work: Work, view: QueueView, *further: ColumnElement[bool], limit: int = 2_000_000
) -> array[int]:
    """Return the ids of a view in its order; one integer a ticket, so a million fit easily."""
    wanted = [*_conditions(work, view), *further]
    query = _ordered(select(Ticket.id).where(*wanted), view.order).limit(limit)
    ids = array("q")
    for chunk in work.session.execute(query.execution_options(yield_per=20_000)).partitions():
        ids.extend(row.id for row in chunk)
    if view.text.strip():
        _note_search(work, view)
    return ids


def queue_count(work: Work, view: QueueView, *further: ColumnElement[bool]) -> int:
    """Count the tickets of a view."""
    wanted = [*_conditions(work, view), *further]
    query = select(func.count()).select_from(Ticket).where(*wanted)
    return work.session.scalar(query) or 0


def queue_counts(work: Work, views: tuple[QueueView, ...]) -> tuple[int, ...]:
    """Count several views at once, for the list of queues."""
    return tuple(queue_count(work, view) for view in views)


def first_page(
    work: Work, view: QueueView, *further: ColumnElement[bool], limit: int = 200
) -> list[QueueRow]:
    """Return the first rows of a view, before its ids are all known."""
    return queue_rows(work, queue_ids(work, view, *further, limit=limit))


def groups(work: Work, view: QueueView, by: str, *further: ColumnElement[bool]) -> list[Group]:
    """Return how many tickets of a view have which value, the most first.

    Args:
        work: The unit of work.
        view: The view; a group it is narrowed to already does not matter here.
        by: A key of GROUPINGS.
        further: Conditions beside those of the view.
    """
    column, label = grouping(by)
    wanted = [*_conditions(work, replace(view, group=None)), *further]
    query = (
        select(column, func.count()).select_from(Ticket).where(*wanted).group_by(column)
    ).limit(MOST)
    found = [
        Group(value, label(work, value), count) for value, count in work.session.execute(query)
    ]
    return sorted(found, key=lambda one: (-one.count, one.label or ""))


def queue_rows(work: Work, ids: Iterable[int]) -> list[QueueRow]:
    """Return the rows of these tickets in the order asked; those that are gone are left out."""
    wanted = list(ids)
    assignee, requester = aliased(Person), aliased(Person)
    query = (
        select(
            Ticket.id,
            Ticket.subject,
            requester.name,
            Account.name,
            assignee.name,
            Team.name,
            Ticket.priority,
            Ticket.status,
            Ticket.kind,
            Ticket.created_at,
            Ticket.updated_at,
        )
        .join(requester, requester.id == Ticket.requester_id)
        .outerjoin(Account, Account.id == Ticket.account_id)
        .outerjoin(assignee, assignee.id == Ticket.assignee_id)
        .outerjoin(Team, Team.id == Ticket.team_id)
        .where(Ticket.id.in_(wanted))
    )
    chips = clock_chips(work, wanted)
    found = {row[0]: QueueRow(*row, chip=chips.get(row[0])) for row in work.session.execute(query)}
    return [found[one] for one in wanted if one in found]


def clock_chips(work: Work, ids: list[int]) -> dict[int, ClockChip]:
    """Return for each ticket the chip of the live clock that breaks first."""
    query = select(Clock).where(Clock.ticket_id.in_(ids), Clock.state.in_(LIVE_STATES))
    chips: dict[int, ClockChip] = {}
    ranks: dict[int, tuple[bool, bool, datetime]] = {}
    for clock in work.session.scalars(query):
        rank = (clock.due_at is None, clock.breached_at is not None, clock.due_at or work.now)
        if clock.ticket_id not in ranks or rank < ranks[clock.ticket_id]:
            ranks[clock.ticket_id] = rank
            chips[clock.ticket_id] = chip_of(clock)
    return chips


def chip_of(clock: Clock) -> ClockChip:
    """Reduce a clock to what its chip shows."""
    paused = clock.state is ClockState.PAUSED
    return ClockChip(
        target=clock.target,
        state=clock.state,
        due_at=clock.due_at,
        at_risk_at=clock.at_risk_at,
        left=clock.span - clock.elapsed if paused else None,
        breached_at=clock.breached_at,
    )


def _conditions(work: Work, view: QueueView) -> list[ColumnElement[bool]]:
    found = [*_of_queue(work, view.queue)]
    found += visible(work)
    if view.team_id is not None:
        found.append(Ticket.team_id == view.team_id)
    if view.person_id is not None:
        found.append(Ticket.assignee_id == view.person_id)
    if view.text.strip():
        found += clauses(work, view.text)
    if view.group is not None:
        by, value = view.group
        column = grouping(by)[0]
        found.append(column.is_(None) if value is None else column == value)
    return found


def _note_search(work: Work, view: QueueView) -> None:
    """A search that finds restricted tickets is recorded, with its words."""
    query = select(Ticket.id).where(*_conditions(work, view), restriction(work).condition())
    found = work.session.scalars(query.order_by(Ticket.id).limit(SHOWN_OF_SEARCH)).all()
    access_log.note_search(work, view.text.strip(), found)


def _of_queue(work: Work, queue: Queue) -> list[ColumnElement[bool]]:
    is_open = Ticket.status.in_(sorted(OPEN_STATUSES))
    me = work.actor.person_id
    mine = select(TeamMember.team_id).where(TeamMember.person_id == me)
    live = select(Clock.ticket_id).where(Clock.state.in_(sorted(LIVE_STATES)))
    aside = select(TicketSnooze.ticket_id).where(TicketSnooze.until > work.now)
    is_here = Ticket.id.not_in(aside)
    by_queue: dict[Queue, list[ColumnElement[bool]]] = {
        Queue.MINE: [is_open, is_here, Ticket.assignee_id == me],
        Queue.TEAM: [is_open, is_here, Ticket.team_id.in_(mine)],
        Queue.UNASSIGNED: [is_open, is_here, Ticket.assignee_id.is_(None)],
        Queue.AT_RISK: [
            is_open,
            Ticket.id.in_(
                live.where(
                    Clock.breached_at.is_(None),
                    Clock.at_risk_at <= work.now,
                    Clock.due_at >= work.now,
                )
            ),
        ],
        Queue.BREACHED: [
            is_open,
            Ticket.id.in_(live.where(or_(Clock.breached_at.is_not(None), Clock.due_at < work.now))),
        ],
        Queue.WAITING: [Ticket.status.in_([TicketStatus.PENDING, TicketStatus.ON_HOLD])],
        Queue.SNOOZED: [is_open, Ticket.id.in_(aside)],
        Queue.OPEN: [is_open],
        Queue.DONE: [Ticket.status.in_(sorted(DONE_STATUSES))],
        Queue.ALL: [],
    }
    return by_queue[queue]


def _ordered(query: Select[int], order: Order) -> Select[int]:
    if order is Order.NEWEST:
        return query.order_by(Ticket.id.desc())
    if order is Order.UPDATED:
        return query.order_by(Ticket.updated_at.desc(), Ticket.id.desc())
    if order is Order.PRIORITY:
        return query.order_by(Ticket.priority, Ticket.next_due_at.nulls_last(), Ticket.id)
    return query.order_by(Ticket.next_due_at.nulls_last(), Ticket.priority, Ticket.id)
