"""Numbers of a table of records stand under each other, to the right, with their heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.widgets.record_table import Record, RecordTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALIGNED = Qt.ItemDataRole.TextAlignmentRole


def test_columns_of_numbers_stand_to_the_right_with_their_heading(qtbot: QtBot) -> None:
    table = RecordTable("Promises kept", (("Promise", 0), ("Kept %", 80)), numbers=(1,))
    qtbot.addWidget(table)
    table.show_records([Record(1, ("First reply", "82.0")), Record(2, ("Resolution", "100.0"))])
    model = table.model()

    for row in range(2):
        right = model.index(row, 1).data(ALIGNED)
        assert right & Qt.AlignmentFlag.AlignRight
        assert model.index(row, 0).data(ALIGNED) is None
        assert model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Kept %: ")
    assert model.headerData(1, Qt.Orientation.Horizontal, ALIGNED) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Horizontal, ALIGNED) is None


@pytest.mark.parametrize("width", [900, 330])
def test_no_heading_is_cut_and_columns_give_way_where_there_is_little_room(
    qtbot: QtBot, width: int
) -> None:
    columns = (("Matter", 0), ("Custodian of the matter", 160), ("Placed", 40), ("Tickets", 120))
    table = RecordTable("Holds", columns, numbers=(3,), gives_way=(3, 1))
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    table.show_records([Record(1, ("Berg against Northbank", "Olga Stein", "08:50", "1"))])
    for wide in (width, 900, width):  # what was left out comes back, as wide as before
        table.resize(wide, 200)
    header, places = table.horizontalHeader(), range(len(columns))
    shown = [place for place in places if not table.isColumnHidden(place)]

    assert shown == ([0, 1, 2, 3] if width == 900 else [0, 2])
    assert [one for one in shown if header.sectionSize(one) < header.sectionSizeHint(one)] == []
    assert sum(header.sectionSize(one) for one in shown) <= table.viewport().width()
