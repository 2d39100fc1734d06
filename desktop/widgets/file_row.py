"""The files below a message: a chip each to look at it, and a warning where a name deceives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.text import plain, size, tr
from desktop.theme import Tone, set_icon
from desktop.widgets.buttons import WORDS_GAP, button
from desktop.widgets.file_words import chip_words, doubt_words, file_icon
from desktop.widgets.flow import FlowLayout
from desktop.widgets.labels import label
from desktop.widgets.queue_line import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence


class File(Protocol):
    """An attachment as a message shows it."""

    @property
    def id(self) -> int: ...  # noqa: D102 - see the class
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def size(self) -> int: ...  # noqa: D102
    @property
    def sha256(self) -> str: ...  # noqa: D102
    @property
    def media_type(self) -> str: ...  # noqa: D102
    @property
    def content_id(self) -> str | None: ...  # noqa: D102
    @property
    def found_type(self) -> str | None: ...  # noqa: D102


class FileRow(QWidget):
    """Shows files as chips, as many in a row as there is room for.

    Attributes:
        opened: Emitted with the number of the attachment a person wants to see.
    """

    opened = Signal(int)

    def __init__(self, files: Sequence[File], parent: QWidget | None = None) -> None:
        """Show these files."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = FlowLayout()
        for file in files:
            row.addWidget(self._chip(file))
        column.addLayout(row)
        for file in files:
            words = doubt_words(file.name, file.found_type)
            if words:
                column.addWidget(label(words, "error", wrap=True))

    def _chip(self, file: File) -> QWidget:
        chip = button(file.name, icon=file_icon(file.found_type or file.media_type))
        chip.setText(chip_words(file.name, file.size, chip.fontMetrics()))
        whole = tr("{name}  {size}", name=one_line(file.name), size=size(file.size))
        chip.setAccessibleName(whole)
        if doubt_words(file.name, file.found_type):
            set_icon(chip, "triangle-alert", Tone.AT_RISK, pad=WORDS_GAP)
        chip.setToolTip(plain(f"{whole}\n{tr('SHA-256 {sum}', sum=file.sha256)}"))
        chip.clicked.connect(lambda _checked, known=file.id: self.opened.emit(known))
        return chip
