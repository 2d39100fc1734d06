"""By what a queue can be grouped, and how its values are said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, or_, select

from models.accounts import Account
from models.clocks import IS_LIVE, Clock
from models.people import Department, Person, Team
from models.tickets import Ticket
from models.vocabulary import ClockState, Priority, TicketStatus
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from services.store.work import Work

    Label = Callable[[Work, Any], str | None]
    Column = Callable[[datetime], ColumnElement[Any]]

MOST: Final = 200
"""Values of one grouping that are shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """How many tickets of a view have one value; `label` None where they have none."""

    value: object
    label: str | None
    count: int

    @property
    def key(self) -> str:
        """Return its value as a word to remember it by; of nothing, the empty one."""
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Section:
    """A group as a part of a list: the first of its tickets, none where it is folded."""

    group: Group
    is_open: bool
    ids: tuple[int, ...]


class Standing(StrEnum):
    """How a ticket stands with its promises."""

    BREACHED = "breached"
    AT_RISK = "at_risk"
    ON_TIME = "on_time"
    PAUSED = "paused"


def grouping(by: str, now: datetime) -> tuple[ColumnElement[Any], Label]:
    """Return the column of a grouping and how its values are said; RuleError when unknown."""
    if by not in GROUPINGS:
        raise RuleError(
            "Tickets cannot be grouped by “{by}”; by {groupings}.",
            by=by,
            groupings=", ".join(GROUPINGS),
        )
    column, label = GROUPINGS[by]
    return column(now), label


def in_order(by: str, found: list[Group]) -> list[Group]:
    """Return groups as one reads them: by rank where the values have one, else the most first."""
    if by in RANKS:
        ranks = {value: place for place, value in enumerate(RANKS[by])}
        return sorted(found, key=lambda one: ranks.get(one.value, len(ranks)))
    return sorted(found, key=lambda one: (-one.count, one.label or ""))


def _standing(now: datetime) -> ColumnElement[Any]:
    """Return how a ticket stands: by the worst of its live clocks."""
    live = select(Clock.ticket_id).where(IS_LIVE)
    over = live.where(or_(Clock.breached_at.is_not(None), Clock.due_at < now))
    near = live.where(Clock.at_risk_at <= now)
    held = live.where(Clock.state == ClockState.PAUSED)
    return case(
        (Ticket.id.in_(over), Standing.BREACHED.value),
        (Ticket.id.in_(near), Standing.AT_RISK.value),
        (Ticket.next_due_at.is_not(None), Standing.ON_TIME.value),
        (Ticket.id.in_(held), Standing.PAUSED.value),
        else_=None,
    )


def _of(column: ColumnElement[Any]) -> Column:
    return lambda _now: column


def _named(model: type[Person | Team | Account | Department]) -> Label:
    def label(work: Work, value: int | None) -> str | None:
        return None if value is None else work.require(model, value).name

    return label


GROUPINGS: Final[dict[str, tuple[Column, Label]]] = {
    "status": (_of(Ticket.status.expression), lambda _, value: str(value.value)),
    "priority": (_of(Ticket.priority.expression), lambda _, value: str(value.word)),
    "sla": (_standing, lambda _, value: None if value is None else str(value)),
    "department": (_of(Ticket.department_id.expression), _named(Department)),
    "team": (_of(Ticket.team_id.expression), _named(Team)),
    "assignee": (_of(Ticket.assignee_id.expression), _named(Person)),
    "account": (_of(Ticket.account_id.expression), _named(Account)),
    "type": (_of(Ticket.kind.expression), lambda _, value: str(value)),
}
RANKS: Final[dict[str, Sequence[object]]] = {
    "status": tuple(TicketStatus),
    "priority": tuple(Priority),
    "sla": tuple(Standing),
}
