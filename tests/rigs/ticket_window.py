"""A window with the page of a ticket in it, for tests that work on one ticket."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QMainWindow

from desktop.commands import Commands
from desktop.ticket import TicketPage
from desktop.ticket.drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.work import Desk


@contextmanager
def ticket_window(
    desk: Desk,
    qtbot: QtBot,
    number: int | None = None,
    *,
    folder: Path | None = None,
    size: tuple[int, int] = (1100, 760),
) -> Iterator[TicketPage]:
    """Open the window, and close it in the end.

    Args:
        desk: Of whoever sits there.
        qtbot: Waits.
        number: The ticket to show; none is shown without.
        folder: Where drafts are kept; nowhere without.
        size: Width and height in pixels.
    """
    window = QMainWindow()
    drafts = None if folder is None else Drafts(folder / "drafts.json")
    page = TicketPage(desk, Commands(window, desk.actor.role), drafts=drafts)
    window.setCentralWidget(page)
    window.resize(*size)
    window.show()
    window.activateWindow()
    if number is not None:
        show(page, number, qtbot)
    yield page
    window.close()
    shiboken6.delete(window)


def show(page: TicketPage, number: int, qtbot: QtBot) -> None:
    """Show a ticket, and wait until it is there."""
    page.show_ticket(number)
    qtbot.waitUntil(lambda: page.ticket is not None and page.ticket.id == number)
