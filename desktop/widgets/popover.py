"""A small sheet beside what it explains; Escape or a click elsewhere puts it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.labels import hairline, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

WIDTH: Final = 400
TALLEST: Final = 460


class Popover(QFrame):
    """Shows sections of lines; read with the keyboard, closed with Escape."""

    def __init__(self, title: str, parent: QWidget) -> None:
        """Make an empty popover; `title` is read aloud."""
        super().__init__(parent)
        self.setProperty("role", "popover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(6)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(title)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)  # which fills it with the ground, and this lies above it
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._scroll)
        shade = QGraphicsDropShadowEffect(self)
        shade.setBlurRadius(24)
        shade.setOffset(0, 6)
        shade.setColor(QColor(0, 0, 0, 48))
        self.setGraphicsEffect(shade)

    def add_section(self, heading: str, lead: str, lines: Sequence[tuple[str, str]]) -> None:
        """Add a section.

        Args:
            heading: What is explained.
            lead: The answer, in one line.
            lines: Pairs of a sentence and what stands muted below it.
        """
        if self._column.count():
            self._column.addSpacing(4)
            self._column.addWidget(hairline())
            self._column.addSpacing(4)
        self._column.addWidget(label(heading, "section"))
        self._column.addWidget(_read(lead, "strong"))
        for words, below in lines:
            self._column.addSpacing(2)
            self._column.addWidget(_read(words, ""))
            if below:
                self._column.addWidget(_read(below, "small"))

    def words(self) -> str:
        """Return everything said, for copying and for tests."""
        found = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = [item.widget() for item in found if item is not None]
        return "\n".join(
            str(one.property("text")) for one in widgets if one and one.property("text")
        )

    def open_at(self, anchor: QWidget) -> None:
        """Show below a widget, or above it where there is no room; the focus goes in."""
        self._column.addStretch(1)
        wanted = self._column.totalHeightForWidth(WIDTH - 16) + 12
        self.setFixedHeight(min(max(wanted, 80), TALLEST))
        host = self.parentWidget() or anchor
        at = host.mapFromGlobal(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))
        above = at.y() - anchor.height() - self.height() - 8
        fits = at.y() + self.height() <= host.height() or above < 0
        left = max(4, min(at.x(), host.width() - WIDTH - 4))
        # what it explains may be scrolled out of view
        top = max(4, min(at.y() if fits else above, host.height() - self.height() - 4))
        self.move(left, top)
        self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self._scroll.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def put_away(self) -> None:
        """Close, and give the focus back to where it was."""
        if self.isHidden():
            return
        self.hide()
        self.deleteLater()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_focus_changed(self, _old: object, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now) and now is not self:
            self._before = None
            self.put_away()


def nothing_known() -> str:
    """Say that nobody wrote down why."""
    return tr("Nothing was written down about it.")


def _read(words: str, role: str) -> QWidget:
    made = label(words, role, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
