"""A working day in one window, run fast: what it holds at the end it held after the first hour.

A simulated hour is what a busy agent does in one: sixty tickets looked at, thirty answered,
queues and pages turned, a search, several tickets in windows of their own, previews of files, every
dialog and sheet that a key opens, tickets chosen and let go by keys.
"""

from __future__ import annotations

import ctypes
import gc
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.bootstrap.ticket_windows import TicketWindows
from desktop.help import HelpWindow
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from desktop.widgets.asking_strip import AskingStrip
from desktop.widgets.file_row import FileRow
from desktop.widgets.file_sheet import FileSheet
from desktop.widgets.popover import Popover
from models.vocabulary import MessageKind, Role
from services.tickets import conversation
from services.tickets.attachments import GivenFile
from services.tickets.queue import Queue, QueueView
from tests.rigs import pdfs
from tests.rigs.accessible import focused
from tests.rigs.desk import opened
from tests.rigs.lived_desk import PICTURE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from services.tickets.reading import MessageView
    from tests.desktop.conftest import Seat

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1500),
    pytest.mark.qt_log_ignore(
        "does not support raise", "does not support grabbing the keyboard", extend=True
    ),
]
HOURS: Final = int(os.environ.get("SOAK_HOURS", "9"))
"""The first of them warms up."""
LOOKED_AT, ANSWERED_EVERY, TICKETS = 60, 2, 40
FLAT: Final = 1.10
A_FEW: Final = 30
"""Widgets that may be there at one time and not at another, such as a toast and its words."""
PLACES: Final = places_for(Role.SUPERVISOR)
KIB: Final = 1024
WINDOWS, KEPT_OPEN = 3, 1
"""Tickets in windows of their own that are opened in an hour, and left open to the next."""
SHEETS: Final = (
    *("ticket.proof", "ticket.prepared", "ticket.timeline", "ticket.why", "ticket.tags"),
    *("ticket.merge", "ticket.forward", "ticket.aside", "ticket.macro", "ticket.approval"),
    *("app.keys", "app.watchers", "app.help"),
)
"""Commands that open a dialog, a sheet, a strip or a menu over the ticket."""
FILES: Final = (
    GivenFile("page.png", PICTURE, "image/png"),
    GivenFile("log.txt", b"read twice\n" * 400, "text/plain"),
    GivenFile("plan.pdf", pdfs.written(("Plan", "of the house")), "application/pdf"),
)


@dataclass(frozen=True)
class Held:
    """What the program holds at an instant."""

    rss_kib: int
    widgets: int
    objects: Counter[str]

    def grown(self, since: Held) -> list[tuple[str, int]]:
        """Name the kinds of Python objects that became many more."""
        more = {name: n - since.objects[name] for name, n in self.objects.items()}
        return sorted(more.items(), key=lambda one: -one[1])[:25]


class Day:
    """One agent's window and what is done in it."""

    def __init__(self, seat: Seat, tickets: list[int], folder: Path, qtbot: QtBot) -> None:
        self.quiet, *self.tickets = tickets
        self.qtbot, self.seat = qtbot, seat
        self.window = MainWindow(Memory(folder / "window.ini"), "light", is_cover=False)
        qtbot.addWidget(self.window)
        self.window.resize(1400, 900)
        self.window.show()
        self.workplace = Workplace(self.window, seat.desk_of(seat.small.lead), PLACES)
        area = self.workplace.go("queue")
        assert isinstance(area, QueueArea)
        self.area = area
        self.windows = TicketWindows(self.window, self.workplace.desk, self.workplace.commands)
        self.workplace.window_wanted.connect(self.windows.open)
        self.done = 0

    def hour(self) -> None:
        """Work for an hour."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()  # a shortcut works in the active window only
        for step in range(LOOKED_AT):
            self.look_at(self.tickets[step % len(self.tickets)])
            if step % ANSWERED_EVERY == 0:
                self.answer()
        for queue in Queue:
            self.area.queue.open_queue(QueueView(queue))
            self.settle()
        self.area.queue.head.grouped.emit("priority")
        self.settle()
        self.area.queue.head.grouped.emit(None)
        for place in PLACES:
            if self.workplace.commands.may(f"page.{place.key}"):
                self.workplace.go(place.key)
            self.settle()
        self.workplace.go("queue")
        self.search("vpn drops")
        self.own_windows()
        self.previews()
        self.sheets()
        self.many_by_keys()
        self.area.new_ticket()
        self.put_away()
        self.workplace.switch_scheme()
        self.workplace.switch_scheme()
        self.settle()

    def look_at(self, number: int) -> None:
        self.workplace.open_ticket(number)
        page = self.area.ticket
        self.qtbot.waitUntil(lambda: page.ticket is not None and page.ticket.id == number)

    def answer(self) -> None:
        page, self.done = self.area.ticket, self.done + 1
        assert page.ticket is not None
        known = len(page.ticket.messages)
        self.qtbot.waitUntil(lambda: not page.composer.is_busy())
        page.composer.write(MessageKind.NOTE)
        page.composer.findChildren(QPlainTextEdit)[0].setPlainText(f"Looked again, {self.done}.")
        self.qtbot.keyClick(
            page.composer.findChildren(QPlainTextEdit)[0],
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.ControlModifier,
        )
        self.qtbot.waitUntil(
            lambda: page.ticket is not None and len(page.ticket.messages) > known,
            timeout=10_000,
        )

    def search(self, words: str) -> None:
        self.workplace.open_palette()
        for length in range(1, len(words) + 1):
            self.workplace.palette.type(words[:length])
            self.settle()
        self.workplace.palette.hide()

    def own_windows(self) -> None:
        """Open several tickets in windows of their own; all but one of the last hour close.

        They are tickets that `hour` does not answer: the others have more to show every hour.
        """
        for number in self.tickets[1 : ANSWERED_EVERY * WINDOWS : ANSWERED_EVERY]:
            self.look_at(number)
            self.area.open_window()
            self.settle()
        opened_now = list(self.windows.open_ones)
        assert len(opened_now) >= WINDOWS
        for one in opened_now[:-KEPT_OPEN]:
            one.close()
        self.settle()

    def previews(self) -> None:
        """Look at each file of the ticket that has some, and go through them in the sheet."""
        self.look_at(self.quiet)
        rows = self.area.ticket.conversation.findChildren(FileRow)
        assert rows
        for file in (one for message in self.messages() for one in message.attachments):
            self.area.ticket.conversation.file_opened.emit(file.id)
            self.qtbot.waitUntil(lambda: bool(self.shown(FileSheet)))
            self.settle()
            self.put_away()

    def messages(self) -> list[MessageView]:
        ticket = self.area.ticket.ticket
        assert ticket is not None
        return list(ticket.messages)

    def sheets(self) -> None:
        """Open whatever a key opens over a ticket, and put it away again."""
        self.look_at(self.tickets[0])
        for name in SHEETS:
            self.workplace.run(name)
            self.settle()
            self.put_away()

    def many_by_keys(self) -> None:
        """Choose some tickets, look at what could be done with them, and let them go."""
        table = self.area.queue.table
        for key in (Qt.Key.Key_X, Qt.Key.Key_J, Qt.Key.Key_X, Qt.Key.Key_Escape):
            self.qtbot.keyClick(table, key)
        self.settle()

    def shown(self, kind: type[QWidget]) -> list[QWidget]:
        return [
            one for one in QApplication.allWidgets() if isinstance(one, kind) and one.isVisible()
        ]

    def put_away(self) -> None:
        """Close what lies over the window, as Esc does; windows of tickets stay."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for kind in (QDialog, AskingStrip, Popover, HelpWindow):
            for one in self.shown(kind):
                if isValid(one) and one.isVisible():
                    inside = focused(one) or one
                    self.qtbot.keyClick(inside, Qt.Key.Key_Escape)
                if isValid(one) and one.isVisible() and one.isWindow():
                    one.close()
        self.settle()
        self.window.activateWindow()

    def settle(self) -> None:
        """Let what was asked come back and be painted."""
        self.qtbot.wait(40)

    def held(self) -> Held:
        """Look at what is held once everything that can go has gone.

        The ticket in view is one that nobody answers: the others have more to show every hour.
        """
        self.look_at(self.quiet)
        self.settle()
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        statm = Path("/proc/self/statm").read_text("ascii").split()
        rss_kib = int(statm[1]) * (os.sysconf("SC_PAGE_SIZE") // KIB)
        kinds = Counter(type(one).__name__ for one in gc.get_objects())
        return Held(rss_kib, len(QApplication.allWidgets()), kinds)


def test_eight_hours_of_work_leave_nothing_behind(
    seat: Seat, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tickets = [opened(seat.store, seat.small) for _ in range(TICKETS + 1)]
    with seat.store.work(seat.small.requester) as work:
        conversation.receive_reply(work, tickets[0], "See the files.", FILES)
    day = Day(seat, tickets, tmp_path, qtbot)
    day.hour()
    first = day.held()
    told = [first]
    for _ in range(HOURS - 1):
        day.hour()
        told.append(day.held())
    last = told[-1]
    with capsys.disabled():
        for hour, one in enumerate(told, 1):
            print(f"\nhour {hour}: {one.rss_kib / KIB:.1f} MiB, {one.widgets} widgets", end="")  # noqa: T201
        print("\nmost grown:", last.grown(first))  # noqa: T201

    assert last.rss_kib <= first.rss_kib * FLAT, last.grown(first)
    assert last.widgets <= first.widgets + A_FEW, last.grown(first)
