"""One of very many, found as one types: the list comes from elsewhere, a screen of it at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.overriding import override
from desktop.widgets.queue_line import one_line
from desktop.widgets.suggestions import Suggestion, Suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

PAUSE_MS: Final = 140
SHOWN: Final = 12
"""So many are worth asking for: whoever does not see what they want types one letter more."""
FRESH: Final = -1
"""The number of the line that makes a new one."""
STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
TAKING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchedField(QLineEdit):
    """A field that holds one of many, by its number; what is typed only looks for it.

    Attributes:
        sought: Emitted with the text after a pause in typing; answer with `offer`.
        chosen: Emitted with the number of what was taken, or None once it is typed over.
        fresh: Emitted with the text where something new is wanted by that name.
    """

    sought = Signal(str)
    chosen = Signal(object)
    fresh = Signal(str)

    def __init__(
        self,
        name: str,
        hint: str,
        *,
        fresh: Callable[[str], str] | None = None,
        is_free: bool = False,
    ) -> None:
        """Make an empty field.

        Args:
            name: Read aloud, and the heading of the list.
            hint: Shown while it is empty.
            fresh: Says the line that makes a new one from what was typed; None: there is none.
            is_free: What is typed may stand for itself, such as a number that one knows.
        """
        super().__init__()
        self._name, self._fresh, self._is_free = name, fresh, is_free
        self._value: int | None = None
        self._list: Suggestions | None = None
        self._found_for = ""
        self._is_stepped = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.sought.emit(self.text().strip()))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textEdited.connect(self._on_edited)

    def value(self) -> int | None:
        """Return the number of what was taken; None while nothing is."""
        return self._value

    def take(self, value: int | None, words: str) -> None:
        """Hold this one."""
        self._pause.stop()
        self._put_away()
        self._value = value
        self.setText(one_line(words))
        self.setCursorPosition(0)
        self.chosen.emit(value)

    def offer(self, text: str, found: Sequence[Suggestion]) -> None:
        """Offer what was found for a text; an answer that comes too late is left."""
        if text != self.text().strip() or self._value is not None or not self.hasFocus():
            return
        self._found_for = text
        offered = list(found[:SHOWN])
        if self._fresh is not None and text:
            offered.append(Suggestion(FRESH, self._fresh(one_line(text))))
        if not offered:
            self._put_away()
            return
        below = QRect(self.mapToGlobal(QPoint(0, 0)), self.size())
        self._shown().show_found(self._name, offered, below, is_below=True)

    def found(self) -> list[Suggestion]:
        """Return what is offered for the text as it is; empty while an answer is awaited."""
        is_late = self._list is None or self._found_for != self.text().strip()
        return [] if is_late or self._list is None else self._list.found()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._list is not None and self._list.isVisible():
            self._put_away()
        elif key in STEPS and self.found():
            self._is_stepped = True
            self._shown().step(STEPS[key])
        elif key in STEPS and self._value is None:
            self.sought.emit(self.text().strip())
        elif key in TAKING and self.found() and not self._stands_for_itself():
            self._on_taken(self._shown().current())
            if self._is_free:
                super().keyPressEvent(event)  # whoever asked goes on to what is asked next
        elif key in TAKING and self._has_to_be_taken():
            event.accept()  # nobody is taken, and no form sent, before the answer is in view
        else:
            super().keyPressEvent(event)

    def _stands_for_itself(self) -> bool:
        """Tell whether a number was typed that means itself, whatever else has it in its words."""
        is_number = self.text().strip().removeprefix("#").isdecimal()
        return self._is_free and is_number and not self._is_stepped

    def _has_to_be_taken(self) -> bool:
        return not self._is_free and self._value is None and bool(self.text().strip())

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.found() and forward:
            self._on_taken(self._shown().current())
        return super().focusNextPrevChild(forward)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put_away()

    def _shown(self) -> Suggestions:
        if self._list is None:
            self._list = Suggestions(self.window())
            self._list.chosen.connect(self._on_taken)
        return self._list

    def _on_edited(self, _text: str) -> None:
        if self._value is not None:
            self._value = None
            self.chosen.emit(None)
        self._is_stepped = False
        self._pause.start()

    def _on_taken(self, one: Suggestion | None) -> None:
        if one is None:
            return
        if one.id == FRESH:
            self._put_away()
            self.fresh.emit(self.text().strip())
            return
        self.take(one.id, one.words)

    def _put_away(self) -> None:
        if self._list is not None:
            self._list.hide()
