"""Where an answer is written: a reply for the requester, or an internal note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.answers import Draft, Submission
from desktop.widgets.attachments import AttachmentTray
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.composer_box import endings, hint_words, paint_box, row, stack
from desktop.widgets.composer_text import ComposerText
from desktop.widgets.growing_text import overflow_words
from desktop.widgets.labels import ElidedLabel, label
from desktop.widgets.message_card import NoteTag
from desktop.widgets.pasted import PastedPictures
from desktop.widgets.segments import Segments
from models.vocabulary import MessageKind, TicketStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QImage, QPaintEvent

DRAFT_PAUSE_MS: Final = 700
LONG: Final = 10_000


class Composer(QWidget):
    """Collects an answer and announces it; keeps everything until told it was accepted.

    Attributes:
        submitted: Emitted with a `Submission`; answer with `accepted` or `refused`.
        drafted: Emitted with a `Draft` when typing pauses; an empty text takes the draft back.
        left: Emitted when writing is over (Escape, or it was stored): the cursor goes where the
            keys of the ticket work, so that N and a note are not typed into the next reply.
    """

    submitted = Signal(object)
    drafted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty composer, set to reply."""
        super().__init__(parent)
        self._is_busy = False
        self._is_allowed = True
        self._address = ""
        self._can_end = True
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Answer"))
        kinds = ((MessageKind.REPLY, tr("Reply")), (MessageKind.NOTE, tr("Internal note")))
        self._kind = Segments(kinds)
        self._to = ElidedLabel("", "small")
        self._tag = NoteTag(tr("internal: only agents see this"))
        self.writing = ComposerText()
        self.tray = AttachmentTray()
        self._pasted = PastedPictures()
        self._error = label("", "error", wrap=True)
        self._error.setVisible(False)
        self._attach = icon_button("paperclip", tr("Attach files"))
        self._hint = ElidedLabel("", "small")
        self._send = button(tr("Send reply"), "primary", icon="send")
        self.foot = (self._attach, self._send)  # nothing but a hint stands between them
        self._menu = QMenu(self)
        self._more = button("", "primary", icon="chevron-down")
        self._shown = MessageKind.REPLY
        self._aside: tuple[str, tuple[str, ...]] = ("", ())  # text and files of the other kind
        self._pause = QTimer(self, singleShot=True, interval=DRAFT_PAUSE_MS)
        self._arrange()
        self._connect()
        self._update()

    def write(self, kind: MessageKind) -> None:
        """Put the cursor into the text, as a reply or a note; not while one is being stored."""
        if self._is_busy:
            return
        self._kind.choose(kind)
        self._turn_to(kind)
        self._update()
        self.writing.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer_notes(self, *, offered: bool) -> None:
        """Let notes be written or not; requesters have none."""
        self._kind.setVisible(offered)
        self.writing.offers = offered
        self._can_end = offered
        if not offered:
            self._kind.choose(MessageKind.REPLY)
            self._turn_to(MessageKind.REPLY)
        self._update()

    def address(self, words: str) -> None:
        """Say who receives a reply."""
        self._address = words
        self._update()

    def kind(self) -> MessageKind:
        """Return what is being written."""
        return MessageKind(self._kind.value())

    def draft(self) -> Draft:
        """Return what is typed now."""
        text, (other, others) = self.writing.toPlainText(), self._aside
        return Draft(self._shown, text, other, self.writing.chosen(), self._paths(), others)

    def show_draft(self, draft: Draft | None) -> None:
        """Take up a draft, or start with an empty text."""
        taken = draft or Draft(MessageKind.REPLY, "")
        self._shown, self._aside = taken.kind, (taken.other, taken.other_files)
        self._kind.choose(taken.kind)
        self._show_text(taken.text)
        self.writing.call(taken.called)
        self.tray.clear()
        self._say_error("")
        self.tray.add(taken.files)
        self._is_busy = False
        self._update()

    def accepted(self) -> None:
        """Forget the text: it was stored; what was begun as the other kind stays."""
        had_cursor = self.writing.hasFocus()
        self.show_draft(self.draft().without(self._shown))
        self._pause.stop()
        self._announce_draft()
        if had_cursor:
            self.left.emit()

    def refused(self, words: str) -> None:
        """Keep the text and say why it was not stored."""
        self._is_busy = False
        self._say_error(words)
        self._update()

    def sending_actions(self) -> list[QAction]:
        """Return the ways to send and change the status in one gesture, for the palette."""
        return self._menu.actions()

    def is_busy(self) -> bool:
        """Tell whether a submission waits for its answer."""
        return self._is_busy

    def allow(self, *, sending: bool) -> None:
        """Let sending happen or not; writing is always possible."""
        self._is_allowed = sending
        self._update()

    def _connect(self) -> None:
        self._kind.chosen.connect(self._on_kind_chosen)
        self.writing.textChanged.connect(self._on_typed)
        self.writing.overflowed.connect(self._on_overflowed)
        self.writing.files_given.connect(self._take_files)
        self.writing.picture_given.connect(self._take_picture)
        self.tray.refused.connect(self._say_error)
        self.tray.changed.connect(self._update)
        self._attach.clicked.connect(self._on_attach)
        self._send.clicked.connect(lambda: self._submit(None))
        self._pause.timeout.connect(self._announce_draft)
        for words, status in endings():
            action = self._menu.addAction(words)
            action.triggered.connect(lambda _checked, then=status: self._submit(then))
        send = QShortcut(QKeySequence("Ctrl+Return"), self)
        send.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        send.activated.connect(lambda: self._submit(None))
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def _arrange(self) -> None:
        self._more.setAccessibleName(tr("Send and change the status"))
        self._more.setFixedWidth(32)
        self._more.setMenu(self._menu)
        top = row((self._kind, self._to, self._tag), gap=10, wide=self._to)
        foot = row((self._attach, self._hint), gap=8, wide=self._hint)
        foot.addLayout(row((self._send, self._more), gap=1))
        stack(self, (top, self.writing, self.tray, self._error, foot))

    def _update(self) -> None:
        is_note = self.kind() is MessageKind.NOTE
        send = tr("Add note") if is_note else tr("Send reply")
        self._send.setText(tr("Sending…") if self._is_busy else send)
        self._send.setAccessibleName(send)
        self._tag.setVisible(is_note)
        self._to.setText("" if is_note else self._address)
        hint = tr("Write a note for your colleagues") if is_note else tr("Write a reply")
        self._hint.setText(hint_words(offers=self.writing.offers))
        self.writing.setPlaceholderText(hint)
        self.writing.setAccessibleName(hint)
        self.writing.setReadOnly(self._is_busy)
        is_ready = not self._is_busy and not self.tray.is_checking()
        can_send = self._is_allowed and is_ready and self._has_words()
        self._send.setEnabled(can_send)
        self._more.setEnabled(can_send)
        self._more.setVisible(self._can_end and not is_note)
        self.update()

    def _has_words(self) -> bool:
        """Tell whether something was written; a long text is not copied to find out."""
        return self.writing.document().characterCount() > LONG or bool(self._trimmed())

    def _trimmed(self) -> str:
        return self.writing.toPlainText().strip()

    def _submit(self, then: TicketStatus | None) -> None:
        if not self._send.isEnabled():
            return
        if self._send.hasFocus() or self._more.hasFocus():
            self.writing.setFocus()  # they are greyed now, and Qt would lead on to what comes next
        self._is_busy = True
        self._say_error("")
        self._update()
        self.submitted.emit(self._submission(then))

    def _submission(self, then: TicketStatus | None) -> Submission:
        files = self.tray.files()
        return Submission(
            self.kind(),
            self._trimmed(),
            tuple(one.path for one in files),
            then,
            tuple(one.id for one in self.writing.called()),
            tuple(one.sha256 for one in files if one.sha256),
        )

    def _say_error(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _announce_draft(self) -> None:
        self.drafted.emit(self.draft())

    def _turn_to(self, kind: MessageKind) -> None:
        """Show what was begun as the other kind: a note never becomes a reply by a key."""
        if kind is self._shown:
            return
        begun = (self.writing.toPlainText(), self._paths())
        (text, paths), self._aside, self._shown = self._aside, begun, kind
        self._show_text(text)
        self.tray.clear()
        self.tray.add(paths)

    def _paths(self) -> tuple[str, ...]:
        return tuple(str(file.path) for file in self.tray.files())

    def _show_text(self, text: str) -> None:
        self.writing.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.writing.setPlainText(text)
        self.writing.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self.writing.grow()

    def _on_kind_chosen(self, _value: str) -> None:
        self._turn_to(self.kind())
        self._update()
        self.writing.setFocus()
        self._pause.start()

    def _on_typed(self) -> None:
        self._pause.start()
        self._update()

    def _on_overflowed(self, length: int) -> None:
        self._say_error(overflow_words(length, self.writing.limit))

    def _on_attach(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Attach files"))
        self._take_files(paths)

    def _take_files(self, paths: Sequence[str]) -> None:
        self._say_error("")
        self.tray.add(paths)
        self._pause.start()

    def _take_picture(self, image: QImage) -> None:
        path = self._pasted.keep(image)
        if path:
            self._take_files([path])
        else:
            self._say_error(tr("The picture in the clipboard cannot be kept as a file."))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self._take_files([one.toLocalFile() for one in urls if one.isLocalFile()])
        event.acceptProposedAction()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        is_note = self.kind() is MessageKind.NOTE
        paint_box(self, is_note=is_note, has_focus=self.writing.hasFocus())
