"""One line of the palette: what it offers, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate

from desktop import theme
from desktop.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

ROW: Final = 38
TALL_ROW: Final = 54
HIT: Final = Qt.ItemDataRole.UserRole
LEFT: Final = 40
KEYS_SHARE: Final = 0.3
"""Of the line, at most, for the muted words at its end."""

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the palette and what choosing it does.

    Attributes:
        keys: Muted words at the end: a shortcut, or whose ticket it is.
        below: A second line, smaller; empty for none.
        marks: What was looked for in `words`, as (start, end). below_marks: In `below`.
    """

    icon: str
    words: str
    keys: str
    act: Callable[[], object]
    below: str = ""
    marks: Marks = ()
    below_marks: Marks = ()


def height_of(hit: Hit) -> int:
    """Return how high the line of a hit is, in pixels."""
    return TALL_ROW if hit.below else ROW


def keep(item: QListWidgetItem, hit: Hit) -> None:
    """Let an item of the list carry its hit."""
    item.setData(HIT, hit)
    if hit.below:
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, hit.below)


def hit_of(item: QListWidgetItem) -> Hit:
    """Return the hit an item carries."""
    hit = item.data(HIT)
    if not isinstance(hit, Hit):
        raise TypeError("a line of the palette holds a hit")
    return hit


class HitDelegate(QStyledItemDelegate):
    """Paints icon, words and keys of a hit; what was looked for stands out by weight."""

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
        self._paint_hit(painter, room, hit)
        painter.restore()

    def _paint_hit(self, painter: QPainter, room: QRectF, hit: Hit) -> None:
        now = theme.tokens()
        glyph = theme.pixmap(hit.icon, now.muted, 16, painter.device().devicePixelRatio())
        first = QRectF(room)
        if hit.below:
            first.setHeight(28)
            second = QRectF(first).translated(0, 23)
            second.setHeight(20)
            painter.setPen(theme.colour(now.muted))
            small = theme.font(theme.SMALL_PX)
            _draw(painter, second.adjusted(LEFT, 0, -12, 0), hit.below, hit.below_marks, small)
        painter.drawPixmap(int(room.left()) + 12, int(first.center().y()) - 8, glyph)
        keys = self._paint_keys(painter, first, hit.keys)
        painter.setPen(theme.colour(now.text))
        _draw(painter, first.adjusted(LEFT, 0, -keys - 20, 0), hit.words, hit.marks, theme.font())

    def _paint_keys(self, painter: QPainter, room: QRectF, keys: str) -> float:
        """Paint the muted end of a line and return its width."""
        painter.setFont(theme.font(theme.SMALL_PX))
        painter.setPen(theme.colour(theme.tokens().muted))
        metrics = painter.fontMetrics()
        most = int(room.width() * KEYS_SHARE)
        shown = metrics.elidedText(keys, Qt.TextElideMode.ElideRight, most)
        ends = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room.adjusted(0, 0, -12, 0), ends, shown)
        return float(metrics.horizontalAdvance(shown))


def _draw(painter: QPainter, room: QRectF, words: str, marks: Marks, font: QFont) -> None:
    """Draw one line of text, its marked parts in a heavier weight, cut where the room ends."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.Bold)
    left = room.left()
    for text, is_marked in _parts(words, marks):
        painter.setFont(heavy if is_marked else font)
        metrics = QFontMetricsF(painter.font())
        rest = room.right() - left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rest)
        place = QRectF(left, room.top(), rest, room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        left += metrics.horizontalAdvance(text)
        if shown != text:
            return


def _parts(words: str, marks: Marks) -> list[tuple[str, bool]]:
    parts, at = [], 0
    for start, end in marks:
        parts += [(words[at:start], False), (words[start:end], True)]
        at = end
    return [part for part in [*parts, (words[at:], False)] if part[0]]
