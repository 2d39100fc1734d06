"""The row in which one searches a PDF: the words, which hit of how many, on and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import number, tr
from desktop.widgets.buttons import icon_button
from desktop.widgets.labels import label
from desktop.widgets.page_search import MOST_HITS
from desktop.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.widgets.page_search import PageSearch

WIDTH: Final = 260


class FindField(SearchField):
    """A search field whose Return goes on to the next hit, and whose Escape ends the search.

    Attributes:
        stepped: Emitted with 1, or -1 with Shift.
        left: The person is through.
    """

    stepped = Signal(int)
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.settle()
            self.stepped.emit(-1 if backwards else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Shows a search and leads through it.

    Attributes:
        wanted: Emitted with the words to be searched for.
        stepped: Emitted with 1 or -1: the next hit, or the one before.
        left: The search is ended.
    """

    wanted = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it hidden and empty."""
        super().__init__(parent)
        self._searched = ""
        self.field = FindField(tr("Find in this PDF"))
        self.field.setFixedWidth(WIDTH)
        self.field.searched.connect(self._on_searched)
        self.field.stepped.connect(self._on_stepped)
        self.field.left.connect(self.left)
        self.said = label("", "muted")
        before = icon_button("chevron-up", tr("Hit before (Shift+Return)"))
        after = icon_button("chevron-down", tr("Next hit (Return)"))
        close = icon_button("x", tr("End the search (Esc)"))
        before.clicked.connect(lambda: self.stepped.emit(-1))
        after.clicked.connect(lambda: self.stepped.emit(1))
        close.clicked.connect(self.left)
        self._steps = (before, after)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.field, before, after, self.said):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(close)
        self.hide()

    def show_search(self, search: PageSearch) -> None:
        """Say how far a search is."""
        for one in self._steps:
            one.setEnabled(search.count > 0)
        self.said.setText(_words(search) if self.field.text().strip() else "")

    def _on_searched(self, words: str) -> None:
        if words != self._searched:
            self._searched = words
            self.wanted.emit(words)

    def _on_stepped(self, by: int) -> None:
        self.stepped.emit(by)


def _words(search: PageSearch) -> str:
    if search.is_textless:
        return tr("The pages are pictures: there is no text to search")
    if search.count >= MOST_HITS:
        return tr("{at} of more than {count}", at=number(search.number()), count=number(MOST_HITS))
    if search.count:
        return tr("{at} of {count}", at=number(search.number()), count=number(search.count))
    return tr("Not found") if search.is_done else tr("Searching …")
