"""What stands between two tickets of a queue, however far from each other they are."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.tickets import Ticket
from services.tickets import paging
from services.tickets.paging import STRETCH, Cursor, Piece
from services.tickets.queue import sought_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from services.store.work import Work
    from services.tickets.paging import Sought
    from services.tickets.queue import QueueView


def queue_between(
    work: Work,
    view: QueueView,
    ends: tuple[int | None, int | None],
    most: int,
    *further: ColumnElement[bool],
) -> array[int]:
    """Return the tickets from one to another of a view, both included, in the view's order.

    Args:
        work: The unit of work.
        view: The view.
        ends: The two tickets, whichever comes first; None is the end of the view on that side.
        most: Of more tickets, so many and one are returned.
        further: Conditions beside those of the view.

    Returns:
        None of them where one of the ends is not in the view (any more).
    """
    sought = sought_of(work, view, further)
    start, stop = (None if one is None else _place(work, sought, one) for one in ends)
    if (start is None) is not (ends[0] is None) or (stop is None) is not (ends[1] is None):
        return array("q")
    if start is not None and stop is not None and _is_before(sought, stop, start):
        start, stop = stop, start
    return _read(work, sought, start, stop, most)


def _read(
    work: Work, sought: Sought, start: Cursor | None, stop: Cursor | None, most: int
) -> array[int]:
    last: int = 0 if stop is None else stop.values[-1]
    found = array("q", [] if start is None else [start.values[-1]])
    place, is_end = start, last in found
    while len(found) <= most and not is_end:
        part = paging.read(work, sought, Piece(place, most=min(STRETCH, most + 1 - len(found))))
        is_end = part.is_end or last in part.ids
        found.extend(part.ids[: part.ids.index(last) + 1] if last in part.ids else part.ids)
        place = part.marks[-1][1] if part.marks else None
    return found


def _place(work: Work, sought: Sought, ticket_id: int) -> Cursor | None:
    for number, run in enumerate(sought.runs):
        wanted = (*run.holds, *sought.whole, Ticket.id == ticket_id)
        row = work.session.execute(select(*run.keys).where(*wanted)).first()
        if row is not None:
            return Cursor(number, tuple(row))
    return None


def _is_before(sought: Sought, one: Cursor, other: Cursor) -> bool:
    if one.run != other.run:
        return one.run < other.run
    falls = sought.runs[one.run].is_falling
    return one.values > other.values if falls else one.values < other.values
