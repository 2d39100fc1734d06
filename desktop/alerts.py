"""Brings notices to the person: natively with buttons, else as a toast; never in silence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.notifier import Choice, Notification, Notifier
from desktop.sentences import notice_words
from desktop.text import open_words, plural, tr
from models.vocabulary import NoticeUrgency
from services.escalation.acknowledgement import acknowledge_notice
from services.notify import inbox

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.changes import Changes
    from services.notify.inbox import NoticeView

LOOK_EVERY: Final = timedelta(seconds=15)
"""How late a snoozed notice may come back."""
OPEN: Final = "open"
ACKNOWLEDGE: Final = "acknowledge"
SNOOZE: Final = "snooze"
PREFIX: Final = "notice:"
RESERVED: Final = "locked"
"""Key of the one notification of a locked window; it says how many, never what."""


class Alerts(QObject):
    """Shows each new notice of the person once, wherever it can be shown."""

    opened = Signal(int)  # the id of the ticket to show
    toasted = Signal(object)  # NoticeView that the desktop could not show
    counted = Signal(int, bool)  # notices not yet seen, one of them critical
    waiting = Signal(int)  # notices that came while the window is locked
    summoned = Signal()  # the window is wanted, and nothing in it

    def __init__(self, desk: Desk, notifier: Notifier, parent: QObject | None = None) -> None:
        """Look for notices now, when told of new ones, and for snoozed ones now and then."""
        super().__init__(parent)
        self._desk = desk
        self._notifier = notifier
        self._shown: dict[int, NoticeView] = {}
        self._asked: set[int] = set()
        self._is_discreet = False
        self._kept_back: set[int] = set()
        desk.gate.trust(self, inbox.mark_shown)
        desk.changed.connect(self._on_changed)
        notifier.chosen.connect(self._on_chosen)
        notifier.failed.connect(self._on_failed)
        self._timer = QTimer(self, interval=LOOK_EVERY // timedelta(milliseconds=1))
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    def open(self, notice_id: int) -> None:
        """Show the ticket of a notice."""
        notice = self._shown.get(notice_id)
        self._desk.do(inbox.mark_seen, [notice_id])
        if notice is not None and notice.ticket_id is not None:
            self.opened.emit(notice.ticket_id)

    def acknowledge(self, notice_id: int) -> None:
        """Take the notice on, and stop the ladder of its clock."""
        self._desk.do(acknowledge_notice, notice_id)

    def snooze(self, notice_id: int) -> None:
        """Hear of it again in ten minutes."""
        self._desk.do(inbox.snooze, notice_id)

    def set_discreet(self, *, on: bool) -> None:
        """Say no contents while the window is locked: what is shown by now is taken back."""
        self._is_discreet = on
        self._kept_back.clear()
        if on:
            for notice_id in self._shown:
                self._notifier.withdraw(f"{PREFIX}{notice_id}")
        else:
            self._notifier.withdraw(RESERVED)
            self._look()

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or self._desk.actor.person_id in changes.notices:
            self._look()

    def _look(self) -> None:
        self._desk.ask(inbox.to_show, then=self._on_to_show, receiver=self)
        self._desk.ask(inbox.notices, 200, then=self._on_notices, receiver=self)

    def _on_to_show(self, notices: list[NoticeView]) -> None:
        fresh = [notice for notice in notices if notice.id not in self._asked]
        if self._is_discreet:
            self._keep_back(fresh)
            return
        if not fresh:
            return
        for notice in fresh:
            self._asked.add(notice.id)
            self._shown[notice.id] = notice
            self._notifier.show(_said(notice))
        click = self._desk.do(inbox.mark_shown, [notice.id for notice in fresh])
        click.finished.connect(lambda: self._asked.difference_update(one.id for one in fresh))

    def _keep_back(self, notices: list[NoticeView]) -> None:
        """Say that something waits; each is told by itself once the window is open again."""
        known = len(self._kept_back)
        self._kept_back |= {one.id for one in notices}
        if len(self._kept_back) == known:
            return
        count = len(self._kept_back)
        urgencies = {one.urgency for one in notices}
        critical = NoticeUrgency.CRITICAL
        self._notifier.show(
            Notification(
                RESERVED,
                tr("Vigildesk is locked"),
                plural("%n new notice waits.", "%n new notices wait.", count),
                critical if critical in urgencies else NoticeUrgency.NORMAL,
            )
        )
        self.waiting.emit(count)

    def _on_notices(self, notices: list[NoticeView]) -> None:
        waiting = [one for one in notices if one.seen_at is None and one.acknowledged_at is None]
        self.counted.emit(len(waiting), any(one.urgency == "critical" for one in waiting))
        for one in notices:
            if one.acknowledged_at is not None and one.id in self._shown:
                self._notifier.withdraw(f"{PREFIX}{one.id}")
                del self._shown[one.id]

    def _on_chosen(self, key: str, choice: str) -> None:
        if self._is_discreet or key == RESERVED:
            self.summoned.emit()  # whoever pressed it may be anybody
            return
        if not key.startswith(PREFIX):
            return
        notice_id = int(key.removeprefix(PREFIX))
        acts = {ACKNOWLEDGE: self.acknowledge, SNOOZE: self.snooze}
        acts.get(choice, self.open)(notice_id)

    def _on_failed(self, key: str, _why: str) -> None:
        if key.startswith(PREFIX) and not self._is_discreet:
            notice = self._shown.get(int(key.removeprefix(PREFIX)))
            if notice is not None:
                self.toasted.emit(notice)


def _said(notice: NoticeView) -> Notification:
    choices = [Choice(OPEN, open_words())] if notice.ticket_id is not None else []
    if notice.can_be_taken_on:
        choices.append(Choice(ACKNOWLEDGE, tr("Acknowledge")))
    return Notification(
        key=f"{PREFIX}{notice.id}",
        title=notice_words(notice.title),
        body=notice_words(notice.body),
        urgency=notice.urgency,
        choices=(*choices, Choice(SNOOZE, tr("Snooze 10 min"))),
    )
