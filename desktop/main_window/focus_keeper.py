"""Sees to it that the keys are always heard somewhere: a focus that is lost comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


class FocusKeeper(QObject):
    """Gives the focus of one window to what stood around it when its widget goes.

    Qt gives it to nobody when the widget that has it is deleted, as rows are that were asked for
    anew; then no key but a shortcut is heard, and a screen reader is told of nothing.
    """

    def __init__(self, window: QWidget, home: Callable[[], QWidget | None]) -> None:
        """Keep the focus of `window`; `home` tells where it goes when all around it is gone."""
        super().__init__(window)
        self._window, self._home = window, home
        self._way: tuple[QWidget, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._mend)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_changed)

    def _on_changed(self, _old: object, now: QWidget | None) -> None:
        if now is None:
            self._soon.start()
        elif now.window() is self._window:
            self._way = tuple(_around(now))

    def _mend(self) -> None:
        is_elsewhere = QApplication.activeWindow() is not self._window
        if is_elsewhere or QApplication.focusWidget() or QApplication.activePopupWidget():
            return
        for one in (*self._way, self._home()):
            if one is not None and isValid(one) and _takes(one):
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _around(widget: QWidget) -> list[QWidget]:
    """Return a widget and all it stands in, from the inside out; not the window."""
    found: list[QWidget] = []
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        found.append(at)
        at = at.parentWidget()
    return found


def _takes(one: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus
    return one.isVisible() and one.isEnabled() and one.focusPolicy() & by_tab == by_tab
