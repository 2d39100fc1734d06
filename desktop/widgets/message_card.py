"""One message of a conversation as a card; a reply and an internal note cannot be confused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import exact_moment, moment, plural, size, tr
from desktop.theme import Tone
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.file_row import FileRow
from desktop.widgets.glyphs import paint_avatar
from desktop.widgets.labels import ElidedLabel, label
from desktop.widgets.plain_body import PlainBody
from desktop.widgets.queue_line import initials, one_line
from desktop.widgets.quoting import parted
from desktop.widgets.rich_body import RichBody
from models.vocabulary import AuthorKind, MessageKind
from services.tickets import rich_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QEnterEvent, QImage, QPaintEvent

    from desktop.widgets.file_row import File

AVATAR: Final = 30


class Message(Protocol):
    """What a card needs to know; the service's MessageView has this shape."""

    @property
    def id(self) -> int: ...  # noqa: D102 - see the class
    @property
    def at(self) -> datetime: ...  # noqa: D102
    @property
    def author(self) -> str: ...  # noqa: D102
    @property
    def author_kind(self) -> AuthorKind: ...  # noqa: D102
    @property
    def kind(self) -> MessageKind: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def html(self) -> str | None: ...  # noqa: D102
    @property
    def attachments(self) -> Sequence[File]: ...  # noqa: D102
    @property
    def mentions(self) -> Sequence[str]: ...  # noqa: D102


class Avatar(QWidget):
    """The disc with a person's initials."""

    def __init__(self, name: str, tone: Tone, parent: QWidget | None = None) -> None:
        """Show the initials of `name`."""
        super().__init__(parent)
        self._letters, self._tone = initials(name), tone
        self.setFixedSize(AVATAR, AVATAR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._letters, self._tone)


class NoteTag(QWidget):
    """The word "internal" with a lock, on cards and in the composer."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Show `words` in the ink of notes."""
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        metrics = theme.font(theme.SMALL_PX, theme.Weight.DemiBold)
        self.setFont(metrics)
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 24, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self), theme.tokens().tones[Tone.NOTE].ink
        painter.drawPixmap(0, 3, theme.pixmap("lock", ink, 14, self.devicePixelRatioF()))
        painter.setFont(theme.font(theme.SMALL_PX, theme.Weight.DemiBold))
        painter.setPen(theme.colour(ink))
        box = QRectF(19, 0, self.width() - 19, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._words)


class MessageCard(QWidget):
    """A card: who, when, what; quoted text folded, files below.

    Attributes:
        file_opened: Emitted with the id of the attachment a person wants to see.
        split_asked: Emitted with the id of the message that is to be a ticket of its own.
        picture_wanted: Emitted with the id of an attachment that stands within the text.
        link_opened: Emitted with the address of a link a person pressed.
    """

    file_opened = Signal(int)
    split_asked = Signal(object)  # an int of 64 bits
    picture_wanted = Signal(int)
    link_opened = Signal(str)

    def __init__(self, message: Message, now: datetime, parent: QWidget | None = None) -> None:
        """Show `message`; `now` decides how its time is said."""
        super().__init__(parent)
        self.message = message
        self._is_note = message.kind is MessageKind.NOTE
        if message.html is None:
            written, quoted = parted(message.body)
        else:
            written, quoted = rich_text.parted(message.html)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 14)
        self._column.setSpacing(8)
        self.split = icon_button("ticket", tr("Open a ticket of its own for this message"))
        self.split.setVisible(False)
        self.split.setFixedSize(self.split.sizeHint())  # the same with its sign and without
        self.split.installEventFilter(self)
        self._offer_split()
        self.split.clicked.connect(lambda: self.split_asked.emit(message.id))
        self._column.addLayout(self._head(now))
        self._body = self._text(written)
        self._body.setAccessibleName(tr("Message of {author}", author=message.author))
        self._column.addWidget(self._body)
        if not self._body.is_complete():
            self._add_more()
        if quoted:
            self._add_quoted(quoted)
        if message.mentions:
            names = ", ".join(one_line(name) for name in message.mentions)
            self._column.addWidget(label(tr("Called: {names}", names=names), "small", wrap=True))
        if self._loose_files():
            files = FileRow(self._loose_files())
            files.opened.connect(self.file_opened)
            self._column.addWidget(files)
        what = tr("Internal note") if self._is_note else tr("Reply")
        self.setAccessibleName(tr("{what} of {author}", what=what, author=message.author))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._offer_split()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._offer_split()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._offer_split()
        return super().eventFilter(watched, event)

    def _offer_split(self) -> None:
        """Show the sign only to whoever points at the card or came by the keys: it is rare."""
        is_wanted = self.underMouse() or self.split.hasFocus()
        edge = theme.ICON_PX if is_wanted else 0
        self.split.setIconSize(QSize(edge, edge))

    def _head(self, now: datetime) -> QHBoxLayout:
        message = self.message
        is_agent = message.author_kind is AuthorKind.AGENT
        tone = Tone.NOTE if self._is_note else Tone.ACCENT if is_agent else Tone.NEUTRAL
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(ElidedLabel(one_line(message.author), "strong"))
        names.addLayout(self._side())
        when = label(moment(message.at, now), "small")
        when.setToolTip(exact_moment(message.at))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Avatar(message.author, tone))
        row.addLayout(names, 1)
        row.addWidget(self.split)
        row.addWidget(when)
        return row

    def _side(self) -> QHBoxLayout:
        """Return the line below the name: a narrow card keeps both, and gives up the rest."""
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._is_note:
            row.addWidget(NoteTag(tr("Internal note")))
        row.addWidget(ElidedLabel(self._side_words(), "small"), 1)
        return row

    def _side_words(self) -> str:
        match self.message.author_kind:
            case AuthorKind.REQUESTER:
                return tr("Requester")
            case AuthorKind.AGENT:
                return tr("only agents see this") if self._is_note else tr("Agent")
            case _:
                return tr("Vigildesk")

    def _add_quoted(self, quoted: str) -> None:
        words = quoted if self.message.html is None else rich_text.as_text(quoted)
        lines = words.count("\n") + 1
        fold = button(plural("Show %n quoted line", "Show %n quoted lines", lines), "link")
        fold.setCheckable(True)
        old = self._text(quoted)
        old.setVisible(False)
        old.setAccessibleName(tr("Quoted text"))
        old.setEnabled(True)
        fold.toggled.connect(old.setVisible)
        self._column.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(old)

    def show_picture(self, attachment_id: int, image: QImage) -> None:
        """Show a picture that stands within the text, once it was fetched and read."""
        for file in self.message.attachments:
            if file.id == attachment_id and file.content_id:
                for body in self.findChildren(RichBody):
                    body.show_picture(file.content_id, image)

    def _text(self, text: str) -> PlainBody | RichBody:
        if self.message.html is None:
            return PlainBody(text)
        body = RichBody(text)
        body.link_opened.connect(self.link_opened)
        body.picture_wanted.connect(self._on_picture_wanted)
        return body

    def _on_picture_wanted(self, content_id: str) -> None:
        for file in self.message.attachments:
            if file.content_id == content_id:
                self.picture_wanted.emit(file.id)

    def _loose_files(self) -> list[File]:
        """Return the files that do not stand within the text already."""
        html = self.message.html or ""
        return [
            file
            for file in self.message.attachments
            if not (file.content_id and f'"cid:{file.content_id}"' in html)
        ]

    def _add_more(self) -> None:
        more = button("", "link")

        def offer() -> None:
            hidden = size(self._body.hidden_count())
            more.setText(tr("Show more of this message ({size} hidden)", size=hidden))
            more.setVisible(not self._body.is_complete())

        def show_more() -> None:
            self._body.show_more()
            offer()

        more.clicked.connect(show_more)
        self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        offer()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        fill, edge = now.surface, now.line
        if self._is_note:
            fill, edge = now.tones[Tone.NOTE].tint, now.note_line
        elif self.message.author_kind is AuthorKind.AGENT:
            fill = theme.mixed(now.surface, now.accent, 0.07)
            edge = theme.mixed(now.surface, now.accent, 0.25)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(edge))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
