"""A desk without tickets says what comes here, and leads to the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.bootstrap.queue_area import QueueArea
from desktop.commands import Commands
from desktop.memory import Memory
from desktop.theme import Scheme, apply
from desktop.ticket.new_ticket import NewTicketDialog
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from services.tickets.queue import Queue, QueueView
from tests.desktop.conftest import Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


@pytest.fixture
def area(seat: Seat, qtbot: QtBot, tmp_path: Path) -> QueueArea:
    window = Window(Memory(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    made = QueueArea(seat.desk, Commands(window, seat.small.agent.role))
    window.setCentralWidget(made)
    window.show()
    return made


def steps(area: QueueArea) -> list[QPushButton]:
    """Return what the empty queue offers to do."""
    shown = [one for one in area.queue.findChildren(EmptyState) if one.isVisible()]
    return [step for one in shown for step in one.findChildren(QPushButton)]


def test_an_empty_queue_leads_to_the_first_ticket(area: QueueArea, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: [one.text() for one in steps(area)] == ["New ticket"])
    steps(area)[0].click()

    qtbot.waitUntil(
        lambda: any(isinstance(one, NewTicketDialog) for one in QApplication.topLevelWidgets())
    )
    for one in QApplication.topLevelWidgets():
        if isinstance(one, NewTicketDialog):
            one.reject()


@pytest.mark.parametrize("view", [QueueView(Queue.BREACHED), QueueView(Queue.MINE, text="nothing")])
def test_where_no_new_ticket_would_come_none_is_offered(
    area: QueueArea, qtbot: QtBot, view: QueueView
) -> None:
    qtbot.waitUntil(lambda: bool(steps(area)))
    area.queue.open_queue(view)

    qtbot.waitUntil(lambda: not steps(area))


@pytest.mark.parametrize("scheme", Scheme)
def test_a_button_that_cannot_be_pressed_looks_like_it(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme
) -> None:
    """Whoever is switched off is not red while it is out of reach."""
    apply(qapp, scheme)
    danger, plain = button("Switch off", "danger"), button("Switch off")
    for one in (danger, plain):
        qtbot.addWidget(one)
        one.setEnabled(False)
        one.resize(120, 32)
    seen = [one.grab().toImage() for one in (danger, plain)]
    apply(qapp, Scheme.LIGHT)

    assert seen[0] == seen[1]
