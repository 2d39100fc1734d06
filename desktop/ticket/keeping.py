"""Keeps what is typed on the ticket of a page, and takes up what was typed on it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer

from desktop.overriding import override
from desktop.widgets.answers import Draft
from models.vocabulary import MessageKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ticket.drafts import Drafts
    from desktop.widgets.composer import Composer

LEFT: Final = frozenset({QEvent.Type.WindowDeactivate, QEvent.Type.Hide})
CAME: Final = frozenset({QEvent.Type.WindowActivate, QEvent.Type.Show})
NOTHING: Final = Draft(MessageKind.REPLY, "")


class Keeping(QObject):
    """The draft of one ticket at a time, which other windows may show and change as well.

    A composer in which nothing was typed since never writes over what was typed in another
    window: it takes that up when its own window comes to the front again.

    Attributes:
        drafts: Where they are kept; None while that is not known.
    """

    def __init__(self, page: QWidget, composer: Composer, drafts: Drafts | None) -> None:
        """Keep for whatever ticket `enter` names."""
        super().__init__(page)
        self.drafts = drafts
        self._composer = composer
        self._ticket_id: int | None = None
        self._taken = NOTHING  # what stood in the composer when it was last shown or kept
        self._known: Draft | None = None  # what was kept then
        self._coming = QTimer(self, singleShot=True, interval=0)  # the other window is left after
        self._coming.timeout.connect(self._take_up)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in LEFT:
            self.keep()
        elif event.type() in CAME:
            self._coming.start()
        return False

    def enter(self, ticket_id: int) -> None:
        """Show what was typed on another ticket."""
        self._ticket_id = ticket_id
        self._show()

    def leave(self) -> None:
        """Keep what was typed on the ticket shown until now."""
        self.keep()
        self._ticket_id = None

    def keep(self) -> None:
        """Keep what stands in the composer, where anything was typed since it was shown."""
        draft = self._composer.draft()
        if self._ticket_id is None or self.drafts is None or draft == self._taken:
            return
        self.drafts.keep(self._ticket_id, draft)
        self._taken, self._known = draft, self.drafts.of(self._ticket_id)

    def sent(self, ticket_id: int, kind: MessageKind) -> None:
        """Forget the text that was sent; what was begun as the other kind stays."""
        if ticket_id == self._ticket_id:
            self._composer.accepted()
            self.keep()
        elif self.drafts is not None:
            self.drafts.keep(ticket_id, (self.drafts.of(ticket_id) or NOTHING).without(kind))

    def _take_up(self) -> None:
        if self._ticket_id is None or self.drafts is None or self._composer.is_busy():
            return
        is_new = self.drafts.of(self._ticket_id) != self._known
        if is_new and self._composer.draft() == self._taken:
            self._show()

    def _show(self) -> None:
        ticket_id = self._ticket_id
        self._known = self.drafts.of(ticket_id) if self.drafts and ticket_id is not None else None
        self._composer.show_draft(self._known)
        self._taken = self._composer.draft()
