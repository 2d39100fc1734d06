"""Numbers of a table of records stand under each other, to the right, with their heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
