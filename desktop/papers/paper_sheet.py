"""A paper that this desk made, seen in the window: what was written is what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.file_dialog import FileDialog
from services.tickets import file_kinds

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class PaperSheet(FileDialog):
    """Shows a PDF that was saved."""

    def __init__(self, path: Path, sha256: str, parent: QWidget | None = None) -> None:
        """Show the file at `path`; `sha256` is what it had when it was written."""
        out = button(tr("Open in another program"), "primary", icon="external-link")
        super().__init__(parent, way_out=out)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        out.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        length = path.stat().st_size if path.exists() else 0
        self.tell(path.name, file_kinds.PDF, length, sha256)
        self.show_pages(path, sha256)
