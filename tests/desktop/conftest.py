"""The window's own setting for its tests: themed, in a test's own folders, on a given clock."""

from __future__ import annotations

import gc
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop import language, theme
from desktop.commands import Commands
from desktop.memory import Memory
from desktop.queue import QueuePage
from desktop.ticket.complaint_forms import OpenForm
from desktop.widgets.ticking import Ticker
from desktop.work import Desk
from desktop.work.clock import DeskClock
from models.vocabulary import Priority
from services.complaints import regimes, templates
from services.tickets import assignment
from services.time_source import steady_s
from tests.rigs.complaint_part import Shown
from tests.rigs.desk import lay_desk, opened
from tests.rigs.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from services.store.work import Actor, Store
    from tests.rigs.desk import SmallDesk

NOW = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)
PATIENCE_MS = 20_000
"""What never happens is told later; a machine with much to do is not taken for a fault."""

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    wait.__kwdefaults__["timeout"] = PATIENCE_MS  # type: ignore[index] # they have keywords


@pytest.fixture(autouse=True)
def own_collector() -> Iterator[None]:
    """Garbage is collected on the GUI thread only, as the program itself does.

    A thread that happens to collect a window destroys it there, and Qt crashes; also a thread of
    a later test, so what this one leaves is collected when its windows are closed. What is still
    alive then is walked no more: it grows with every test, and walking it took two seconds each.
    """
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def themed(
    qapp: QApplication,
    own_collector: None,  # noqa: ARG001 - so that it ends after all others
) -> Iterator[QApplication]:
    QStandardPaths.setTestModeEnabled(True)
    theme.apply(qapp, theme.Scheme.LIGHT)
    yield qapp
    QStandardPaths.setTestModeEnabled(False)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """A window that speaks German, dates and numbers too."""
    before = QLocale()
    assert language.speak(qapp, "de") == "de"
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


@dataclass
class Seat:
    """A small desk on a real SQLite file, and the agent's own window onto it."""

    store: Store
    small: SmallDesk
    desk: Desk
    others: list[Desk] = field(default_factory=list)

    def desk_of(self, actor: Actor) -> Desk:
        """Another person's desk on the same store."""
        made = desk_on(self.store, actor)
        self.others.append(made)
        return made


@pytest.fixture
def sqlite_url(sqlite_laid: Path, tmp_path: Path) -> str:
    """A SQLite file of this test's own, always with the small desk in it."""
    shutil.copy(sqlite_laid, tmp_path / "desk.sqlite")
    return f"sqlite:///{tmp_path / 'desk.sqlite'}"


@pytest.fixture
def seat(sqlite_store: Store) -> Iterator[Seat]:
    """A seat of the small desk's agent."""
    small = lay_desk(sqlite_store)
    made = Seat(sqlite_store, small, desk_on(sqlite_store, small.agent))
    yield made
    for desk in (made.desk, *made.others):
        assert desk.close()


def desk_on(store: Store, actor: Actor) -> Desk:
    """A person's desk, its clock read as signing in does."""
    clock = DeskClock()
    with store.reading(actor) as work:
        clock.read(work.now, steady_s(), steady_s())
    return Desk(store, actor, clock)


@pytest.fixture
def ticker() -> Ticker:
    return Ticker(lambda: NOW)


class Window(QMainWindow):
    """A window that remembers, as the real one does."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory


class Queues:
    """The page in a window, and what it said."""

    def __init__(self, seat: Seat, file: Path, qtbot: QtBot) -> None:
        self.window = Window(Memory(file))
        qtbot.addWidget(self.window)
        self.page = QueuePage(seat.desk, Commands(self.window, seat.desk.actor.role))
        self.offered: list[tuple[str, Callable[[], None] | None]] = []
        self.page.offered.connect(lambda words, undo: self.offered.append((words, undo)))
        self.window.setCentralWidget(self.page)
        self.window.resize(1400, 800)
        self.window.show()

    def choose_all(self) -> None:
        self.page.table.selectAll()

    def ids(self) -> list[int]:
        return self.page.table.queue.ids_between(0, 10_000)


@pytest.fixture
def number(seat: Seat) -> int:
    """A ticket of the small desk."""
    return opened(seat.store, seat.small)


@pytest.fixture
def tickets(seat: Seat) -> list[int]:
    found = [opened(seat.store, seat.small, subject=f"Ticket {n}") for n in range(4)]
    with seat.store.work(seat.desk.actor) as work:
        assignment.set_priority(work, found[0], Priority.CRITICAL, reason="All wait")
    return found


@pytest.fixture
def queues(seat: Seat, tickets: list[int], qtbot: QtBot, tmp_path: Path) -> Iterator[Queues]:
    made = Queues(seat, tmp_path / "window.ini", qtbot)
    qtbot.waitUntil(lambda: len(made.ids()) == len(tickets))
    yield made
    made.window.close()
    shiboken6.delete(made.window)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A real session bus of its own, for whatever a test starts on it."""
    with Session(tmp_path) as session:
        session.start_bus()
        monkeypatch.setenv(
            "DBUS_SESSION_BUS_ADDRESS", session.environment["DBUS_SESSION_BUS_ADDRESS"]
        )
        yield session


@pytest.fixture
def over(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window for a form to stand over."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    shiboken6.delete(window)


@pytest.fixture
def regulated(seat: Seat) -> Seat:
    """A desk that knows the FCA's times and the letters that come with the desk."""
    with seat.store.work(seat.small.admin) as work:
        regimes.publish(work, regimes.load("fca-disp", "Office hours"), reason="Counsel")
        for draft in templates.shipped():
            templates.publish(work, draft, reason="Counsel")
    return seat


@pytest.fixture
def shown(regulated: Seat, qtbot: QtBot) -> Shown:
    made = Shown(regulated, qtbot)
    made.part.record.click()
    form = made.form(OpenForm)
    assert not form.go.isEnabled()
    form.product.setText("Current account")
    made.go(form)
    return made
