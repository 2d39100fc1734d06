"""A file that waits to be sent, seen in the window: what leaves is what was looked at."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThreadPool, Signal

from desktop.text import tr
from desktop.widgets.file_dialog import FileDialog
from services.tickets import file_kinds

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.widgets.attachments import PendingFile


class PendingSheet(FileDialog):
    """Shows one file from this seat's disk, which is read in the background."""

    _came = Signal(object)

    def __init__(self, file: PendingFile, parent: QWidget | None = None) -> None:
        """Begin to read the file."""
        super().__init__(parent, hint=tr("Not sent yet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tell(file.name, file.found_type or file_kinds.UNKNOWN, file.size, file.sha256)
        self.warn(file.name, file.found_type)
        self._came.connect(self._on_came)
        QThreadPool.globalInstance().start(partial(self._read, file.path))

    def _read(self, path: Path) -> None:
        try:
            content: bytes | None = path.read_bytes()
        except OSError:
            content = None
        with suppress(RuntimeError):  # the sheet is closed
            self._came.emit(content)

    def _on_came(self, content: bytes | None) -> None:
        if content is None:
            self.refuse(tr("The file is not there any more, or cannot be read."))
        else:
            self.show_content(content)
