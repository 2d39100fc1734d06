"""The text of an answer: canned replies by `/`, colleagues by `@`, Markdown by the usual keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.theme import Tone
from desktop.widgets import markdown_keys
from desktop.widgets.answers import Called
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.suggestions import Suggestion, Suggestions, fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent

MOVING: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize})
CANNED: Final = "/"
PEOPLE: Final = "@"
LOOKED_AT: Final = 48
"""Letters before the cursor that a name being typed may have."""
_TYPED: Final = re.compile(r"(?:^|(?<=\s))([/@])((?:[^\s/@][^/@]*)?)\Z")
_KEEP: Final = QTextCursor.MoveMode.KeepAnchor


class ComposerText(GrowingText):
    """A field that offers what can be put in while it is written; it knows no service.

    Attributes:
        wanted: Emitted with CANNED or PEOPLE when a list is begun; answer with `offer`.
        canned_chosen: Emitted with the number of a canned reply; answer with `put_canned`.
        files_given: Emitted with the paths of files that were pasted.
        picture_given: Emitted with a picture that was pasted, such as a screenshot.
    """

    wanted = Signal(str)
    canned_chosen = Signal(int)
    files_given = Signal(object)
    picture_given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field that offers nothing yet."""
        super().__init__(parent)
        self.offers = True
        self._begun = ""
        self._found: dict[str, Sequence[Suggestion]] = {}
        self._called: list[Called] = []
        self._place: QTextCursor | None = None  # where a canned reply will stand
        self._list = Suggestions(self)
        self._list.chosen.connect(self._put)
        self.cursorPositionChanged.connect(self._look)
        self.textChanged.connect(self._mark)

    def offer(self, mark: str, found: Sequence[Suggestion]) -> None:
        """Offer these for a mark from now on."""
        self._found[mark] = found
        self._look()

    def offered(self) -> list[Suggestion]:
        """Return what the list shows now; empty while there is none."""
        return self._list.found()

    def forget_offers(self) -> None:
        """Ask anew for what is offered: another ticket has other people."""
        self._found.clear()
        self._close()

    def put_canned(self, text: str) -> None:
        """Put the words of the canned reply where its name was typed."""
        place = self._place or self.textCursor()
        self._place = None
        place.insertText(text)
        self.setTextCursor(place)
        self.ensureCursorVisible()

    def called(self) -> tuple[Called, ...]:
        """Return whom the text calls: chosen from the list, and their name still stands there."""
        text = self.toPlainText() if self._called else ""
        return tuple(one for one in self._called if _places(text, one))

    def chosen(self) -> tuple[Called, ...]:
        """Return whoever was chosen from the list, for a draft that may name them elsewhere."""
        return tuple(self._called)

    def call(self, people: Sequence[Called]) -> None:
        """Take up who was called in a text that comes back, such as a draft."""
        self._called = list(people)
        self._mark()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls() or source.hasImage()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [one.toLocalFile() for one in source.urls() if one.isLocalFile()]
        if paths:
            self.files_given.emit(paths)
        elif source.hasImage() and not source.hasText():
            self.picture_given.emit(QImage(source.imageData()))
        else:
            super().insertFromMimeData(source)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_esc = event.key() == Qt.Key.Key_Escape and not self._list.isHidden()
            if is_esc or self._formatting(event) is not None:
                event.accept()
                return True
        return self._took_tab(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._formatting(event)
        if act is not None:
            act()
        elif not (self._steered(event) or self._continued(event)):
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._called:
            self._mark()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVING and not self._list.isHidden():
            QTimer.singleShot(0, self._look)
        return super().eventFilter(watched, event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._close()

    def _took_tab(self, event: QEvent) -> bool:
        """Let Tab choose from the list, before Qt takes it for the way to the next field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return event.key() == Qt.Key.Key_Tab and self._steered(event)

    def _formatting(self, event: QKeyEvent) -> Callable[[], None] | None:
        if self.isReadOnly():
            return None
        act = markdown_keys.KEYS.get(QKeySequence(event.keyCombination()).toString())
        return None if act is None else lambda: act(self)

    def _steered(self, event: QKeyEvent) -> bool:
        """Let the list have its keys while it is open."""
        now = self._list.current()
        if now is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self._list.step(1)
            case Qt.Key.Key_Up:
                self._list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._put(now)
                return True
            case Qt.Key.Key_Escape:
                self._close()
                return True
            case _:
                return False
        self._say()
        return True

    def _continued(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        return is_enter and not self.isReadOnly() and markdown_keys.go_on(self)

    def _typed(self) -> tuple[str, str] | None:
        """Return the mark and what follows it, where the cursor stands behind one."""
        cursor = self.textCursor()
        if not self.offers or self.isReadOnly() or cursor.hasSelection():
            return None
        line = cursor.block().text()[: cursor.positionInBlock()]
        found = _TYPED.search(line[-LOOKED_AT:] if len(line) > LOOKED_AT else line)
        if found is None:
            return None
        mark, words = found.groups()
        is_done = mark == PEOPLE and any(words.strip() == one.name for one in self._called)
        return None if is_done else (mark, words)

    def _look(self) -> None:
        typed = self._typed()
        if typed is None or not self.hasFocus():
            self._close()
            return
        mark, words = typed
        if self._begun != mark:
            self._begun = mark
            self.wanted.emit(mark)
        hits = fitting(self._found.get(mark, ()), words)
        if not hits:
            self._list.hide()
            return
        self._list.setParent(self.window())
        holder = self.parentWidget()
        if holder is not None:
            holder.installEventFilter(self)  # it grows and moves with what is attached
        name = tr("Canned replies and articles") if mark == CANNED else tr("Call a colleague")
        self._list.show_found(name, hits, self._cursor_on_screen())
        self._say()

    def _close(self) -> None:
        self._begun = ""
        self._list.hide()
        self.setAccessibleDescription("")

    def _say(self) -> None:
        """Let a screen reader hear what Enter would put in."""
        now = self._list.current()
        self.setAccessibleDescription("" if now is None else f"{now.words}, {now.hint}")

    def _put(self, one: Suggestion) -> None:
        typed = self._typed()
        if typed is None:
            return
        mark, words = typed
        cursor = self.textCursor()
        cursor.setPosition(cursor.position() - len(mark) - len(words))
        cursor.setPosition(self.textCursor().position(), _KEEP)
        self._close()
        if mark == CANNED:
            self._place = cursor
            self.canned_chosen.emit(one.id)
            return
        known = Called(one.id, one.words)
        if known not in self._called:
            self._called.append(known)
        cursor.insertText(f"{PEOPLE}{one.words} ")
        self.setTextCursor(cursor)

    def _mark(self) -> None:
        """Show the names that call somebody in the colour of action."""
        marked = []
        text = self.toPlainText() if self._called else ""
        for one in self._called:
            for start in _places(text, one):
                shown = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(start + len(one.name) + 1, _KEEP)
                shown.cursor = cursor
                ink = theme.tokens().tones[Tone.ACCENT].ink
                shown.format.setForeground(theme.colour(ink))
                marked.append(shown)
        self.setExtraSelections(marked)

    def _cursor_on_screen(self) -> QRect:
        cursor = self.cursorRect()
        return QRect(self.viewport().mapToGlobal(cursor.topLeft()), cursor.size())


def _places(text: str, one: Called) -> list[int]:
    """Return where a name stands as a call, not as the start of a longer one."""
    pattern = rf"(?<!\S){PEOPLE}{re.escape(one.name)}(?!\w)"
    return [found.start() for found in re.finditer(pattern, text)]
