"""The page a supervisor lives in; every figure leads to its tickets."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dashboard.card import ListCard
from desktop.dashboard.figure import Figure
from desktop.dashboard.fired_row import FiredRow
from desktop.dashboard.load_row import LoadRow
from desktop.overriding import override
from desktop.page import Page
from desktop.text import moment, plural, tr
from desktop.theme import Tokens, Tone
from desktop.widgets.chart_view import ChartView
from desktop.widgets.charts import Bar, Part, in_words, paint_bars
from desktop.widgets.labels import frame, hairline, label
from desktop.widgets.page_shape import EDGE, GAP, CardScroll, beside_edge, page_title
from services.reports.board import Board, board
from services.tickets.queue import Queue, QueueView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter, QResizeEvent

    from desktop.commands import Commands
    from desktop.work import Desk
    from services.reports.board import Load

ASK_EVERY: Final = timedelta(seconds=15)
"""Tickets become at risk by time alone, without a change that could be heard of."""
GATHER_MS: Final = 400
FIGURES: Final = (
    ("breached", "flame", "Breached", Tone.BREACHED, Queue.BREACHED),
    ("at_risk", "triangle-alert", "At risk", Tone.AT_RISK, Queue.AT_RISK),
    ("open", "inbox", "Open", Tone.NEUTRAL, Queue.OPEN),
    ("unassigned", "user-plus", "Unassigned", Tone.NEUTRAL, Queue.UNASSIGNED),
    ("waiting", "circle-pause", "Waiting", Tone.NEUTRAL, Queue.WAITING),
)

TWO, THREE = 2, 3
WIDE: Final = 860
"""From this width on the cards of the board stand in three columns."""
PLACES: Final = {
    THREE: ((0, 0, 2), (0, 1, 1), (1, 1, 1), (0, 2, 2)),
    TWO: ((0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)),
}
"""Row, column and rows of the teams, the deadlines, the people, and what fired."""


class BoardPage(Page):
    """What is late, at risk and open now; who carries it; what fired."""

    def __init__(self, desk: Desk, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the board; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Board"))
        self.figures = {
            key: self._figure(icon, words, tone, queue) for key, icon, words, tone, queue in FIGURES
        }
        self._as_of = label("", "small")
        self.teams = ListCard(tr("Teams"), tr("No ticket is open."))
        self.people = ListCard(tr("Who carries most"), tr("Nobody has an open ticket."))
        self.fired = ListCard(
            tr("Fired in the last hour"), tr("No escalation level fired in the last hour.")
        )
        self._ahead = ChartView(tr("Deadlines in the next eight hours"), 132)
        self._columns = 0
        self._arrange()
        self._again = QTimer(self, interval=ASK_EVERY // timedelta(milliseconds=1))
        self._again.timeout.connect(self._on_time)
        self._again.start()
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._ask)

    @override
    def refresh(self) -> None:
        if self._as_of.text():
            self._gather.start()
        else:
            self._ask()

    def _on_time(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self._desk.ask(board, then=self._on_board, receiver=self)

    def _on_board(self, seen: Board) -> None:
        self._as_of.setText(tr("As of {when}", when=moment(seen.as_of, seen.as_of)))
        self._show_figures(seen)
        self._show_loads(self.teams, seen.teams, self._open_team)
        self._show_loads(self.people, seen.people, self._open_person)
        self._show_fired(seen)
        self._show_ahead(seen)

    def _show_figures(self, seen: Board) -> None:
        share = round(100 * seen.breached / seen.open) if seen.open else 0
        below = {
            "breached": tr("{share} % of the open tickets", share=share),
            "at_risk": tr("close to their deadline"),
            "open": plural("in %n team", "in %n teams", len([t for t in seen.teams if t.id])),
            "unassigned": tr("nobody has taken them"),
            "waiting": tr("on requesters or others"),
        }
        for key, figure in self.figures.items():
            figure.show_count(getattr(seen, key), below[key])

    def _show_loads(
        self, card: ListCard, loads: tuple[Load, ...], opened: Callable[[Load], None]
    ) -> None:
        most = max((load.open for load in loads), default=0)
        rows = []
        for load in sorted(loads, key=lambda one: (-one.breached, -one.at_risk, -one.open)):
            row = LoadRow(load, most)
            row.clicked.connect(lambda _=False, load=load: opened(load))
            rows.append(row)
        card.show_rows(rows)

    def _show_fired(self, seen: Board) -> None:
        rows = []
        for fired in seen.fired:
            row = FiredRow(fired, seen.as_of)
            row.clicked.connect(
                lambda _=False, ticket_id=fired.ticket_id: self.ticket_opened.emit(ticket_id)
            )
            rows.append(row)
        count = plural("%n level", "%n levels", seen.fired_count) if seen.fired_count else ""
        self.fired.show_rows(rows, count)

    def _show_ahead(self, seen: Board) -> None:
        bars = tuple(
            Bar(tr("{hours} h", hours=hour + 1), (Part(tr("due"), count),))
            for hour, count in enumerate(seen.ahead)
        )

        def paint(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
            paint_bars(painter, rect, bars, tokens)

        self._ahead.show_chart(paint, in_words(bars))

    def _figure(self, icon: str, words: str, tone: Tone, queue: Queue) -> Figure:
        made = Figure(icon, tr(words), tone)
        made.clicked.connect(lambda: self.tickets_opened.emit(QueueView(queue)))
        return made

    def _open_team(self, load: Load) -> None:
        self.tickets_opened.emit(QueueView(Queue.OPEN, team_id=load.id))

    def _open_person(self, load: Load) -> None:
        self.tickets_opened.emit(QueueView(Queue.OPEN, person_id=load.id))

    def _arrange(self) -> None:
        head = beside_edge()
        head.addWidget(page_title(tr("Board")))
        head.addStretch(1)
        head.addWidget(self._as_of)
        figures = beside_edge()
        figures.setSpacing(12)
        for figure in self.figures.values():
            figures.addWidget(figure)
        grid = self._grid = QGridLayout()
        grid.setSpacing(12)
        self._cards = (self.teams, self._chart_card(), self.people, self.fired)
        self._lay_cards(columns=THREE)
        inside = QWidget()
        inside.setLayout(grid)
        scroll = CardScroll()  # a small window shows the cards one after the other
        scroll.setAccessibleName(tr("Board"))
        scroll.hold(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(head)
        whole.addLayout(figures)
        whole.addWidget(scroll, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_cards(columns=THREE if self.width() >= WIDE else TWO)

    def _lay_cards(self, *, columns: int) -> None:
        """Lay the cards out; in two columns where names had no room in three."""
        if columns == self._columns:
            return
        self._columns = columns
        for card, (row, column, rows) in zip(self._cards, PLACES[columns], strict=True):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, row, column, rows, 1)
        for column, share in enumerate((4, 4, 5)):
            self._grid.setColumnStretch(column, share if column < columns else 0)
        self._grid.setRowStretch(1, 1)

    def _chart_card(self) -> QWidget:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 10)
        column.setSpacing(0)
        heading = label(tr("Deadlines in the next hours"), "strong")
        heading.setContentsMargins(16, 12, 16, 10)
        inside = QHBoxLayout()
        inside.setContentsMargins(16, 10, 12, 0)
        inside.addWidget(self._ahead)
        for part in (heading, hairline()):
            column.addWidget(part)
        column.addLayout(inside)
        return card
