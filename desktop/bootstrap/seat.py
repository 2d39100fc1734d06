"""Everything that runs while somebody is signed in, started in order and ended in reverse."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.alerts import Alerts
from desktop.bootstrap.attending import Attending
from desktop.bootstrap.opening import seat_name
from desktop.text import tr
from desktop.work import Desk
from models.vocabulary import Role
from services.access.sign_in import NOBODY_HERE, still_allowed
from services.store.feed import ChangeFeed
from services.tickets.queue import Queue, QueueView, queue_counts
from services.watch.heartbeat import WatcherView, watchers
from services.watch.watcher import Pulse, Watcher

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.bootstrap.opening import OpenDesk
    from desktop.notifier import Notifier
    from services.changes import Changes
    from services.store.work import Actor

log = logging.getLogger(__name__)

WATCHING: Final = frozenset(
    {Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.COMPLIANCE, Role.RECORDS}
)
"""Whose windows sweep; a requester's or auditor's may not change tickets."""
SWEEPING: Final = WATCHING - {Role.RECORDS}
"""Of those, who may under a login of their own: the tickets they see, by their own rights."""
COUNT_EVERY: Final = timedelta(seconds=20)
MILLISECOND: Final = timedelta(milliseconds=1)


class Seat(QObject):
    """One person at one desk: the desk's threads, the feed, the watcher, the alerts.

    Attributes:
        counted: Tickets at risk and breached that concern this person.
        watched: Who sweeps, and when last; None while nobody does.
        barred: This person may not go on here; says why. Noticed within COUNT_EVERY.
    """

    counted = Signal(int, int)
    watched = Signal(str, object)
    barred = Signal(str)

    _heard = Signal(object)
    _pulsed = Signal(object)

    def __init__(self, opened: OpenDesk, actor: Actor, notifier: Notifier) -> None:
        """Sit down; nothing runs before `start`."""
        super().__init__()
        self.desk = Desk(opened.store, actor, opened.clock)
        self.desk.barred.connect(self.barred)
        self.desk.gate.trust(self)
        self._opened = opened
        self._notifier = notifier
        self._swept_at: datetime | None = None
        self._door = threading.Lock()  # so that nobody begins to watch after leaving
        self._has_left = False
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._pulsed.connect(self._on_pulsed, Qt.ConnectionType.QueuedConnection)
        self._feed = ChangeFeed(opened.store.engine, self._heard.emit, seat_name())
        self._watcher: Watcher | None = None
        if actor.role in (WATCHING if opened.signed_in is None else SWEEPING):
            self._watcher = Watcher(
                opened.store,
                seat_name(),
                on_changes=self._heard.emit,
                on_pulse=self._pulsed.emit,
                feed=self._feed,
            )
        self._attending: Attending | None = None
        self._timer = QTimer(self, interval=COUNT_EVERY // MILLISECOND)
        self._timer.timeout.connect(self.look)

    def start(self) -> Alerts:
        """Listen, count and alert; called in the thread of the window."""
        self._feed.start()
        self.desk.changed.connect(self._on_changed)
        self._timer.start()
        self.look()
        self._attending = Attending(self.desk, seat_name(), self)
        return Alerts(self.desk, self._notifier, self)

    def start_watching(self) -> None:
        """Begin to sweep; writes to the database, so it is called away from the window."""
        with self._door:
            if self._watcher is not None and not self._has_left:
                self._watcher.start()

    def close(self) -> bool:
        """End everything in reverse; False when a thread is stuck in the database."""
        self._timer.stop()
        if self._attending is not None:
            self._attending.stop()
        with self._door:
            self._has_left = True
        if self._watcher is not None:
            self._watcher.stop()
        is_idle = self.desk.close()
        self._feed.stop()
        self._opened.store.dispose()
        return is_idle

    def _on_heard(self, changes: Changes) -> None:
        self.desk.tell(changes)

    def _on_changed(self, changes: Changes) -> None:
        if changes.tells_only_of_looks():
            return
        if self._watcher is not None:
            self._watcher.wake()
        self.look()

    def _on_pulsed(self, pulse: Pulse) -> None:
        if pulse.ok:
            self._swept_at = self.desk.now()
        self.watched.emit(tr("this seat"), self._swept_at)

    def look(self) -> None:
        """Ask whether this person may go on, and what concerns them; every COUNT_EVERY."""
        mine = self.desk.actor.person_id if self.desk.actor.role is Role.AGENT else None
        # a login whose role was revoked on the server itself may not even ask
        self.desk.ask(
            still_allowed,
            then=self._on_standing,
            receiver=self,
            otherwise=lambda _refusal: self.barred.emit(NOBODY_HERE),
        )
        views = tuple(QueueView(queue, person_id=mine) for queue in (Queue.AT_RISK, Queue.BREACHED))
        self.desk.ask(queue_counts, views, then=self._on_counted, receiver=self)
        if self._watcher is None:
            self.desk.ask(watchers, then=self._on_watchers, receiver=self)

    def _on_standing(self, refusal: str) -> None:
        if refusal:
            self.barred.emit(refusal)

    def _on_counted(self, counts: tuple[int, ...]) -> None:
        at_risk, breached = counts
        self.counted.emit(at_risk, breached)

    def _on_watchers(self, found: list[WatcherView]) -> None:
        alive = [one for one in found if one.is_alive]
        if alive:
            self.watched.emit(alive[0].name, alive[0].swept_at)
        else:
            self.watched.emit("", None)
