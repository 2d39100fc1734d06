"""The parts of a ticket on one leaf: head, notices, conversation, composer, details beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.memory import DETAILS, memory_of
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
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop.work import Desk

LOW: Final = 560
"""With fewer pixels of height than that a ticket saves what it can."""
DETAILS_FROM: Final = 860
"""From this width on the details stand beside the conversation, unless they were put away there;
with less they are put away, and come as a drawer over the conversation when they are wanted."""
MOST_COVERED: Final = 50
"""Controls that Tab passes by at most, looking for one that is seen."""


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
        self._pane = QWidget()
        self._pane.setAutoFillBackground(True)  # as a drawer it lies over the conversation
        self._is_drawer = self._is_passing = False
        self.header.details_toggled.connect(lambda shown: self._show_details(shown=shown))
        self.header.details.clicked.connect(self._on_wished)
        self.composer.writing.textChanged.connect(self._on_written)
        for strip in (self.reason, self.ask_bar, self.conflicts):
            strip.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._arrange()
        self._show_details(shown=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.composer.writing.save_height(saving=self.height() < LOW)
        before, after = event.oldSize().width(), event.size().width()
        if before < DETAILS_FROM <= after:
            self._turn_to(is_drawer=False)
            memory = memory_of(self)
            self.header.details.setChecked(memory is None or memory.flag(DETAILS, otherwise=True))
        elif after < DETAILS_FROM and (before >= DETAILS_FROM or not self._is_drawer):
            self._turn_to(is_drawer=True)
            self.header.details.setChecked(False)
        self._lay_drawer()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_drawer()
        return done

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_drawer and self._pane.isVisible():
            self.header.details.setChecked(False)
            return
        super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab pass by what the drawer covers, and through the composer into the drawer."""
        self._is_passing = True
        done = super().focusNextPrevChild(forward)
        for _covered in range(MOST_COVERED):
            if not done or not self.covers(self.window().focusWidget()):
                break
            done = super().focusNextPrevChild(forward)
        self._is_passing = False
        return done

    def covers(self, part: QWidget | None) -> bool:
        """Tell whether the drawer lies over a control, so that nobody would see its focus."""
        is_open = self._is_drawer and self._pane.isVisible()
        if part is None or not is_open or not self.isAncestorOf(part):
            return False
        box = QRect(part.mapTo(self, QPoint(0, 0)), part.size())
        return not self._pane.isAncestorOf(part) and self._pane.geometry().contains(box)

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
        pane = QHBoxLayout(self._pane)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.setSpacing(0)
        pane.addWidget(hairline(upright=True))
        pane.addWidget(self.details)
        self._beside = beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addLayout(talk, 1)
        beside.addWidget(self._pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.export_bar)
        column.addLayout(beside, 1)

    def _show_details(self, *, shown: bool) -> None:
        inside = QApplication.focusWidget()
        if not shown and inside is not None and self._pane.isAncestorOf(inside):
            self.header.details.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pane.setVisible(shown)
        self._lay_drawer()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._put_drawer_away()
        return False

    def _on_focus_changed(self, _old: object, now: QWidget | None) -> None:
        written = (self.reason, self.ask_bar, self.conflicts, self.composer)
        if self._is_passing:
            return
        if now is not None and any(one.isAncestorOf(now) for one in written):
            self._put_drawer_away()

    def _on_written(self) -> None:
        if self.composer.writing.hasFocus():
            self._put_drawer_away()

    def _put_drawer_away(self) -> None:
        """Give room where one begins to write: the drawer covers the buttons that send."""
        if self._is_drawer and not self._pane.isHidden():
            self.header.details.setChecked(False)

    def _on_wished(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Remember whether the details are wanted where they have room of their own."""
        memory = memory_of(self)
        if memory is not None and not self._is_drawer:
            memory.keep(DETAILS, shown)

    def _turn_to(self, *, is_drawer: bool) -> None:
        self._is_drawer = is_drawer
        if is_drawer:
            self._beside.removeWidget(self._pane)
        else:
            self._beside.addWidget(self._pane)

    def _lay_drawer(self) -> None:
        """Let the drawer cover the right side of the conversation, from the head to the foot."""
        if self._is_drawer and not self._pane.isHidden():
            room = self._beside.geometry()
            width = min(self._pane.sizeHint().width(), room.width())
            box = QRect(room.right() - width + 1, room.top(), width, room.height())
            if self._pane.geometry() != box:
                self._pane.setGeometry(box)
                self._pane.raise_()
