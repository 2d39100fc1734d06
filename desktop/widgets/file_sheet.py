"""A file of a message seen in the window: its picture or text, what it is, and its checksum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import size, tr
from desktop.widgets.banner import Gravity
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.file_dialog import FileDialog
from desktop.widgets.file_words import doubt_words, file_icon, is_disguised
from desktop.widgets.labels import label
from desktop.widgets.pictures import PictureReader
from desktop.widgets.plain_body import PlainBody
from desktop.widgets.queue_line import one_line
from desktop.widgets.skeleton import Skeleton
from services.tickets import file_kinds

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

TEXT_SHOWN: Final = 1024 * 1024
"""Bytes of a text that are shown; the rest is in the file."""
BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file before its content is here.

    Attributes:
        size: In bytes. sha256: As it was recorded when the file was attached.
        found_type: What its first bytes say; None of a file nobody has looked at.
    """

    id: int
    name: str
    size: int
    sha256: str
    media_type: str
    found_type: str | None = None


class Picture(QWidget):
    """A picture, as large as there is room for and never larger than it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._whole = QPixmap()
        self._shown = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown)

    def show_image(self, image: QImage, name: str) -> None:
        """Show an image; `name` is read aloud."""
        self._whole = QPixmap.fromImage(image)
        self._shown.setAccessibleName(tr("Picture {name}", name=name))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        fits = self._whole.width() <= room.width() and self._whole.height() <= room.height()
        fitted = (
            self._whole
            if fits
            else self._whole.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        fitted.setDevicePixelRatio(ratio if not fits else 1.0)
        self._shown.setPixmap(fitted)


class FileSheet(FileDialog):
    """Shows one file of a message.

    Attributes:
        save_asked: Emitted with the number of the attachment to be kept somewhere.
        step_asked: Emitted with 1 or -1: the next file of the message, or the one before.
    """

    save_asked = Signal(int)
    step_asked = Signal(int)

    def __init__(self, facts: FileFacts, parent: QWidget | None = None) -> None:
        """Show what is known of a file; `show_content` brings the rest."""
        save = button(tr("Save …"), "primary", icon="download")
        super().__init__(parent, way_out=save, hint=tr("← → other files of the message"))
        self.facts: FileFacts = facts
        self._reader = PictureReader(self)
        self._reader.read.connect(self._on_picture)
        save.clicked.connect(lambda: self.save_asked.emit(self.facts.id))
        for key, by in (("Right", 1), ("Left", -1)):
            step = QShortcut(QKeySequence(key), self)
            step.activated.connect(lambda known=by: self.step_asked.emit(known))
        self.show_file(facts)

    def show_file(self, facts: FileFacts) -> None:
        """Begin to show a file; its content follows."""
        self.facts = facts
        self.tell(facts.name, facts.found_type or facts.media_type, facts.size, facts.sha256)
        doubt = doubt_words(facts.name, facts.found_type)
        if doubt:
            grave = is_disguised(facts.name, facts.found_type)
            self.banner.say(Gravity.ERROR if grave else Gravity.WARNING, doubt, steady=True)
        else:
            self.banner.withdraw()
        self._show(Skeleton(10))

    def show_content(self, content: bytes) -> None:
        """Show a file as what its content is, whatever its name says."""
        found = file_kinds.found_in(content)
        if found.startswith("image/") and found != "image/svg+xml":
            self._reader.start(self.facts.id, content)
        elif found.startswith("text/") or found == "image/svg+xml":
            self._show_text(content)
        elif found == file_kinds.PDF:
            self.show_pages(content)
        else:
            self._show_nothing(found)

    def _show_text(self, content: bytes) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        text = PlainBody(_decoded(content[:TEXT_SHOWN]))
        text.setAccessibleName(tr("Text of {name}", name=one_line(self.facts.name)))
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
        self._show(scroll)

    def _show_nothing(self, found: str) -> None:
        words = tr("Files of this kind are not shown here. Save it to look at it.")
        self._show(EmptyState(file_icon(found), tr("No preview"), words=words))

    def _on_picture(self, key: object, image: QImage) -> None:
        if key != self.facts.id:
            return
        if image.isNull():
            self.refuse(
                tr("The picture cannot be read, is of a kind not shown here, or is too large.")
            )
            return
        picture = Picture()
        self._show(picture)
        picture.show_image(image, one_line(self.facts.name))


def _decoded(content: bytes) -> str:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace").replace("\x00", "\ufffd")
    return content.decode("utf-8", "replace").replace("\x00", "\ufffd")
