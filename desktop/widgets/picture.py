"""A picture in the window, as large as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QResizeEvent


class Picture(QWidget):
    """A picture, as large as there is room for and never larger than it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._whole = QPixmap()
        self._shown = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown)

    def show_image(self, image: QImage, name: str) -> None:
        """Show an image; `name` is read aloud."""
        self._whole = QPixmap.fromImage(image)
        self._shown.setAccessibleName(tr("Picture {name}", name=name))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        fits = self._whole.width() <= room.width() and self._whole.height() <= room.height()
        fitted = (
            self._whole
            if fits
            else self._whole.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        fitted.setDevicePixelRatio(ratio if not fits else 1.0)
        self._shown.setPixmap(fitted)
