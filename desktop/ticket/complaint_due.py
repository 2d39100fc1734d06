"""One regulatory clock in the details of a ticket: what it counts, until when, and a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.spoken.complaints import DUTIES, due_face
from desktop.text import exact_moment, moment, tr
from desktop.widgets.chip import HEIGHT, chip_width, paint_chip
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from desktop.widgets.chip import Face
    from services.complaints.reading import DueView

RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DueRow(QWidget):
    """One clock: what it counts, until when, and a chip."""

    def __init__(self, due: DueView, now: datetime) -> None:
        """Show a clock as seen at `now`."""
        super().__init__()
        self.face = due_face(due, now)
        until = tr("until {when}", when=moment(due.until, now))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(DUTIES[due.duty](), wrap=True))
        words.addWidget(label(until, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(FaceChip(self.face), 0, RIGHT)
        self.setToolTip(exact_moment(due.until))
        self.setAccessibleName(f"{DUTIES[due.duty]()}, {self.face.words}, {until}")


class FaceChip(QWidget):
    """A chip that stands still."""

    def __init__(self, face: Face) -> None:
        """Show this."""
        super().__init__()
        self._face = face
        self.setAccessibleName(face.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(chip_width(self._face)) + 1, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QPointF(0, self.height() / 2), self.width(), self._face)
