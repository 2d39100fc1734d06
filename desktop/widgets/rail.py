"""The rail at the left: one entry for each page, wide with words or narrow with icons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import number, plain, plural, tr
from desktop.widgets.buttons import icon_button

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDE: Final = 184
NARROW: Final = 56
ITEM_HEIGHT: Final = 36
ICON: Final = 18
MANY: Final = 999


class RailItem(QAbstractButton):
    """One entry: icon, words and, where it helps, a count."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        """Make an entry named by a file of resources/icons."""
        super().__init__(parent)
        self._icon_name = icon
        self._count = 0
        self.setText(words)
        self.setShortcut(QKeySequence())  # an "&" in the name of a view marks no key
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(ITEM_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show a number at the end of the entry; zero shows none."""
        self._count = count
        words = plural("%n waiting", "%n waiting", count) if count else ""
        if count > MANY:
            words = tr("more than {count} waiting", count=number(MANY))
        self.setAccessibleDescription(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDE - 16, ITEM_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_fill(painter)
        now, chosen = theme.tokens(), self.isChecked()
        inks = (now.tones[theme.Tone.ACCENT].ink, now.text) if chosen else (now.muted, now.text)
        narrow = self.width() < NARROW
        left = (self.width() - ICON) // 2 if narrow else 11
        ratio = self.devicePixelRatioF()
        top = (self.height() - ICON) // 2
        painter.drawPixmap(left, top, theme.pixmap(self._icon_name, inks[0], ICON, ratio))
        if narrow:
            self._paint_mark(painter)
            return
        weight = theme.Weight.DemiBold if chosen else theme.Weight.Medium
        painter.setFont(theme.font(theme.TEXT_PX, weight))
        painter.setPen(theme.colour(inks[1]))
        room = self.width() - left - ICON - 20 - self._count_room()
        words = QRectF(left + ICON + 10, 0, room, self.height())
        fitting = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fitting)
        self._paint_count(painter)

    def _paint_fill(self, painter: QPainter) -> None:
        now = theme.tokens()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(theme.colour(theme.mixed(now.selected, now.accent, 0.07)))
            painter.drawRoundedRect(box, 6, 6)
        elif self.underMouse():
            painter.setBrush(theme.colour(theme.mixed(now.ground, now.text, 0.05)))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.focus_pen())
            painter.drawRoundedRect(box, 6, 6)

    def _count_words(self) -> str:
        if not self._count:
            return ""
        return number(self._count) if self._count <= MANY else f"{MANY}+"

    def _count_room(self) -> int:
        """Return the pixels that the count takes from the words; none where there is none."""
        words = self._count_words()
        small = QFontMetrics(theme.font(theme.SMALL_PX, theme.Weight.Medium))
        return small.horizontalAdvance(words) + 8 if words else 0

    def _paint_count(self, painter: QPainter) -> None:
        words = self._count_words()
        if not words:
            return
        painter.setFont(theme.font(theme.SMALL_PX, theme.Weight.Medium))
        painter.setPen(theme.colour(theme.tokens().muted))
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, 0, self.width() - 10, self.height()), end, words)

    def _paint_mark(self, painter: QPainter) -> None:
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(theme.tokens().accent))
            painter.drawEllipse(QRectF(self.width() - 14, 7, 7, 7))


class Rail(QWidget):
    """The column of entries; announces the chosen page by its key.

    Attributes:
        chosen: Emitted with the key of the entry a person chose.
        folded: Emitted with True when the rail becomes narrow.
    """

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty rail."""
        super().__init__(parent)
        self.setAccessibleName(tr("Pages"))
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 10, 8, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._fold = icon_button("panel-left-close", tr("Fold the rail"), size=ICON)
        self._fold.clicked.connect(self._on_fold_clicked)
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(WIDE)

    def add(self, key: str, icon: str, words: str) -> RailItem:
        """Add an entry below the others and return it."""
        item = RailItem(icon, words)
        item.setToolTip("")
        item.clicked.connect(lambda: self.chosen.emit(key))
        self._items[key] = item
        self._group.addButton(item)
        self._column.insertWidget(len(self._items) - 1, item)
        return item

    def choose(self, key: str) -> None:
        """Mark an entry as the page in view, without announcing it; none for a page without one."""
        if key in self._items:
            self._items[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for item in self._items.values():
            item.setChecked(False)
        self._group.setExclusive(True)

    def set_count(self, key: str, count: int) -> None:
        """Show a number at an entry; zero shows none."""
        self._items[key].set_count(count)

    def is_folded(self) -> bool:
        """Tell whether only icons are shown."""
        return self.width() == NARROW

    def set_folded(self, *, folded: bool) -> None:
        """Show only icons, or icons and words."""
        self.setFixedWidth(NARROW if folded else WIDE)
        words = tr("Unfold the rail") if folded else tr("Fold the rail")
        theme.set_icon(self._fold, "panel-left" if folded else "panel-left-close", size=ICON)
        self._fold.setToolTip(plain(words))
        self._fold.setAccessibleName(words)
        for item in self._items.values():
            item.setToolTip(plain(item.text()) if folded else "")
        self.folded.emit(folded)

    def _on_fold_clicked(self) -> None:
        self.set_folded(folded=not self.is_folded())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour(theme.tokens().line))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
