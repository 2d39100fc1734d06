"""By what a queue can be grouped, and how its values are said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from models.accounts import Account
from models.people import Person, Team
from models.tickets import Ticket
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

    from services.store.work import Work

    Label = Callable[[Work, Any], str | None]

MOST: Final = 200
"""Values of one grouping that are shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """How many tickets of a view have one value; `label` None where they have none."""

    value: object
    label: str | None
    count: int


def grouping(by: str) -> tuple[ColumnElement[Any], Label]:
    """Return the column of a grouping and how its values are said; RuleError when unknown."""
    if by not in GROUPINGS:
        raise RuleError(f"Tickets cannot be grouped by “{by}”; by {', '.join(GROUPINGS)}.")
    return GROUPINGS[by]


def _named(model: type[Person | Team | Account]) -> Label:
    def label(work: Work, value: int | None) -> str | None:
        return None if value is None else work.require(model, value).name

    return label


GROUPINGS: Final[dict[str, tuple[ColumnElement[Any], Label]]] = {
    "status": (Ticket.status.expression, lambda _, value: str(value.value)),
    "priority": (Ticket.priority.expression, lambda _, value: str(value.word)),
    "team": (Ticket.team_id.expression, _named(Team)),
    "assignee": (Ticket.assignee_id.expression, _named(Person)),
    "account": (Ticket.account_id.expression, _named(Account)),
    "type": (Ticket.kind.expression, lambda _, value: str(value)),
}
