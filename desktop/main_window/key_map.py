"""`?`: every key of the window, from the same table the keys come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.commands import Command, Commands

SECTIONS: Final = (("ticket", "Tickets"), ("page", "Pages"), ("app", "The window"))


class KeyMap(QDialog):
    """Lists the keys by section."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        """Read the table of commands of this window."""
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        known = [command for command in commands.known() if command.shortcut]
        columns = QHBoxLayout()
        columns.setSpacing(36)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, sections in ((left, SECTIONS[:1]), (right, SECTIONS[1:])):
            column.setSpacing(6)  # else it takes the 36 of the columns
            for section, heading in sections:
                column.addWidget(label(tr(heading), "section"))
                column.addLayout(_table([one for one in known if one.section == section]))
                column.addSpacing(12)
            column.addStretch(1)
            columns.addLayout(column)
        close = button(tr("Close"))
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(14)
        whole.addWidget(label(tr("Everything by keyboard"), "title"))
        whole.addLayout(columns)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _table(commands: list[Command]) -> QGridLayout:
    table = QGridLayout()
    table.setHorizontalSpacing(24)
    table.setVerticalSpacing(5)
    for row, command in enumerate(commands):
        keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        table.addWidget(label(tr(command.text)), row, 0)
        table.addWidget(label(keys, "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
    return table
