"""The type of a ticket: one the desk uses, offered as it is typed, or another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.property_rows import LABEL_WIDTH
from services.tickets.classification import KIND_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

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

    def take_up(self, kind: str) -> None:
        """Show a type that was chosen before."""
        self.field.setText(kind.strip() or USUAL)
        self.field.setCursorPosition(0)

    def value(self) -> str:
        """Return the type."""
        return self.field.text().strip() or USUAL


class KindRow(QWidget):
    """The type of a ticket that exists, changed where it stands.

    Attributes:
        entered: The list is about to be looked at: the types in use are wanted.
        wanted: Emitted with another type, taken by Enter or from the list; nothing is stored yet.
    """

    entered = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no type."""
        super().__init__(parent)
        self._ticket_id, self._kind = 0, ""
        self.field = _TypeField("")
        self.field.setProperty("role", "flat")
        self.field.returnPressed.connect(self._on_taken)
        self.field.chosen.connect(lambda _words: self._on_taken())
        self.field.entered.connect(self.entered)
        self.field.left.connect(self.put_back)
        self._title = label(tr("Type"), "small")
        self._title.setBuddy(self.field)
        self.line_up(LABEL_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._title)
        row.addWidget(self.field, 1)
        self.allow(changing=False)

    def line_up(self, width: int) -> None:
        """Stand in line with facts whose names take this much room, in pixels."""
        self._title.setFixedWidth(width)

    def show_kind(self, ticket_id: int, kind: str) -> None:
        """Show the type of a ticket; what is being typed on the same one stays."""
        is_same = ticket_id == self._ticket_id
        self._ticket_id, self._kind = ticket_id, kind
        if not is_same or not self.field.isModified():
            self.put_back()

    def put_back(self) -> None:
        """Show again what is stored."""
        self.field.setText(self._kind)
        self.field.setCursorPosition(0)

    def offer(self, kinds: Sequence[str]) -> None:
        """Offer these types."""
        self.field.known.setStringList(list(dict.fromkeys([*kinds, self._kind])))

    def allow(self, *, changing: bool) -> None:
        """Let the type be changed or not."""
        self.field.setReadOnly(not changing)

    def open(self) -> None:
        """Go into the field and show what there is, for a key."""
        if not self.field.isReadOnly():
            self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_taken(self) -> None:
        """Announce another type; what is stored stays in view until it is another."""
        typed = " ".join(self.field.text().split())
        self.put_back()
        if typed not in {"", self._kind}:
            self.wanted.emit(typed)


class _TypeField(QLineEdit):
    """Opens its list when it is entered, so that nobody has to guess what there is."""

    left = Signal()
    entered = Signal()
    chosen = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setMaxLength(KIND_LIMIT)
        self.setPlaceholderText(USUAL)
        self.setAccessibleName(tr("Type"))
        self.known = QStringListModel(self)
        self._list = QCompleter(self.known, self)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # queued: the field takes the text over after this signal
        self._list.activated.connect(self.chosen, Qt.ConnectionType.QueuedConnection)
        popup = self._list.popup()
        if popup is not None:
            popup.setObjectName("completions")
            popup.setAccessibleName(tr("Type"))
        self.setCompleter(self._list)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_HAND and not self.isReadOnly():
            self.entered.emit()
            self.open()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def open(self) -> None:
        """Show everything there is."""
        self.selectAll()
        self._list.setCompletionPrefix("")
        self._list.complete()
