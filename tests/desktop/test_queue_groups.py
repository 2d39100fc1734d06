"""A queue cut into groups: chips that narrow it, headings that fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6

from services.tickets import grouped
from services.tickets.queue import Queue, QueueView
from tests.desktop.conftest import Queues

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


def test_a_queue_is_grouped_and_narrowed_to_a_group(
    queues: Queues, tickets: list[int], qtbot: QtBot
) -> None:
    queues.page.head.grouped.emit("priority")
    qtbot.waitUntil(lambda: not queues.page.groups.isHidden())
    chips = {one.text(): one for one in queues.page.groups.chips()}
    assert list(chips) == ["All", "Critical", "Normal"]
    chips["Critical"].click()
    qtbot.waitUntil(lambda: queues.ids() == [tickets[0]])
    queues.page.groups.chips()[0].click()

    qtbot.waitUntil(lambda: len(queues.ids()) == len(tickets))


def headings(queues: Queues) -> list[str]:
    model = queues.page.table.queue
    found = (model.heading_at(row) for row in range(model.rowCount()))
    return [one.spoken() for one in found if one is not None]


def press(queues: Queues, words: str) -> None:
    model = queues.page.table.queue
    for row in range(model.rowCount()):
        heading = model.heading_at(row)
        if heading is not None and heading.spoken().startswith(words):
            queues.page.table.clicked.emit(model.index(row, 0))
            return


@pytest.mark.parametrize(
    ("by", "spoken"),
    [
        ("priority", ["Critical, 1 ticket, unfolded", "Normal, 3 tickets, unfolded"]),
        ("status", ["New, 4 tickets, unfolded"]),
        ("assignee", ["Dana Fox, 4 tickets, unfolded"]),
        ("department", ["IT, 4 tickets, unfolded"]),
        ("sla", ["On time, 4 tickets, unfolded"]),
    ],
)
def test_groups_stand_under_headings_with_their_counts(
    queues: Queues, tickets: list[int], qtbot: QtBot, by: str, spoken: list[str]
) -> None:
    queues.page.head.grouped.emit(by)

    qtbot.waitUntil(lambda: headings(queues) == spoken)
    assert sorted(queues.ids()) == tickets
    assert queues.page.table.queue.index(0, 0).data() == spoken[0]


def test_a_group_is_folded_and_opened_again(
    queues: Queues, tickets: list[int], qtbot: QtBot
) -> None:
    queues.page.head.grouped.emit("priority")
    qtbot.waitUntil(lambda: len(headings(queues)) == 2)
    press(queues, "Normal")
    qtbot.waitUntil(lambda: queues.ids() == [tickets[0]])
    assert "Normal, 3 tickets, folded" in headings(queues)
    press(queues, "Normal")

    qtbot.waitUntil(lambda: len(queues.ids()) == 4)


def test_what_is_folded_is_remembered_for_each_queue_and_grouping(
    queues: Queues, seat: Seat, tickets: list[int], qtbot: QtBot
) -> None:
    queues.page.head.grouped.emit("priority")
    qtbot.waitUntil(lambda: len(headings(queues)) == 2)
    press(queues, "Normal")
    qtbot.waitUntil(lambda: queues.ids() == [tickets[0]])
    queues.page.head.grouped.emit("status")
    qtbot.waitUntil(lambda: headings(queues) == ["New, 4 tickets, unfolded"])
    queues.page.open_queue(QueueView(Queue.OPEN))
    qtbot.waitUntil(lambda: not headings(queues) and len(queues.ids()) == 4)
    queues.page.head.grouped.emit("priority")
    qtbot.waitUntil(lambda: "Normal, 3 tickets, unfolded" in headings(queues))
    queues.window.memory.save()

    later = Queues(seat, queues.window.memory.file, qtbot)
    later.page.open_queue(QueueView(Queue.MINE))
    later.page.head.grouped.emit("priority")
    qtbot.waitUntil(lambda: "Normal, 3 tickets, folded" in headings(later))
    later.window.close()
    shiboken6.delete(later.window)


def test_what_was_remembered_of_folds_may_be_anything(
    queues: Queues, tickets: list[int], qtbot: QtBot
) -> None:
    for kept in ("{", "[1]", '{"priority": 3}', '{"priority": {"3": "yes"}}'):
        queues.window.memory.keep("queue/folded/mine", kept)
        queues.page.open_queue(QueueView(Queue.MINE))
        queues.page.head.grouped.emit("priority")
        qtbot.waitUntil(lambda: len(headings(queues)) == 2)
        assert len(queues.ids()) == len(tickets)


def test_headings_are_neither_stepped_on_nor_chosen(
    queues: Queues, tickets: list[int], qtbot: QtBot
) -> None:
    queues.page.head.grouped.emit("priority")
    qtbot.waitUntil(lambda: len(headings(queues)) == 2)
    queues.page.table.go_to(tickets[0])
    queues.page.table.step(1)
    assert queues.page.table.current_id() == queues.ids()[1]
    queues.page.table.step(-1)
    assert queues.page.table.current_id() == tickets[0]

    queues.choose_all()

    assert queues.page.table.choice.count() == 4
    assert sorted(queues.page.table.selected_ids()) == tickets


def test_a_group_with_more_than_is_shown_leads_to_all_of_it(
    queues: Queues, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouped, "SECTION", 2)
    queues.page.head.grouped.emit("priority")
    qtbot.waitUntil(lambda: headings(queues)[-1:] == ["Show all 3"])
    press(queues, "Show all")

    qtbot.waitUntil(lambda: len(queues.ids()) == 3 and not headings(queues))
