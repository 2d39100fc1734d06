"""Shows one page of the help; it loads nothing, and its links lead to other pages of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from desktop import theme
from desktop.help.articles import html_of
from desktop.help.screens import SCREENS
from desktop.overriding import override
from desktop.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.help.articles import Article

MARGIN: Final = 26
WIDEST: Final = 780
"""Of a line, in pixels with both margins: longer ones are hard to come back from."""


class Reader(QTextBrowser):
    """The text of a page in the type of the product.

    Attributes:
        page_wanted: Emitted with the key of another page that a link names.
    """

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty reader."""
        super().__init__(parent)
        self._article: Article | None = None
        self.setAccessibleName(tr("Help page"))
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self._on_link)

    def read(self, article: Article) -> None:
        """Show a page from its beginning."""
        self._article = article
        self._show()
        self.verticalScrollBar().setValue(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = min(self.viewport().width(), WIDEST)
        self.setLineWrapColumnOrWidth(room)

    def title(self) -> str:
        """Return the heading of the page shown; empty without one."""
        return self._article.title if self._article is not None else ""

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: a page of the help is words."""
        return None

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._article is not None:
            self._show()

    def _show(self) -> None:
        if self._article is None:
            return
        now = theme.tokens()
        self.document().setDefaultFont(theme.font())
        self.document().setDefaultStyleSheet(
            f"h1 {{ font-size: {theme.TITLE_PX}px; font-weight: 600; margin: 0 0 10px 0; }}"
            f"h2 {{ font-size: {theme.HEADING_PX}px; font-weight: 600; margin: 16px 0 4px 0; }}"
            f"p, li {{ line-height: 145%; color: {now.text}; }} p {{ margin: 0 0 8px 0; }}"
            "li { margin: 0 0 4px 0; } table { margin: 4px 0 12px 0; }"
            f"a {{ color: {now.accent}; text-decoration: none; }}"
            f"code {{ font-family: Inter; font-weight: 600; color: {now.text};"
            f" background-color: {theme.mixed(now.surface, now.text, 0.08)}; }}"
            f"th {{ text-align: left; color: {now.muted}; }}"
            "td, th { padding: 3px 18px 3px 0; }"
        )
        self.setHtml(html_of(self._article))

    def _on_link(self, url: QUrl) -> None:
        key = url.path().removesuffix(".md").removesuffix(".de")
        if url.isRelative() and key in SCREENS:
            self.page_wanted.emit(key)
