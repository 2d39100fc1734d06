"""The deadlines that would move if what was written counted for open tickets too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.text import moment, tr
from desktop.widgets.chip import target_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.sla.extending import Moved

MOST_ROWS: Final = 500


class MovedTable(QTableWidget):
    """Lists them, new breaches first; at most `MOST_ROWS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        headings = (tr("Ticket"), tr("Clock"), tr("Due now"), tr("Would be due"), "")
        super().__init__(0, len(headings), parent)
        self.setAccessibleName(tr("Deadlines that would move"))
        self.setHorizontalHeaderLabels(headings)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().setVisible(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_moves(self, moves: Sequence[Moved], now: datetime) -> None:
        """Show these in the place of those before."""
        shown = sorted(moves, key=lambda one: not one.newly_breached)[:MOST_ROWS]
        self.setRowCount(len(shown))
        for row, one in enumerate(shown):
            cells = (
                f"#{one.ticket_id} {one.subject}",
                target_words(one.target) if one.target else tr("Promise of the team"),
                _instant(one.due_before, now),
                _instant(one.due_after, now),
                tr("newly breached") if one.newly_breached else "",
            )
            for column, words in enumerate(cells):
                self.setItem(row, column, QTableWidgetItem(words))


def _instant(at: datetime | None, now: datetime) -> str:
    return moment(at, now) if at else "—"
