"""An agent's workplace with its lock, on a desk that asks for passwords."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.alerts import Alerts
from desktop.bootstrap.lock import Lock
from desktop.bootstrap.opening import OpenDesk
from desktop.bootstrap.rooms import places_for
from desktop.bootstrap.ticket_windows import TicketWindow, TicketWindows
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from desktop.notifier import Notification, Notifier
from desktop.overriding import override
from desktop.sign_in.place import Place
from desktop.work import Lane
from services.access import administration
from services.access.unlocking import Way
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.sign_in.lock_page import LockPage
    from tests.desktop.conftest import Seat

SECRET = "correct horse battery"  # noqa: S105 - of a desk that lives for one test


class Desktop(Notifier):
    """Takes notifications and remembers them, as a desktop's daemon would."""

    def __init__(self) -> None:
        super().__init__()
        self.now: dict[str, Notification] = {}

    @override
    def show(self, notification: Notification) -> None:
        self.now[notification.key] = notification

    @override
    def withdraw(self, key: str) -> None:
        self.now.pop(key, None)


@dataclass
class Scene:
    """A workplace with its lock, and what is needed to look behind it."""

    seat: Seat
    workplace: Workplace
    lock: Lock
    lane: Lane
    desktop: Desktop
    number: int
    given_up: list[str] = field(default_factory=list)

    def end(self) -> None:
        """Take everything down."""
        self.lock.close()
        for one in ticket_windows():
            one.deleteLater()
        assert self.lane.close(timedelta(seconds=10))

    @property
    def page(self) -> LockPage:
        assert self.lock.page is not None
        return self.lock.page

    def type(self, password: str) -> None:
        self.page.password.setText(password)
        QTest.keyClick(self.page.password, Qt.Key.Key_Return)


def ticket_windows() -> list[TicketWindow]:
    """Every window of a ticket there is."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, TicketWindow)]


def lay_scene(seat: Seat, folder: Path, qtbot: QtBot) -> Scene:
    """Open the agent's workplace, one ticket in it; `end` takes it down."""
    number = opened(seat.store, seat.small, subject="Payroll of the director")
    agent = seat.small.agent
    with seat.store.work(seat.small.admin) as work:
        administration.set_password(work, agent.person_id or 0, SECRET)
    window = MainWindow(Memory(folder / "window.ini"), "light", is_cover=False)
    qtbot.addWidget(window)
    window.show()
    desk = seat.desk_of(agent)
    workplace = Workplace(window, desk, places_for(agent.role))
    workplace.window_wanted.connect(TicketWindows(window, desk, workplace.commands).open)
    workplace.open_ticket(number)
    desktop = Desktop()
    alerts = Alerts(desk, desktop, window)
    lane = Lane("opening")
    lock = Lock(window, desk, OpenDesk(Place("here"), seat.store, "here", ()), lane)
    lock.guard(workplace.commands, alerts)
    made = Scene(seat, workplace, lock, lane, desktop, number)
    lock.given_up.connect(made.given_up.append)
    qtbot.waitUntil(lambda: "Payroll" in window.windowTitle())
    qtbot.waitUntil(lambda: lock.way is Way.PASSWORD)
    return made
