"""`?`: every key of the window, from the same table the keys come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.commands import Command, Commands

MARGIN: Final = 16
"""Pixels of the window that stay free around a map that does not fit into it."""
SECTIONS: Final = (("ticket", "Tickets"), ("page", "Pages"), ("app", "The window"))


class KeyMap(QDialog):
    """Lists the keys by section."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        """Read the table of commands of this window."""
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        known = [command for command in commands.known() if command.shortcut]
        inside = QWidget()
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        columns.setContentsMargins(8, 6, 18, 6)
        columns.setSpacing(36)
        for parts in _columns(known):
            column = QVBoxLayout()
            column.setSpacing(6)  # else it takes the 36 of the columns
            for heading, section in parts:
                column.addWidget(label(heading, "section"))
                column.addLayout(_table(section))
                column.addSpacing(12)
            column.addStretch(1)
            columns.addLayout(column)
        close = button(tr("Close"))
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(14)
        whole.addWidget(label(tr("Everything by keyboard"), "title"))
        room = parent.window().size()
        margins = whole.contentsMargins()
        sides = margins.left() + margins.right() + MARGIN
        if inside.sizeHint().width() > room.width() - sides:
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("Everything by keyboard"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole.addWidget(scroll, 1)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        needed = inside.sizeHint() + QSize(sides, 0)
        height = self.sizeHint().height() - scroll.sizeHint().height() + needed.height() + 4
        self.resize(needed.width(), min(height, room.height() - MARGIN))
        scroll.setFocus(Qt.FocusReason.OtherFocusReason)  # the arrow keys scroll


def _columns(known: list[Command]) -> list[list[tuple[str, list[Command]]]]:
    """Return sections in three columns of about one height: tickets have as many keys as two."""
    of = {key: [one for one in known if one.section == key] for key, _ in SECTIONS}
    (ticket, on_tickets), *others = SECTIONS
    half = (len(of[ticket]) + 1) // 2
    first, second = of[ticket][:half], of[ticket][half:]
    rest = [(tr(heading), of[key]) for key, heading in others]
    heading = on_tickets
    return [[(tr(heading), first)], [(tr("More"), second)], rest]


def _table(commands: list[Command]) -> QGridLayout:
    table = QGridLayout()
    table.setHorizontalSpacing(24)
    table.setVerticalSpacing(5)
    for row, command in enumerate(commands):
        keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        table.addWidget(label(tr(command.text)), row, 0)
        table.addWidget(label(keys, "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
    return table
