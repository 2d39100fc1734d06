"""Locks the whole program: windows off the screen, the desk shut, notices without contents."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.bootstrap.curtain import Curtain
from desktop.bootstrap.idle import Idle
from desktop.memory import LOCK_MINUTES
from desktop.sentences import in_words
from desktop.settings.choices import minutes_of
from desktop.sign_in.lock_page import LockPage
from desktop.text import plural, tr
from services.access import unlocking
from services.access.sign_in import TRIES
from services.access.unlocking import Way
from services.errors import HelpDeskError, NotAllowed

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.alerts import Alerts
    from desktop.bootstrap.opening import OpenDesk
    from desktop.commands import Commands
    from desktop.main_window.window import MainWindow
    from desktop.work import Desk, Lane


class Lock(QObject):
    """The lock of one seat; `given_up` carries why the person is signed out."""

    locked = Signal()
    unlocked = Signal()
    given_up = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk, opened: OpenDesk, lane: Lane) -> None:
        """Find out, away from the window, what the person will be asked for."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._opened = opened
        self._lane = lane
        self._way: Way | None = None
        self._commands: Commands | None = None
        self._alerts: Alerts | None = None
        self._curtain = Curtain(self)
        self._page: LockPage | None = None
        self._wrong = 0
        self.idle = Idle(timedelta(0), self)
        self.idle.passed.connect(self.lock)
        window.memory.kept.connect(self._on_kept)
        self.ask_the_way()

    @property
    def is_locked(self) -> bool:
        """Tell whether the cover is there."""
        return self._page is not None

    @property
    def page(self) -> LockPage | None:
        """The cover, while it is there."""
        return self._page

    @property
    def way(self) -> Way | None:
        """What the person will be asked for; None while it is not known."""
        return self._way

    def ask_the_way(self) -> None:
        """Find out what the person will be asked for."""
        store, actor = self._opened.store, self._desk.actor
        self._lane.run(lambda: unlocking.way_of(store, actor), self._on_way)

    def guard(self, commands: Commands, alerts: Alerts) -> None:
        """Take keys and notices along from now on."""
        self._commands, self._alerts = commands, alerts
        commands.bind("app.lock", self.lock)
        alerts.waiting.connect(self._on_waiting)

    def look_again(self) -> None:
        """Take over how long to wait, as the person has chosen by now."""
        asks = self._way is not Way.NOTHING
        self.idle.set_limit(timedelta(minutes=minutes_of(self._window.memory, asks=asks)))

    def lock(self) -> None:
        """Cover everything, at once; the database is not asked for it."""
        if self.is_locked:
            return
        self._desk.gate.shut()
        if self._commands is not None:
            self._commands.suspend(on=True)
        if self._alerts is not None:
            self._alerts.set_discreet(on=True)
        page = LockPage(self._desk.actor.name, asks=self._way is not Way.NOTHING)
        page.submitted.connect(self._on_submitted)
        page.sign_out_chosen.connect(lambda: self.given_up.emit(""))
        self._page, self._wrong = page, 0
        self._curtain.draw(self._window)
        self._window.shut(page)
        page.take_focus()
        self.locked.emit()

    def close(self) -> None:
        """End with the seat; what was hidden goes with it."""
        self.idle.stop()
        self._curtain.forget()

    def _on_kept(self, key: str) -> None:
        if key == LOCK_MINUTES:
            self.look_again()

    def _on_way(self, future: Future[Way]) -> None:
        # where the desk cannot say, the password is asked for
        self._way = Way.PASSWORD if future.exception() is not None else future.result()
        self.look_again()

    def _on_submitted(self, password: str) -> None:
        store, actor, way = self._opened.store, self._desk.actor, self._way or Way.PASSWORD
        self._lane.run(lambda: unlocking.unlock(store, actor, way, password), self._on_answered)

    def _on_answered(self, future: Future[None]) -> None:
        page, error = self._page, future.exception()
        if page is None:
            return
        if error is None:
            self._open()
            return
        if not isinstance(error, HelpDeskError):
            page.turn_down(tr("It could not be checked; the report says why. Try again."))
            self._desk.failed.emit(error)
            return
        page.turn_down(in_words(error))
        if isinstance(error, NotAllowed) and self._way is Way.SERVER:
            self._count_wrong()

    def _count_wrong(self) -> None:
        """Sign out after five: the server does not lock a login by itself."""
        self._wrong += 1
        if self._wrong >= TRIES:
            self.given_up.emit(tr("Five wrong passwords: you were signed out. Sign in again."))

    def _open(self) -> None:
        self._page = None
        self._desk.gate.open()
        if self._commands is not None:
            self._commands.suspend(on=False)
        self._window.unshut()
        self._curtain.open()
        if self._alerts is not None:
            self._alerts.set_discreet(on=False)
        self.idle.touch()
        self.unlocked.emit()

    def _on_waiting(self, count: int) -> None:
        if self._page is not None:
            words = plural("%n new notice waits.", "%n new notices wait.", count)
            self._page.tell(words if count else "")
            QApplication.alert(self._window)
