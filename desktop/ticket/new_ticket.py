"""The form that opens a ticket: who asks, what about, how urgent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.overriding import override
from desktop.sentences import in_words
from desktop.text import tr
from desktop.ticket.drafts import NEW, address_of, drafts_of
from desktop.ticket.new_properties import NewProperties
from desktop.ticket.requesters import RequesterRow
from desktop.widgets.answers import Draft
from desktop.widgets.attachments import AttachmentTray
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.composer import DRAFT_PAUSE_MS
from desktop.widgets.growing_text import GrowingText, overflow_words
from desktop.widgets.labels import label
from desktop.widgets.room import stay_on_screen
from models.vocabulary import MessageKind, Origin, Priority, Role
from services.access import people
from services.tickets import attachments, fields, scanning
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent

    from desktop.ticket.drafts import Drafts
    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.store.work import Work

SIZE: Final = QSize(680, 560)


def open_with_files(
    work: Work, new: NewTicket, paths: tuple[Path, ...], checked: tuple[str, ...] = ()
) -> Changes:
    """Open a ticket with files from disk, read on the desk's thread after their size check."""
    limit = attachments.size_limit(work)
    files = tuple(attachments.read_checked(path, limit, checked) for path in paths)
    return open_ticket(work, replace(new, attachments=files))


class NewTicketDialog(QDialog):
    """Collects a ticket and opens it; what was typed stays until it is stored, also when closed.

    Attributes:
        opened: Emitted with the number of the new ticket.
    """

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask the desk for the people and teams one can choose from."""
        super().__init__(parent)
        self._desk = desk
        self._asks_for_self = desk.actor.role is Role.REQUESTER
        self.setWindowTitle(tr("New ticket"))
        self.resize(SIZE)
        self.banner = Banner()
        self.requester = RequesterRow(desk)
        self.requester.changed.connect(self._update)
        self.subject = QLineEdit()
        self.subject.setPlaceholderText(tr("What is it about, in one line"))
        self.subject.setAccessibleName(tr("Subject"))
        self.subject.textChanged.connect(self._update)
        self.words = GrowingText(fills=True)
        self.words.setMinimumHeight(140)
        self.words.setPlaceholderText(tr("What happened, in the words of the requester"))
        self.words.setAccessibleName(tr("Description"))
        self.words.textChanged.connect(self._update)
        self.words.overflowed.connect(self._on_overflowed)
        self.properties = NewProperties(asks_for_self=self._asks_for_self)
        self.tray = self._tray()
        self.setAcceptDrops(True)
        self._drafts: Drafts | None = None
        self._pause = QTimer(self, singleShot=True, interval=DRAFT_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        self._hint = label("", "small")
        self.create_button = button(tr("Create the ticket"), "primary", icon="plus")
        self.create_button.clicked.connect(self._on_create)
        self._arrange()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._on_create)
        self._ask()
        self._update()
        stay_on_screen(self)

    def _tray(self) -> AttachmentTray:
        made = AttachmentTray()
        made.set_scanner(scanning.configured())
        made.changed.connect(self._update)
        made.refused.connect(lambda words: self.banner.say(Gravity.WARNING, words))
        return made

    def _arrange(self) -> None:
        self.requester.setVisible(not self._asks_for_self)
        cancel = button(tr("Cancel"), "quiet")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        attach = icon_button("paperclip", tr("Attach files"))
        attach.clicked.connect(self._on_attach)
        foot.addWidget(attach)
        foot.addWidget(self._hint, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.create_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(tr("New ticket"), "title"))
        column.addWidget(self.banner)
        column.addWidget(self.requester)
        column.addWidget(self.subject)
        column.addWidget(self.words, 1)
        column.addWidget(self.tray)
        column.addWidget(self.properties)
        column.addLayout(foot)
        first = self.subject if self._asks_for_self else self.requester.field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.tray.add(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()

    @override
    def done(self, result: int) -> None:
        self._pause.stop()
        self._keep()
        super().done(result)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed last: it is locked, or the program ends."""
        super().hideEvent(event)
        self._keep()

    def _ask(self) -> None:
        self._desk.ask(address_of, then=self._on_address, receiver=self)
        self._desk.ask(fields.kinds, then=self.properties.kind.offer, receiver=self)
        self._desk.ask(fields.of_new, then=self.properties.offer_fields, receiver=self)
        if self._asks_for_self:
            return
        self._desk.ask(people.teams, then=self.properties.offer_teams, receiver=self)

    def _on_address(self, address: str) -> None:
        """Take up what was typed and not opened the last time, unless something is typed now."""
        self._drafts = drafts_of(self._desk.actor, address)
        draft = self._drafts.of(NEW)
        if draft is not None and not self._typed():
            subject, _, words = draft.text.partition("\n")
            self.subject.setText(subject)
            self.words.setPlainText(words)
            self.tray.add(draft.files)
            self._take_up(dict(draft.form))

    def _typed(self) -> str:
        typed = f"{self.subject.text()}\n{self.words.toPlainText()}"
        return typed if typed.strip() else ""

    def _keep(self) -> None:
        if self._drafts is not None:
            files = tuple(str(one.path) for one in self.tray.files())
            draft = Draft(MessageKind.REPLY, self._typed(), files=files, form=self._form())
            self._drafts.keep(NEW, draft)

    def _form(self) -> tuple[tuple[str, str], ...]:
        kept = self.properties.kept()
        if (who := self.requester.value()) is not None:
            kept |= {"requester": str(who), "requester name": self.requester.field.text()}
        return tuple(sorted(kept.items()))

    def _take_up(self, kept: dict[str, str]) -> None:
        if not kept:
            return
        self.properties.take_up(kept)
        who = kept.get("requester", "")
        if who.isdecimal() and self.requester.value() is None:
            self.requester.field.take(int(who), kept.get("requester name", ""))

    def _on_attach(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Attach files"))
        self.tray.add(paths)

    def _requester_id(self) -> int | None:
        return self._desk.actor.person_id if self._asks_for_self else self.requester.value()

    def _update(self) -> None:
        wanted = (
            (tr("the requester"), self._requester_id() is not None),
            (tr("what it is about"), bool(self.subject.text().strip())),
            (tr("what happened"), bool(self.words.toPlainText().strip())),
            (tr("the check of the files"), not self.tray.is_checking()),
        )
        missing = ", ".join(words for words, is_given in wanted if not is_given)
        self.create_button.setEnabled(not missing)
        ready = tr("Ctrl+Enter creates it")
        self._hint.setText(tr("Still missing: {what}", what=missing) if missing else ready)
        self._pause.start()

    def _on_create(self) -> None:
        requester_id = self._requester_id()
        if requester_id is None or not self.create_button.isEnabled():
            return
        new = NewTicket(
            subject=self.subject.text(),
            requester_id=requester_id,
            description=self.words.toPlainText(),
            priority=self.properties.priority.value() or Priority.NORMAL,
            kind=self.properties.kind.value(),
            team_id=self.properties.team.value(),
            assignee_id=self.properties.assignee.value(),
            fields=self.properties.filled(),
            origin=Origin.REQUESTER if self._asks_for_self else Origin.ON_BEHALF,
        )
        self.create_button.setEnabled(False)
        files = self.tray.files()
        paths, checked = tuple(one.path for one in files), tuple(one.sha256 for one in files)
        click = self._desk.do(open_with_files, new, paths, checked)
        click.succeeded.connect(self._on_opened)
        click.refused.connect(self._on_refused)
        click.finished.connect(self._update)

    def _on_opened(self, changes: Changes) -> None:
        if changes.subject is not None:
            self.opened.emit(changes.subject)
        self.subject.clear()
        self.words.clear()
        self.tray.clear()
        self.accept()

    def _on_overflowed(self, length: int) -> None:
        self.banner.say(Gravity.WARNING, overflow_words(length, self.words.limit))

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, in_words(error))
