"""The groups of a queue as a row of chips: how many tickets each has, one of them in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from desktop import theme
from desktop.overriding import override
from desktop.queue.group_words import group_words
from desktop.text import number, plural, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from services.tickets.grouping import Group

HEIGHT: Final = 26
ALL: Final = "all of them"
"""Stands for no group at all; no value of a ticket."""


class _Chip(QAbstractButton):
    def __init__(self, words: str, count: int) -> None:
        super().__init__()
        self._count = number(count)
        self.setText(words)
        self.setShortcut(QKeySequence())  # an "&" in the name of a team marks no key
        self.setAccessibleName(words)
        self.setAccessibleDescription(plural("%n ticket", "%n tickets", count))
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(theme.SMALL_PX, theme.Weight.Medium))

    @override
    def sizeHint(self) -> QSize:
        room = self.fontMetrics().horizontalAdvance(f"{self.text()}  {self._count}")
        return QSize(room + 24, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        painter.setPen(theme.colour(now.accent if chosen else now.line))
        fill = now.selected if chosen else now.hover if self.underMouse() else now.surface
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
        if self.hasFocus():
            painter.setPen(theme.focus_pen())
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), HEIGHT / 2, HEIGHT / 2)
        painter.setFont(self.font())
        words = box.adjusted(12, 0, -12, 0)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setPen(theme.colour(now.text))
        painter.drawText(words, left, self.text())
        painter.setPen(theme.colour(now.muted))
        painter.drawText(words, right, self._count)


class GroupBar(QScrollArea):
    """Takes no room while the queue is not grouped.

    Attributes:
        chosen: Emitted with the value of a group, or `ALL`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no groups."""
        super().__init__(parent)
        self.setAccessibleName(tr("Groups"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedHeight(HEIGHT + 14)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._value: object = ALL
        self._chips: dict[object, _Chip] = {}
        self.viewport().setAutoFillBackground(False)
        self.setVisible(False)

    def show_groups(self, by: str, groups: Sequence[Group]) -> None:
        """Show the groups of a queue by a field; the one in view stays chosen if it is there."""
        if self._value not in [one.value for one in groups]:
            self._value = ALL
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(14, 4, 14, 8)
        row.setSpacing(6)
        together = QButtonGroup(inside)
        total = sum(one.count for one in groups)
        self._chips.clear()
        chips: list[tuple[object, str, int]] = [(ALL, tr("All"), total)]
        chips += [(one.value, group_words(by, one), one.count) for one in groups]
        for value, words, count in chips:
            chip = _Chip(words, count)
            chip.setChecked(value == self._value)
            chip.clicked.connect(lambda _on, known=value: self._on_chosen(known))
            together.addButton(chip)
            self._chips[value] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.setVisible(True)

    def forget(self) -> None:
        """Show no groups: another queue, or one that is not grouped."""
        self._value = ALL
        self.setVisible(False)

    def chips(self) -> list[QAbstractButton]:
        """Return the chips from left to right."""
        inside = self.widget()
        return [] if inside is None else inside.findChildren(QAbstractButton)

    def choose(self, value: object) -> None:
        """Choose a group as if its chip was pressed."""
        for known, chip in self._chips.items():
            chip.setChecked(known == value)
        self._on_chosen(value)

    def _on_chosen(self, value: object) -> None:
        self._value = value
        self.chosen.emit(value)
