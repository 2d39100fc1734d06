"""The log of what left the desk: every message, where it stands, and why it was not taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.firings.detail import LogDetail
from desktop.firings.filters import MessageFilters
from desktop.firings.words import attempt_words, message_facts, message_record
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import frame
from desktop.widgets.record_table import RecordTable
from desktop.widgets.skeleton import Skeleton
from models.vocabulary import Medium, OutboxState
from services.access.permissions import Act, may
from services.notify import sending
from services.notify.reading import PAGE, Wanted, attempts, messages

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.notify.reading import MessageRow
    from services.notify.sending import DeliveryView

WAITING, ROWS, NOTHING = range(3)


class MessageLog(QWidget):
    """Shows messages, newest first.

    Attributes:
        opened: Emitted with the ticket to show.
    """

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make an empty log; `refresh` fills it."""
        super().__init__(parent)
        self._desk = desk
        self.rows: list[MessageRow] = []
        self.filters = MessageFilters()
        self.filters.changed.connect(self.refresh)
        self.table = RecordTable(
            tr("Messages, newest first"),
            (
                (tr("Written"), 112),
                (tr("To"), 110),
                (tr("By"), 64),
                (tr("Subject"), 0),
                (tr("State"), 96),
                (tr("Last answer"), 0),
            ),
        )
        self.table.rested.connect(self._show_detail)
        self.table.opened.connect(self._open)
        self.detail = LogDetail(tr("Send again"))
        self.detail.open.clicked.connect(lambda: self._open(self.table.current()))
        self.detail.act.clicked.connect(self._on_again)
        self.more = button(tr("Show older ones"), "quiet")
        self.more.clicked.connect(self._on_more)
        self._states = QStackedWidget()
        self._arrange()

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(messages, self._wanted(), then=self._on_rows, receiver=self)

    def row(self, key: int | None) -> MessageRow | None:
        """Return the message of that number."""
        return next((one for one in self.rows if one.id == key), None)

    def _wanted(self) -> Wanted:
        state, medium = self.filters.state.value(), self.filters.medium.value()
        return Wanted(
            state=state if isinstance(state, OutboxState) else None,
            medium=medium if isinstance(medium, Medium) else None,
            ticket_id=self.filters.ticket_id(),
        )

    def _on_more(self) -> None:
        if self.rows:
            wanted = replace(self._wanted(), before=self.rows[-1].id)
            self._desk.ask(
                messages, wanted, then=self._on_older, receiver=self, about="older messages"
            )

    def _on_rows(self, found: list[MessageRow]) -> None:
        self.rows = found
        self._show(is_more=len(found) == PAGE)

    def _on_older(self, found: list[MessageRow]) -> None:
        known = {one.id for one in self.rows}
        self.rows += [one for one in found if one.id not in known]
        self._show(is_more=len(found) == PAGE)

    def _show(self, *, is_more: bool) -> None:
        now = self._desk.now()
        self.table.show_records([message_record(one, now) for one in self.rows])
        self.more.setVisible(is_more)
        self._states.setCurrentIndex(ROWS if self.rows else NOTHING)
        if self.table.current() is None and self.rows:
            self.table.selectRow(0)
        current = self.table.current()
        if current is not None:
            self._show_detail(current)

    def _show_detail(self, key: int) -> None:
        row = self.row(key)
        if row is None:
            return
        self.detail.show_facts(row.subject, message_facts(row, self._desk.now()))
        self.detail.show_lines("", ())
        self.detail.open.setVisible(row.ticket_id is not None)
        is_dead = row.state is OutboxState.DEAD
        self.detail.act.setVisible(is_dead and may(self._desk.actor, Act.CONFIGURE))
        self._desk.ask(
            attempts,
            key,
            then=lambda found: self._on_attempts(key, found),
            receiver=self,
        )

    def _on_attempts(self, key: int, found: list[DeliveryView]) -> None:
        if key != self.table.current():
            return
        now = self._desk.now()
        lines = [
            (attempt_words(one.attempt, one.outcome, one.at, now), one.reason) for one in found
        ]
        self.detail.show_lines(tr("Attempts to deliver"), lines)

    def _open(self, key: int | None) -> None:
        row = self.row(key)
        if row is not None and row.ticket_id is not None:
            self.opened.emit(row.ticket_id)

    def _on_again(self) -> None:
        key = self.table.current()
        if key is not None:
            self._desk.do(sending.send_again, key)

    def _arrange(self) -> None:
        card = frame("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 6)
        inner.setSpacing(4)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.more)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self.detail)
        words = tr("Mails, chat messages, SMS and webhook calls appear here, with every attempt.")
        for state in (Skeleton(10), body, EmptyState("mail", tr("Nothing left"), words=words)):
            self._states.addWidget(state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.filters)
        whole.addWidget(self._states, 1)
