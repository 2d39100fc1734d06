"""Who watches the deadlines, from where, since when, and the times in which nobody did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop.text import ago, moment, number, plural, span, tr
from desktop.theme import Tone
from desktop.widgets.buttons import button
from desktop.widgets.labels import Dot, hairline, label
from desktop.widgets.room import keep_room
from services.watch.overview import watching

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.work import Desk
    from services.escalation.waiting import Waiting
    from services.watch.heartbeat import WatcherView
    from services.watch.overview import Gap, Watching

WIDTH: Final = 560


class WatchersDialog(QDialog):
    """Asks and shows."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Ask who watches."""
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Who watches"))
        self.setMinimumWidth(WIDTH)
        keep_room(self)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        self._inside.addWidget(label(tr("Asking …"), "muted"))
        close = button(tr("Close"))
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(14)
        whole.addWidget(label(tr("Who watches the deadlines"), "title"))
        words = tr("Every open window watches, and so does vigilctl watch on a server.")
        whole.addWidget(label(words, "muted", wrap=True))
        whole.addLayout(self._inside)
        whole.addStretch(1)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        desk.ask(watching, then=self._on_watching, receiver=self)

    def _on_watching(self, found: Watching) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        now = self._desk.now()
        self._inside.addLayout(_watchers(found.watchers, now))
        if found.waiting.since is not None:
            self._inside.addWidget(label(_waiting_words(found.waiting, now), "error", wrap=True))
        self._inside.addWidget(hairline())
        self._inside.addWidget(label(tr("Times in which nobody watched"), "section"))
        for gap in found.gaps:
            self._inside.addWidget(label(_gap_words(gap, now), wrap=True))
        if not found.gaps:
            self._inside.addWidget(label(tr("None is known."), "muted"))
        self.adjustSize()


def _watchers(found: tuple[WatcherView, ...], now: datetime) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    heads = (tr("Who and where"), tr("Swept"), tr("Since"), tr("Fired"))
    for column, words in enumerate(heads, 1):
        grid.addWidget(label(words, "section"), 0, column)
    for row, one in enumerate(found, 1):
        grid.addWidget(Dot(Tone.MET if one.is_alive else Tone.BREACHED), row, 0)
        grid.addWidget(label(one.name, "" if one.is_alive else "muted", wrap=True), row, 1)
        swept = ago(one.swept_at, now)
        state = swept if one.is_alive else tr("{when}, silent since", when=swept)
        grid.addWidget(label(state), row, 2)
        grid.addWidget(label(moment(one.started_at, now), "muted"), row, 3)
        grid.addWidget(label(number(one.fired_count), "muted"), row, 4)
    if not found:
        grid.addWidget(label(tr("Nobody watches the deadlines"), "error"), 1, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _waiting_words(found: Waiting, now: datetime) -> str:
    tickets = plural(
        "%n ticket has something due that nobody does.",
        "%n tickets have something due that nobody does.",
        found.tickets,
    )
    waits = tr(
        "The first waits since {when}: for a window that sees the ticket, or for vigilctl watch "
        "with a watcher's login.",
        when="" if found.since is None else moment(found.since, now),
    )
    return f"{tickets} {waits}"


def _gap_words(gap: Gap, now: datetime) -> str:
    return tr(
        "{start} to {end} ({span}); {who} was the first to come back",
        start=moment(gap.starts_at, now),
        end=moment(gap.ends_at, now),
        span=span(gap.span),
        who=gap.noticed_by,
    )
