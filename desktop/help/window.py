"""F1: the page of the screen one comes from, all the others beside it, and a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop import language
from desktop.help.articles import articles, found
from desktop.help.reader import Reader
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.buttons import icon_button
from desktop.widgets.labels import frame, hairline, label
from desktop.widgets.room import stay_on_screen
from desktop.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from desktop.help.articles import Article

SIZE: Final = (880, 640)
CONTENTS: Final = 236
LINE: Final = 28
KEY: Final = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Stands beside the window it was asked from, and is asked again in place."""

    closed = Signal()

    def __init__(self) -> None:
        """Make the window; `show_page` fills it."""
        super().__init__()
        self.setWindowTitle(tr("Help"))
        self.setAccessibleName(tr("Help"))
        self.resize(*SIZE)
        stay_on_screen(self)
        self._known = {one.key: one for one in articles(language.now())}
        self._past: list[str] = []
        self.search = SearchField(tr("Search the help"))
        self.search.searched.connect(self._on_searched)
        self.contents = QListWidget()
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.setProperty("role", "contents")
        self.contents.setFrameShape(QListWidget.Shape.NoFrame)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self._nothing = label(tr("No page says this."), "muted", wrap=True)
        self._nothing.hide()
        self.reader = Reader()
        self.reader.page_wanted.connect(self.show_page)
        self.back = icon_button("chevron-left", tr("Back"))
        self.back.clicked.connect(self.go_back)
        self.back.setEnabled(False)
        self._arrange()
        self._offer(list(self._known.values()))
        for keys, act in (("Esc", self.close), ("Alt+Left", self.go_back), ("Ctrl+F", self._seek)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def show_page(self, key: str) -> None:
        """Show the page of a screen; an unknown key shows the first."""
        before = self.shown()
        if before and before != key:
            self._past.append(before)
        self._read(key)

    def shown(self) -> str:
        """Return the key of the page shown; empty before the first."""
        return next((k for k, one in self._known.items() if one.title == self.reader.title()), "")

    def go_back(self) -> None:
        """Show the page before this one."""
        if self._past:
            self._read(self._past.pop())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _read(self, key: str) -> None:
        article = self._known.get(key) or next(iter(self._known.values()))
        self.reader.read(article)
        self.back.setEnabled(bool(self._past))
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        for row in range(self.contents.count()):
            if self.contents.item(row).data(KEY) == article.key:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)  # noqa: FBT003 - as above

    def _offer(self, pages: list[Article]) -> None:
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.contents.clear()
        for one in pages:
            item = QListWidgetItem(one.title)
            item.setData(KEY, one.key)
            item.setSizeHint(QSize(0, LINE))
            self.contents.addItem(item)
        self.contents.blockSignals(False)  # noqa: FBT003 - as above
        self.contents.setVisible(bool(pages))
        self._nothing.setVisible(not pages)

    def _on_searched(self, words: str) -> None:
        pages = found(words, language.now())
        self._offer(pages)
        if words and pages:
            self.show_page(pages[0].key)
        else:
            self._read(self.shown())

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(KEY))

    def _seek(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _arrange(self) -> None:
        side = frame("surface")
        side.setFixedWidth(CONTENTS)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.back)
        head.addWidget(self.search, 1)
        column.addLayout(head)
        column.addWidget(self.contents, 1)
        column.addWidget(self._nothing)
        column.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(hairline(upright=True))
        page = frame("surface")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.reader)
        row.addWidget(page, 1)
