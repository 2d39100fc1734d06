"""What messages carry: files a person saves, pictures within the text, links that are pressed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.text import tr
from desktop.ticket.saved_file import saved
from desktop.widgets.banner import Gravity
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
        conversation.file_opened.connect(lambda one: self._fetch(one, self._save, "save"))
        conversation.picture_wanted.connect(self._on_picture_wanted)
        conversation.link_opened.connect(self.offer_link)

    def offer_link(self, address: str) -> None:
        """Show where a link leads; it is followed only when the person says so there."""
        if not is_safe_link(address):
            words = tr("This link leads to “{address}”, which is not opened.", address=address)
            self._banner.say(Gravity.WARNING, words)
            return
        words = tr("This link leads to {address}", address=address)
        self._toast.say(words, offer=Offer(tr("Open"), partial(_follow, address)))

    def _fetch(self, attachment_id: int, then: Callable[[GivenFile], None], why: str) -> None:
        self._desk.ask(
            attachments.content_of,
            attachment_id,
            then=then,
            receiver=self,
            about=f"{why} {attachment_id}",
            otherwise=lambda error: self._banner.say(Gravity.ERROR, str(error)),
        )

    def _on_picture_wanted(self, attachment_id: int) -> None:
        def read(file: GivenFile) -> None:
            self._reader.start(attachment_id, file.content)

        self._fetch(attachment_id, read, "show")

    def _on_read(self, attachment_id: int, image: QImage) -> None:
        if not image.isNull():
            self._conversation.show_picture(attachment_id, image)

    def _save(self, file: GivenFile) -> None:
        words, why = saved(self._conversation, file)
        if why:
            self._banner.say(Gravity.ERROR, why)
        elif words:
            self._toast.say(words)


def _follow(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))
