"""The program between its first paint and its end: entrance, seat, tray, notifications."""

from __future__ import annotations

import logging
import os
import signal
import sys
from datetime import timedelta
from importlib import import_module
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from desktop import memory as remembered
from desktop.bootstrap.collector import Collector
from desktop.bootstrap.crash import CrashHook
from desktop.bootstrap.curtain import close_all_but, hide_all
from desktop.bootstrap.entrance import Entrance
from desktop.bootstrap.leaving import Leaving, lost_words, unsaved
from desktop.notifier import Notification, new_notifier
from desktop.sentences import in_words
from desktop.sign_in.place import Place
from desktop.text import tr
from desktop.tray import Tray
from desktop.work import Lane

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from desktop.bootstrap.lock import Lock
    from desktop.bootstrap.opening import OpenDesk
    from desktop.bootstrap.program import Program
    from desktop.bootstrap.seat import Seat
    from desktop.bootstrap.taste_keeper import TasteKeeper
    from desktop.main_window.window import MainWindow
    from desktop.main_window.workplace import Workplace
    from services.store.work import Actor

log = logging.getLogger(__name__)

PATIENCE: Final = timedelta(seconds=5)
LOG_BYTES: Final = 1_000_000
REST_MS: Final = 1500
"""From signing in until the other pages are imported: the first one is shown without them."""
SWITCH_S: Final = 0.0005
"""How long another thread computes on while the GUI thread waits for its turn; Python's own 5 ms,
at each of the many calls of Qt that give the turn away, made a page shown while the other pages
are imported three times as slow."""
STUCK: Final = 3
"""Exit code when a thread had to be left behind in the database."""


class Running(QObject):
    """Owns everything but the window; ended in the reverse of its beginning."""

    def __init__(self, program: Program) -> None:
        """Take the program over from its first paint."""
        super().__init__(program)
        sys.setswitchinterval(SWITCH_S)
        self._program = program
        self._memory = program.memory
        self.seat: Seat | None = None
        self.workplace: Workplace | None = None
        self.lock: Lock | None = None
        self._tastes: TasteKeeper | None = None
        self._memory.chosen.connect(self._on_chosen)
        self.collector = Collector(self)
        self._idle = QTimer(self, singleShot=True, interval=REST_MS)
        self._idle.timeout.connect(self._on_idle)
        self.crash = CrashHook(self)
        self.leaving = Leaving(self)
        self.tray = Tray(self)
        self.notifier = new_notifier()
        self.lane = Lane("opening", self)
        self.entrance = Entrance(program.options, program.config, program.memory, self.lane)
        self.entrance.entered.connect(self._on_entered)

    def start(self) -> None:
        """Listen to everybody and import the rooms away from the window."""
        _keep_a_log(self._program.config.data_directory)
        for wanted in (signal.SIGINT, signal.SIGTERM):
            signal.signal(wanted, lambda *_: self._on_told_to_end())
        self.tray.opened.connect(self._on_window_wanted)
        self.tray.inbox_opened.connect(self._on_inbox_wanted)
        self.tray.quit_chosen.connect(self._on_quit)
        self._use_window(self._program.window)
        self.lane.run(lambda: import_module("desktop.bootstrap.rooms"), self._on_imported)

    def open_ticket(self, ticket_id: int) -> None:
        """Come to the front and show a ticket."""
        self._program.window.show_up()
        if self.workplace is not None:
            self.workplace.open_ticket(ticket_id)

    def close(self) -> None:
        """End everything in reverse; a thread stuck in the database is left behind."""
        hide_all()
        self._idle.stop()
        self.tray.close()
        is_idle = self.lane.close(PATIENCE)
        is_idle = self._leave() and is_idle
        self.notifier.close()
        self.crash.close()
        if not is_idle:
            log.warning("left a thread behind that waits for the database")
            sys.stdout.flush()
            os._exit(STUCK)

    def _on_told_to_end(self) -> None:
        """End although a form is open that would ask first: nobody may be there to answer."""
        if count := len(unsaved()):
            log.warning("told to end while %d open forms held something typed", count)
        self._program.app.exit()

    def _on_quit(self) -> None:
        """End, not by closing window by window: those that are open come back at the next start."""
        end = self._program.app.exit
        self.leaving.ask_first(self._program.window, self.lock, tr("Drop it and quit"), end)

    def _use_window(self, window: MainWindow) -> None:
        window.closing.connect(self._on_closing)
        self.entrance.stand_before(window)

    def _on_imported(self, future: Future[object]) -> None:
        future.result()
        place = self._program.first_place()
        if place is not None:
            self.entrance.open(Place(place))

    def _on_entered(self, opened: OpenDesk, actor: Actor) -> None:
        from desktop.bootstrap import rooms  # noqa: PLC0415 - loaded by now

        self._dress(opened)
        self._tastes = rooms.TasteKeeper(opened.store, actor, self.lane)
        seat = self.seat = rooms.Seat(opened, actor, self.notifier)
        seat.counted.connect(self.tray.count)
        seat.desk.failed.connect(self.crash.show)
        seat.barred.connect(self._on_barred)
        places = rooms.places_for(actor.role)
        workplace = self.workplace = rooms.Workplace(self._program.window, seat.desk, places)
        wanted = self._memory.text(remembered.START)
        workplace.go(rooms.first_for(actor.role, wanted, workplace.commands))
        windows = rooms.TicketWindows(self._program.window, seat.desk, workplace.commands)
        workplace.window_wanted.connect(windows.open)
        windows.reopen()
        workplace.quit_chosen.connect(self._on_quit)
        workplace.sign_out_chosen.connect(self._on_sign_out)
        herald = workplace.herald
        seat.watched.connect(herald.show_watcher)
        alerts = seat.start()
        alerts.opened.connect(self.open_ticket)
        alerts.toasted.connect(herald.toast_notice)
        alerts.counted.connect(herald.show_notices)
        herald.notice_opened.connect(alerts.open)
        alerts.summoned.connect(self._on_window_wanted)
        lock = self.lock = rooms.Lock(self._program.window, seat.desk, opened, self.lane)
        lock.guard(workplace.commands, alerts)
        lock.given_up.connect(self._on_given_up)
        self.lane.run(seat.start_watching, lambda future: future.result())
        self._idle.start()

    def _dress(self, opened: OpenDesk) -> None:
        """Look and speak as the person likes; what stands in another language is made anew."""
        self._memory.wear(opened.tastes, is_theirs=opened.is_for_one)
        if self._program.wear():
            self._change_window()
            self._program.window.frame.status.connected(opened.words)

    def _on_chosen(self, key: str, value: str) -> None:
        """Keep at the desk what the person chose; while it is away, for this time only."""
        if self._tastes is not None:
            self._tastes.keep(key, value)

    def _on_idle(self) -> None:
        """Import the other pages, now that the first one has been shown."""
        from desktop.bootstrap import rooms  # noqa: PLC0415 - loaded by now

        self.lane.run(rooms.import_the_rest, self._on_all_imported)

    def _on_all_imported(self, future: Future[None]) -> None:
        future.result()
        self.collector.settle()

    def _on_window_wanted(self) -> None:
        self._program.window.show_up()

    def _on_inbox_wanted(self) -> None:
        self._program.window.show_up()
        if self.workplace is not None:
            self.workplace.run("page.inbox")

    def _on_closing(self) -> None:
        """Go on watching in the tray where there is one, and say so once; else end."""
        stays = self._memory.flag(remembered.STAYS_IN_TRAY, otherwise=True)
        if self.seat is None or not self.tray.is_there or not stays:
            self._on_quit()
            return
        self._program.window.hide()
        if not self._memory.flag(remembered.TOLD_OF_TRAY):
            self._memory.keep(remembered.TOLD_OF_TRAY, True)  # noqa: FBT003 - a value
            words = tr("The deadlines are still watched. Quit from the icon in the tray.")
            self.notifier.show(Notification("tray", tr("Vigildesk goes on in the tray"), words))

    def _on_barred(self, refusal: str) -> None:
        """Somebody may not go on: no page, notice or preview of theirs stays on the screen."""
        if self.seat is not None:
            self._show_out(refusal)

    def _on_given_up(self, refusal: str) -> None:
        """Somebody leaves from the lock, or failed there too often."""
        if refusal:
            self._show_out(refusal)
        else:
            self._on_sign_out()

    def _show_out(self, refusal: str) -> None:
        """Let nobody stay, whatever is open, and say at the door why and what went with it."""
        lost = lost_words(len(unsaved()))
        self._sign_out()
        self.entrance.turn_away(f"{in_words(refusal)} {lost}".strip())

    def _on_sign_out(self) -> None:
        words = tr("Drop it and sign out")
        self.leaving.ask_first(self._program.window, self.lock, words, self._sign_out)

    def _sign_out(self) -> None:
        """Leave the desk and begin again in a window that knows nothing of the person."""
        self._program.window.remember()
        self._leave()
        self._memory.take_off()
        self._memory.keep(remembered.PLACE, "")
        close_all_but(self._program.window)
        self._program.wear()
        self._change_window()

    def _change_window(self) -> None:
        old = self._program.window
        self._program.window = self._program.new_window()
        self._use_window(self._program.window)
        self._program.window.show()
        self.tray.say_anew()
        old.hide()
        old.deleteLater()

    def _leave(self) -> bool:
        if self.lock is not None:
            self.lock.close()
            self.lock = None
        if self._tastes is not None:
            self._tastes.close()
            self._tastes = None
        seat, self.seat, self.workplace = self.seat, None, None
        return seat.close() if seat is not None else True


def _keep_a_log(folder: Path) -> None:
    """Write warnings to the terminal and, where it can be written, to a small file."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(
                folder / "vigildesk.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8"
            )
        )
    except OSError as error:
        log.warning("no log file: %s", error)
    wording = "%(asctime)s %(name)s: %(message)s"
    logging.basicConfig(level=logging.WARNING, format=wording, handlers=handlers)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it tells of every wake-up
