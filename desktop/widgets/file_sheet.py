"""A file of a message seen in the window; from there it is saved, and the next one shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.file_dialog import FileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file before its content is here.

    Attributes:
        size: In bytes. sha256: As it was recorded when the file was attached.
        found_type: What its first bytes say; None of a file nobody has looked at.
    """

    id: int
    name: str
    size: int
    sha256: str
    media_type: str
    found_type: str | None = None


class FileSheet(FileDialog):
    """Shows one file of a message.

    Attributes:
        save_asked: Emitted with the number of the attachment to be kept somewhere.
        step_asked: Emitted with 1 or -1: the next file of the message, or the one before.
    """

    save_asked = Signal(int)
    step_asked = Signal(int)

    def __init__(self, facts: FileFacts, parent: QWidget | None = None) -> None:
        """Show what is known of a file; `show_content` brings the rest."""
        save = button(tr("Save …"), "primary", icon="download")
        super().__init__(parent, way_out=save, hint=tr("← → other files of the message"))
        self.facts: FileFacts = facts
        save.clicked.connect(lambda: self.save_asked.emit(self.facts.id))
        for key, by in (("Right", 1), ("Left", -1)):
            step = QShortcut(QKeySequence(key), self)
            step.activated.connect(lambda known=by: self.step_asked.emit(known))
        self.show_file(facts)

    def show_file(self, facts: FileFacts) -> None:
        """Begin to show a file; its content follows."""
        self.facts = facts
        self.tell(facts.name, facts.found_type or facts.media_type, facts.size, facts.sha256)
        self.warn(facts.name, facts.found_type)
        self.wait()
