"""Where the deeds of a ticket are found: the menu at its head, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop.text import tr
from desktop.widgets.toast import undo_newest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.commands import Commands
    from desktop.ticket.page import TicketPage

IN_MENU: Final = (
    "ticket.macro",
    "ticket.prepared",
    "",
    "ticket.aside",
    "ticket.remind",
    "",
    "ticket.tags",
    "ticket.follow",
    "ticket.link",
    "ticket.merge",
    "",
    "ticket.procedure",
    "ticket.approval",
    "",
    "ticket.forward",
    "",
    "ticket.print",
    "ticket.timeline",
    "ticket.why",
)


def bind_deeds(page: TicketPage, commands: Commands) -> None:
    """Bind the commands to the deeds of a page and list them in the menu at its head."""
    deeds = page.deeds
    deeds.bind()
    page.properties.bind(commands)
    page.conversation.split_asked.connect(deeds.ask_split)
    page.conversation.offers_splits = commands.may("ticket.merge")
    page.details.around.ticket_opened.connect(page.ticket_opened)
    doing: dict[str, Callable[[], object]] = {
        "ticket.macro": lambda: deeds.ask_macros(lambda: _pop(page, deeds.macro_menu)),
        "ticket.aside": lambda: _pop(page, deeds.fill_later(remind=False)),
        "ticket.remind": lambda: _pop(page, deeds.fill_later(remind=True)),
        "ticket.tags": deeds.ask_tags,
        "ticket.follow": deeds.follow,
        "ticket.link": lambda: _pop(page, deeds.link_menu),
        "ticket.merge": deeds.ask_merge,
        "ticket.forward": deeds.ask_forward,
        "ticket.prepared": page.preparing.open,
        "ticket.print": page.printing.ask,
        "ticket.procedure": page.workflow.pick_procedure,
        "ticket.approval": page.workflow.ask_approval,
        "ticket.undo": lambda: _undo(page),
    }
    for name, act in doing.items():
        commands.bind(name, act)
    page.header.more.setMenu(_menu(page, commands))


def _undo(page: TicketPage) -> None:
    if not undo_newest(page.window()):
        page.said.emit(tr("There is nothing to undo now."))


def _menu(page: TicketPage, commands: Commands) -> QMenu:
    menu = QMenu(page)
    for name in IN_MENU:
        if not name:
            menu.addSeparator()
        elif commands.may(name):
            menu.addAction(commands.action(name))
    return menu


def _pop(page: TicketPage, menu: QMenu) -> None:
    """Open a menu where the head of the ticket ends, with its first entry chosen."""
    if page.ticket is None or not menu.actions():
        return
    button = page.header.more
    menu.setAccessibleName(tr("More to do with this ticket"))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
