"""Queues: which tickets, in what order, and the rows the window shows of them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, or_, select, text

from models.clocks import IS_LIVE, Clock
from models.moves import TicketSnooze
from models.people import TeamMember
from models.tickets import Ticket
from models.vocabulary import DONE_STATUSES, TicketStatus
from services.audit import access_log
from services.audit.restriction import restriction
from services.store.expressions import one_of
from services.tickets import paging, search
from services.tickets.grouping import MOST, Group, grouping, in_order
from services.tickets.orders import IS_OPEN, Order, ordered, runs
from services.tickets.paging import FROM_START, STRETCH, Piece, Reach, Sought, Stretch
from services.tickets.sight import departments_reach, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select

    from services.store.work import Work


SHOWN_OF_SEARCH: Final = 100
"""Restricted tickets that the entry about a search names."""
MOST_COUNTED: Final = 10_000
"""Up to here tickets are counted one by one; beyond, a sample tells about how many there are."""
SAMPLED: Final = 10_000
"""Tickets a sample looks at."""


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


OF_OPEN: Final = frozenset(Queue) - {Queue.DONE, Queue.ALL}
"""Queues that have open tickets only."""
WIDE: Final = frozenset({Queue.OPEN, Queue.DONE, Queue.ALL})


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
class Total:
    """How many tickets a view has: exactly, or judged by a sample."""

    count: int
    is_exact: bool


def queue_stretch(
    work: Work,
    view: QueueView,
    *further: ColumnElement[bool],
    piece: Piece = FROM_START,
) -> Stretch:
    """Return a piece of a view.

    A view that looks for words has the newest tickets that say them, a stretch at most.
    """
    sought = sought_of(work, view, further)
    if view.text.strip() and piece.start is None:
        _note_search(work, view, sought.whole)
    return paging.read(work, sought, piece)


def queue_around(
    work: Work, view: QueueView, row: int, total: int, *further: ColumnElement[bool]
) -> Stretch:
    """Return the tickets from about a row of a long view on: where a scroll bar was let go.

    Near an end, and on a file, the row is counted out; elsewhere a sample tells where it is.
    """
    sought = sought_of(work, view, further)
    if not _is_server(work) or row <= MOST_COUNTED:
        return paging.read(work, sought, Piece(skip=row))
    if total - row <= MOST_COUNTED:
        skip = max(total - row - STRETCH, 0)
        return paging.read(work, sought, Piece(is_back=True, skip=skip))
    place = paging.somewhere(work, sought, row / total, _percent(work))
    return paging.read(work, sought, Piece(place))


def queue_ids(
    work: Work, view: QueueView, *further: ColumnElement[bool], limit: int = 2_000_000
) -> array[int]:
    """Return all ids of a view in its order, as they are at one instant: for files and changes."""
    wanted = [*_conditions(work, view), *visible(work), *further]
    query = ordered(select(Ticket.id).where(*wanted), view.order).limit(limit)
    ids = array("q")
    for chunk in work.session.execute(query.execution_options(yield_per=20_000)).partitions():
        ids.extend(row.id for row in chunk)
    if view.text.strip():
        _note_search(work, view, wanted)
    return ids


def queue_count(
    work: Work, view: QueueView, *further: ColumnElement[bool], most: int | None = None
) -> int:
    """Count the tickets of a view; those beyond `most` make it `most` + 1."""
    wanted = sought_of(work, view, further, found_most=most).whole
    some = select(Ticket.id).where(*wanted).limit(None if most is None else most + 1).subquery()
    return work.session.scalar(select(func.count()).select_from(some)) or 0


def queue_counts(work: Work, views: tuple[QueueView, ...]) -> tuple[int, ...]:
    """Count several views at once, for the list of queues, none beyond MOST_COUNTED + 1."""
    return tuple(queue_count(work, view, most=MOST_COUNTED) for view in views)


def queue_total(work: Work, view: QueueView, *further: ColumnElement[bool]) -> Total:
    """Say how many tickets a view has; of very many, about how many."""
    count = queue_count(work, view, *further, most=MOST_COUNTED)
    if count <= MOST_COUNTED:
        return Total(count, is_exact=True)
    if not _is_server(work):
        return Total(queue_count(work, view, *further), is_exact=True)
    judged = paging.estimate(work, sought_of(work, view, further), _percent(work))
    return Total(max(judged, count), is_exact=False)


def groups(work: Work, view: QueueView, by: str, *further: ColumnElement[bool]) -> list[Group]:
    """Return how many tickets of a view have which value, the most first.

    Args:
        work: The unit of work.
        view: The view; a group it is narrowed to already does not matter here.
        by: A key of GROUPINGS.
        further: Conditions beside those of the view.
    """
    column, label = grouping(by, work.now)
    wanted = [*_conditions(work, replace(view, group=None)), *visible(work), *further]
    query = (
        select(column, func.count()).select_from(Ticket).where(*wanted).group_by(column)
    ).limit(MOST)
    found = [
        Group(value, label(work, value), count) for value, count in work.session.execute(query)
    ]
    return in_order(by, found)


def sought_of(
    work: Work,
    view: QueueView,
    further: tuple[ColumnElement[bool], ...],
    *,
    found_most: int | None = STRETCH,
) -> Sought:
    """Say which tickets a view has, in what order, and by which index they are found.

    Of a view that looks for words it has the newest `found_most`; None: all of them.
    """
    is_done = view.queue is Queue.DONE
    cut = runs(view.order, of_open=view.queue in OF_OPEN, of_done=is_done)
    wanted = (*_conditions(work, replace(view, text="")), *further)
    if not view.text.strip():
        is_wide = not further and _is_wide(view)
        return Sought(cut, wanted, partial(visible, work), _reach(work, view), is_wide)
    if found_most is None:
        said = search.clauses(work, view.text)
        return Sought(cut, (*wanted, *said), partial(visible, work))
    ids = search.newest(work, view.text, wanted, found_most + 1)
    return Sought(cut, (one_of(Ticket.id.expression, ids),))


def _is_wide(view: QueueView) -> bool:
    """Tell whether nothing narrows a view down to few tickets of its order."""
    return view == QueueView(view.queue, view.order) and view.queue in WIDE


def _reach(work: Work, view: QueueView) -> Reach | None:
    """Say by which index a view's tickets are found, where the planner would have to guess."""
    if view.queue is Queue.TEAM:
        return Reach(Ticket.team_id.expression, _my_teams(work)) if _is_server(work) else None
    if view.queue is Queue.MINE or view.person_id is not None:
        return None
    return departments_reach(work)


def _conditions(work: Work, view: QueueView) -> list[ColumnElement[bool]]:
    """Return what holds for the tickets of a view, whoever looks."""
    found = [*_of_queue(work, view.queue)]
    if view.team_id is not None:
        found.append(Ticket.team_id == view.team_id)
    if view.person_id is not None:
        found.append(Ticket.assignee_id == view.person_id)
    if view.text.strip():
        found += search.clauses(work, view.text)
    if view.group is not None:
        by, value = view.group
        column = grouping(by, work.now)[0]
        found.append(column.is_(None) if value is None else column == value)
    return found


def _note_search(work: Work, view: QueueView, found: Sequence[ColumnElement[bool]]) -> None:
    """A search that finds restricted tickets is recorded, with its words.

    Args:
        work: The unit that searched.
        view: With the words.
        found: What holds for the tickets it found.
    """
    query = select(Ticket.id).where(*found, restriction(work).condition())
    known = work.session.scalars(query.order_by(Ticket.id).limit(SHOWN_OF_SEARCH)).all()
    access_log.note_search(work, view.text.strip(), known)


def _of_queue(work: Work, queue: Queue) -> list[ColumnElement[bool]]:
    me = work.actor.person_id
    aside = select(TicketSnooze.ticket_id).where(TicketSnooze.until > work.now)
    is_here = Ticket.id.not_in(aside)
    found: list[ColumnElement[bool]] = [IS_OPEN] if queue in OF_OPEN else []
    match queue:
        case Queue.MINE:
            found += is_here, Ticket.assignee_id == me
        case Queue.TEAM:
            found += is_here, Ticket.team_id.in_(_my_teams(work))
        case Queue.UNASSIGNED:
            found += is_here, Ticket.assignee_id.is_(None)
        case Queue.AT_RISK | Queue.BREACHED:
            found.append(Ticket.id.in_(_late(work, is_over=queue is Queue.BREACHED)))
        case Queue.WAITING:
            found.append(Ticket.status.in_([TicketStatus.PENDING, TicketStatus.ON_HOLD]))
        case Queue.SNOOZED:
            found.append(Ticket.id.in_(aside))
        case Queue.DONE:
            found.append(Ticket.status.in_(sorted(DONE_STATUSES)))
    return found


def _late(work: Work, *, is_over: bool) -> Select[int]:
    """Return the tickets whose promise is broken, or that are close to it."""
    live = select(Clock.ticket_id).where(IS_LIVE)
    if is_over:
        return live.where(or_(Clock.breached_at.is_not(None), Clock.due_at < work.now))
    is_near = Clock.at_risk_at <= work.now, Clock.due_at >= work.now
    return live.where(Clock.breached_at.is_(None), *is_near)


def _my_teams(work: Work) -> tuple[int, ...]:
    known: tuple[int, ...] | None = work.memory.get(_my_teams)
    if known is None:
        query = select(TeamMember.team_id).where(TeamMember.person_id == work.actor.person_id)
        known = work.memory[_my_teams] = tuple(work.session.scalars(query))
    return known


def _percent(work: Work) -> float:
    """Return how much of the table of tickets a sample has to look at."""
    known = text("SELECT reltuples FROM pg_class WHERE oid = 'public.ticket'::regclass")
    rows = work.session.scalar(known) or 0
    return min(100.0, 100.0 * SAMPLED / max(rows, 1.0))


def _is_server(work: Work) -> bool:
    return work.session.get_bind().dialect.name == "postgresql"
