"""What the two logs have in common: filters, pages of rows, and everything of the one rested on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import frame
from desktop.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.firings.detail import LogDetail
    from desktop.firings.filters import LogFilters
    from desktop.widgets.empty_state import EmptyState
    from desktop.widgets.record_table import Record, RecordTable
    from desktop.work import Desk

ROWS, NOTHING = 1, 2  # after the skeleton


class LogRow(Protocol):
    """What every row of a log has."""

    @property
    def id(self) -> int:
        """Its number, unique within its log."""
        ...

    @property
    def ticket_id(self) -> int | None:
        """The ticket it is about, if any."""
        ...


Row = TypeVar("Row", bound=LogRow)


class RecordLog(QWidget, Generic[Row]):
    """Shows rows newest first, a page at a time; a log says what is asked for and what is shown.

    Attributes:
        opened: Emitted with the ticket to show.
    """

    opened = Signal(int)
    page_size: int

    def __init__(
        self, desk: Desk, table: RecordTable, detail: LogDetail, empty: EmptyState
    ) -> None:
        """Make an empty log; `refresh` fills it."""
        super().__init__()
        self._desk = desk
        self.rows: list[Row] = []
        self.table, self.detail = table, detail
        self.table.rested.connect(self._on_rested)
        self.table.opened.connect(self._open)
        self.detail.open.clicked.connect(lambda: self._open(self.table.current()))
        self.detail.act.clicked.connect(self._on_act)
        self.more = button(tr("Show older ones"), "quiet")
        self.more.clicked.connect(self._on_more)
        self._states = QStackedWidget()
        for state in (Skeleton(10), self._body(), empty):
            self._states.addWidget(state)

    def refresh(self) -> None:
        """Ask again."""
        raise NotImplementedError

    def row(self, key: int | None) -> Row | None:
        """Return the row of that number."""
        return next((one for one in self.rows if one.id == key), None)

    def ask_older(self, last: Row) -> None:
        """Ask for the page before this row; `on_older` takes it."""
        raise NotImplementedError

    def record(self, row: Row, now: datetime) -> Record:
        """Return the line of a row in the table."""
        raise NotImplementedError

    def show_detail(self, row: Row) -> None:
        """Show everything of a row beside the table."""
        raise NotImplementedError

    def act(self, row: Row) -> None:
        """Do what the button beside the table offers."""
        raise NotImplementedError

    def arrange(self, filters: LogFilters) -> None:
        """Lay the filters over the rows, and ask again whenever they change."""
        filters.changed.connect(self.refresh)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(filters)
        whole.addWidget(self._states, 1)

    def on_rows(self, found: list[Row]) -> None:
        """Take the newest page."""
        self.rows = found
        self._show(is_more=len(found) == self.page_size)

    def on_older(self, found: list[Row]) -> None:
        """Take a page of older ones."""
        known = {one.id for one in self.rows}
        self.rows += [one for one in found if one.id not in known]
        self._show(is_more=len(found) == self.page_size)

    def _body(self) -> QWidget:
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
        return body

    def _show(self, *, is_more: bool) -> None:
        now = self._desk.now()
        self.table.show_records([self.record(one, now) for one in self.rows])
        self.more.setVisible(is_more)
        self._states.setCurrentIndex(ROWS if self.rows else NOTHING)
        if self.table.current() is None and self.rows:
            self.table.selectRow(0)
        self._on_rested(self.table.current())

    def _on_rested(self, key: int | None) -> None:
        row = self.row(key)
        if row is not None:
            self.show_detail(row)

    def _on_more(self) -> None:
        if self.rows:
            self.ask_older(self.rows[-1])

    def _on_act(self) -> None:
        row = self.row(self.table.current())
        if row is not None:
            self.act(row)

    def _open(self, key: int | None) -> None:
        row = self.row(key)
        if row is not None and row.ticket_id is not None:
            self.opened.emit(row.ticket_id)
