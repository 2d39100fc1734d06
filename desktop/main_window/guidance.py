"""Opens the help that belongs to what is in front, and offers its pages in the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop import language
from desktop.commands import EVERYWHERE
from desktop.help import HelpWindow, articles, screen_of
from desktop.main_window.palette import matches
from desktop.main_window.palette_line import Hit
from desktop.memory import HELP_SHAPE
from desktop.text import tr
from models.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

    from desktop.main_window.workplace import Workplace

MOST: Final = 3


class Guidance(QObject):
    """The help of one workplace: one window, asked again in place."""

    def __init__(self, workplace: Workplace) -> None:
        """Lend the keys that work everywhere to dialogs as well, which shadow those behind them."""
        super().__init__(workplace)
        self._workplace = workplace
        self.window: HelpWindow | None = None
        workplace.palette.add_source(self.hits)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._lend_keys)

    def open(self) -> None:
        """Show the page of the screen in front."""
        front = QApplication.focusWidget() or QApplication.activeWindow()
        if self.window is not None and front is not None and front.window() is self.window:
            return
        is_requester = self._workplace.desk.actor.role is Role.REQUESTER
        page = self._workplace.window.frame.pages.currentWidget()
        key = screen_of(front, is_requester=is_requester)
        self.show_page(key or screen_of(page, is_requester=is_requester))

    def show_page(self, key: str) -> None:
        """Show a page by its key."""
        memory = self._workplace.window.memory
        if self.window is None:
            self.window = HelpWindow()
            self.window.restoreGeometry(memory.shape(HELP_SHAPE))
            made = self.window
            made.closed.connect(lambda: memory.keep(HELP_SHAPE, made.saveGeometry()))
        self.window.show_page(key)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def hits(self, typed: str) -> list[Hit]:
        """Return the pages whose title begins with these words."""
        known = articles(language.now())
        fitting = [one for one in known if matches(typed.lower(), one.title.lower())]
        return [
            Hit("book-open", one.title, tr("Help"), self._opener(one.key)) for one in fitting[:MOST]
        ]

    def _opener(self, key: str) -> Callable[[], None]:
        return lambda: self.show_page(key)

    def _lend_keys(self, window: QWindow | None) -> None:
        if window is None:
            return
        for top in QApplication.topLevelWidgets():
            is_it = isinstance(top, QDialog) and top.windowHandle() == window
            if is_it and _root_of(top) is self._workplace.window:
                self._lend_to(top)

    def _lend_to(self, dialog: QWidget) -> None:
        commands = self._workplace.commands
        for action in (commands.action(name) for name in EVERYWHERE if commands.may(name)):
            if action not in dialog.actions():
                dialog.addAction(action)


def _root_of(widget: QWidget) -> QWidget:
    """Return the window that a dialog, or a dialog of a dialog, belongs to."""
    above = widget.parentWidget()
    while above is not None:
        widget = above.window()
        above = widget.parentWidget()
    return widget
