"""Files waiting to be sent: checked by size before anything is read, shown as chips."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileInfo, QMimeDatabase, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import size, tr
from desktop.widgets.file_chip import FileChip
from desktop.widgets.file_look import FileLooker
from desktop.widgets.file_words import doubt_words, file_icon
from desktop.widgets.flow import FlowLayout
from desktop.widgets.labels import label
from desktop.widgets.pending_sheet import PendingSheet
from services.tickets.attachments import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from desktop.widgets.file_look import Look
    from services.tickets.scanning import Scanner

DEFAULT_LIMIT: Final = 25 * 1024 * 1024
MOST_HEIGHT: Final = 240
"""Pixels that files may take from a low window."""


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file chosen and not sent.

    Attributes:
        found_type: What its first bytes say; None while nobody has looked.
        sha256: Of the bytes that the site's scanner let pass; empty before, or without one.
    """

    path: Path
    size: int
    found_type: str | None = None
    sha256: str = ""

    @property
    def name(self) -> str:
        """Return the name without its folders, as it will be kept: harmless, nothing hidden."""
        return safe_name(self.path.name)


def refusal(info: QFileInfo, limit: int) -> str:
    """Return why a file cannot be attached, as a sentence with a way out; empty if it can."""
    if not info.isFile() or not info.isReadable():
        return tr("“{name}” is not a file that can be read.", name=safe_name(info.fileName()))
    if info.size() > limit:
        return tr(
            "“{name}” has {size}; attachments may have up to {limit}. Put it on a file share and"
            " write where it is.",
            name=safe_name(info.fileName()),
            size=size(info.size()),
            limit=size(limit),
        )
    return ""


class AttachmentTray(QWidget):
    """The row of files of a message being written.

    Attributes:
        refused: Emitted with a sentence when a file cannot be attached.
        changed: Emitted when a file was added, looked at or taken out.
    """

    refused = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty tray that takes no room."""
        super().__init__(parent)
        self.limit = DEFAULT_LIMIT
        self._files: list[PendingFile] = []
        self._types = QMimeDatabase()
        self._looker = FileLooker(self)
        self._looker.looked.connect(self._on_looked)
        self._chips: dict[Path, FileChip] = {}
        self._row = FlowLayout()
        self.sheet: PendingSheet | None = None
        self._doubts = label("", "error", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self._doubts)
        self._doubts.setVisible(False)
        self.setAccessibleName(tr("Attachments"))
        self.setVisible(False)

    def set_scanner(self, scanner: Scanner | None) -> None:
        """Let the site's own program look at each file from now on."""
        self._looker.scanner = scanner

    def files(self) -> tuple[PendingFile, ...]:
        """Return the files, in the order they were added."""
        return tuple(self._files)

    def is_checking(self) -> bool:
        """Tell whether the scanner has still to say something about a file."""
        return self._looker.scanner is not None and not all(one.sha256 for one in self._files)

    def add(self, paths: Iterable[str]) -> None:
        """Add files by path; each is looked at in the background, none is opened."""
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
            self._remove(file.path)

    def _add(self, file: PendingFile) -> None:
        if any(one.path == file.path for one in self._files):
            return
        chip = FileChip(file.name)
        chip.opened.connect(lambda: self._look_at(file.path))
        chip.dropped.connect(lambda: self._remove(file.path))
        self._files.append(file)
        self._chips[file.path] = chip
        self._row.addWidget(chip)
        self._show(file)
        self._looker.start(file.path)
        self.setVisible(True)
        self.changed.emit()

    def _show(self, file: PendingFile) -> None:
        """Say on its chip what is known of a file by now."""
        waits = self._looker.scanner is not None and not file.sha256
        by_name = self._types.mimeTypeForFile(
            str(file.path), QMimeDatabase.MatchMode.MatchExtension
        )
        doubt = doubt_words(file.name, file.found_type)
        self._chips[file.path].say(file.size, file_icon(by_name.name()), doubt, waits=waits)
        doubts = (doubt_words(one.name, one.found_type) for one in self._files)
        said = "\n".join(one for one in doubts if one)
        self._doubts.setText(said)
        self._doubts.setVisible(bool(said))
        self._keep_height()

    def _on_looked(self, look: Look) -> None:
        places = [at for at, one in enumerate(self._files) if one.path == look.path]
        if not places:
            return  # taken out meanwhile
        if look.refusal:
            self._remove(look.path)
            self.refused.emit(look.refusal)
            return
        [place] = places
        now = replace(self._files[place], found_type=look.found_type, sha256=look.sha256)
        self._files[place] = now
        self._show(now)
        self.changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """Keep room for the rows: what is written gives way where the window is low."""
        wanted = self.heightForWidth(self.width()) if self._files else 0
        self.setMinimumHeight(min(max(wanted, 0), MOST_HEIGHT))

    def _look_at(self, path: Path) -> None:
        file = next(one for one in self._files if one.path == path)
        self.sheet = PendingSheet(file, self.window())
        self.sheet.open()

    def _remove(self, path: Path) -> None:
        chip = self._chips.pop(path)
        self._row.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._files = [one for one in self._files if one.path != path]
        if self._files:
            self._show(self._files[0])
        else:
            self._doubts.setVisible(False)
        self.setVisible(bool(self._files))
        self._keep_height()
        self.changed.emit()
