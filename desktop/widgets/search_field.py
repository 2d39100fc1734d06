"""A field to search in, with a glass, a way to clear it and the key that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

PAUSE_MS: Final = 150


class SearchField(QLineEdit):
    """Announces what is searched for, once the typing pauses.

    Attributes:
        searched: Emitted with the trimmed text after a pause, at once on Enter and on clearing.
    """

    searched = Signal(str)

    def __init__(self, hint: str, keys: str = "", parent: QWidget | None = None) -> None:
        """Make the field.

        Args:
            hint: What can be searched for; also the accessible name.
            keys: Shortcut painted at the end while the field is empty, such as "Ctrl+K".
            parent: Owner.
        """
        super().__init__(parent)
        self._keys = keys
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._glass = QAction(tr("Search"), self)  # its button is in the tree a reader walks
        theme.set_icon(self._glass, "search")
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(tr("Clear"), self)
        theme.set_icon(self._clear, "x")
        self._clear.triggered.connect(self._on_cleared)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._announce)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._announce)

    def settle(self) -> None:
        """Announce what stands there without waiting for the pause."""
        self._announce()

    def _on_edited(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _on_cleared(self) -> None:
        self.clear()
        self._clear.setVisible(False)
        self._announce()

    def _announce(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._on_cleared()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._keys or self.text() or self.hasFocus():
            return
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11, theme.Weight.Medium))
        width = painter.fontMetrics().horizontalAdvance(self._keys) + 12
        box = QRectF(self.width() - width - 8, self.height() / 2 - 9.5, width, 19)
        painter.setPen(theme.colour(now.line))
        painter.setBrush(theme.colour(now.ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour(now.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._keys)
