"""Formatted text of a message: cleaned HTML in our own type, its links pressed, nothing fetched."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent

WIDEST: Final = 560
"""A picture within the text is never wider, in pixels."""


class RichBody(QTextBrowser):
    """Shows HTML that `services.tickets.rich_text` has cleaned, as tall as it needs.

    Attributes:
        link_opened: Emitted with the address of a link that a person pressed; nothing is opened.
        picture_wanted: Emitted once with the name of each picture that came with the message.
    """

    link_opened = Signal(str)
    picture_wanted = Signal(str)

    def __init__(self, html: str, parent: QWidget | None = None) -> None:
        """Show `html`; where it came from does not matter, for nothing is ever loaded."""
        super().__init__(parent)
        self._html = html
        self._pictures: dict[str, QImage] = {}
        self._wanted: dict[str, bool] = {}
        self._worn: theme.Tokens | None = None
        self.refused: list[str] = []
        """Addresses that the text asked for and did not get."""
        self.setReadOnly(True)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_link)
        self._show()

    def is_complete(self) -> bool:
        """Tell whether all of the text is shown: formatted text is cut before it is stored."""
        return True

    def hidden_count(self) -> int:
        """Return how many characters are not shown yet."""
        return 0

    def show_more(self) -> None:
        """Show the next part; there is none."""

    def show_picture(self, content_id: str, image: QImage) -> None:
        """Show a picture that came with the message where the text names it."""
        wide = image.width() > WIDEST
        fitting = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
        self._pictures[content_id] = fitting if wide else image
        self._show()

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give the text its own pictures, and nothing else whatever it asks for."""
        address = QUrl(name).toString()
        content_id = address.removeprefix("cid:")
        if address == content_id or kind != QTextDocument.ResourceType.ImageResource.value:
            self.refused.append(address)
            return QImage()
        if content_id not in self._pictures:
            self._wanted.setdefault(content_id, False)
            self._ask_for_pictures()
        return self._pictures.get(content_id) or _blank()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_for_pictures()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._worn is not theme.tokens():
            self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _ask_for_pictures(self) -> None:
        """Ask once for each, and only while somebody looks."""
        for content_id, is_asked in list(self._wanted.items()):
            if not is_asked and self.isVisible():
                self._wanted[content_id] = True
                self.picture_wanted.emit(content_id)

    def _show(self) -> None:
        now = self._worn = theme.tokens()
        self.document().setDefaultFont(theme.font())
        self.document().setDefaultStyleSheet(
            f"p, li, td, th, div {{ line-height: 138%; color: {now.text}; }}"
            f"p {{ margin: 0 0 6px 0; }} h1, h2, h3, h4, h5, h6 {{ font-size: {theme.HEADING_PX}px;"
            f" margin: 6px 0; color: {now.text}; }}"
            f"a {{ color: {now.accent}; }} blockquote {{ margin: 4px 0 4px 14px; }}"
            f"blockquote p {{ color: {now.muted}; }}"
            f"code, pre {{ font-family: monospace; background-color: {now.ground}; }}"
            "td, th { padding: 3px 8px; }"
        )
        self.setHtml(self._html)
        self._grow()

    def _grow(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 80))
        self.setFixedHeight(math.ceil(self.document().size().height()) + 2)

    def _on_link(self, url: QUrl) -> None:
        self.link_opened.emit(url.toString())


def _blank() -> QImage:
    """Stand in for a picture that is on its way."""
    image = QImage(120, 40, QImage.Format.Format_ARGB32)
    image.fill(theme.colour(theme.tokens().line))
    image.setText("Description", tr("Picture on its way"))
    return image
