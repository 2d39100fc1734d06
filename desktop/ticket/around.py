"""What stands around a ticket: links, merged tickets, followers, what is planned for later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import exact_moment, moment, plain, tr
from desktop.widgets.buttons import LinkButton, button, icon_button
from desktop.widgets.labels import ElidedLabel, hairline, label
from desktop.widgets.queue_line import number_words, one_line, status_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from services.tickets.links import LinkView
    from services.tickets.reading import TicketView

LINK_WORDS: Final[dict[str, Callable[[], str]]] = {
    "related to": lambda: tr("related to"),
    "duplicate of": lambda: tr("duplicate of"),
    "duplicated by": lambda: tr("duplicated by"),
    "cause of": lambda: tr("cause of"),
    "caused by": lambda: tr("caused by"),
    "blocking": lambda: tr("blocking"),
    "blocked by": lambda: tr("blocked by"),
    "parent of": lambda: tr("parent of"),
    "child of": lambda: tr("child of"),
}


class Around(QWidget):
    """Lists it in groups; takes no room where there is nothing.

    Attributes:
        ticket_opened: A ticket was chosen. link_dropped: A `LinkView` is to go.
        merge_dropped: The number of a merged ticket that is to stand by itself again.
        woken: The ticket is to come back into the queues now.
        reminder_dropped: The number of a reminder. follower_dropped: The number of a person.
    """

    ticket_opened = Signal(int)
    link_dropped = Signal(object)
    merge_dropped = Signal(int)
    woken = Signal()
    reminder_dropped = Signal(int)
    follower_dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setAccessibleName(tr("Around the ticket"))
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(8)
        self._shown: object = None
        self.setVisible(False)

    def show_ticket(self, ticket: TicketView, now: datetime) -> None:
        """Show what stands around this ticket; `now` decides how instants are said."""
        if self._shown == (ticket.id, ticket.relations):
            return
        self._shown = (ticket.id, ticket.relations)
        self._clear()
        self._add_planned(ticket, now)
        self._add_links(ticket)
        self._add_merged(ticket)
        self._add_followers(ticket)
        self.setVisible(self._inside.count() > 0)

    def _add_planned(self, ticket: TicketView, now: datetime) -> None:
        planned = ticket.relations
        if planned.snoozed_until is None and not planned.reminders:
            return
        self._head(tr("Later"))
        if planned.snoozed_until is not None:
            words = tr("Put aside until {when}", when=moment(planned.snoozed_until, now))
            back = button(tr("Bring back"), "link")
            back.clicked.connect(self.woken)
            self._row(label(words, wrap=True), back)
        for one in planned.reminders:
            words = tr("{when}: {note}", when=moment(one.due_at, now), note=one_line(one.note))
            shown = label(words, wrap=True)
            shown.setToolTip(exact_moment(one.due_at))
            drop = icon_button("x", tr("Take this reminder back"))
            drop.clicked.connect(lambda _on, known=one.id: self.reminder_dropped.emit(known))
            self._row(shown, drop)

    def _add_links(self, ticket: TicketView) -> None:
        if ticket.relations.links:
            self._head(tr("Links"))
        for one in ticket.relations.links:
            self._row(self._link_words(one), self._ticket(one.ticket_id, one.subject), self._x(one))

    def _link_words(self, one: LinkView) -> QWidget:
        made = label(LINK_WORDS[one.word](), "small")
        made.setMinimumWidth(78)
        made.setToolTip(plain(one.note or status_words(one.status)))
        return made

    def _x(self, one: LinkView) -> QWidget:
        drop = icon_button("x", tr("Take the link to {number} away", number=f"#{one.ticket_id}"))
        drop.clicked.connect(lambda: self.link_dropped.emit(one))
        return drop

    def _add_merged(self, ticket: TicketView) -> None:
        merged = ticket.relations
        if merged.merged_into is None and not merged.merged_from:
            return
        self._head(tr("Merged"))
        if merged.merged_into is not None:
            undo = button(tr("Undo"), "link")
            undo.setAccessibleName(tr("Undo the merge"))
            undo.clicked.connect(lambda: self.merge_dropped.emit(ticket.id))
            into = self._ticket(merged.merged_into, "")
            self._row(label(tr("into"), "small"), into, undo)
        for number, subject in merged.merged_from:
            undo = button(tr("Undo"), "link")
            undo.setAccessibleName(tr("Undo the merge of {number}", number=number_words(number)))
            undo.clicked.connect(lambda _on, known=number: self.merge_dropped.emit(known))
            self._row(label(tr("from"), "small"), self._ticket(number, subject), undo)

    def _add_followers(self, ticket: TicketView) -> None:
        if ticket.relations.watchers:
            self._head(tr("Followed by"))
        for one in ticket.relations.watchers:
            drop = icon_button("x", tr("{name} follows no more", name=one_line(one.name)))
            drop.clicked.connect(lambda _on, known=one.person_id: self.follower_dropped.emit(known))
            self._row(ElidedLabel(one_line(one.name)), drop)

    def _ticket(self, number: int, subject: str) -> QWidget:
        words = f"{number_words(number)} {one_line(subject)}".strip()
        made = LinkButton(words, tr("Open {ticket}", ticket=words))
        made.clicked.connect(lambda: self.ticket_opened.emit(number))
        return made

    def _head(self, words: str) -> None:
        self._inside.addWidget(hairline())
        self._inside.addWidget(label(words, "section"))

    def _row(self, *parts: QWidget) -> None:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        widest = parts[1] if len(parts) > 2 else parts[0]  # noqa: PLR2004 - words, ticket, way out
        for part in parts:
            row.addWidget(part, 1 if part is widest else 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addWidget(made)

    def _clear(self) -> None:
        while self._inside.count():
            item = self._inside.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
