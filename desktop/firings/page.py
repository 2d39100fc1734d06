"""What escalated and what left the desk: two logs in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.firings.firing_log import FiringLog
from desktop.firings.message_log import MessageLog
from desktop.overriding import override
from desktop.page import Page
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.page_shape import page_title
from desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.changes import Changes

FIRED, SENT = "fired", "sent"


class FiringsPage(Page):
    """Shows the log of firings, or the log of deliveries."""

    def __init__(self, desk: Desk, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Escalations"))
        self.parts = Segments([(FIRED, tr("Fired")), (SENT, tr("Deliveries"))])
        self.parts.chosen.connect(lambda _value: self._show_part())
        self.drill = button(tr("Start a fire drill …"), icon="megaphone")
        self.drill.clicked.connect(lambda: commands.run("ticket.drill"))
        self.drill.setVisible(commands.may("ticket.drill"))
        self.fired = FiringLog(desk)
        self.sent = MessageLog(desk)
        self._stack = QStackedWidget()
        for log in (self.fired, self.sent):
            log.opened.connect(self.ticket_opened)
            self._stack.addWidget(log)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(page_title(tr("Escalations")))
        head.addWidget(self.parts)
        head.addStretch(1)
        head.addWidget(self.drill)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)

    @override
    def concerns(self, changes: Changes) -> bool:
        return bool(changes.tickets or changes.notices) or changes.configuration

    @override
    def refresh(self) -> None:
        if self.parts.value() == FIRED:
            self.fired.refresh()
        else:
            self.sent.refresh()

    def _show_part(self) -> None:
        self._stack.setCurrentWidget(self.fired if self.parts.value() == FIRED else self.sent)
        self.refresh()
