"""Which pages the window has, who sees them, and how each is built when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.commands import Commands
    from desktop.work import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail.

    Attributes:
        key: Its name, also the end of its command: "page.<key>".
        icon: A file of resources/icons. words: In the rail, English for `tr`.
        make: Builds the page, on the GUI thread, when it is first shown.
        in_rail: It has an entry of the rail; else a command leads there.
    """

    key: str
    icon: str
    words: str
    make: Callable[[Desk, Commands], QWidget]
    in_rail: bool = True


@runtime_checkable
class ShowsTickets(Protocol):
    """The place that tickets are shown in, whoever asks for one."""

    def title(self) -> str:
        """Return the ticket shown, for the title of the window; empty without one."""

    def show_ticket(self, ticket_id: int) -> None:
        """Show one ticket."""

    def show_tickets(self, wanted: object) -> None:
        """Show a queue's view, or the tickets that say these words."""


@runtime_checkable
class ShowsArticles(Protocol):
    """The place that articles are read in."""

    def open_article(self, article_id: int) -> None:
        """Show one article."""
