"""The virtual model: what it asks for, what it keeps, and that Qt finds it sound."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.widgets.queue_columns import COLUMNS, Key
from desktop.widgets.queue_model import KEPT_LINES, PAGE, QueueModel
from models.vocabulary import ClockState
from tests.desktop.made import NOW, MadeClock, MadeRow

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


@pytest.fixture
def model() -> QueueModel:
    made = QueueModel(lambda: NOW)
    made.show_ids(array("q", range(1000, 2000)))
    return made


def test_qt_finds_the_model_sound(model: QueueModel, qtmodeltester: ModelTester) -> None:
    model.accept([MadeRow(1000), MadeRow(1001, chip=None, assignee=None)])

    qtmodeltester.check(model, force_py=True)


def test_an_empty_model_is_sound(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(QueueModel(lambda: NOW), force_py=True)


def test_rows_in_view_are_asked_for_by_whole_pages(model: QueueModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.pages_needed) as asked:
        model.need(210, 230)

    assert asked.args == [PAGE, 2 * PAGE - 1]


def test_a_page_on_its_way_is_not_asked_for_again(model: QueueModel, qtbot: QtBot) -> None:
    model.need(0, 20)

    with qtbot.assertNotEmitted(model.pages_needed):
        model.need(5, 25)


def test_a_page_that_did_not_come_is_asked_for_again(model: QueueModel, qtbot: QtBot) -> None:
    model.need(0, 20)
    model.give_up(0)

    with qtbot.waitSignal(model.pages_needed):
        model.need(0, 20)


def test_rows_that_are_here_are_not_asked_for(model: QueueModel, qtbot: QtBot) -> None:
    model.accept([MadeRow(number) for number in range(1000, 1100)])

    with qtbot.assertNotEmitted(model.pages_needed):
        model.need(0, 50)


def test_a_stale_row_stays_until_it_comes_again(model: QueueModel, qtbot: QtBot) -> None:
    model.accept([MadeRow(1000)])
    model.mark_stale([1000])

    with qtbot.waitSignal(model.pages_needed):
        model.need(0, 0)

    assert model.line_at(0) is not None


def test_the_last_page_ends_where_the_queue_ends(model: QueueModel, qtbot: QtBot) -> None:
    model.show_ids(array("q", range(450)))

    with qtbot.waitSignal(model.pages_needed) as asked:
        model.need(440, 900)

    assert asked.args == [400, 449]


def test_lines_are_kept_when_only_the_order_changes(model: QueueModel) -> None:
    model.accept([MadeRow(1001)])

    model.show_ids(array("q", [1001, 1000]))

    assert model.line_at(0) is not None


def test_only_the_lines_last_looked_at_are_kept(model: QueueModel) -> None:
    model.show_ids(array("q", range(KEPT_LINES + 500)))

    model.accept([MadeRow(number) for number in range(KEPT_LINES + 500)])

    kept = [row for row in range(KEPT_LINES + 500) if model.line_at(row) is not None]
    assert len(kept) == KEPT_LINES


def test_a_cell_reads_as_text(model: QueueModel) -> None:
    model.accept([MadeRow(1000)])

    texts = {c.key: model.index(0, n).data() for n, c in enumerate(COLUMNS)}
    assert texts[Key.DUE] == "2 h 10"
    assert texts[Key.PRIORITY] == "High"
    assert texts[Key.SUBJECT].startswith("VPN drops every ten minutes, #1000")


def test_a_missing_row_reads_as_nothing(model: QueueModel) -> None:
    assert model.index(5, 0).data(Qt.ItemDataRole.DisplayRole) is None


def test_a_subject_cannot_reorder_what_stands_beside_it(model: QueueModel) -> None:
    model.accept([MadeRow(1000, subject="\u202egnp.exe\nsecond line")])

    line = model.line_at(0)
    assert line is not None
    assert line.subject == "gnp.exe second line"


def test_a_ticket_without_a_clock_has_no_countdown(model: QueueModel) -> None:
    model.accept([MadeRow(1000, chip=None)])

    assert model.index(0, 0).data() == ""


def test_a_met_clock_reads_as_met(model: QueueModel) -> None:
    model.accept([MadeRow(1000, chip=MadeClock(state=ClockState.MET))])

    assert model.index(0, 0).data() == "Met"


def test_more_is_asked_for_before_the_end_of_what_is_known(model: QueueModel, qtbot: QtBot) -> None:
    model.show_ids(array("q", range(1000, 3000)), before=0, after=50_000)
    with qtbot.assertNotEmitted(model.stretch_needed):
        model.need(0, 100)

    with qtbot.waitSignal(model.stretch_needed) as asked:
        model.need(1500, 1700)

    assert asked.args == [False]


def test_a_place_far_away_is_asked_for_by_its_row(model: QueueModel, qtbot: QtBot) -> None:
    model.show_ids(array("q", range(1000, 3000)), before=0, after=50_000)

    with qtbot.waitSignal(model.place_needed) as asked:
        model.need(40_000, 40_100)

    assert asked.args == [40_000]
    assert model.line_at(40_000) is None


def test_a_stretch_grows_at_its_end(model: QueueModel, qtmodeltester: ModelTester) -> None:
    model.show_ids(array("q", [1, 2]), before=3, after=10)
    qtmodeltester.check(model, force_py=True)

    model.extend(array("q", [3, 4]), after=6)
    assert (model.rowCount(), model.id_at(6), model.id_at(7)) == (13, 4, None)
    model.extend(array("q", [5]), after=0)

    assert (model.rowCount(), model.id_at(7)) == (8, 5)
    assert not model.is_whole


def test_rows_before_come_and_go_as_they_turn_out(model: QueueModel) -> None:
    model.show_ids(array("q", [7, 8]), before=2, after=0)
    rows: list[tuple[str, int, int]] = []
    model.rowsInserted.connect(lambda _p, first, last: rows.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _p, first, last: rows.append(("out", first, last)))

    model.extend_back(array("q", [4, 5, 6]), before=1)
    model.extend_back(array("q"), before=0)

    assert rows == [("in", 0, 1), ("out", 0, 0)]
    assert model.is_whole
    assert model.ids_between(0, 100) == [4, 5, 6, 7, 8]
