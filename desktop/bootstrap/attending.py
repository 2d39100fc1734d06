"""Tells the desk how this workstation stands, for people who agreed to be skipped when away."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from desktop.attendance import BusAttendance
from services.access import seats
from services.notify.wishes import skips_when_away

if TYPE_CHECKING:
    from desktop.work import Desk
    from models.vocabulary import SeatState
    from services.changes import Changes

REPEAT_EVERY: Final = timedelta(seconds=60)
"""A seat that says nothing for two minutes says nothing at all (services.access.seats)."""


class Attending(QObject):
    """Watches the workstation only while its person wants that; says so once a minute."""

    def __init__(self, desk: Desk, seat: str, parent: QObject | None = None) -> None:
        """Ask the person's wish, and again when the person's settings change."""
        super().__init__(parent)
        self._desk = desk
        self._seat = seat
        self._wants = False
        desk.gate.trust(self, seats.note, seats.forget)
        self.attendance = BusAttendance(self)
        self.attendance.changed.connect(self._on_changed)
        self._repeat = QTimer(self, interval=REPEAT_EVERY // timedelta(milliseconds=1))
        self._repeat.timeout.connect(self._tell)
        desk.changed.connect(self._on_changes)
        if sys.platform.startswith("linux") and desk.actor.person_id is not None:
            self._ask()

    def stop(self) -> None:
        """Look no more."""
        self._repeat.stop()
        self.attendance.stop()

    def _on_changes(self, changes: Changes) -> None:
        is_mine = self._desk.actor.person_id in changes.people
        if is_mine and sys.platform.startswith("linux"):
            self._ask()

    def _ask(self) -> None:
        self._desk.ask(skips_when_away, then=self._on_wish, receiver=self)

    def _on_wish(self, wants: bool) -> None:  # noqa: FBT001 - an answer
        if wants is self._wants:
            return
        self._wants = wants
        if wants:
            self._repeat.start()
            self.attendance.start()
        else:
            self.stop()
            self._desk.do(seats.forget, self._seat)

    def _on_changed(self, _state: SeatState) -> None:
        self._tell()

    def _tell(self) -> None:
        state = self.attendance.state
        if self._wants and state is not None and self._desk.is_connected:
            self._desk.do(seats.note, self._seat, state)
