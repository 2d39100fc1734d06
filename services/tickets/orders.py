"""The orders of queues, each cut into runs that an index keeps."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy import case, literal, not_

from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES, Priority
from services.tickets.paging import Run

if TYPE_CHECKING:
    from sqlalchemy import Select

IS_OPEN: Final = Ticket.status.in_(
    [literal(one, Ticket.status.type, literal_execute=True) for one in sorted(OPEN_STATUSES)]
)
"""Said letter by letter: with values handed over later, a prepared question could not use the
indexes of open tickets."""
_ID, _DUE = Ticket.id.expression, Ticket.next_due_at.expression
_UPDATED = Ticket.updated_at.expression
_BY: Final = "INDEXED BY ix_ticket_{}"


class Order(StrEnum):
    """How a queue is sorted."""

    DUE = "due"
    """What breaks next comes first."""
    NEWEST = "newest"
    UPDATED = "updated"
    PRIORITY = "priority"


def runs(order: Order, *, of_open: bool, of_done: bool = False) -> tuple[Run, ...]:
    """Cut an order into its runs.

    Only open tickets have deadlines; where others are among them, these come last, the newest
    first.

    Args:
        order: The order.
        of_open: Whether the list has open tickets only.
        of_done: Whether it has none of them.
    """
    if order is Order.NEWEST:
        return (Run((), (_ID,), is_falling=True),)
    if order is Order.UPDATED:
        return (Run((), (_UPDATED, _ID), is_falling=True, index=_BY.format("updated_at_id")),)
    by_priority = order is Order.PRIORITY
    levels = [(Ticket.priority == one,) for one in Priority] if by_priority else [()]
    index = _BY.format("priority_next_due_at_id" if by_priority else "next_due_at_id")
    found: list[Run] = []
    for same in [] if of_done else levels:
        due, other = (IS_OPEN, *same, _DUE.is_not(None)), (IS_OPEN, *same, _DUE.is_(None))
        found.append(Run(due, (_DUE, _ID), index=index))
        found.append(Run(other, (_ID,), alike=(_DUE,), index=index))
    if not of_open:
        found.append(Run((not_(IS_OPEN),), (_ID,), is_falling=True))
    return tuple(found)


def ordered(query: Select[int], order: Order) -> Select[int]:
    """Order a whole list as its runs do."""
    if order is Order.NEWEST:
        return query.order_by(Ticket.id.desc())
    if order is Order.UPDATED:
        return query.order_by(Ticket.updated_at.desc(), Ticket.id.desc())
    urgent = [case((IS_OPEN, Ticket.priority))] if order is Order.PRIORITY else []
    due = case((IS_OPEN, Ticket.next_due_at)).nulls_last()
    number = case((IS_OPEN, Ticket.id), else_=-Ticket.id)
    return query.order_by(case((IS_OPEN, 0), else_=1), *urgent, due, number)
