"""The “&” of a name is a sign: it is shown, and marks no key that would press something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QMenu

from desktop.queue.group_bar import GroupBar
from desktop.text import unmarked
from desktop.ticket.deeds import Deeds
from desktop.widgets.ask_bar import AskBar, Asked, Tick
from desktop.widgets.buttons import LinkButton, button
from desktop.widgets.rail import RailItem
from services.rules.macros import MacroView
from services.tickets.grouping import Group
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

NAME = "R&D"
MADE: dict[str, Callable[[], QAbstractButton]] = {
    "button": lambda: button(NAME),
    "link": lambda: LinkButton(NAME, NAME),
    "rail": lambda: RailItem("inbox", NAME),
}


@pytest.mark.parametrize("kind", MADE)
def test_a_button_shows_the_sign_and_has_no_key(kind: str, qtbot: QtBot) -> None:
    made = MADE[kind]()
    qtbot.addWidget(made)

    assert made.shortcut().isEmpty()
    assert made.accessibleName() == NAME
    assert made.text() in {NAME, unmarked(NAME)}
    if kind != "rail":  # which paints its words itself
        assert made.text() == unmarked(NAME)


def test_a_group_has_no_key(qtbot: QtBot) -> None:
    bar = GroupBar()
    qtbot.addWidget(bar)
    bar.show_groups("team", [Group(1, NAME, 3)])

    chips = bar.findChildren(QAbstractButton)
    assert [one for one in chips if not one.shortcut().isEmpty()] == []


def test_a_file_that_may_be_left_out_shows_the_sign(qtbot: QtBot) -> None:
    bar = AskBar()
    qtbot.addWidget(bar)
    bar.ask("To whom?", (Asked("To"),), "Send", (Tick(1, NAME),))
    [box] = bar.findChildren(QCheckBox)

    assert (box.text(), box.accessibleName()) == (unmarked(NAME), NAME)


def test_a_macro_shows_the_sign(seat: Seat, qtbot: QtBot) -> None:
    with ticket_window(seat.desk, qtbot) as page:
        deeds = Deeds(page, seat.desk)
        deeds.offer_macros([MacroView(1, NAME, (), is_own=True, team_id=None, answers=False)])
        texts = entries(deeds.macro_menu)

    assert texts == [unmarked(NAME)]


def entries(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions()]
