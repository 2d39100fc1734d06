"""The log of what left the desk: every message, where it stands, and why it was not taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.firings.detail import LogDetail
from desktop.firings.filters import MessageFilters
from desktop.firings.record_log import RecordLog
from desktop.firings.words import attempt_words, message_facts, message_record
from desktop.overriding import override
from desktop.sentences import stored
from desktop.text import tr
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.record_table import RecordTable
from models.vocabulary import Medium, OutboxState
from services.access.permissions import Act, may
from services.notify import sending
from services.notify.reading import (
    PAGE,
    DeliveryView,
    MessageRow,
    Wanted,
    attempts,
    messages,
)

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.widgets.record_table import Record
    from desktop.work import Desk


class MessageLog(RecordLog[MessageRow]):
    """Shows messages, newest first."""

    page_size = PAGE

    def __init__(self, desk: Desk) -> None:
        """Make an empty log; `refresh` fills it."""
        table = RecordTable(
            tr("Messages, newest first"),
            (
                (tr("Written"), 112),
                (tr("To"), 110),
                (tr("By"), 84),
                (tr("Subject"), 0),
                (tr("State"), 96),
                (tr("Last answer"), 0),
            ),
            gives_way=(5, 2, 1),
        )
        words = tr("Mails, chat messages, SMS and webhook calls appear here, with every attempt.")
        empty = EmptyState("mail", tr("Nothing was sent yet"), words=words)
        super().__init__(desk, table, LogDetail(tr("Send again")), empty)
        self.filters = MessageFilters()
        self.arrange(self.filters)

    @override
    def refresh(self) -> None:
        self._desk.ask(messages, self._wanted(), then=self.on_rows, receiver=self)

    @override
    def ask_older(self, last: MessageRow) -> None:
        wanted = replace(self._wanted(), before=last.id)
        self._desk.ask(messages, wanted, then=self.on_older, receiver=self, about="older messages")

    @override
    def record(self, row: MessageRow, now: datetime) -> Record:
        return message_record(row, now)

    @override
    def show_detail(self, row: MessageRow) -> None:
        self.detail.show_facts(row.subject, message_facts(row, self._desk.now()))
        self.detail.show_lines("", ())
        self.detail.open.setVisible(row.ticket_id is not None)
        is_dead = row.state is OutboxState.DEAD
        self.detail.act.setVisible(is_dead and may(self._desk.actor, Act.CONFIGURE))
        self._desk.ask(
            attempts,
            row.id,
            then=lambda found: self._on_attempts(row.id, found),
            receiver=self,
        )

    @override
    def act(self, row: MessageRow) -> None:
        self._desk.do(sending.send_again, row.id)

    def _wanted(self) -> Wanted:
        state, medium = self.filters.state.value(), self.filters.medium.value()
        return Wanted(
            state=state if isinstance(state, OutboxState) else None,
            medium=medium if isinstance(medium, Medium) else None,
            ticket_id=self.filters.ticket_id(),
        )

    def _on_attempts(self, key: int, found: list[DeliveryView]) -> None:
        if key != self.table.current():
            return
        now = self._desk.now()
        lines = [
            (attempt_words(one.attempt, one.outcome, one.at, now), stored(one.reason))
            for one in found
        ]
        self.detail.show_lines(tr("Attempts to deliver"), lines)
