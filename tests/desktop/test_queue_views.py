"""Saved views, groups, columns and many tickets at once on the page of queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton

from desktop.commands import Commands
from desktop.memory import Memory
from desktop.queue import QueuePage
from desktop.widgets.condition_builder import ConditionBuilder
from desktop.widgets.queue_columns import PLACES, Key
from models.vocabulary import Priority, TicketStatus
from services.access.sharing import Share
from services.rules import views
from services.rules.kinds import BUILT_IN
from services.rules.views import ViewDraft
from services.tickets import assignment, grouped, lifecycle
from services.tickets.bulk import BulkChange
from services.tickets.queue import Queue, QueueView
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.queue.view_dialog import ViewDialog
    from tests.desktop.conftest import Seat

URGENT: dict[str, Any] = {
    "all": [
        {"field": "priority", "op": "is", "value": "critical"},
        {"any": [{"field": "age", "op": "less", "value": "2d"}]},
    ]
}


class Window(QMainWindow):
    """A window that remembers, as the real one does."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory


class Queues:
    """The page in a window, and what it said."""

    def __init__(self, seat: Seat, file: Path, qtbot: QtBot) -> None:
        self.window = Window(Memory(file))
        qtbot.addWidget(self.window)
        self.page = QueuePage(seat.desk, Commands(self.window, seat.desk.actor.role))
        self.offered: list[tuple[str, Callable[[], None] | None]] = []
        self.page.offered.connect(lambda words, undo: self.offered.append((words, undo)))
        self.window.setCentralWidget(self.page)
        self.window.resize(1400, 800)
        self.window.show()

    def choose_all(self) -> None:
        self.page.table.selectAll()

    def ids(self) -> list[int]:
        return self.page.table.queue.ids_between(0, 10_000)


@pytest.fixture
def tickets(seat: Seat) -> list[int]:
    found = [opened(seat.store, seat.small, subject=f"Ticket {n}") for n in range(4)]
    with seat.store.work(seat.desk.actor) as work:
        assignment.set_priority(work, found[0], Priority.CRITICAL, reason="All wait")
    return found


@pytest.fixture
def queues(seat: Seat, tickets: list[int], qtbot: QtBot, tmp_path: Path) -> Iterator[Queues]:
    made = Queues(seat, tmp_path / "window.ini", qtbot)
    qtbot.waitUntil(lambda: len(made.ids()) == len(tickets))
    yield made
    made.window.close()
    shiboken6.delete(made.window)


def items(queues: Queues) -> dict[str, Any]:
    return {one.text(): one for one in queues.page.shelf_items()}


def test_a_tree_is_shown_and_read_back_as_it_was(qtbot: QtBot) -> None:
    builder = ConditionBuilder(list(BUILT_IN.values()), {"priority": [("critical", "Critical")]})
    qtbot.addWidget(builder)
    builder.show_tree(URGENT)

    assert builder.tree() == URGENT


@pytest.mark.parametrize(
    "leaf",
    [
        {"field": "subject", "op": "contains", "value": "vpn"},
        {"field": "status", "op": "in", "value": ["open", "pending"]},
        {"field": "assignee", "op": "empty", "value": True},
        {"field": "assignee", "op": "empty", "value": False},
        {"field": "reopened", "op": "greater", "value": "2"},
    ],
)
def test_a_comparison_is_shown_and_read_back(qtbot: QtBot, leaf: dict[str, Any]) -> None:
    builder = ConditionBuilder(list(BUILT_IN.values()), {})
    qtbot.addWidget(builder)
    builder.show_tree({"none": [leaf]})

    assert builder.tree() == {"none": [leaf]}


def test_a_view_is_put_together_shown_and_taken_away(
    queues: Queues, tickets: list[int], qtbot: QtBot
) -> None:
    dialog = queues.page.kept.make()
    qtbot.waitUntil(lambda: dialog.builder is not None)
    assert dialog.builder is not None
    dialog.builder.show_tree(URGENT)
    dialog.name.setText("Urgent")
    dialog.save.click()
    qtbot.waitUntil(lambda: queues.ids() == [tickets[0]])

    assert items(queues)["Urgent"].isChecked()
    again = queues.page.kept.change(queues.page.kept.shelves[0])
    qtbot.waitUntil(lambda: again.builder is not None and again.builder.tree() == URGENT)
    again.retire.click()
    qtbot.waitUntil(lambda: "Urgent" not in items(queues))
    words, undo = queues.offered[-1]
    assert words == "“Urgent” is taken away"
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: "Urgent" in items(queues))


def test_a_view_that_is_refused_keeps_what_was_typed(queues: Queues, qtbot: QtBot) -> None:
    dialog: ViewDialog = queues.page.kept.make()
    qtbot.waitUntil(lambda: dialog.builder is not None)
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.save.isEnabled() and "name" in dialog.error_words())

    assert dialog.isVisible()


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
        ("priority", ["Critical, 1 ticket, open", "Normal, 3 tickets, open"]),
        ("status", ["New, 4 tickets, open"]),
        ("assignee", ["Dana Fox, 4 tickets, open"]),
        ("department", ["IT, 4 tickets, open"]),
        ("sla", ["On time, 4 tickets, open"]),
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


def test_columns_are_remembered_for_each_queue(
    queues: Queues, seat: Seat, qtbot: QtBot, tmp_path: Path
) -> None:
    queues.page.head.columns_chosen.emit((Key.SUBJECT, Key.NUMBER))
    queues.window.memory.save()
    again = Queues(seat, tmp_path / "window.ini", qtbot)
    qtbot.waitUntil(lambda: bool(again.ids()))

    assert not again.page.table.isColumnHidden(PLACES[Key.NUMBER])
    assert again.page.table.isColumnHidden(PLACES[Key.DUE])
    again.page.open_queue(QueueView(Queue.ALL))
    assert not again.page.table.isColumnHidden(PLACES[Key.DUE])
    again.window.close()
    shiboken6.delete(again.window)


def test_several_chosen_tickets_show_what_can_be_done(queues: Queues) -> None:
    assert queues.page.bulk_bar.isHidden()
    queues.choose_all()
    assert not queues.page.bulk_bar.isHidden()
    queues.page.table.clearSelection()
    assert queues.page.bulk_bar.isHidden()


def test_many_are_changed_some_are_not_and_it_is_undone(
    queues: Queues, seat: Seat, tickets: list[int], qtbot: QtBot
) -> None:
    with seat.store.work(seat.desk.actor) as work:
        lifecycle.cancel(work, tickets[3], reason="spam")
    queues.page.open_queue(QueueView(Queue.ALL))
    qtbot.waitUntil(lambda: len(queues.ids()) == len(tickets))
    queues.choose_all()
    queues.page.bulk.run(BulkChange("Answered by the notice", status=TicketStatus.CLOSED))
    qtbot.waitUntil(lambda: bool(queues.offered), timeout=10_000)

    words, undo = queues.offered[-1]
    assert words == "3 tickets changed"
    assert f"#{tickets[3]}" in queues.page.banner.words()
    assert counts(seat) == (0, 3)
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: counts(seat) == (3, 0), timeout=10_000)


def test_tickets_that_were_left_out_can_be_looked_at(
    queues: Queues, seat: Seat, tickets: list[int], qtbot: QtBot
) -> None:
    with seat.store.work(seat.desk.actor) as work:
        lifecycle.cancel(work, tickets[3], reason="spam")
    queues.page.open_queue(QueueView(Queue.ALL))
    qtbot.waitUntil(lambda: len(queues.ids()) == len(tickets))
    queues.choose_all()
    queues.page.bulk.run(BulkChange("x", status=TicketStatus.CLOSED))
    qtbot.waitUntil(lambda: bool(queues.page.banner.words()), timeout=10_000)
    [show] = [b for b in queues.page.banner.findChildren(QPushButton) if b.text() == "Show these"]
    show.click()

    qtbot.waitUntil(lambda: queues.ids() == [tickets[3]])


def test_a_reason_is_asked_once_for_all(queues: Queues, seat: Seat, qtbot: QtBot) -> None:
    queues.choose_all()
    queues.page.bulk_bar.priority.actions()[-1].trigger()
    field = queues.page.bulk_bar.ask_bar.fields()[0]
    field.setText("The outage is over")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(queues.offered), timeout=10_000)

    with seat.store.reading(seat.desk.actor) as work:
        low = {"all": [{"field": "priority", "op": "is", "value": "low"}]}
        assert views.trial(work, low) == 4


def test_a_queue_is_written_into_a_file(
    queues: Queues, tickets: list[int], qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[str] = []
    queues.page.said.connect(said.append)
    queues.page.export.write(tmp_path / "mine.csv", "Mine", QueueView(Queue.MINE))
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)

    lines = (tmp_path / "mine.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(tickets)
    assert "4 tickets written" in said[0]
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_a_shared_view_of_a_team_is_listed(queues: Queues, seat: Seat, qtbot: QtBot) -> None:
    share = Share(is_own=False, team_id=seat.small.tier_1)
    with seat.store.work(seat.small.lead) as work:
        views.save_view(work, ViewDraft("Of the team", URGENT, share=share))
    queues.page.refresh()

    qtbot.waitUntil(lambda: "Of the team" in items(queues))


def counts(seat: Seat) -> tuple[int, int]:
    with seat.store.reading(seat.desk.actor) as work:
        open_, done = views.view_counts(work, (QueueView(Queue.OPEN), QueueView(Queue.DONE)))
        return open_, done
