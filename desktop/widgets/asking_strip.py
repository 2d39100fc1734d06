"""The strip in which something is asked where it is done: its colour, buttons and error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.typed import standing

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent


class AskingStrip(QWidget):
    """Hidden until something is asked; keeps what was typed until told it was accepted.

    A subclass lays the parts out, says in `is_complete` when there is an answer and in `answer`
    which one it is.

    Attributes:
        given: Emitted with the answer; reply with `accepted` or `refused`.
        dropped: The person thought better of it.
    """

    given = Signal(object)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a strip that takes no room yet."""
        super().__init__(parent)
        self._done = button("", "primary")
        self._done.clicked.connect(self._on_done)
        self._drop = button(tr("Cancel"), "quiet")
        self._drop.clicked.connect(self._on_dropped)
        self._error = label("", "error", wrap=True)
        self._error.setVisible(False)
        self._before: QWidget | None = None
        self._began: object = None
        self.setVisible(False)

    def is_complete(self) -> bool:
        """Tell whether what is needed has been typed."""
        raise NotImplementedError

    def answer(self) -> object:
        """Return what was typed, trimmed."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Return where an answer begins."""
        raise NotImplementedError

    def is_typed(self) -> bool:
        """Tell whether an answer has been begun."""
        return not self.isHidden() and standing(self) != self._began

    def accepted(self) -> None:
        """Close the strip: it was done."""
        self._close()

    def refused(self, words: str) -> None:
        """Stay open with everything kept, and say why it was not done."""
        self._say_error(words)
        self._update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_dropped()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(theme.mixed(now.surface, now.accent, 0.35)))
        painter.setBrush(theme.colour(theme.mixed(now.surface, now.accent, 0.07)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _open(self, action: str) -> None:
        """Show the strip; `action` is the words of the button that does it."""
        self._done.setText(action)
        self._done.setAccessibleName(action)
        self._say_error("")
        self._update()
        self._began = standing(self)
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.setVisible(True)

    def _update(self) -> None:
        self._done.setEnabled(self.is_complete())

    def _say_error(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _on_done(self) -> None:
        if self._done.isEnabled():
            if self._done.hasFocus():
                self.first_field().setFocus()  # else the next one has the keys, which is Cancel
            self._done.setEnabled(False)
            self.given.emit(self.answer())

    def _on_dropped(self) -> None:
        self._close()
        self.dropped.emit()

    def _close(self) -> None:
        """Hide, and give the keys back to whoever had them, unless they went on meanwhile."""
        focused: QWidget | None = self.window().focusWidget()  # the stubs forget the None
        before, self._before = self._before, None
        is_ours = focused is None or self.isAncestorOf(focused)
        if is_ours and before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(False)
