"""Asks for a few words where a thing is done, without a dialog in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.overriding import override
from desktop.text import unmarked
from desktop.widgets.asking_strip import AskingStrip
from desktop.widgets.labels import label
from desktop.widgets.searched_field import SearchedField

if TYPE_CHECKING:
    from collections.abc import Sequence

IN_A_ROW: Final = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the question: its name, an example, what stands in it, whether it must.

    Attributes:
        finds: It takes the number of something that is found by its words, too.
    """

    name: str
    hint: str = ""
    initial: str = ""
    needed: bool = True
    finds: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that may be left out: its number, its words, whether it is in at first."""

    id: int
    words: str
    is_on: bool = True


class AskBar(AskingStrip):
    """Asks for several fields under one question; the answer is a tuple of their texts.

    Attributes:
        sought: Emitted with a `SearchedField` and what is looked for in it; it takes the answer.
    """

    sought = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that takes no room yet."""
        super().__init__(parent)
        self._question = label("", "strong", wrap=True)
        self._asked: tuple[Asked, ...] = ()
        self._fields: list[QLineEdit] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._boxes: dict[int, QCheckBox] = {}
        self._ticks = QGridLayout()
        self._ticks.setHorizontalSpacing(16)
        self._ticks.setColumnStretch(IN_A_ROW, 1)
        feet = QHBoxLayout()
        feet.setSpacing(8)
        feet.addWidget(self._error, 1)
        feet.addStretch(0)
        feet.addWidget(self._drop)
        feet.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addLayout(self._grid)
        column.addLayout(self._ticks)
        column.addLayout(feet)

    def ask(
        self, question: str, fields: Sequence[Asked], action: str, ticks: Sequence[Tick] = ()
    ) -> None:
        """Ask for these fields; `action` is the words of the button that does it."""
        self._clear()
        for place, tick in enumerate(ticks):
            box = QCheckBox(unmarked(tick.words))
            box.setChecked(tick.is_on)
            box.setAccessibleName(tick.words)
            self._boxes[tick.id] = box
            self._ticks.addWidget(box, place // IN_A_ROW, place % IN_A_ROW)
        self._asked = tuple(fields)
        self._question.setText(question)
        self.setAccessibleName(question)
        for row, asked in enumerate(self._asked):
            self._add(row, asked)
        self._open(action)
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields[0].selectAll()

    def ticked(self) -> tuple[int, ...]:
        """Return the numbers of what is in."""
        return tuple(number for number, box in self._boxes.items() if box.isChecked())

    def boxes(self) -> dict[int, QCheckBox]:
        """Return the boxes by the numbers of what they stand for."""
        return dict(self._boxes)

    def fields(self) -> list[QLineEdit]:
        """Return the fields now asked for, in their order."""
        return list(self._fields)

    @override
    def is_complete(self) -> bool:
        pairs = zip(self._asked, self._fields, strict=True)
        return all(field.text().strip() or not asked.needed for asked, field in pairs)

    @override
    def first_field(self) -> QWidget:
        return self._fields[0]

    @override
    def answer(self) -> tuple[str, ...]:
        return tuple(_answer(field) for field in self._fields)

    def _add(self, row: int, asked: Asked) -> None:
        field = self._finding(asked) if asked.finds else QLineEdit(asked.initial)
        field.setPlaceholderText(asked.hint)
        field.setAccessibleName(asked.name)
        field.returnPressed.connect(self._on_return)
        field.textChanged.connect(self._update)
        title = label(asked.name, "small")
        title.setBuddy(field)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(field, row, 1)
        self._fields.append(field)

    def _finding(self, asked: Asked) -> QLineEdit:
        field = SearchedField(asked.name, asked.hint, is_free=True)
        field.sought.connect(lambda text: self.sought.emit(field, text))
        return field

    def _clear(self) -> None:
        self._fields.clear()
        self._boxes.clear()
        for grid in (self._grid, self._ticks):
            while grid.count():
                item = grid.takeAt(0)
                widget = None if item is None else item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def _on_return(self) -> None:
        """Enter goes on to the next empty field, and from the last one does it."""
        for asked, field in zip(self._asked, self._fields, strict=True):
            if asked.needed and not field.text().strip():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._on_done()


def _answer(field: QLineEdit) -> str:
    """Return what was typed, or the number of what was found and taken."""
    if isinstance(field, SearchedField) and field.value() is not None:
        return str(field.value())
    return field.text().strip()
