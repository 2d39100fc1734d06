"""The window itself: a frame, and whatever stands in front of it while nobody is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
SMALLEST: Final = QSize(880, 560)


class MainWindow(QMainWindow):
    """Shows the frame at once; a cover before it, a workplace in it."""

    painted = Signal()  # once, after the first paint
    closing = Signal()

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
        self.setWindowTitle("Vigildesk")
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
