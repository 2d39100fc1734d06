"""The shape of a list of rows: no grid, whole rows chosen, scrolled by pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.widgets.queue_columns import COLUMNS, PLACES, Key, fitting, width_of
from desktop.widgets.queue_paint import CARD_HEIGHT, TABLE_HEIGHT
from desktop.widgets.queue_ticks import GUTTER

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

CARDS_BELOW: Final = 640


def shape_list(table: QTableView) -> None:
    """Make a table look like a list of one line a row."""
    table.setObjectName("queue")  # the row that has the keys wears the ring
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setMouseTracking(True)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(24)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setObjectName("tickets")  # its first title stands beside the ticks
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setMinimumSectionSize(40)
    header.setFixedHeight(34)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def lay_columns(table: QTableView, shown: Collection[Key]) -> None:
    """Show these columns, each as wide as it is; the subject takes what is left."""
    first = min(PLACES[key] for key in shown)
    for place, column in enumerate(COLUMNS):
        table.setColumnHidden(place, column.key not in shown)
        if column.width:
            table.setColumnWidth(place, width_of(column) + (GUTTER if place == first else 0))
    mode = QHeaderView.ResizeMode
    table.horizontalHeader().setSectionResizeMode(PLACES[Key.SUBJECT], mode.Stretch)


def fit_list(table: QTableView, keys: Sequence[Key]) -> bool:
    """Choose cards or these columns for the width there is; tells whether it is cards."""
    room = table.viewport().width()
    is_cards = room < CARDS_BELOW
    lay_columns(table, [Key.SUBJECT] if is_cards else fitting(keys, room))
    table.horizontalHeader().setVisible(not is_cards)
    height = CARD_HEIGHT if is_cards else TABLE_HEIGHT
    if table.verticalHeader().defaultSectionSize() != height:
        table.verticalHeader().setDefaultSectionSize(height)
        table.verticalScrollBar().setSingleStep(height)
    return is_cards
