"""Before the program ends or somebody signs out: what is typed in open forms goes with a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from desktop.text import breakable, plural, tr
from desktop.widgets.labels import label
from desktop.widgets.queue_line import one_line
from desktop.widgets.typed import HoldsWords
from desktop.widgets.typed_dialog import LeavingStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.bootstrap.lock import Lock
    from desktop.main_window.window import MainWindow

WIDTH = 540


def unsaved() -> list[QWidget]:
    """Return every form and part of a page with something typed that nothing keeps.

    A lock that has taken them off the screen changes nothing of that. What is written to a
    requester, and a ticket that is not opened yet, are kept as drafts and not among them.
    """
    everything = QApplication.allWidgets()
    return [one for one in everything if isinstance(one, HoldsWords) and one.is_typed()]


def lost_words(count: int) -> str:
    """Say to whoever was shown out how many forms went; empty for none."""
    if not count:
        return ""
    return plural(
        "What was typed in %n open form is lost.", "What was typed in %n open forms is lost.", count
    )


class Leaving(QObject):
    """Asks once for all open forms, in the window or, without naming them, on its cover."""

    def __init__(self, parent: QObject) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self.dialog: LeaveDialog | None = None

    def ask_first(
        self, window: MainWindow, lock: Lock | None, action: str, then: Callable[[], object]
    ) -> None:
        """Do what drops everything typed; where something is, once it is agreed to.

        Args:
            window: The main window.
            lock: Its lock; None before anybody has signed in.
            action: The words of the button that agrees.
            then: Does it.
        """
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        forms = unsaved()
        if not forms:
            then()
        elif lock is not None and lock.page is not None:
            window.show_up()
            lock.page.ask_first(_locked_words(len(forms)), action, then)
        else:
            window.show_up()
            self._ask(window, forms, action, then)

    def _ask(
        self, window: MainWindow, forms: Sequence[QWidget], action: str, then: Callable[[], object]
    ) -> None:
        over: QWidget = QApplication.activeModalWidget() or window
        dialog = self.dialog = LeaveDialog(over, [_name(one) for one in forms], action)
        dialog.accepted.connect(then)
        dialog.rejected.connect(lambda: _show(forms[0]))
        dialog.finished.connect(self._on_finished)
        dialog.show()
        dialog.strip.ask(tr("This would be lost."), action)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


class LeaveDialog(QDialog):
    """Names what is not saved; Enter and Escape both keep it."""

    def __init__(self, parent: QWidget, names: Sequence[str], action: str) -> None:
        """Make the dialog; `action` is what would drop all that is named."""
        super().__init__(parent)
        self.setWindowTitle(action)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(WIDTH)
        self.strip = LeavingStrip(self)
        self.strip.given.connect(self.accept)
        self.strip.dropped.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(tr("Typed, and not saved"), "title"))
        for name in dict.fromkeys(names):
            column.addWidget(label(breakable(name), wrap=True))
        column.addWidget(self.strip)


def _locked_words(count: int) -> str:
    words = plural(
        "Behind the lock, something typed in %n form is not saved.",
        "Behind the lock, something typed in %n forms is not saved.",
        count,
    )
    return f"{words} {tr('Unlock the window to keep it.')}"


def _name(form: QWidget) -> str:
    window = form.window()
    return one_line(form.accessibleName() or window.windowTitle())


def _show(form: QWidget) -> None:
    form.window().activateWindow()
