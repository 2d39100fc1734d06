"""Saved views, groups, columns and many tickets at once on the page of queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.widgets.condition_builder import ConditionBuilder
from desktop.widgets.queue_columns import PLACES, Key
from models.vocabulary import TicketStatus
from services.access.sharing import Share
from services.rules import views
from services.rules.kinds import BUILT_IN
from services.rules.views import ViewDraft
from services.tickets import lifecycle
from services.tickets.bulk import BulkChange
from services.tickets.queue import Queue, QueueView
from tests.desktop.conftest import Queues, Seat

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.queue.view_dialog import ViewDialog

URGENT: dict[str, Any] = {
    "all": [
        {"field": "priority", "op": "is", "value": "critical"},
        {"any": [{"field": "age", "op": "less", "value": "2d"}]},
    ]
}


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
    qtbot.waitUntil(lambda: dialog.save.isEnabled() and "name" in dialog.banner.words())

    assert dialog.isVisible()


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
    qtbot.waitUntil(lambda: bool(queues.offered))

    words, undo = queues.offered[-1]
    assert words == "3 tickets changed"
    assert f"#{tickets[3]}" in queues.page.banner.words()
    assert counts(seat) == (0, 3)
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: counts(seat) == (3, 0))


def test_tickets_that_were_left_out_can_be_looked_at(
    queues: Queues, seat: Seat, tickets: list[int], qtbot: QtBot
) -> None:
    with seat.store.work(seat.desk.actor) as work:
        lifecycle.cancel(work, tickets[3], reason="spam")
    queues.page.open_queue(QueueView(Queue.ALL))
    qtbot.waitUntil(lambda: len(queues.ids()) == len(tickets))
    queues.choose_all()
    queues.page.bulk.run(BulkChange("x", status=TicketStatus.CLOSED))
    qtbot.waitUntil(lambda: bool(queues.page.banner.words()))
    [show] = [b for b in queues.page.banner.findChildren(QPushButton) if b.text() == "Show these"]
    show.click()

    qtbot.waitUntil(lambda: queues.ids() == [tickets[3]])


def test_a_reason_is_asked_once_for_all(queues: Queues, seat: Seat, qtbot: QtBot) -> None:
    queues.choose_all()
    queues.page.bulk_bar.priority.actions()[-1].trigger()
    field = queues.page.bulk_bar.ask_bar.fields()[0]
    field.setText("The outage is over")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(queues.offered))

    with seat.store.reading(seat.desk.actor) as work:
        low = {"all": [{"field": "priority", "op": "is", "value": "low"}]}
        assert views.trial(work, low) == 4


def test_a_queue_is_written_into_a_file(
    queues: Queues, tickets: list[int], qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[str] = []
    queues.page.said.connect(said.append)
    queues.page.export.write(tmp_path / "mine.csv", "Mine", QueueView(Queue.MINE))
    qtbot.waitUntil(lambda: bool(said))

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
