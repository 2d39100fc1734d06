"""One file over the window: its name, what it is, its checksum, and what is seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.text import number, plain, size, tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.file_words import doubt_words, file_icon, is_disguised, kind_words
from desktop.widgets.labels import ElidedLabel, label
from desktop.widgets.page_view import PageView
from desktop.widgets.pdf_pages import PdfPages
from desktop.widgets.picture import Picture
from desktop.widgets.pictures import PictureReader
from desktop.widgets.plain_body import PlainBody
from desktop.widgets.queue_line import one_line
from desktop.widgets.skeleton import Skeleton
from desktop.widgets.stage import Stage
from services.tickets import file_kinds
from services.tickets.file_kinds import Doubt

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QPushButton

SIZE: Final = QSize(860, 820)
"""Where the screen has so much room."""
ROUND: Final = 48
"""Pixels that are left free around it."""
TEXT_SHOWN: Final = 1024 * 1024
"""Bytes of a text that are shown; the rest is in the file."""
BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))


class FileDialog(QDialog):
    """Shows one file; nothing of it runs, loads or is opened by another program.

    Attributes:
        banner: What there is to say before one trusts the file.
        way_out: What is pressed by Enter; None where the file goes nowhere from here.
    """

    def __init__(
        self, parent: QWidget | None = None, *, way_out: QPushButton | None = None, hint: str = ""
    ) -> None:
        """Show nothing yet; `hint` stands in the foot."""
        super().__init__(parent)
        self.setWindowTitle(tr("File"))
        self.resize(SIZE.boundedTo(self.screen().availableSize() - QSize(ROUND, ROUND)))
        self.banner = Banner()
        self.way_out = way_out
        self._name = self._checksum = ""
        self._turn = 0
        """Counts the files shown: a picture that comes late belongs to another."""
        self._reader = PictureReader(self)
        self._reader.read.connect(self._on_picture)
        self._title = ElidedLabel("", "title")
        self._kind = ElidedLabel("", "muted")
        self._sum = ElidedLabel("", "small")
        self._body = Stage()
        self._body.addWidget(Skeleton(10))
        self._close = button(tr("Close"), "quiet")
        self._close.clicked.connect(self.reject)
        self._copy = button(tr("Copy the checksum"), icon="copy")
        self._copy.clicked.connect(self._on_copy)
        self._arrange(hint)

    def tell(self, name: str, kind: str, length: int, sha256: str) -> None:
        """Say what is shown.

        Args:
            name: Of the file.
            kind: Its media type, by its content.
            length: In bytes.
            sha256: Of its content; empty where nobody has counted it.
        """
        self._name, self._turn = name, self._turn + 1
        self._title.setText(one_line(name))
        self.setAccessibleName(tr("File {name}", name=one_line(name)))
        self._kind.setText(
            tr(
                "{kind} · {size} ({bytes} bytes)",
                kind=kind_words(kind),
                size=size(length),
                bytes=number(length),
            )
        )
        self._checksum = sha256
        self._sum.setText(tr("SHA-256 {sum}", sum=sha256))
        self._copy.setText(tr("Copy the checksum"))
        for part in (self._sum, self._copy):
            part.setVisible(bool(sha256))

    def warn(self, name: str, found: str | None) -> None:
        """Say what to think of a file whose name and content do not agree."""
        doubt = doubt_words(name, found)
        if doubt:
            grave = is_disguised(name, found)
            self.banner.say(Gravity.ERROR if grave else Gravity.WARNING, doubt, steady=True)
        else:
            self.banner.withdraw()

    def wait(self) -> None:
        """Show that the content is on its way."""
        self._body.show_instead(Skeleton(10))

    def show_content(self, content: bytes) -> None:
        """Show a file as what its content is, whatever its name says."""
        found = file_kinds.found_in(content)
        if found.startswith("image/") and found != "image/svg+xml":
            self._reader.start(self._turn, content)
        elif found.startswith("text/") or found == "image/svg+xml":
            self._show_text(content)
        elif found == file_kinds.PDF:
            self.show_pages(content)
        else:
            self._show_nothing(found)

    def show_pages(self, content: bytes | Path, sha256: str = "") -> None:
        """Show the pages of a PDF, in memory or in a file, which must have this checksum then."""
        pages = PdfPages(content, sha256=sha256)
        pages.opened.connect(lambda: self._begin_at(pages.view))
        pages.protected.connect(self._begin_at)
        self._body.show_instead(pages)

    def text(self) -> str:
        """Return the text of the page in view; empty while it is not read."""
        view = next(iter(self.findChildren(PageView)), None)
        return view.text() if view is not None else ""

    def refuse(self, words: str) -> None:
        """Say why the content does not come."""
        self._body.show_instead(EmptyState("circle-alert", tr("Not shown"), words=plain(words)))

    def _arrange(self, hint: str) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(label(hint, "small"))
        foot.addStretch(1)
        for part in (self._close, self._copy, self.way_out):
            if part is not None:
                foot.addWidget(part)
        facts = QVBoxLayout()
        facts.setSpacing(4)
        for line in (self._title, self._kind, self._sum):
            facts.addWidget(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addLayout(facts)
        column.addWidget(self.banner)
        column.addWidget(self._body, 1)
        column.addLayout(foot)
        begin = self.way_out or self._close
        begin.setDefault(True)
        begin.setFocus()

    def _show_text(self, content: bytes) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        text = PlainBody(_decoded(content[:TEXT_SHOWN]))
        text.setAccessibleName(tr("Text of {name}", name=one_line(self._name)))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 8, 2)
        column.addWidget(text)
        while not text.is_complete():
            text.show_more()
        if len(content) > TEXT_SHOWN:
            words = tr("Only the first {size} are shown.", size=size(TEXT_SHOWN))
            column.addWidget(label(words, "small"))
        column.addStretch(1)
        scroll.setWidget(inside)
        self._body.show_instead(scroll)

    def _show_nothing(self, found: str) -> None:
        words = tr("Files of this kind are not shown here. Save it to look at it.")
        if file_kinds.doubt(self._name, found) in {Doubt.PROGRAM, Doubt.DISGUISED}:
            words = tr("A program is not shown, and nothing here runs it.")
        self._body.show_instead(EmptyState(file_icon(found), tr("No preview"), words=words))

    def _on_picture(self, key: object, image: QImage) -> None:
        if key != self._turn:
            return
        if image.isNull():
            self.refuse(
                tr("The picture cannot be read, is of a kind not shown here, or is too large.")
            )
            return
        picture = Picture()
        self._body.show_instead(picture)
        picture.show_image(image, one_line(self._name))

    def _begin_at(self, shown: QWidget | None) -> None:
        """Give the keys to what is looked at, where the person has not gone elsewhere."""
        if shown is not None and self.focusWidget() in {None, self.way_out, self._close}:
            shown.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._checksum)
        self._copy.setText(tr("Copied"))


def _decoded(content: bytes) -> str:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace").replace("\x00", "\ufffd")
    return content.decode("utf-8", "replace").replace("\x00", "\ufffd")
