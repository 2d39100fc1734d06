"""The frame every page stands in; it can be painted before anything else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.main_window.status import StatusBar
from desktop.main_window.top_bar import TopBar
from desktop.widgets.banner import Banner
from desktop.widgets.labels import frame, hairline
from desktop.widgets.rail import Rail
from desktop.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from PySide6.QtCore import QRect


class Frame(QWidget):
    """Rail at the left, bar above, status below, and a stack of pages in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the frame with a skeleton in the place of a page."""
        super().__init__(parent)
        self.rail = Rail()
        self.top = TopBar()
        self.banner = Banner()
        self.pages = QStackedWidget()
        self.status = StatusBar()
        self._skeleton = frame("surface")
        column = QVBoxLayout(self._skeleton)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(Skeleton(12))
        column.addStretch(1)
        self.pages.addWidget(self._skeleton)
        self._lay_out()

    def room_above(self) -> QRect:
        """Return where a call covers nothing: in the bar above, between its ends."""
        return self.top.room().translated(self.top.mapTo(self, self.top.rect().topLeft()))

    def room_below(self) -> QRect:
        """Return where a word covers nothing: in the bar below, after what it states."""
        return self.status.room().translated(self.status.mapTo(self, self.status.rect().topLeft()))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        notice = QHBoxLayout()
        notice.setContentsMargins(12, 0, 12, 0)
        notice.addWidget(self.banner)
        right.addLayout(notice)
        right.addWidget(self.pages, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(hairline())
        whole.addWidget(self.status)
