"""The foot of the window: whether the database answers, who watches, what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.text import ago, tr
from desktop.theme import Tone
from desktop.widgets.status_items import StatusItem

if TYPE_CHECKING:
    from datetime import datetime

HEIGHT: Final = 28


class StatusBar(QFrame):
    """Three steady statements, and the title of what is in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the bar before anything is known."""
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setFixedHeight(HEIGHT)
        self._connection = StatusItem(tr("Connection"))
        self.watcher = StatusItem(tr("Watcher"))
        self._saved = StatusItem(tr("Saving"))
        self._place = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(4)
        for item in (self._connection, self.watcher, self._saved):
            row.addWidget(item)
        row.addStretch(1)
        self._connection.say(tr("Starting"))
        self.watcher.setVisible(False)
        self._saved.setVisible(False)

    def starting(self, words: str) -> None:
        """Say what is done before the desk can be shown."""
        self._connection.say(words, Tone.ACCENT)

    def connected(self, place: str) -> None:
        """Say that the database at `place` answers."""
        self._place = place
        self._connection.say(tr("Connected to {place}", place=place), Tone.MET)

    def reconnected(self) -> None:
        """Say that the same database answers again."""
        self.connected(self._place)

    def unconnected(self) -> None:
        """Say that it does not, and that nothing needs doing."""
        words = tr("{place} does not answer; trying again", place=self._place)
        self._connection.say(words, Tone.BREACHED)

    def watched(self, name: str, swept_at: datetime | None, now: datetime) -> None:
        """Say who sweeps and when last; nobody sweeping is a warning."""
        self.watcher.setVisible(True)
        if swept_at is None:
            self.watcher.say(tr("Nobody watches the deadlines"), Tone.AT_RISK)
            return
        when = ago(swept_at, now)
        self.watcher.say(tr("Watcher: {name}, swept {when}", name=name, when=when), Tone.MET)

    def saving(self) -> None:
        """Say that something is on its way to the database."""
        self._saved.setVisible(True)
        self._saved.say(tr("Saving"), Tone.ACCENT)

    def saved(self) -> None:
        """Say that nothing waits to be saved."""
        self._saved.say(tr("Saved"), Tone.MET)

    def room(self) -> QRect:
        """Return what lies after the last statement."""
        shown = [one for one in (self._connection, self.watcher, self._saved) if one.isVisible()]
        begin = max((one.geometry().right() for one in shown), default=0) + 16
        return QRect(begin, 0, max(self.width() - begin - 8, 0), self.height())
