"""A card of settings: on each line what it is, what it does, and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.widgets.labels import hairline, label
from desktop.widgets.property_rows import Choice, ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from PySide6.QtCore import QObject

    Value = TypeVar("Value")

BOX_WIDTH: Final = 240
TICK: Final = 22


class Card(QFrame):
    """A heading and its lines."""

    def __init__(self, heading: str) -> None:
        """Make a card without lines."""
        super().__init__()
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 14, 20, 16)
        self._column.setSpacing(10)
        self._column.addWidget(label(heading, "strong"))

    def add(self, heading: str, words: str, control: QWidget) -> QLabel:
        """Add a line; returns its words, which may be said anew."""
        said = label(words, "small", wrap=True)
        said.installEventFilter(self)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(heading))
        text.addWidget(said)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(text, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if self._column.count() > 1:
            self._column.addWidget(hairline())
        self._column.addLayout(row)
        return said

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give wrapped words their height: a scrolled page would press them together."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QLabel):
            watched.setMinimumHeight(0)  # else it counts, and the words never give room back
            watched.setMinimumHeight(max(watched.heightForWidth(watched.width()), 0))
        return False


def choice_box(name: str, choices: Sequence[tuple[Value, str]]) -> ChoiceRow[Value]:
    """Return a box to choose from; its name is only read aloud."""
    box: ChoiceRow[Value] = ChoiceRow(name, labelled=False)
    box.box().setProperty("role", "")
    box.setFixedWidth(BOX_WIDTH)
    box.offer([Choice(value, words) for value, words in choices])
    return box


def switch(name: str) -> QCheckBox:
    """Return a box to tick, named by the line it stands on."""
    made = QCheckBox()
    made.setAccessibleName(name)
    made.setFixedWidth(TICK)  # without words it ends where the fields above it end
    return made
