"""The window itself: a frame, and whatever stands in front of it while nobody is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop import memory as remembered
from desktop.main_window.outline import Outline
from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from desktop.main_window.frame import Frame
    from desktop.memory import Memory

FIRST_SIZE: Final = QSize(1280, 800)
FRAME_ROOM: Final = QSize(0, 40)
"""What the window's own title bar may take of a small screen, on the first start."""
SMALLEST: Final = QSize(880, 500)
"""Fits Full HD at 200 per cent, 960x540, with a title bar and a panel of the system."""


class MainWindow(QMainWindow):
    """Shows the frame at once; a cover before it, a workplace in it."""

    painted = Signal()  # once, after the first paint
    closing = Signal()
    remembering = Signal()  # the layout is written down: whoever belongs to it adds its own

    def __init__(self, memory: Memory, scheme: str, *, is_cover: bool) -> None:
        """Make the window in the size it had last time, with an outline in it.

        Args:
            memory: Of the windows before this one.
            scheme: "light" or "dark".
            is_cover: A cover will be shown first, not a desk.
        """
        super().__init__()
        self.memory = memory
        self._is_painted = False
        self._frame: Frame | None = None
        self._is_folded = memory.flag(remembered.FOLDED)
        self._title = ""
        self._lock: QWidget | None = None
        self._resting: QWidget | None = None
        self.name_after("")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() - FRAME_ROOM))
        self.layers = QStackedWidget()
        self.layers.addWidget(Outline(scheme, is_folded=self._is_folded, is_cover=is_cover))
        self.setCentralWidget(self.layers)
        geometry = memory.shape(remembered.GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    @property
    def frame(self) -> Frame:
        """The frame; it takes the outline's place when it is first asked for."""
        if self._frame is None:
            from desktop.main_window.frame import Frame  # noqa: PLC0415 - after the first paint

            self._frame = Frame()
            self._frame.rail.set_folded(folded=self._is_folded)
            outline = self.layers.widget(0)
            self.layers.insertWidget(0, self._frame)
            if self.layers.currentWidget() is outline:
                self.layers.setCurrentWidget(self._frame)
            if outline is not None:
                self.layers.removeWidget(outline)
                outline.deleteLater()
            self.layers.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.layers.setFocus()
        return self._frame

    def cover(self, cover: QWidget) -> None:
        """Show a page that fills the window: the first choice, or signing in."""
        self.uncover()
        self.layers.addWidget(cover)
        self.layers.setCurrentWidget(cover)

    def uncover(self) -> None:
        """Show the frame and let go of whatever covered it."""
        self.layers.setCurrentWidget(self.frame)
        for index in reversed(range(1, self.layers.count())):
            cover = self.layers.widget(index)
            if cover is not None:
                self.layers.removeWidget(cover)
                cover.deleteLater()

    def shut(self, lock: QWidget) -> None:
        """Let a cover stand in front of the frame, and its title say nothing of it."""
        self._resting = self.focusWidget()
        self._lock = lock
        self.layers.addWidget(lock)
        self.layers.setCurrentWidget(lock)
        self.name_after(self._title)

    def unshut(self) -> None:
        """Show the frame again, with the cursor where it was."""
        lock, self._lock = self._lock, None
        self.layers.setCurrentWidget(self.frame)
        if lock is not None:
            self.layers.removeWidget(lock)
            lock.deleteLater()
        self.name_after(self._title)
        if self._resting is not None and shiboken6.isValid(self._resting):
            self._resting.setFocus()
        self._resting = None

    def name_after(self, words: str) -> None:
        """Name the window after what is in view; nobody reads that while it is shut."""
        self._title = words
        shown = words and self._lock is None
        self.setWindowTitle(f"{words} · Vigildesk" if shown else "Vigildesk")

    def show_up(self) -> None:
        """Come to the front, from the tray as well."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def remember(self) -> None:
        """Write down the layout."""
        self.memory.keep(remembered.GEOMETRY, self.saveGeometry())
        if self._frame is not None:
            self.memory.keep(remembered.FOLDED, self._frame.rail.is_folded())
        self.remembering.emit()
        self.memory.save()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        event.ignore()
        self.closing.emit()
