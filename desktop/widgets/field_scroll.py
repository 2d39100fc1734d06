"""Fields that are as high as they want to be, and scroll where the screen is too low for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop.overriding import override
from desktop.widgets.room import tallest

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLayout

BESIDE: Final = 380
"""Pixels of height for what stands above and below the fields: heading, banner, buttons."""
FRAME: Final = 2
"""Pixels of height that the style sheet keeps for a frame, drawn or not."""
LEAST: Final = 160
"""Pixels of height that are left of the fields on the lowest screen."""
MARGIN: Final = 3
"""Pixels that the ring around the field with the focus needs."""


class FieldScroll(QScrollArea):
    """Holds the fields of a form."""

    def __init__(self, fields: QLayout, name: str, parent: QWidget | None = None) -> None:
        """Hold a layout; `name` is read aloud."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it, one after the other
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._inside = QWidget()
        fields.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._inside.setLayout(fields)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        return self._inside.sizeHint() + QSize(0, FRAME)

    @override
    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(tallest(self.window()) - BESIDE, LEAST)
        return QSize(self._inside.minimumSizeHint().width() + bar, min(wanted.height(), room))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._look_at_focus)

    def _look_at_focus(self) -> None:
        """Bring what typing begins in into view."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)
