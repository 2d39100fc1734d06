"""The ground of every page before the desk: the product's name and one card in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.labels import frame, label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

MARK: Final = 36


class Mark(QWidget):
    """The product's mark: a clock on a rounded square."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it at its one size."""
        super().__init__(parent)
        self.setFixedSize(MARK, MARK)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(now.accent))
        painter.drawRoundedRect(QRectF(0, 0, MARK, MARK), 9, 9)
        pen = QPen(theme.colour(now.on_accent), 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(18, 18), 9.5, 9.5)
        painter.drawPolyline([QPointF(18, 12.5), QPointF(18, 18), QPointF(21.8, 20.4)])


class Cover(QWidget):
    """A page that fills the window; what went wrong is said in it, and what was typed stays."""

    def __init__(self, heading: str, words: str, width: int) -> None:
        """Make the page.

        Args:
            heading: What is to be done here.
            words: One sentence below it.
            width: Of the card, in pixels.
        """
        super().__init__()
        self.setAccessibleName(heading)
        self._before: QWidget | None = None  # had the focus before the card was busy
        self.banner = Banner()
        self.card = frame("card")
        self.card.setFixedWidth(width)
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(28, 26, 28, 26)
        self.body.setSpacing(12)
        self.body.addWidget(label(heading, "title"))
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addSpacing(6)
        self.banner.setFixedWidth(width)
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(Mark())
        name = label("Vigildesk", "title")
        brand.addWidget(name)
        brand.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(16)
        middle.addStretch(2)
        middle.addLayout(brand)
        middle.addWidget(self.banner)
        middle.addWidget(self.card)
        middle.addStretch(3)
        whole = QHBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(1)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let the keys begin at the first thing to do, unless they have begun elsewhere in it."""
        super().showEvent(event)
        inside: QWidget | None = self.focusWidget()
        if inside is None or inside is self:
            parts = [one for one in self.card.findChildren(QWidget) if one.isVisibleTo(self)]
            first = next((one for one in parts if _takes_tab(one)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str, *, action: str = "") -> None:
        """Say what went wrong; nothing that was typed is lost.

        Args:
            words: What happened and what to do.
            action: Text of a button that does it; `banner.acted` tells that it was pressed.
        """
        self.set_busy(busy=False)
        self.banner.say(Gravity.ERROR, words, action=action)

    def set_busy(self, *, busy: bool) -> None:
        """Show that something is on its way, and let nothing be pressed twice."""
        focus: QWidget | None = self.focusWidget()  # the stubs forget the None
        if busy and focus is not None and self.card.isAncestorOf(focus):
            self._before = focus
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else nobody would have it meanwhile
        self.card.setEnabled(not busy)
        if not busy and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None
        if busy:
            self.banner.say(Gravity.INFO, tr("One moment, the desk is being opened."), steady=True)
        else:
            self.banner.withdraw()


def _takes_tab(one: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus
    return one.isEnabled() and one.focusPolicy() & by_tab == by_tab
