"""A short list beside the cursor while something is written: filtered as typed, chosen by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.queue_line import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

WIDTH: Final = 420
ROW: Final = 30
ROWS: Final = 7
GAP: Final = 6
PAD: Final = 10
HINT_FROM: Final = 0.42
"""From this share of the width on stands what tells two of one name apart."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to put in: its number, its name, and what tells it from others."""

    id: int
    words: str
    hint: str = ""


def fitting(found: Sequence[Suggestion], typed: str) -> list[Suggestion]:
    """Return what has every word typed in its name; names that begin with it come first."""
    wanted = typed.casefold().split()
    hits = [one for one in found if all(word in one.words.casefold() for word in wanted)]
    start = typed.strip().casefold()
    return sorted(hits, key=lambda one: not one.words.casefold().startswith(start))


class Suggestions(QFrame):
    """Floats over the window and never takes the focus; whoever is typed into steers it.

    Attributes:
        chosen: Emitted with the `Suggestion` that was clicked; by key ask for `current`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Make a hidden list."""
        super().__init__(parent)
        self._found: list[Suggestion] = []
        self._list = QListWidget()
        self._list.setItemDelegate(_Line(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.viewport().setAutoFillBackground(False)
        self._list.itemClicked.connect(self._on_clicked)
        self._foot = label("", "small")
        self._foot.setContentsMargins(PAD, 4, PAD, 6)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.setSpacing(0)
        column.addWidget(self._list)
        column.addWidget(self._foot)
        self.hide()

    def show_found(
        self, name: str, found: Sequence[Suggestion], at: QRect, *, is_below: bool = False
    ) -> None:
        """Show what fits beside the cursor.

        Args:
            name: What these are, read aloud: "Canned replies".
            found: From the best on; not empty.
            at: Where the cursor is, on the screen; the list stands above it, or below.
            is_below: It stands below as long as there is room, as under a field.
        """
        self._fill(found)
        self.setAccessibleName(name)
        self._list.setAccessibleName(name)
        self._foot.setText(tr("{name}: ↑ ↓ choose, Enter puts it in, Esc closes", name=name))
        host = self.parentWidget() or self
        rows = min(len(self._found), ROWS)
        self._list.setFixedHeight(rows * ROW + 2)
        self.setFixedWidth(min(WIDTH, max(host.width() - 2 * GAP, 120)))
        self.adjustSize()
        corner = host.mapFromGlobal(at.topLeft())
        left = max(GAP, min(corner.x(), host.width() - self.width() - GAP))
        above = corner.y() - self.height() - GAP
        below = host.mapFromGlobal(at.bottomLeft()).y() + GAP
        if is_below and below + self.height() <= host.height():
            above = -1
        self.move(QPoint(left, above if above >= 0 else below))
        self.show()
        self.raise_()

    def found(self) -> list[Suggestion]:
        """Return what is offered now, from top to bottom; empty while hidden."""
        return [] if self.isHidden() else list(self._found)

    def current(self) -> Suggestion | None:
        """Return what Enter would put in."""
        row = self._list.currentRow()
        return self._found[row] if not self.isHidden() and 0 <= row < len(self._found) else None

    def step(self, by: int) -> None:
        """Go some lines down, or up; from the last one on to the first."""
        self._list.setCurrentRow((self._list.currentRow() + by) % len(self._found))

    def _fill(self, found: Sequence[Suggestion]) -> None:
        if self._found == list(found):
            return
        self._found = list(found)
        self._list.clear()
        for one in self._found:
            item = QListWidgetItem(one_line(one.words))
            item.setData(Qt.ItemDataRole.UserRole, one_line(one.hint))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{one_line(one.words)}, {one_line(one.hint)}"
            )
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._found[self._list.row(item)])


class _Line(QStyledItemDelegate):
    """A name, and muted beside it what tells it from others."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.tokens()
        box = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(now.selected))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        hint = str(index.data(Qt.ItemDataRole.UserRole) or "")
        middle = box.left() + int(box.width() * (HINT_FROM if hint else 1.0))
        names = QRect(box.left() + PAD, box.top(), middle - box.left() - PAD - GAP, box.height())
        hints = QRect(middle, box.top(), box.right() - middle - PAD, box.height())
        for text, ink, where in (
            (str(index.data()), now.text, names),
            (hint, now.muted, hints),
        ):
            painter.setPen(theme.colour(ink))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, where.width()
            )
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, shown)
