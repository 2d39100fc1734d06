"""Ctrl+K: type a command, a ticket number or words, and be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.labels import hairline

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.commands import Commands

WIDTH: Final = 560
ROW: Final = 38
MOST_ROWS: Final = 9
TOP: Final = 72
HIT: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the palette and what choosing it does."""

    icon: str
    words: str
    keys: str
    act: Callable[[], object]


class Palette(QFrame):
    """Floats over the window's upper part while something is looked for."""

    ticket_named = Signal(int)
    words_given = Signal(str)

    def __init__(self, host: QWidget) -> None:
        """Make a hidden palette over `host`."""
        super().__init__(host)
        self._host = host
        self._commands: Commands | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Find"))
        self._field = QLineEdit()
        self._field.setProperty("role", "bare")
        self._field.setPlaceholderText(tr("A command, a ticket number, or words to search for"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._field.setFont(theme.font(theme.HEADING_PX))
        self._field.textChanged.connect(self._update_hits)
        self._field.returnPressed.connect(self._on_chosen)
        self._field.installEventFilter(self)
        self._hits = QListWidget()
        self._hits.setItemDelegate(_HitDelegate(self._hits))
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
        self._field.clear()
        self._update_hits("")
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def type(self, words: str) -> None:
        """Put words into the field, as typing would."""
        self._field.setText(words)

    def hits(self) -> list[str]:
        """Return the words of what is offered now."""
        return [_hit(self._hits.item(row)).words for row in range(self._hits.count())]

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
            self.hide()
            return True
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._hits.count():
            return False
        self._hits.setCurrentRow((self._hits.currentRow() + step) % self._hits.count())
        return True

    def _on_chosen(self) -> None:
        item = self._hits.currentItem()
        self.hide()
        if item is not None:
            _hit(item).act()

    def _update_hits(self, typed: str) -> None:
        self._hits.clear()
        for hit in self._found(typed.strip()):
            item = QListWidgetItem(hit.words)
            item.setData(HIT, hit)
            item.setSizeHint(QSize(0, ROW))
            self._hits.addItem(item)
        self._hits.setCurrentRow(0)
        rows = min(self._hits.count(), MOST_ROWS)
        self._hits.setFixedHeight(rows * ROW + 2)
        self.setFixedWidth(min(WIDTH, self._host.width() - 32))
        self.adjustSize()
        self.move((self._host.width() - self.width()) // 2, TOP)

    def _found(self, typed: str) -> list[Hit]:
        hits = self._commands_like(typed.lower())
        number = typed.removeprefix("#")
        if number.isascii() and number.isdigit() and len(number) < 10:  # noqa: PLR2004 - fits an int
            words = tr("Open ticket #{number}", number=int(number))
            hits.insert(0, Hit("ticket", words, "", lambda: self.ticket_named.emit(int(number))))
        elif typed:
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
            if command.name != "app.palette" and _matches(typed, tr(command.text).lower())
        ]


def _runner(commands: Commands, name: str) -> Callable[[], None]:
    return lambda: commands.run(name)


def _keys(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _matches(typed: str, words: str) -> bool:
    return all(any(word.startswith(part) for word in words.split()) for part in typed.split())


def _hit(item: QListWidgetItem) -> Hit:
    hit = item.data(HIT)
    if not isinstance(hit, Hit):
        raise TypeError("a line of the palette holds a hit")
    return hit


class _HitDelegate(QStyledItemDelegate):
    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        now = theme.tokens()
        room = QRectF(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(now.selected))
            painter.drawRoundedRect(room, 6, 6)
        self._paint_words(painter, room, hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, hit: Hit) -> None:
        now = theme.tokens()
        ratio = painter.device().devicePixelRatio()
        glyph = theme.pixmap(hit.icon, now.muted, 16, ratio)
        painter.drawPixmap(int(room.left()) + 12, int(room.center().y()) - 8, glyph)
        painter.setFont(theme.font())
        painter.setPen(theme.colour(now.text))
        words = painter.fontMetrics().elidedText(
            hit.words, Qt.TextElideMode.ElideRight, int(room.width()) - 130
        )
        painter.drawText(room.adjusted(40, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(theme.font(theme.SMALL_PX))
        painter.setPen(theme.colour(now.muted))
        ends = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room.adjusted(0, 0, -12, 0), ends, hit.keys)
