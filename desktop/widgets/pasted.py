"""Pictures pasted from the clipboard, kept as files until the message was sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir

from desktop.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class PastedPictures:
    """A folder of this window's own; it goes with the window."""

    def __init__(self) -> None:
        """Make no folder before something is pasted."""
        self._folder: QTemporaryDir | None = None
        self._count = 0

    def keep(self, image: QImage) -> str:
        """Write a picture as PNG and return its path; empty where that failed."""
        if image.isNull():
            return ""
        self._folder = self._folder or QTemporaryDir()
        self._count += 1
        name = tr("Picture {number}", number=self._count)
        path = Path(self._folder.path(), f"{name}.png")
        return str(path) if self._folder.isValid() and image.save(str(path)) else ""
