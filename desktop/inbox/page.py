"""The page of one's own notices, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.inbox.notice_card import NoticeCard
from desktop.overriding import override
from desktop.page import Page
from desktop.text import plural, tr
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import label
from desktop.widgets.page_shape import EDGE, CardScroll, beside_edge, page_title
from desktop.widgets.skeleton import Skeleton
from services.escalation.acknowledgement import acknowledge_notice
from services.notify.inbox import mark_seen, notices, snooze

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.changes import Changes
    from services.notify.inbox import NoticeView

MOST: Final = 100


class InboxPage(Page):
    """Shows notices, and lets them be opened, taken on, put off and read."""

    def __init__(self, desk: Desk, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; notices are asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Inbox"))
        self.notices: list[NoticeView] = []
        self._waiting = label("", "muted")
        self._read = button(tr("Mark all as seen"), icon="check")
        self._read.clicked.connect(self._on_all_seen)
        self._area = CardScroll()
        words = tr("Alerts about your tickets and your teams' deadlines are kept here.")
        self._states = QStackedWidget()
        self._states.addWidget(Skeleton(8))
        self._states.addWidget(self._area)
        self._states.addWidget(EmptyState("bell-off", tr("Nothing waits for you"), words=words))
        head = beside_edge()
        head.addWidget(page_title(tr("Inbox")))
        head.addWidget(self._waiting)
        head.addStretch(1)
        head.addWidget(self._read)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 0)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addWidget(self._states, 1)

    @override
    def refresh(self) -> None:
        self._desk.ask(notices, MOST, then=self._on_notices, receiver=self)

    @override
    def concerns(self, changes: Changes) -> bool:
        return self._desk.actor.person_id in changes.notices

    def _on_notices(self, found: list[NoticeView]) -> None:
        self.notices = found
        waiting = [one for one in found if one.seen_at is None and one.acknowledged_at is None]
        self._read.setEnabled(bool(waiting))
        words = plural("%n waiting", "%n waiting", len(waiting)) if waiting else ""
        self._waiting.setText(words)
        self._states.setCurrentIndex(1 if found else 2)
        if found:
            self._show(found)

    def _show(self, found: list[NoticeView]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setSpacing(8)
        now = self._desk.now()
        for notice in found:
            card = NoticeCard(notice, now)
            card.opened.connect(self.ticket_opened)
            card.acknowledged.connect(self._on_acknowledged)
            card.snoozed.connect(self._on_snoozed)
            column.addWidget(card)
        column.addStretch(1)
        self._area.hold(body)

    def _on_acknowledged(self, notice_id: int) -> None:
        self._desk.do(acknowledge_notice, notice_id)

    def _on_snoozed(self, notice_id: int) -> None:
        self._desk.do(snooze, notice_id)
        self.said.emit(tr("You will hear of it again in ten minutes."))

    def _on_all_seen(self) -> None:
        waiting = [one.id for one in self.notices if one.seen_at is None]
        self._desk.do(mark_seen, waiting)
