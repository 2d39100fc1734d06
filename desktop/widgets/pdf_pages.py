"""A PDF in the window: its pages, the one in view, the zoom, and its text to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import number, plain, tr
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.find_bar import FindBar
from desktop.widgets.labels import label
from desktop.widgets.page_drawer import PageDrawer
from desktop.widgets.page_view import PageView
from desktop.widgets.page_words import file_trouble, page_of
from desktop.widgets.password_ask import PasswordAsk
from desktop.widgets.skeleton import Skeleton
from desktop.widgets.stage import Stage
from services.viewing.limits import MOST_PAGES, Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from services.viewing.wire import Pages

LEAST_HEIGHT: Final = 260


class PdfPages(QWidget):
    """Opens a PDF and shows it; a process that can reach nothing reads the file.

    Attributes:
        opened: Emitted when the pages are there.
        protected: Emitted with the field when a password is asked for.
        refused: Emitted with the words when there will be none.
    """

    opened = Signal()
    protected = Signal(object)
    refused = Signal(str)

    def __init__(
        self, content: bytes | Path, parent: QWidget | None = None, *, sha256: str = ""
    ) -> None:
        """Begin to open a file."""
        super().__init__(parent)
        self.view: PageView | None = None
        self._count = 0
        self.drawer = PageDrawer(content, self, sha256=sha256)
        self.drawer.opened.connect(self._on_opened)
        self.drawer.failed.connect(self._on_failed)
        self._body = Stage()
        self._body.addWidget(Skeleton(10))
        self._body.setMinimumHeight(LEAST_HEIGHT)
        self._where = label("", "muted")
        self._rest = label("", "small")
        self.before = icon_button("chevron-up", tr("Page before"))
        self.after = icon_button("chevron-down", tr("Next page"))
        self.smaller = icon_button("minus", tr("Smaller (-)"))
        self.larger = icon_button("plus", tr("Larger (+)"))
        self.fitted = button("", "quiet")
        self.copied = icon_button("copy", tr("Copy the text (Ctrl+C)"))
        self.look_for = icon_button("search", tr("Find in this PDF (Ctrl+F)"))
        self.look_for.clicked.connect(self.begin_search)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.begin_search)
        self.search_bar = FindBar()
        self.search_bar.wanted.connect(self._on_wanted)
        self.search_bar.stepped.connect(self._on_stepped)
        self.search_bar.left.connect(self._on_left)
        self._ask: PasswordAsk | None = None
        self._bar = QWidget()
        self._arrange()
        self.drawer.open()

    def _arrange(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        left: tuple[QWidget, ...] = (self.before, self.after, self._where, self._rest)
        sizes = (self.smaller, self.fitted, self.larger)
        right: tuple[QWidget, ...] = (self.look_for, *sizes, self.copied)
        for part in left:
            row.addWidget(part)
        row.addStretch(1)
        for part in right:
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self.search_bar)
        column.addWidget(self._body, 1)
        self._bar.hide()

    def _on_opened(self, pages: Pages) -> None:
        view = PageView(self.drawer, pages)
        self.view, self._count = view, pages.count
        view.page_changed.connect(self._on_page)
        view.zoom_changed.connect(self._on_zoom)
        view.search.changed.connect(lambda: self.search_bar.show_search(view.search))
        self.before.clicked.connect(lambda: view.go_to(view.page - 1))
        self.after.clicked.connect(lambda: view.go_to(view.page + 1))
        self.smaller.clicked.connect(lambda: view.zoom_by(-1))
        self.larger.clicked.connect(lambda: view.zoom_by(1))
        self.fitted.clicked.connect(lambda: view.zoom_to(1.0))
        self.copied.clicked.connect(view.copy)
        if pages.count > MOST_PAGES:
            words = tr("The first {count} are shown; save it for the rest.", count=MOST_PAGES)
            self._rest.setText(words)
        self._on_page(0)
        self._on_zoom(1.0)
        self._body.show_instead(view)
        self._bar.show()
        self.opened.emit()

    def begin_search(self) -> None:
        """Let words be typed that are searched for."""
        if self.view is not None:
            self.search_bar.show()
            self.search_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_bar.field.selectAll()

    def _on_wanted(self, words: str) -> None:
        if self.view is not None:
            self.view.search.begin(words, self.view.page)

    def _on_stepped(self, by: int) -> None:
        if self.view is not None:
            self.view.search.step(by)

    def _on_left(self) -> None:
        """Go back to the pages; what is marked goes."""
        self.search_bar.field.clear()
        self.search_bar.field.settle()
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_bar.hide()

    def _ask_password(self) -> None:
        if self._ask is not None:
            self._ask.refuse()
            return
        self._ask = PasswordAsk()
        self._ask.given.connect(self.drawer.unlock)
        self._body.show_instead(self._ask)
        self.protected.emit(self._ask.field)

    def _on_failed(self, page: int, trouble: Trouble) -> None:
        if page < 0 and trouble is Trouble.PROTECTED:
            self._ask_password()
        elif page < 0:
            words = file_trouble(trouble)
            self._body.show_instead(EmptyState("circle-alert", tr("Not shown"), words=words))
            self.refused.emit(words)

    def _on_page(self, page: int) -> None:
        self._where.setText(page_of(page + 1, self._count))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < min(self._count, MOST_PAGES))

    def _on_zoom(self, zoom: float) -> None:
        words = tr("{percent} %", percent=number(round(zoom * 100)))
        self.fitted.setText(words)
        name = tr("As wide as the window (0); now {percent} %", percent=number(round(zoom * 100)))
        self.fitted.setAccessibleName(name)
        self.fitted.setToolTip(plain(name))
