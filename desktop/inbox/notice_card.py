"""One notice: what it says, when it came, what became of it, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import theme
from desktop.sentences import notice_words
from desktop.text import ago, exact_moment, moment, open_words, tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import ElidedLabel, label
from models.vocabulary import NoticeUrgency

if TYPE_CHECKING:
    from datetime import datetime

    from services.notify.inbox import NoticeView


class NoticeCard(QFrame):
    """Shows a notice; announces what its buttons mean."""

    opened = Signal(int)  # ticket
    acknowledged = Signal(int)  # notice
    snoozed = Signal(int)  # notice

    def __init__(self, notice: NoticeView, now: datetime, parent: QWidget | None = None) -> None:
        """Show a notice as seen at `now`."""
        super().__init__(parent)
        self.notice = notice
        self.setProperty("role", "card")
        self.setAccessibleName(f"{notice_words(notice.title)}. {_fate(notice, now)}")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(self._picture(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._text(now), 1)
        row.addLayout(self._buttons())

    def _picture(self) -> QLabel:
        is_critical = self.notice.urgency is NoticeUrgency.CRITICAL
        is_done = self.notice.acknowledged_at is not None
        tone = theme.Tone.BREACHED if is_critical else theme.Tone.AT_RISK
        name = "circle-check" if is_done else "flame" if is_critical else "bell-ring"
        picture = label()
        theme.set_picture(picture, name, theme.Tone.MET if is_done else tone, size=20)
        return picture

    def _text(self, now: datetime) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        is_new = self.notice.seen_at is None and self.notice.acknowledged_at is None
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(notice_words(self.notice.title), "strong" if is_new else ""), 1)
        when = label(ago(self.notice.created_at, now), "small")
        when.setToolTip(exact_moment(self.notice.created_at))
        head.addWidget(when)
        column.addLayout(head)
        if self.notice.body:
            column.addWidget(label(notice_words(self.notice.body), "muted", wrap=True))
        column.addWidget(label(_fate(self.notice, now), "small", wrap=True))
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        number, ticket_id = self.notice.id, self.notice.ticket_id
        is_waiting = self.notice.acknowledged_at is None
        if is_waiting and self.notice.can_be_taken_on:
            acknowledge = button(tr("Acknowledge"))
            acknowledge.clicked.connect(lambda: self.acknowledged.emit(number))
            row.addWidget(acknowledge)
        if is_waiting:
            snooze = button(tr("Snooze 10 min"), "quiet")
            snooze.clicked.connect(lambda: self.snoozed.emit(number))
            row.addWidget(snooze)
        if ticket_id is not None:
            show = button(open_words(), "quiet", icon="arrow-right")
            show.clicked.connect(lambda: self.opened.emit(ticket_id))
            row.addWidget(show)
        return row


def _fate(notice: NoticeView, now: datetime) -> str:
    """Say what became of a notice."""
    if notice.acknowledged_at is not None:
        return tr("Acknowledged {when}", when=moment(notice.acknowledged_at, now))
    if notice.snoozed_until is not None:
        return tr("Comes back {when}", when=moment(notice.snoozed_until, now))
    if notice.seen_at is not None:
        return tr("Seen {when}", when=moment(notice.seen_at, now))
    if notice.shown_at is not None:
        return tr("Shown {when}, not answered yet", when=moment(notice.shown_at, now))
    return tr("New")
