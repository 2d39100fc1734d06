"""The window stays quick: nothing a person does keeps its events waiting over 50 ms.

A real window on a real desk; the time the machine gives to other programs is not counted.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import shiboken6
from sqlalchemy import insert

from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from models.tickets import Message
from models.vocabulary import AuthorKind, MessageForm, MessageKind, Role
from services.tickets.orders import Order
from services.tickets.queue import Queue, QueueView
from tests.rigs.desk import opened
from tests.rigs.mixed_tickets import mix
from tests.rigs.stalls import StallWatch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

pytestmark = pytest.mark.journey
"""It measures a window, so it runs with the machine to itself."""
TICKETS, MESSAGES, MOST_MS = 600, 500, 50
MARKUP = "<p>Dear all,</p><ul>" + "<li>it is <b>still</b> as slow as before</li>" * 12 + "</ul>"
WORDS = "It is still as slow as before, and nobody has called me back about it.\n" * 6


class Busy:
    """A window on a desk with much in it."""

    def __init__(self, seat: Seat, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        mix(seat.store, seat.small, TICKETS)
        self.talkative = opened(seat.store, seat.small)
        self.others = [opened(seat.store, seat.small) for _ in range(6)]
        _talk(seat, self.talkative)
        self.window = MainWindow(Memory(folder / "window.ini"), "light", is_cover=False)
        qtbot.addWidget(self.window)
        self.window.resize(1600, 1000)
        self.window.show()
        desk = seat.desk_of(seat.small.lead)
        self.workplace = Workplace(self.window, desk, places_for(Role.SUPERVISOR))
        area = self.workplace.go("queue")
        assert isinstance(area, QueueArea)
        self.area = area
        self.look_at(self.others[0])
        qtbot.wait(300)
        self.watch = StallWatch()

    def look_at(self, number: int) -> None:
        self.workplace.open_ticket(number)
        page = self.area.ticket
        self.qtbot.waitUntil(lambda: page.ticket is not None and page.ticket.id == number)

    def settle(self, milliseconds: int = 120) -> None:
        self.qtbot.wait(milliseconds)

    def longest_ms(self) -> float:
        """Return the longest wait since it was asked last."""
        self.settle()
        found = self.watch.longest_ms
        self.watch.forget()
        return found


def _talk(seat: Seat, number: int) -> None:
    """Write five hundred messages of every form."""
    with seat.store.work(seat.small.agent) as work:
        rows = [
            {
                "ticket_id": number,
                "at": work.now + timedelta(seconds=n),
                "kind": MessageKind.NOTE if n % 5 == 0 else MessageKind.REPLY,
                "author_kind": AuthorKind.REQUESTER if n % 2 else AuthorKind.AGENT,
                "author_name": "Ruth Berg",
                "body": WORDS,
                "form": (MessageForm.PLAIN, MessageForm.HTML, MessageForm.MARKDOWN)[n % 3],
                "html": MARKUP if n % 3 == 1 else None,
            }
            for n in range(MESSAGES)
        ]
        work.session.execute(insert(Message), rows)


@pytest.fixture
def busy(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[Busy]:
    made = Busy(seat, tmp_path, qtbot)
    yield made
    made.window.close()
    shiboken6.delete(made.window)


def test_nothing_done_in_a_ticket_keeps_the_window_waiting(busy: Busy) -> None:
    took: dict[str, float] = {}
    busy.watch.forget()
    for number in busy.others:
        busy.look_at(number)
    took["looking through tickets"] = busy.longest_ms()
    busy.look_at(busy.talkative)
    took["opening a ticket with 500 messages"] = busy.longest_ms()
    for _ in range(3):
        busy.area.ticket.conversation.show_earlier()
        busy.settle(100)
    took["showing its earlier messages"] = busy.longest_ms()
    busy.look_at(busy.others[0])
    took["leaving it"] = busy.longest_ms()
    busy.workplace.open_palette()
    for length in range(1, 8):
        busy.workplace.palette.type("VPN drops"[:length])
        busy.settle(60)
    busy.workplace.palette.hide()
    took["typing into the palette"] = busy.longest_ms()

    _judge(took)


def test_nothing_done_in_a_queue_keeps_the_window_waiting(busy: Busy) -> None:
    took: dict[str, float] = {}
    busy.watch.forget()
    queue = busy.area.queue
    for order in Order:
        queue.open_queue(QueueView(Queue.ALL, order))
        busy.settle(100)
    took["sorting"] = busy.longest_ms()
    bar = queue.table.verticalScrollBar()
    for part in range(20):
        bar.setValue(bar.maximum() * part // 20)
        busy.settle(20)
    took["scrolling"] = busy.longest_ms()
    for by in ("priority", "status", None):
        queue.head.grouped.emit(by)
        busy.settle(100)
    took["grouping"] = busy.longest_ms()
    queue.table.selectAll()
    took["choosing all"] = busy.longest_ms()
    queue.table.clearSelection()
    for length in range(1, 8):
        queue.search("Mixed vp"[:length])
        busy.settle(60)
    took["typing into the search of the queue"] = busy.longest_ms()

    _judge(took)


def _judge(took: dict[str, float]) -> None:
    print("\n".join(f"{what}: {ms:.0f} ms" for what, ms in took.items()))  # noqa: T201
    assert max(took.values()) <= MOST_MS, took
