"""The board in the window: figures, loads, what fired, and the way to the tickets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desktop.commands import Commands
from desktop.dashboard import BoardPage
from desktop.dashboard.load_row import LoadRow
from services.tickets.queue import Queue, QueueView
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


@pytest.fixture
def page(seat: Seat, qtbot: QtBot) -> BoardPage:
    opened(seat.store, seat.small)
    opened(seat.store, seat.small, assignee_id=None)
    page = BoardPage(seat.desk_of(seat.small.lead), Commands(_host(qtbot), seat.small.lead.role))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(lambda: bool(page.findChildren(LoadRow)))
    return page


def _host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    return host


def test_figures_count_open_and_unassigned_tickets(page: BoardPage) -> None:
    names = {key: figure.accessibleName() for key, figure in page.figures.items()}

    assert names["open"].startswith("Open: 2.")
    assert names["unassigned"].startswith("Unassigned: 1.")


def test_a_figure_leads_to_its_tickets(page: BoardPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.tickets_opened) as asked:
        page.figures["unassigned"].click()

    assert asked.args == [QueueView(Queue.UNASSIGNED)]


def test_a_team_leads_to_its_open_tickets(page: BoardPage, seat: Seat, qtbot: QtBot) -> None:
    row = page.teams.findChildren(LoadRow)[0]

    with qtbot.waitSignal(page.tickets_opened) as asked:
        row.click()

    assert asked.args == [QueueView(Queue.OPEN, team_id=seat.small.tier_1)]


def test_the_load_of_a_team_is_read_aloud(page: BoardPage) -> None:
    row = page.teams.findChildren(LoadRow)[0]

    assert row.accessibleName() == "Tier 1: 2 open tickets, 0 breached, 0 at risk"
