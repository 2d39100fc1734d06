"""A working day in one window, run fast: what it holds at the end it held after the first hour.

A simulated hour is what a busy agent does in one: sixty tickets looked at, thirty answered,
queues and pages turned, a search, a window of its own, a form opened and dropped.
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
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from models.vocabulary import MessageKind, Role
from services.tickets.queue import Queue, QueueView
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
HOURS: Final = int(os.environ.get("SOAK_HOURS", "9"))
"""The first of them warms up."""
LOOKED_AT, ANSWERED_EVERY, TICKETS = 60, 2, 40
FLAT: Final = 1.10
A_FEW: Final = 30
"""Widgets that may be there at one time and not at another, such as a toast and its words."""
PLACES: Final = places_for(Role.SUPERVISOR)
KIB: Final = 1024


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
        self.own_window()
        self.area.new_ticket()
        self.settle()
        for form in QApplication.topLevelWidgets():
            if form is not self.window and form.isVisible():
                form.close()
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

    def own_window(self) -> None:
        self.area.open_window()
        self.settle()

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
