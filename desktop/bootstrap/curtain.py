"""Takes every window, dialog and preview off the screen while the program is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator


class Curtain(QObject):
    """Hides every window but one, those that open meanwhile too, and brings them back.

    Hidden, not painted over: what is hidden is in no picture of the screen, no list of windows,
    and gets no key. A dialog that somebody's code waits for (the system's file dialog) is closed:
    hiding it would end the wait anyway.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin open."""
        super().__init__(parent)
        self._kept: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._active: QWidget | None = None

    def draw(self, kept: QWidget) -> None:
        """Hide everything but `kept`."""
        self._kept, self._active = kept, QApplication.activeWindow()
        _application().installEventFilter(self)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup is QApplication.activePopupWidget():  # it will not go by itself
                popup.hide()
        for window in _others(kept):
            self._take(window)

    def open(self) -> None:
        """Show again what was hidden and still exists; the one that had the keys has them again."""
        _application().removeEventFilter(self)
        hidden, self._hidden, self._kept = self._hidden, [], None
        for window in hidden:
            if shiboken6.isValid(window):
                window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
                window.show()
        active, self._active = self._active, None
        if active in hidden and shiboken6.isValid(active):
            active.activateWindow()

    def forget(self) -> None:
        """Close for good what is hidden: its person is gone."""
        _application().removeEventFilter(self)
        hidden, self._hidden, self._kept = self._hidden, [], None
        for window in hidden:
            if shiboken6.isValid(window):
                window.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._on_shown(watched)
        return False

    def _on_shown(self, widget: QWidget) -> None:
        """Keep what opens now off the screen: this event comes before it is put there."""
        is_ours = widget is self._kept or self._kept is None
        if not widget.isWindow() or is_ours or _is_small(widget):
            return
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        QTimer.singleShot(0, self, lambda: self._take(widget))

    def _take(self, window: QWidget) -> None:
        if self._kept is None or not shiboken6.isValid(window) or not window.isVisible():
            return
        if isinstance(window, QDialog) and _is_waited_for(window):
            window.reject()
            return
        window.hide()
        if window not in self._hidden:
            self._hidden.append(window)


def hide_all() -> None:
    """Take every window off the screen: what is being written is kept when it goes."""
    for window in QApplication.topLevelWidgets():
        window.hide()


def close_all_but(window: QWidget) -> None:
    """Close the windows that stand beside this one: their person leaves."""
    for other in _others(window):
        other.hide()
        other.deleteLater()


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a curtain needs an application")
    return app


def _others(kept: QWidget) -> Iterator[QWidget]:
    for window in QApplication.topLevelWidgets():
        if window is not kept and window.isVisible():
            yield window


def _is_small(widget: QWidget) -> bool:
    """Tell what belongs to the cover itself: a tooltip, the menu of its field."""
    return widget.windowType() in {Qt.WindowType.ToolTip, Qt.WindowType.Popup}


def _is_waited_for(dialog: QDialog) -> bool:
    """Tell whether the dialog was opened by `exec`, which ends when it is hidden."""
    return dialog.isModal() and dialog.windowModality() is Qt.WindowModality.ApplicationModal
