"""The one refresh path: a page asks again when it is seen and concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.page import Page
from services.changes import Changes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.work import Desk

MINE = Changes(tickets=frozenset({7}))
OTHER = Changes(tickets=frozenset({8}))


class _Desk(QObject):
    changed = Signal(object)
    connection = Signal(bool)


class _TicketSeven(Page):
    refreshed = 0

    @override
    def refresh(self) -> None:
        self.refreshed += 1

    @override
    def concerns(self, changes: Changes) -> bool:
        return 7 in changes.tickets


@pytest.fixture
def desk() -> _Desk:
    return _Desk()


@pytest.fixture
def page(desk: _Desk, qtbot: QtBot) -> _TicketSeven:
    page = _TicketSeven(cast("Desk", desk))
    qtbot.addWidget(page)
    return page


def test_a_page_asks_when_it_is_first_shown(page: _TicketSeven) -> None:
    page.show()

    assert page.refreshed == 1


def test_a_seen_page_asks_again_when_its_ticket_changes(page: _TicketSeven, desk: _Desk) -> None:
    page.show()

    desk.changed.emit(MINE)

    assert page.refreshed == 2


def test_a_page_is_left_alone_by_other_tickets(page: _TicketSeven, desk: _Desk) -> None:
    page.show()

    desk.changed.emit(OTHER)

    assert page.refreshed == 1


def test_a_hidden_page_waits_until_it_is_shown(page: _TicketSeven, desk: _Desk) -> None:
    page.show()
    page.hide()
    desk.changed.emit(MINE)
    assert page.refreshed == 1

    page.show()

    assert page.refreshed == 2


def test_a_page_asks_again_when_the_database_is_back(page: _TicketSeven, desk: _Desk) -> None:
    page.show()

    desk.connection.emit(True)  # noqa: FBT003 - the signal's own argument

    assert page.refreshed == 2
