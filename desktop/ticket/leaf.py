"""The parts of a ticket on one leaf: head, notices, conversation, composer, details beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.papers import ExportBar
from desktop.ticket.beside import BesideStrip
from desktop.ticket.details import DetailsPanel
from desktop.ticket.header import TicketHeader
from desktop.widgets.ask_bar import AskBar
from desktop.widgets.banner import Banner
from desktop.widgets.composer import Composer
from desktop.widgets.conflict_card import ConflictCard
from desktop.widgets.conversation import ConversationView
from desktop.widgets.labels import frame, hairline
from desktop.widgets.reason_bar import ReasonBar

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.work import Desk

DETAILS_FROM: Final = 860
"""From this width on the details stand beside the conversation by themselves."""


class TicketLeaf(QWidget):
    """Lays the parts out; what they mean to each other is the page's business."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build empty parts on the clock of `desk`."""
        super().__init__(parent)
        self.header = TicketHeader(desk.ticker)
        self.banner = Banner()
        self.reason = ReasonBar()
        self.ask_bar = AskBar()
        self.conflicts = ConflictCard()
        self.export_bar = ExportBar(desk)
        self.beside = BesideStrip()
        self.conversation = ConversationView(desk.now)
        self.composer = Composer()
        self.composer.left.connect(self.conversation.setFocus)
        self.details = DetailsPanel(desk)
        self._edge = hairline(upright=True)
        self.header.details_toggled.connect(lambda shown: self._show_details(shown=shown))
        self._arrange()
        self._show_details(shown=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, after = event.oldSize().width(), event.size().width()
        if before < DETAILS_FROM <= after:
            self.header.details.setChecked(True)
        elif after < DETAILS_FROM <= before:
            self.header.details.setChecked(False)

    def above_composer(self) -> int:
        """Return where the conversation ends, in pixels above the lower edge.

        A toast stands there on the leaf itself: what lies on a scroll area is in no tree that a
        screen reader walks.
        """
        return self.composer.height() + 22

    def toast_room(self) -> QRect:
        """Return where a toast covers nothing that is worked on: over the hint of the composer."""
        clip, send = (one.geometry() for one in self.composer.foot)
        begin = clip.right() + 8
        room = QRect(begin, send.top(), max(send.left() - begin - 8, 0), send.height())
        return room.translated(self.composer.mapTo(self, QPoint(0, 0)))

    def _arrange(self) -> None:
        head = frame("bar")
        tops = QVBoxLayout(head)
        tops.setContentsMargins(0, 0, 0, 0)
        tops.setSpacing(0)
        tops.addWidget(self.header)
        tops.addWidget(self.beside)
        notices = QVBoxLayout()
        notices.setContentsMargins(16, 8, 16, 0)
        notices.setSpacing(8)
        notices.addWidget(self.banner)
        notices.addWidget(self.conflicts)
        notices.addWidget(self.reason)
        notices.addWidget(self.ask_bar)
        answer = QVBoxLayout()
        answer.setContentsMargins(16, 4, 16, 14)
        answer.addWidget(self.composer)
        talk = QVBoxLayout()
        talk.setSpacing(0)
        talk.addLayout(notices)
        talk.addWidget(self.conversation, 1)
        talk.addLayout(answer)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addLayout(talk, 1)
        beside.addWidget(self._edge)
        beside.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.export_bar)
        column.addLayout(beside, 1)

    def _show_details(self, *, shown: bool) -> None:
        self.details.setVisible(shown)
        self._edge.setVisible(shown)
