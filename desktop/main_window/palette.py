"""Ctrl+K: type a command, a ticket number, a name or words, and be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop import theme
from desktop.main_window.palette_line import Hit, HitDelegate, height_of, hit_of, keep
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.labels import hairline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.commands import Commands

WIDTH: Final = 620
MOST_HEIGHT: Final = 400
LEAST_HEIGHT: Final = 120
TOP: Final = 72
GAP: Final = 16
"""Pixels between the list and the foot of a small window."""
REST_MS: Final = 120
"""So long without a key, and what is typed is searched for."""
SHORTEST: Final = 2
"""Letters from which on tickets are looked for."""
TICKETS, PEOPLE, ARTICLES = "tickets", "people", "articles"
KINDS: Final = (TICKETS, PEOPLE, ARTICLES)
"""What is found in the desk while one types, in the order in which it is shown."""
Source: TypeAlias = "Callable[[str], Sequence[Hit]]"


class Palette(QFrame):
    """Floats over the window's upper part while something is looked for."""

    ticket_named = Signal(int)
    words_given = Signal(str)
    article_named = Signal(int)
    rested = Signal(str)
    """What is typed so far, once the typing rests; answered by `offer`."""

    def __init__(self, host: QWidget) -> None:
        """Make a hidden palette over `host`."""
        super().__init__(host)
        self._host = host
        self._commands: Commands | None = None
        self._offers: dict[str, tuple[str, Sequence[Hit]]] = {}
        self._sources: list[Source] = []
        self._before: QWidget | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rested)
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Find"))
        self._field = QLineEdit()
        self._field.setProperty("role", "bare")
        self._field.setPlaceholderText(tr("A command, a ticket number, or words to search for"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._field.setFont(theme.font(theme.HEADING_PX))
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_chosen)
        self._field.installEventFilter(self)
        self._hits = QListWidget()
        self._hits.setItemDelegate(HitDelegate(self._hits))
        self._hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hits.setAccessibleName(tr("Found"))
        self._hits.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._hits.itemClicked.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 6)
        column.setSpacing(8)
        self._field.setContentsMargins(18, 0, 18, 0)
        for widget in (self._field, hairline(), self._hits):
            column.addWidget(widget)
        shade = QGraphicsDropShadowEffect(self)
        shade.setBlurRadius(36)
        shade.setOffset(0, 10)
        shade.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shade)
        self.hide()

    def open_for(self, commands: Commands) -> None:
        """Show everything that could be done, and wait for typing."""
        self._commands = commands
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._field.clear()
        self._offers.clear()
        self._update_hits("")
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Hide, and give the keys back to whoever had them; what is chosen may take them on."""
        before, self._before = self._before, None
        has_keys = self._field.hasFocus()
        if has_keys and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def type(self, words: str) -> None:
        """Put words into the field, as typing would."""
        self._field.setText(words)

    def hits(self) -> list[str]:
        """Return the words of what is offered now."""
        return [hit_of(self._hits.item(row)).words for row in range(self._hits.count())]

    def add_source(self, source: Source) -> None:
        """Offer also what `source` knows of any words, at once."""
        self._sources.append(source)

    def offer(self, typed: str, hits: Sequence[Hit], kind: str = TICKETS) -> None:
        """Offer what was found for what was typed; too late for it, it is let go.

        Args:
            typed: For which it was found.
            hits: Found; a later offer of the same kind takes its place.
            kind: One of KINDS, which are shown in their order.
        """
        if typed == self._field.text() and self.isVisible():
            self._offers[kind] = (typed, hits)
            self._update_hits(typed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field:
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steer(event)
        return False

    def _steer(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._hits.count():
            return False
        self._hits.setCurrentRow((self._hits.currentRow() + step) % self._hits.count())
        return True

    def _on_chosen(self) -> None:
        item = self._hits.currentItem()
        self.put_away()
        if item is not None:
            hit_of(item).act()

    def _on_typed(self, typed: str) -> None:
        # what was found for other words would be opened by mistake
        self._offers = {k: one for k, one in self._offers.items() if typed.startswith(one[0])}
        self._update_hits(typed)
        self._rest.start()

    def _on_rested(self) -> None:
        typed = self._field.text()
        if len(typed.strip()) >= SHORTEST:
            self.rested.emit(typed)
        else:
            self._offers.clear()

    def _update_hits(self, typed: str) -> None:
        """Show commands and tickets; the ones chosen by hand stay chosen while more come."""
        row = self._hits.currentRow()
        before = self.hits()
        self._hits.clear()
        height = 2
        for hit in self._found(typed.strip()):
            item = QListWidgetItem(hit.words)
            keep(item, hit)
            item.setSizeHint(QSize(0, height_of(hit)))
            height += height_of(hit)
            self._hits.addItem(item)
        is_same = 0 < row < len(before) and before[row] in self.hits()
        self._hits.setCurrentRow(self.hits().index(before[row]) if is_same else 0)
        self._hits.setFixedHeight(min(height, MOST_HEIGHT, max(self._room(), LEAST_HEIGHT)))
        self.setFixedWidth(min(WIDTH, self._host.width() - 32))
        self.adjustSize()
        self.move((self._host.width() - self.width()) // 2, TOP)

    def _room(self) -> int:
        """Return the pixels below the field within the window; more is scrolled."""
        column = self.layout()
        around = 0 if column is None else column.contentsMargins().bottom() + column.spacing()
        above = TOP + self._field.sizeHint().height() + 2 * around
        return self._host.height() - above - GAP

    def _found(self, typed: str) -> list[Hit]:
        hits = self._commands_like(typed.lower())
        number = typed.removeprefix("#")
        if number.isascii() and number.isdigit() and len(number) < 10:  # noqa: PLR2004 - fits an int
            words = tr("Open ticket #{number}", number=int(number))
            hits.insert(0, Hit("ticket", words, "", lambda: self.ticket_named.emit(int(number))))
        if len(typed) >= SHORTEST:
            found = [hit for kind in KINDS for hit in self._offers.get(kind, ("", ()))[1]]
            found += [hit for source in self._sources for hit in source(typed)]
            hits += [hit for hit in found if hit.words not in {one.words for one in hits}]
        if typed and not number.isdigit():
            words = tr("Search the tickets for “{words}”", words=typed)
            hits.append(Hit("search", words, "", lambda: self.words_given.emit(typed)))
        return hits

    def _commands_like(self, typed: str) -> list[Hit]:
        if self._commands is None:
            return []
        commands = self._commands
        return [
            Hit(
                command.icon,
                tr(command.text),
                _keys(command.shortcut),
                _runner(commands, command.name),
            )
            for command in commands.available()
            if command.name != "app.palette" and matches(typed, tr(command.text).lower())
        ]


def _runner(commands: Commands, name: str) -> Callable[[], None]:
    return lambda: commands.run(name)


def _keys(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def matches(typed: str, words: str) -> bool:
    """Tell whether each part begins one of the words; both in small letters."""
    return all(any(word.startswith(part) for word in words.split()) for part in typed.split())
