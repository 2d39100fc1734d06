"""Finds writing that has not the room it needs, and what stands outside of what holds it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizeGrip,
    QToolButton,
    QWidget,
)

from desktop.widgets.labels import ElidedLabel
from desktop.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Iterator

NEVER: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
GROWN_WITHIN_S: Final = 5.0
SLACK: Final = 1
"""Pixels that rounding at a scale may cost."""


def clipped(widget: QWidget) -> list[str]:
    """Return each text in view that is cut off, and each thing that sticks out of its holder.

    What gives way on purpose (an ellipsis, with the whole in a tooltip) is not meant.
    """
    out = [
        f"{_where(one)} sticks out of {_where(one.parentWidget())}"
        for one in widget.findChildren(QWidget)
        if one.isVisible() and not one.isWindow() and _sticks_out(one)
    ]
    return [*_cut_labels(widget), *_cut_buttons(widget), *_cut_scrolls(widget), *out]


def clipped_for_good(widget: QWidget) -> list[str]:
    """Return the same once nothing changes any more: a long text may still be growing."""
    end = time.monotonic() + GROWN_WITHIN_S
    while (found := clipped(widget)) and time.monotonic() < end:
        QTest.qWait(50)
    return found


def _cut_labels(widget: QWidget) -> Iterator[str]:
    for label in widget.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ElidedLabel) or not label.text():
            continue
        room = label.size()
        if label.wordWrap():
            needs = label.heightForWidth(room.width())
            if needs > room.height() + SLACK:
                yield f"{_where(label)} needs {needs} px of height, has {room.height()}"
        needed = _widest(label)
        if needed > room.width() + SLACK:
            yield f"{_where(label)} needs {needed} px of width, has {room.width()}"


def _cut_buttons(widget: QWidget) -> Iterator[str]:
    for button in widget.findChildren(QAbstractButton):
        if not button.isVisible() or not button.text() or button.toolTip():
            continue
        if not isinstance(button, QPushButton | QToolButton | QCheckBox | QRadioButton):
            continue
        needs, has = button.sizeHint(), button.size()
        if needs.width() > has.width() + SLACK or needs.height() > has.height() + SLACK:
            yield (
                f"{_where(button)} needs {needs.width()}x{needs.height()} px, "
                f"has {has.width()}x{has.height()}"
            )


def _cut_scrolls(widget: QWidget) -> Iterator[str]:
    """What scrolls downwards only must not be wider than it is seen."""
    for area in widget.findChildren(QScrollArea):
        inside, is_off = area.widget(), area.horizontalScrollBarPolicy() is NEVER
        needs, has = inside.width() if inside is not None else 0, area.viewport().width()
        if area.isVisible() and is_off and needs > has + SLACK:
            yield f"{_where(area)} shows {has} px of the {needs} px within"


def _widest(label: QLabel) -> int:
    """Return the pixels of the longest line, or of the longest word where lines are broken."""
    metrics = label.fontMetrics()
    text = label.text()
    parts = text.split() if label.wordWrap() else text.splitlines()
    margins = label.contentsMargins()
    sides = margins.left() + margins.right() + 2 * label.margin()
    return max((metrics.horizontalAdvance(one) for one in parts), default=0) + sides


def _sticks_out(one: QWidget) -> bool:
    holder = one.parentWidget()
    if holder is None or isinstance(holder, QAbstractScrollArea) or isinstance(one, QSizeGrip):
        return False
    above = holder.parentWidget()
    if isinstance(above, QScrollArea) and holder is above.viewport():
        return False
    room = holder.rect()
    box = one.card() if isinstance(one, Toast) else one.geometry()  # its shadow may go beyond
    is_out = box.right() > room.right() + SLACK or box.bottom() > room.bottom() + SLACK
    return is_out and not box.isEmpty()


def _where(one: QWidget | None) -> str:
    found: list[str] = []
    words = ""
    while one is not None and len(found) < 4:
        if not words and isinstance(one, QLabel | QAbstractButton):
            words = one.text()[:40]
        found.append(type(one).__name__)
        one = one.parentWidget()
    return f"{' < '.join(found)} “{words}”"
