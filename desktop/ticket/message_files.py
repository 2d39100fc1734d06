"""What messages carry: files a person saves, pictures within the text, links that are pressed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from desktop.sentences import in_words
from desktop.text import open_words, tr
from desktop.ticket.saved_file import saved
from desktop.widgets.banner import Gravity
from desktop.widgets.file_sheet import FileFacts, FileSheet
from desktop.widgets.pictures import PictureReader
from desktop.widgets.toast import Offer
from services.tickets import attachments
from services.tickets.rich_text import is_safe_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from desktop.widgets.banner import Banner
    from desktop.widgets.conversation import ConversationView
    from desktop.widgets.toast import Toast
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.tickets.attachments import GivenFile


class MessageFiles(QObject):
    """Fetches what a person opens in a conversation; nothing is opened that nobody pressed."""

    def __init__(
        self, desk: Desk, conversation: ConversationView, banner: Banner, toast: Toast
    ) -> None:
        """Serve one conversation; refusals are said in its banner."""
        super().__init__(conversation)
        self._desk = desk
        self._conversation = conversation
        self._banner = banner
        self._toast = toast
        self._reader = PictureReader(self)
        self._reader.read.connect(self._on_read)
        self.sheet: FileSheet | None = None
        conversation.file_opened.connect(self.open)
        conversation.picture_wanted.connect(self._on_picture_wanted)
        conversation.link_opened.connect(self.offer_link)

    def open(self, attachment_id: int) -> None:
        """Show a file over the window; from there it is saved, and the next one shown."""
        facts = self._facts(attachment_id)
        if facts is None:
            return
        sheet = FileSheet(facts, self._conversation.window())
        sheet.save_asked.connect(lambda one: self._fetch(one, self._save, "save"))
        sheet.step_asked.connect(partial(self._step, sheet))
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        self._fill(sheet)
        sheet.open()

    def _facts(self, attachment_id: int) -> FileFacts | None:
        for one in self._conversation.files_beside(attachment_id):
            if one.id == attachment_id:
                return FileFacts(
                    one.id, one.name, one.size, one.sha256, one.media_type, one.found_type
                )
        return None

    def _fill(self, sheet: FileSheet) -> None:
        known = sheet.facts.id

        def is_shown() -> bool:
            return isValid(sheet) and sheet.facts.id == known

        def show(file: GivenFile) -> None:
            if is_shown():
                sheet.show_content(file.content)

        def refuse(error: HelpDeskError) -> None:
            if is_shown():
                sheet.refuse(in_words(error))

        self._desk.ask(
            attachments.content_of,
            known,
            then=show,
            receiver=self,
            about=f"look {known}",
            otherwise=refuse,
        )

    def _step(self, sheet: FileSheet, by: int) -> None:
        ids = [one.id for one in self._conversation.files_beside(sheet.facts.id)]
        place = ids.index(sheet.facts.id) + by if sheet.facts.id in ids else -1
        facts = self._facts(ids[place]) if 0 <= place < len(ids) else None
        if facts is not None:
            sheet.show_file(facts)
            self._fill(sheet)

    def offer_link(self, address: str) -> None:
        """Show where a link leads; it is followed only when the person says so there."""
        if not is_safe_link(address):
            words = tr("This link leads to “{address}”, which is not opened.", address=address)
            self._banner.say(Gravity.WARNING, words)
            return
        words = tr("This link leads to {address}", address=address)
        self._toast.say(words, offer=Offer(open_words(), partial(_follow, address)))

    def _fetch(self, attachment_id: int, then: Callable[[GivenFile], None], why: str) -> None:
        self._desk.ask(
            attachments.content_of,
            attachment_id,
            then=then,
            receiver=self,
            about=f"{why} {attachment_id}",
            otherwise=lambda error: self._banner.say(Gravity.ERROR, in_words(error)),
        )

    def _on_picture_wanted(self, attachment_id: int) -> None:
        def read(file: GivenFile) -> None:
            self._reader.start(attachment_id, file.content)

        self._fetch(attachment_id, read, "show")

    def _on_read(self, attachment_id: int, image: QImage) -> None:
        if not image.isNull():
            self._conversation.show_picture(attachment_id, image)

    def _save(self, file: GivenFile) -> None:
        over = self.sheet if self.sheet is not None and isValid(self.sheet) else None
        words, why = saved(over or self._conversation, file)
        if why:
            self._banner.say(Gravity.ERROR, why)
        elif words:
            self._toast.say(words)


def _follow(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))
