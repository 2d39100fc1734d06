"""The type of a new ticket: one the desk uses, offered as it is typed, or another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.property_rows import LABEL_WIDTH
from services.tickets.classification import KIND_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

USUAL: Final = "Incident"
BY_HAND: Final = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)


class TypeRow(QWidget):
    """A field with the types in use below it; empty means the usual one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the usual type."""
        super().__init__(parent)
        self.field = _TypeField(USUAL)
        title = label(tr("Type"), "small")
        title.setFixedWidth(LABEL_WIDTH)
        title.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(title)
        row.addWidget(self.field, 1)

    def offer(self, kinds: Sequence[str]) -> None:
        """Offer these types."""
        self.field.known.setStringList(list(dict.fromkeys([*kinds, USUAL])))

    def value(self) -> str:
        """Return the type."""
        return self.field.text().strip() or USUAL


class _TypeField(QLineEdit):
    """Opens its list when it is entered, so that nobody has to guess what there is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setMaxLength(KIND_LIMIT)
        self.setPlaceholderText(USUAL)
        self.setAccessibleName(tr("Type"))
        self.known = QStringListModel(self)
        self._list = QCompleter(self.known, self)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = self._list.popup()
        if popup is not None:
            popup.setObjectName("completions")
        self.setCompleter(self._list)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_HAND:
            self.selectAll()
            self._list.setCompletionPrefix("")
            self._list.complete()
