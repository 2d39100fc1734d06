"""The log of what fired: filters, rows, and everything of the one rested on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.firings.detail import LogDetail
from desktop.firings.filters import UNANSWERED, FiringFilters
from desktop.firings.words import firing_facts, firing_record, told_words
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import frame
from desktop.widgets.record_table import RecordTable
from desktop.widgets.skeleton import Skeleton
from models.vocabulary import FiringOutcome
from services.access import people
from services.access.permissions import Act, may
from services.escalation.acknowledgement import acknowledge_firing
from services.escalation.firing_log import PAGE, Wanted, firings

if TYPE_CHECKING:
    from datetime import timedelta

    from desktop.work import Desk
    from services.escalation.firing_log import FiringRow

WAITING, ROWS, NOTHING = range(3)


class FiringLog(QWidget):
    """Shows firings, newest first.

    Attributes:
        opened: Emitted with the ticket to show.
    """

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make an empty log; `refresh` fills it."""
        super().__init__(parent)
        self._desk = desk
        self.rows: list[FiringRow] = []
        self.filters = FiringFilters()
        self.filters.changed.connect(self.refresh)
        self.table = RecordTable(
            tr("Firings, newest first"),
            (
                (tr("Fired"), 112),
                (tr("Ticket"), 0),
                (tr("Level"), 150),
                (tr("Late by"), 92),
                (tr("Answered by"), 128),
            ),
        )
        self.table.rested.connect(self._show_detail)
        self.table.opened.connect(self._open)
        self.detail = LogDetail(tr("Acknowledge"))
        self.detail.open.clicked.connect(lambda: self._open(self.table.current()))
        self.detail.act.clicked.connect(self._on_acknowledge)
        self.more = button(tr("Show older ones"), "quiet")
        self.more.clicked.connect(self._on_more)
        self._states = QStackedWidget()
        self._arrange()

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(people.teams, then=self.filters.offer_teams, receiver=self)
        self._desk.ask(firings, self._wanted(), then=self._on_rows, receiver=self)

    def row(self, key: int | None) -> FiringRow | None:
        """Return the firing of that number."""
        return next((one for one in self.rows if one.id == key), None)

    def _wanted(self) -> Wanted:
        outcome = self.filters.outcome.value()
        back: timedelta | None = self.filters.since.value()  # type: ignore[assignment]
        team: int | None = self.filters.team.value()  # type: ignore[assignment]
        return Wanted(
            ticket_id=self.filters.ticket_id(),
            team_id=team,
            outcome=outcome if isinstance(outcome, FiringOutcome) else None,
            since=self._desk.now() - back if back is not None else None,
            unanswered=outcome == UNANSWERED,
        )

    def _on_more(self) -> None:
        if self.rows:
            last = (self.rows[-1].fired_at, self.rows[-1].id)
            wanted = replace(self._wanted(), before=last)
            self._desk.ask(
                firings, wanted, then=self._on_older, receiver=self, about="older firings"
            )

    def _on_rows(self, found: list[FiringRow]) -> None:
        self.rows = found
        self._show(is_more=len(found) == PAGE)

    def _on_older(self, found: list[FiringRow]) -> None:
        known = {one.id for one in self.rows}
        self.rows += [one for one in found if one.id not in known]
        self._show(is_more=len(found) == PAGE)

    def _show(self, *, is_more: bool) -> None:
        now = self._desk.now()
        self.table.show_records([firing_record(one, now) for one in self.rows])
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
        now = self._desk.now()
        self.detail.show_facts(row.level, firing_facts(row))
        self.detail.show_lines(tr("Told"), [(told_words(one, now), "") for one in row.told])
        can = row.can_answer and row.outcome is FiringOutcome.FIRED
        self.detail.act.setVisible(can and may(self._desk.actor, Act.WORK_TICKET))

    def _open(self, key: int | None) -> None:
        row = self.row(key)
        if row is not None:
            self.opened.emit(row.ticket_id)

    def _on_acknowledge(self) -> None:
        key = self.table.current()
        if key is not None:
            self._desk.do(acknowledge_firing, key)

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
        words = tr("Levels of escalation paths appear here as they fire, with what they did.")
        for state in (Skeleton(10), body, EmptyState("bell-off", tr("Nothing fired"), words=words)):
            self._states.addWidget(state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.filters)
        whole.addWidget(self._states, 1)
