"""Files waiting to be sent: checked by size before anything is read, shown as chips."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileInfo, QMimeDatabase, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.text import size, tr
from desktop.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Iterable

DEFAULT_LIMIT: Final = 25 * 1024 * 1024
ICONS: Final = (
    ("image/", "image"),
    ("text/csv", "file-spreadsheet"),
    ("application/vnd.", "file-spreadsheet"),
    ("text/", "file-text"),
    ("application/pdf", "file-text"),
    ("application/zip", "file-archive"),
    ("application/gzip", "file-archive"),
)


def file_icon(media_type: str) -> str:
    """Return the icon for a kind of file."""
    return next((icon for start, icon in ICONS if media_type.startswith(start)), "file")


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file chosen but not read."""

    path: Path
    size: int

    @property
    def name(self) -> str:
        """Return the name without its folders."""
        return self.path.name


def refusal(info: QFileInfo, limit: int) -> str:
    """Return why a file cannot be attached, as a sentence with a way out; empty if it can."""
    if not info.isFile() or not info.isReadable():
        return tr("“{name}” is not a file that can be read.", name=info.fileName())
    if info.size() > limit:
        return tr(
            "“{name}” has {size}; attachments may have up to {limit}. Put it on a file share and"
            " write where it is.",
            name=info.fileName(),
            size=size(info.size()),
            limit=size(limit),
        )
    return ""


class AttachmentTray(QWidget):
    """The row of files of a message being written.

    Attributes:
        refused: Emitted with a sentence when a file cannot be attached.
        changed: Emitted when a file was added or taken out.
    """

    refused = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty tray that takes no room."""
        super().__init__(parent)
        self.limit = DEFAULT_LIMIT
        self._files: list[PendingFile] = []
        self._types = QMimeDatabase()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.setAccessibleName(tr("Attachments"))
        self.setVisible(False)

    def files(self) -> tuple[PendingFile, ...]:
        """Return the files, in the order they were added."""
        return tuple(self._files)

    def add(self, paths: Iterable[str]) -> None:
        """Add files by path; each is looked at, none is opened."""
        for path in paths:
            info = QFileInfo(path)
            reason = refusal(info, self.limit)
            if reason:
                self.refused.emit(reason)
            else:
                self._add(PendingFile(Path(path), info.size()))

    def clear(self) -> None:
        """Forget all files."""
        for file in self.files():
            self._remove(file)

    def _add(self, file: PendingFile) -> None:
        if file in self._files:
            return
        kind = self._types.mimeTypeForFile(
            str(file.path), QMimeDatabase.MatchMode.MatchExtension
        ).name()
        words = tr("{name}  {size}  ×", name=file.name, size=size(file.size))  # noqa: RUF001 - take out
        chip = button(words, icon=file_icon(kind))
        chip.setAccessibleName(tr("Take out {name}", name=file.name))
        chip.setToolTip(tr("Take out"))
        chip.setObjectName(str(file.path))
        chip.clicked.connect(lambda: self._remove(file))
        self._files.append(file)
        self._row.insertWidget(len(self._files) - 1, chip)
        self.setVisible(True)
        self.changed.emit()

    def _remove(self, file: PendingFile) -> None:
        place = self._files.index(file)
        item = self._row.takeAt(place)
        widget = None if item is None else item.widget()
        if widget is not None:
            widget.deleteLater()
        self._files.remove(file)
        self.setVisible(bool(self._files))
        self.changed.emit()
