"""Several kinds of recipient, put together one by one: the lead, whoever is on call, a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.spoken.people import KINDS, OF_TEAM, recipient_words
from desktop.text import tr
from desktop.widgets.buttons import icon_button
from desktop.widgets.property_rows import Choice, ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW: Final = 28
MOST: Final = 4
"""Rows that are seen at once."""
KIND: Final = Qt.ItemDataRole.UserRole


class PeopleList(QWidget):
    """Collects kinds of recipient.

    Attributes:
        changed: Somebody was added or taken out.
    """

    changed = Signal()

    def __init__(
        self, name: str, offered: Sequence[Choice[str]], parent: QWidget | None = None
    ) -> None:
        """Offer these kinds."""
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setObjectName("completions")  # rows as lists to choose from have them
        self.add: ChoiceRow[str] = ChoiceRow(tr("Add somebody"), labelled=False)
        self.add.box().setProperty("role", "")
        self.add.offer(list(offered))
        self.add.box().setPlaceholderText(tr("Add somebody"))
        self.add.set_value(None)
        if (typed := self.add.box().lineEdit()) is not None:
            typed.setPlaceholderText(tr("{name}: type to find", name=name))
        self.add.chosen.connect(self._on_add)
        self._take = icon_button("x", tr("Take the chosen one out"))
        self._take.clicked.connect(self._on_take)
        adding = QHBoxLayout()
        adding.addWidget(self.add, 1)
        adding.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(adding)
        self._fit()

    def show_kinds(self, kinds_: Sequence[str]) -> None:
        """Show these instead."""
        self.list.clear()
        for kind in kinds_:
            self._append(kind)
        self._fit()

    def chosen(self) -> tuple[str, ...]:
        """Return the kinds in their order."""
        return tuple(self.list.item(row).data(KIND) for row in range(self.list.count()))

    def _append(self, kind: str) -> None:
        item = QListWidgetItem(_capital(recipient_words(kind)))
        item.setData(KIND, kind)
        self.list.addItem(item)

    def _on_add(self, kind: str) -> None:
        if kind not in self.chosen():
            self._append(kind)
            self._fit()
            self.changed.emit()
        self.add.set_value(None)

    def _on_take(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            self._fit()
            self.changed.emit()

    def _fit(self) -> None:
        """Take the room of those who are in; nobody takes none."""
        count = self.list.count()
        self.list.setVisible(count > 0)
        self._take.setVisible(count > 0)
        self.list.setFixedHeight(min(count, MOST) * ROW + 12)


def kinds(people: Sequence[str], teams: Sequence[str]) -> list[Choice[str]]:
    """Return every kind of recipient that can be named, those of no team first."""
    named = [*KINDS, *(f"{word}:{team}" for word in OF_TEAM for team in teams)]
    named += [f"person:{name}" for name in people]
    return [Choice(one, _capital(recipient_words(one))) for one in named]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
