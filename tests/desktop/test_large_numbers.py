"""Numbers of a desk parted by month are beyond 32 bits, which Qt's own integers are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.audit.trail_model import NO_PARENT, TrailModel
from desktop.widgets.message_card import MessageCard
from desktop.widgets.record_table import Record, RecordTable
from services.store.months import WIDTH
from tests.desktop.made import NOW, MadeMessage
from tests.desktop.test_trail_lines import made as entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FAR: Final = 200 * WIDTH + 7
"""The seventh row after sixteen years."""


def test_older_entries_are_asked_for_by_their_whole_number(qtbot: QtBot) -> None:
    model = TrailModel(lambda: NOW)
    model.show_entries([entry(FAR)], page=1)

    with qtbot.waitSignal(model.more_needed) as asked:
        model.fetchMore(NO_PARENT)

    assert asked.args == [FAR]


def test_a_message_is_split_off_by_its_whole_number(qtbot: QtBot) -> None:
    card = MessageCard(MadeMessage(FAR), NOW)
    qtbot.addWidget(card)

    with qtbot.waitSignal(card.split_asked) as asked:
        card.split.click()

    assert asked.args == [FAR]


def test_a_record_is_opened_by_its_whole_number(qtbot: QtBot) -> None:
    table = RecordTable("Records", [("Name", 0)])
    qtbot.addWidget(table)
    table.show_records([Record(FAR, ("Certificate",))])

    with qtbot.waitSignal(table.rested) as rested:
        table.selectRow(0)
    with qtbot.waitSignal(table.opened) as opened:
        table.open_current()

    assert (rested.args, opened.args) == ([FAR], [FAR])
