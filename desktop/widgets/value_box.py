"""The box of a property: one value, which no key or wheel meant for something else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.overriding import override
from desktop.widgets.box import Box

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionComboBox

HUGGED: Final = range(84, 229)
"""Width of a box that is as wide as its value, in pixels."""
AROUND_VALUE: Final = 44
"""Edges and arrow of such a box."""


class ValueBox(Box):
    """A combo whose value is never changed by a key or a wheel meant for something else."""

    def __init__(self, *, acts: bool, hugs: bool) -> None:
        """Make an empty box.

        Args:
            acts: It changes a ticket as soon as a value is chosen.
            hugs: It is as wide as its value, not as its widest choice, with the arrow beside it.
        """
        super().__init__()
        self._acts, self._hugs = acts, hugs
        if hugs:
            self.currentIndexChanged.connect(lambda _place: self.updateGeometry())
        self._focus_before: QWidget | None = None

    def open_for_now(self) -> None:
        """Open the list; the focus goes back to where it is now as soon as the list closes."""
        self._focus_before = QApplication.focusWidget() or self.window()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.showPopup()

    @override
    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        if not self._hugs:
            return usual
        across = min(max(self._wanted(), HUGGED.start), HUGGED.stop - 1)
        return QSize(across, usual.height())

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.currentText())

    def _wanted(self) -> int:
        """Return the width that the value needs, with its icon and what is around it."""
        sign = 0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 6
        return self._words_width() + sign + AROUND_VALUE

    @override
    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        return QSize(HUGGED.start, usual.height()) if self._hugs else usual

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        if self._hugs and self._wanted() >= HUGGED.stop:
            room = self.width() - self._wanted() + self._words_width()
            option.currentText = self.fontMetrics().elidedText(
                option.currentText, Qt.TextElideMode.ElideRight, room
            )

    @override
    def showPopup(self) -> None:
        if self._hugs:  # the list is as wide as its widest choice all the same
            widest = self.view().sizeHintForColumn(0) + AROUND_VALUE
            self.view().setMinimumWidth(max(widest, super().sizeHint().width(), self.width()))
        super().showPopup()

    @override
    def hidePopup(self) -> None:
        super().hidePopup()
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._acts and not self.isEditable():
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.showPopup()
                return
            if event.text().strip() and event.text().isprintable():
                event.ignore()  # a letter must not reassign the ticket
                return
        super().keyPressEvent(event)
