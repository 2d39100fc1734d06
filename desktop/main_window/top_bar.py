"""The bar above the pages: find anything, open a ticket, the bell, and who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import plain, tr
from desktop.widgets.bell import Bell
from desktop.widgets.buttons import button

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEIGHT: Final = 52
FIND_WIDTH: Final = 420
FACE: Final = 28
CALL_WIDTH: Final = 320
"""Pixels a call needs to be read; a narrow window lends it the end of the search."""


class FindButton(QPushButton):
    """Looks like a field and opens the palette, where the typing happens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the button; it gives way when the window is narrow."""
        super().__init__(parent)
        self.setAccessibleName(tr("Find a command, a ticket or words"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setMinimumWidth(160)
        self.setMaximumWidth(FIND_WIDTH)
        self.setFixedHeight(32)

    @override
    def sizeHint(self) -> QSize:
        return QSize(FIND_WIDTH, 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        glass = theme.pixmap("search", now.muted, 16, self.devicePixelRatioF())
        painter.drawPixmap(10, (self.height() - 16) // 2, glass)
        painter.setFont(theme.font())
        painter.setPen(theme.colour(now.muted))
        left = room.adjusted(34, 0, -70, 0)
        words = painter.fontMetrics().elidedText(
            tr("Search or type a command"), Qt.TextElideMode.ElideRight, int(left.width())
        )
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_keys(painter, room)

    def _paint_keys(self, painter: QPainter, room: QRectF) -> None:
        now = theme.tokens()
        painter.setFont(theme.font(11, theme.Weight.Medium))
        width = painter.fontMetrics().horizontalAdvance("Ctrl+K") + 12
        box = QRectF(room.right() - width - 8, room.center().y() - 9.5, width, 19)
        painter.setPen(theme.colour(now.line))
        painter.setBrush(theme.colour(now.ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour(now.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "Ctrl+K")


class Face(QToolButton):
    """The initials of whoever is signed in; opens the menu of one's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a face without a name."""
        super().__init__(parent)
        self._initials = ""
        self.setFixedSize(FACE + 8, FACE + 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_name("")

    def set_name(self, name: str) -> None:
        """Show the initials of `name`."""
        words = [word for word in name.split() if word[:1].isalnum()]
        ends = words[:1] + words[1:][-1:]
        self._initials = "".join(word[0].upper() for word in ends)
        self.setAccessibleName(tr("Signed in as {name}", name=name) if name else tr("Nobody"))
        self.setToolTip(plain(self.accessibleName()))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = now.tones[theme.Tone.ACCENT]
        disc = QRectF(4, 4, FACE, FACE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(colours.tint if self._initials else now.line))
        painter.drawEllipse(disc)
        painter.setFont(theme.font(11, theme.Weight.DemiBold))
        painter.setPen(theme.colour(colours.ink))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._initials)


class TopBar(QFrame):
    """What is reached from every page."""

    find_pressed = Signal()
    new_pressed = Signal()
    bell_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the bar of a window nobody has signed in to yet."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(HEIGHT)
        self.search = FindButton()
        self.search.clicked.connect(self.find_pressed)
        self.new = button(tr("New ticket"), "primary", icon="plus")
        self.new.clicked.connect(self.new_pressed)
        self.new.setVisible(False)
        self.bell = Bell()
        self.bell.clicked.connect(self.bell_pressed)
        self.face = Face()
        self.menu = QMenu(self)
        self.face.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        for widget in (self.new, self.bell, self.face):
            row.addWidget(widget)

    def room(self) -> QRect:
        """Return what lies between the search and the buttons."""
        end = (self.bell if self.new.isHidden() else self.new).geometry().left() - 8
        begin = min(self.search.geometry().right() + 8, max(end - CALL_WIDTH, 8))
        return QRect(begin, 0, max(end - begin, 0), self.height())
