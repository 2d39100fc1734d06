"""The log of what fired: filters, rows, and everything of the one rested on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.firings.detail import LogDetail
from desktop.firings.filters import UNANSWERED, FiringFilters
from desktop.firings.record_log import RecordLog
from desktop.firings.words import firing_facts, firing_record, sent_words, told_words
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.record_table import RecordTable
from models.vocabulary import FiringOutcome
from services.access import people
from services.access.permissions import Act, may
from services.escalation.acknowledgement import acknowledge_firing
from services.escalation.firing_log import PAGE, FiringRow, Wanted, firings

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.widgets.record_table import Record
    from desktop.work import Desk


class FiringLog(RecordLog[FiringRow]):
    """Shows firings, newest first."""

    page_size = PAGE

    def __init__(self, desk: Desk) -> None:
        """Make an empty log; `refresh` fills it."""
        table = RecordTable(
            tr("Firings, newest first"),
            (
                (tr("Fired"), 104),
                (tr("Ticket"), 0),
                (tr("Level"), 152),
                (tr("Late by"), 84),
                (tr("Answered by"), 116),
            ),
            gives_way=(3, 4, 2),
        )
        words = tr("Levels of escalation paths appear here as they fire, with what they did.")
        empty = EmptyState("bell-off", tr("Nothing fired"), words=words)
        super().__init__(desk, table, LogDetail(tr("Acknowledge")), empty)
        self.filters = FiringFilters()
        self.arrange(self.filters)

    @override
    def refresh(self) -> None:
        self._desk.ask(people.teams, then=self.filters.offer_teams, receiver=self)
        self._desk.ask(firings, self._wanted(), then=self.on_rows, receiver=self)

    @override
    def ask_older(self, last: FiringRow) -> None:
        wanted = replace(self._wanted(), before=(last.fired_at, last.id))
        self._desk.ask(firings, wanted, then=self.on_older, receiver=self, about="older firings")

    @override
    def record(self, row: FiringRow, now: datetime) -> Record:
        return firing_record(row, now)

    @override
    def show_detail(self, row: FiringRow) -> None:
        now = self._desk.now()
        self.detail.show_facts(row.level, firing_facts(row))
        lines = [(told_words(one, now), sent_words(one)) for one in row.told]
        self.detail.show_lines(tr("Told"), lines)
        can = row.can_answer and row.outcome is FiringOutcome.FIRED
        self.detail.act.setVisible(can and may(self._desk.actor, Act.WORK_TICKET))

    @override
    def act(self, row: FiringRow) -> None:
        self._desk.do(acknowledge_firing, row.id)

    def _wanted(self) -> Wanted:
        outcome = self.filters.outcome.value()
        back = self.filters.since.value()
        team = self.filters.team.value()
        return Wanted(
            ticket_id=self.filters.ticket_id(),
            team_id=team if isinstance(team, int) else None,
            outcome=outcome if isinstance(outcome, FiringOutcome) else None,
            since=self._desk.now() - back if isinstance(back, timedelta) else None,
            unanswered=outcome == UNANSWERED,
        )
