"""A real server goes away under a window and comes back: nothing typed is lost or sent twice."""

from __future__ import annotations

import signal
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from desktop.work.connection import MILLISECOND
from models.vocabulary import MessageKind
from services.store import schema
from services.store.repeating import PATIENCE
from services.store.work import Store
from services.tickets import reading
from tests.desktop.conftest import desk_on
from tests.rigs.desk import lay_desk, opened
from tests.rigs.postgres_server import PgServer
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from desktop.work import Desk

pytestmark = pytest.mark.postgres
CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "The switch in room 4 was off."
TOLD_WITHIN = PATIENCE + timedelta(seconds=10)
"""A unit that was sent is tried for so long; a question of the page may fail before it, or none."""


class Away:
    """A window on a server that can be taken away."""

    def __init__(self, server: PgServer, store: Store, desk: Desk, page: TicketPage) -> None:
        self.server, self.store, self.desk, self.page = server, store, desk, page

    def text(self) -> QPlainTextEdit:
        return self.page.composer.findChildren(QPlainTextEdit)[0]

    def replies(self) -> list[str]:
        assert self.page.ticket is not None
        with self.store.reading(self.desk.actor) as work:
            found = reading.ticket(work, self.page.ticket.id).messages
        return [one.body for one in found[1:]]


@pytest.fixture
def away(qtbot: QtBot) -> Iterator[Away]:
    server = PgServer((), in_memory=True).start()
    store = Store(server.url())
    schema.upgrade(store.engine)
    small = lay_desk(store)
    number = opened(store, small)
    desk = desk_on(store, small.agent)
    with ticket_window(desk, qtbot, number, size=(1000, 760)) as page:
        qtbot.waitUntil(lambda: not page.composer.is_busy())
        page.composer.write(MessageKind.REPLY)
        yield Away(server, store, desk, page)
    desk.close()
    store.dispose()
    server.destroy()


@pytest.mark.parametrize(
    "seconds", [2, pytest.param(20, marks=[pytest.mark.slow, pytest.mark.timeout(180)])]
)
def test_a_window_outlives_its_server_and_heals_by_itself(
    away: Away, qtbot: QtBot, seconds: int
) -> None:
    away.text().setPlainText(WORDS)
    away.server.stop(signal.SIGQUIT)
    with qtbot.waitSignal(away.desk.connection, timeout=TOLD_WITHIN // MILLISECOND) as lost:
        qtbot.keyClick(away.text(), Qt.Key.Key_Return, CONTROL)
    qtbot.wait(seconds * 1000)
    during = away.text().toPlainText(), away.desk.is_connected

    with qtbot.waitSignal(away.desk.connection, timeout=40_000) as found:
        away.server.start()
    qtbot.waitUntil(lambda: not away.page.composer.is_busy())
    kept = away.text().toPlainText()
    if kept:
        qtbot.keyClick(away.text(), Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: away.text().toPlainText() == "")

    # a unit that met the server's end itself is tried on, and sent if the server is back in time
    may_be_sent = timedelta(seconds=seconds) < PATIENCE
    assert (lost.args, found.args) == ([False], [True])
    assert during == (WORDS, False)
    assert kept == WORDS or (may_be_sent and kept == "")
    assert away.replies() == [WORDS]
