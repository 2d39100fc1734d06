"""Reads pictures from outside: their kind, their size, then their pixels, off the GUI thread."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

MOST_PIXELS: Final = 40_000_000
"""Of a picture as its header says; a larger one is not read (security.md, row 15)."""
MOST_MEMORY_MB: Final = 64
LARGEST: Final = QSize(1600, 1600)
FORMATS: Final = frozenset({b"png", b"jpeg", b"gif", b"webp", b"bmp"})
"""What is read at all: no SVG, which can refer to files."""


class PictureReader(QObject):
    """Reads pictures one after the other in the background.

    Attributes:
        read: Emitted with the key given and the image, on the GUI thread; one that could not be
            read, or was too large, is a null image.
    """

    read = Signal(object, QImage)

    def start(self, key: object, content: bytes) -> None:
        """Read a picture; `read` brings it."""
        QThreadPool.globalInstance().start(partial(self._run, key, content))

    def _run(self, key: object, content: bytes) -> None:
        image = picture(content)
        with suppress(RuntimeError):  # whoever wanted to see it is gone
            self.read.emit(key, image)


def picture(content: bytes) -> QImage:
    """Return a picture no larger than a screen; a null image where it is none or too large."""
    QImageReader.setAllocationLimit(MOST_MEMORY_MB)
    held = QByteArray(content)
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()) not in FORMATS:
        return QImage()  # before its size is asked for, which reads the content of some kinds
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    if size.width() > LARGEST.width() or size.height() > LARGEST.height():
        reader.setScaledSize(size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
