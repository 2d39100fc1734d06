"""A list of records with everything of the one rested on beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.text import breakable
from desktop.widgets.banner import Banner
from desktop.widgets.flow import FlowLayout
from desktop.widgets.labels import frame, label
from desktop.widgets.page_shape import detail_card
from desktop.widgets.property_rows import FactRows
from desktop.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.widgets.empty_state import EmptyState
    from desktop.widgets.record_table import Record, RecordTable

Row = TypeVar("Row")
DETAIL: Final = 350
WAITING, ROWS, NOTHING = range(3)


class Log(QWidget, Generic[Row]):
    """Shows rows that its part of the page asked for.

    Attributes:
        opened: Emitted with the number of a ticket to show.
        rested: Emitted when the person rests on another row.
    """

    opened = Signal(int)
    rested = Signal()

    def __init__(
        self,
        table: RecordTable,
        empty: EmptyState,
        *,
        key: Callable[[Row], int],
        record: Callable[[Row], Record],
        facts: Callable[[Row], tuple[str, list[tuple[str, str]]]],
    ) -> None:
        """Make an empty log.

        Args:
            table: Where the rows are shown.
            empty: Shown where there is no row.
            key: What a row stands for.
            record: A row as the table shows it.
            facts: Title and facts of a row, for the panel beside the table.
        """
        super().__init__()
        self._key, self._record, self._facts_of = key, record, facts
        self.rows: list[Row] = []
        self.banner = Banner()
        self.table = table
        self.table.rested.connect(self._on_rested)
        self.controls = FlowLayout(gap=8)
        self.acts = QVBoxLayout()
        self.acts.setSpacing(8)
        self._title = label("", "strong", wrap=True)
        self._facts = FactRows()
        self._states = QStackedWidget()
        self._arrange(empty)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the person stays on the one rested on, if it is still there."""
        self.rows = list(rows)
        self.table.show_records([self._record(one) for one in self.rows])
        self._states.setCurrentIndex(ROWS if self.rows else NOTHING)
        if self.table.current() is None and self.rows:
            self.table.selectRow(0)
        self._on_rested(self.table.current())

    def current(self) -> Row | None:
        """Return the row the person rests on."""
        key = self.table.current()
        return next((one for one in self.rows if self._key(one) == key), None)

    def _on_rested(self, _key: int | None) -> None:
        row = self.current()
        if row is not None:
            title, facts = self._facts_of(row)
            self._title.setText(breakable(title))
            self._facts.show_facts([(name, words) for name, words in facts if words])
        self.rested.emit()

    def _arrange(self, empty: EmptyState) -> None:
        card = frame("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 6)
        inner.addWidget(self.table)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self._detail())
        for state in (Skeleton(10), body, empty):
            self._states.addWidget(state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(self.controls)
        whole.addWidget(self.banner)
        whole.addWidget(self._states, 1)

    def _detail(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addLayout(self.acts)
        column.addStretch(1)
        return detail_card(inside, DETAIL)
