"""Gives a window the height its words need, and none that the screen has not.

Qt lets a window be lower than text that is broken into lines, and higher than the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer

from desktop.overriding import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

TITLE_BAR: Final = 40
"""Pixels that a title bar may take of a small screen."""
MOMENTS: Final = frozenset({QEvent.Type.Show, QEvent.Type.LayoutRequest, QEvent.Type.Resize})


def tallest(window: QWidget) -> int:
    """Return the pixels of height that a window may have on its screen, below its title bar."""
    return window.screen().availableGeometry().height() - TITLE_BAR


def stay_on_screen(window: QWidget) -> None:
    """Make a window lower that is higher than its screen: its buttons stand at its foot."""
    if window.height() > tallest(window):
        window.resize(window.width(), tallest(window))


def keep_room(dialog: QDialog) -> None:
    """Let a form grow whenever what it says becomes longer; it is never higher than the screen."""
    dialog.installEventFilter(_Room(dialog))


class _Room(QObject):
    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._give)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOMENTS:
            if event.type() == QEvent.Type.Show:
                self._soon.start()  # without the sheet its parts ask for more than they take
            else:
                self._give()
        return False

    def _give(self) -> None:
        dialog = self._dialog
        layout = dialog.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        needed = min(layout.totalHeightForWidth(dialog.width()), tallest(dialog))
        if dialog.isVisible() and needed > dialog.height():
            dialog.resize(dialog.width(), needed)
