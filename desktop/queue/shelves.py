"""The queues a person can look at: their words, icons, and what to say when one is empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.text import tr
from desktop.widgets.queue_line import one_line
from models.vocabulary import Role
from services.tickets.orders import Order
from services.tickets.queue import Queue, QueueView

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.rules.views import ViewOf


@dataclass(frozen=True, slots=True)
class Shelf:
    """One queue of the list.

    Attributes:
        view: What is asked for. icon: A file of resources/icons. words: Its name.
        empty: What an empty one means, as heading and sentence.
    """

    view: QueueView
    icon: str
    words: Callable[[], str]
    empty: Callable[[], tuple[str, str]]
    columns: tuple[str, ...] = ()
    grouped_by: str | None = None

    @property
    def key(self) -> str:
        """Return the stable name of the shelf."""
        saved = self.view.saved_id
        return self.view.queue.value if saved is None else f"view {saved}"


SHELVES: Final = (
    Shelf(
        QueueView(Queue.MINE),
        "circle-user",
        lambda: tr("My tickets"),
        lambda: (
            tr("Nothing waits for you"),
            tr("Tickets assigned to you appear here, the one that breaks next on top."),
        ),
    ),
    Shelf(
        QueueView(Queue.TEAM),
        "users",
        lambda: tr("My teams"),
        lambda: (tr("Your teams are done"), tr("Open tickets of your teams appear here.")),
    ),
    Shelf(
        QueueView(Queue.UNASSIGNED),
        "user-plus",
        lambda: tr("Unassigned"),
        lambda: (
            tr("Everything has an owner"),
            tr("Tickets nobody has taken yet appear here."),
        ),
    ),
    Shelf(
        QueueView(Queue.AT_RISK),
        "triangle-alert",
        lambda: tr("At risk"),
        lambda: (
            tr("No promise is at risk"),
            tr("Tickets whose deadline is near appear here before they breach."),
        ),
    ),
    Shelf(
        QueueView(Queue.BREACHED),
        "flame",
        lambda: tr("Breached"),
        lambda: (
            tr("No promise is broken"),
            tr("Open tickets past their deadline appear here."),
        ),
    ),
    Shelf(
        QueueView(Queue.WAITING),
        "hourglass",
        lambda: tr("Waiting"),
        lambda: (
            tr("Nobody keeps us waiting"),
            tr("Tickets that wait for a requester or for somebody outside appear here."),
        ),
    ),
    Shelf(
        QueueView(Queue.SNOOZED),
        "alarm-clock",
        lambda: tr("Put aside"),
        lambda: (
            tr("Nothing is put aside"),
            tr("Tickets that come back later by themselves appear here."),
        ),
    ),
    Shelf(
        QueueView(Queue.OPEN),
        "inbox",
        lambda: tr("All open"),
        lambda: (tr("Nothing is open"), tr("Every open ticket of the desk appears here.")),
    ),
    Shelf(
        QueueView(Queue.DONE, Order.UPDATED),
        "circle-check",
        lambda: tr("Done"),
        lambda: (tr("Nothing is done yet"), tr("Resolved and closed tickets appear here.")),
    ),
    Shelf(
        QueueView(Queue.ALL, Order.NEWEST),
        "layers",
        lambda: tr("All tickets"),
        lambda: (tr("There are no tickets"), tr("Every ticket of the desk appears here.")),
    ),
)
OF_REQUESTERS: Final = frozenset({Queue.OPEN, Queue.DONE, Queue.ALL})
ORDER_WORDS: Final[dict[Order, Callable[[], str]]] = {
    Order.DUE: lambda: tr("Breaks next"),
    Order.UPDATED: lambda: tr("Last updated"),
    Order.NEWEST: lambda: tr("Newest"),
    Order.PRIORITY: lambda: tr("Priority"),
}


GROUP_WORDS: Final[dict[str, Callable[[], str]]] = {
    "status": lambda: tr("Status"),
    "priority": lambda: tr("Priority"),
    "sla": lambda: tr("Promise state"),
    "department": lambda: tr("Department"),
    "team": lambda: tr("Team"),
    "assignee": lambda: tr("Assignee"),
    "account": lambda: tr("Account"),
    "type": lambda: tr("Type"),
}


def shelf_of(view: ViewOf) -> Shelf:
    """Return the shelf of a saved view."""
    return Shelf(
        view.queue(),
        "filter" if view.is_own else "users",
        lambda: one_line(view.name),
        lambda: (tr("No ticket fits this view"), tr("Its conditions hold for none just now.")),
        view.columns,
        view.grouped_by,
    )


def shelves_for(role: Role) -> tuple[Shelf, ...]:
    """Return the queues that make sense for a role."""
    if role is Role.REQUESTER:
        return tuple(shelf for shelf in SHELVES if shelf.view.queue in OF_REQUESTERS)
    return SHELVES
