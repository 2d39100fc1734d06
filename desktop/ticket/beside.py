"""Says who else has the ticket open, and tells them that this window has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.theme import Tone
from desktop.widgets.labels import ElidedLabel
from desktop.widgets.queue_line import one_line
from services.access.permissions import Act, may
from services.tickets import presence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from desktop.work import Desk
    from services.changes import Changes
    from services.store.work import Work
    from services.tickets.presence import Beside

MILLISECONDS: Final = 1000


class BesideStrip(QWidget):
    """One line: who looks, and louder, who writes; takes no room while nobody does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nobody."""
        super().__init__(parent)
        self._is_loud = False
        self._picture = QLabel()
        self._picture.setFixedSize(16, 16)
        self._words = ElidedLabel("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 16, 5)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        self.setVisible(False)

    def show_people(self, people: Sequence[Beside]) -> None:
        """Show these people; nobody hides the strip."""
        writing = [one_line(one.name) for one in people if one.writes]
        looking = [one_line(one.name) for one in people if not one.writes]
        parts = []
        if writing:
            parts.append(tr("{names} writes on this ticket", names=_listed(writing)))
        if looking:
            parts.append(tr("{names} has it open", names=_listed(looking)))
        words = tr(" · ").join(parts)
        self._is_loud = bool(writing)
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.setAccessibleName(words)
        self._draw_picture()
        self.setVisible(bool(people))
        self.update()

    def words(self) -> str:
        """Return what is said now; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._draw_picture()
        painter, tone = QPainter(self), self._tone()
        painter.fillRect(QRectF(self.rect()), theme.colour(theme.tokens().tones[tone].tint))

    def _tone(self) -> Tone:
        return Tone.AT_RISK if self._is_loud else Tone.NEUTRAL

    def _draw_picture(self) -> None:
        ink = theme.tokens().tones[self._tone()].ink
        name = "pencil" if self._is_loud else "eye"
        picture = theme.pixmap(name, ink, 16, self.devicePixelRatioF())
        if self._picture.pixmap().cacheKey() != picture.cacheKey():
            self._picture.setPixmap(picture)


class Company(QObject):
    """Keeps the others told while a page shows a ticket, and the strip told of the others."""

    def __init__(
        self, desk: Desk, strip: BesideStrip, writes: Callable[[], bool], parent: QWidget
    ) -> None:
        """Stay quiet until a ticket is shown.

        Args:
            desk: Where it is told and asked.
            strip: Where the others are shown.
            writes: Whether something is being written here now.
            parent: The page; only while it is seen is anybody told.
        """
        super().__init__(parent)
        self._desk, self._strip, self._writes, self._page = desk, strip, writes, parent
        self._ticket_id: int | None = None
        self._said_writing = False
        self._works = may(desk.actor, Act.WORK_TICKET)
        self._beat = QTimer(self)
        self._beat.setInterval(int(presence.BEAT.total_seconds() * MILLISECONDS))
        self._beat.timeout.connect(self._on_beat)
        desk.changed.connect(self._on_changed)

    def enter(self, ticket_id: int) -> None:
        """Say that this ticket is open here, and no longer the last one."""
        if not self._works:
            return
        if self._ticket_id != ticket_id:
            self.leave()
        self._ticket_id = ticket_id
        self._beat.start()
        self._on_beat()

    def leave(self) -> None:
        """Say that the ticket was put away."""
        if self._ticket_id is not None:
            self._desk.whisper(partial(_gone, self._ticket_id))
        self._ticket_id, self._said_writing = None, False
        self._beat.stop()
        self._strip.show_people(())

    def note_writing(self) -> None:
        """Tell the others at once when writing begins or ends, not only at the next beat."""
        if self._ticket_id is not None and self._writes() is not self._said_writing:
            self._on_beat()

    def _on_beat(self) -> None:
        ticket_id = self._ticket_id
        if ticket_id is None or not self._page.isVisible():
            return
        self._said_writing = self._writes()
        self._desk.whisper(partial(_here, ticket_id, self._said_writing))
        self._ask(ticket_id)

    def _ask(self, ticket_id: int) -> None:
        self._desk.ask(
            presence.beside,
            ticket_id,
            then=self._strip.show_people,
            receiver=self._strip,
            otherwise=lambda _error: None,
        )

    def _on_changed(self, changes: Changes) -> None:
        if self._ticket_id is not None and self._ticket_id in changes.looks:
            self._ask(self._ticket_id)


def _here(ticket_id: int, writes: bool, work: Work) -> Changes:  # noqa: FBT001 - bound by partial
    return presence.here(work, ticket_id, writes=writes)


def _gone(ticket_id: int, work: Work) -> Changes:
    return presence.gone(work, ticket_id)


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
