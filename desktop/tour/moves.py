"""What the agent of the tour does with whole tickets: ask to merge, choose many, make a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tour import hands
from desktop.tour.steps import Pause, Until
from services.tickets.queue import Queue, QueueView

if TYPE_CHECKING:
    from desktop.bootstrap.queue_area import QueueArea
    from desktop.main_window.workplace import Workplace
    from desktop.tour.camera import Camera
    from desktop.tour.steps import Steps

SEVERAL = 6
CONDITIONS = {
    "all": [
        {"field": "priority", "op": "greater", "value": "normal"},
        {
            "any": [
                {"field": "subject", "op": "contains", "value": "network"},
                {"field": "age", "op": "greater", "value": "2d"},
            ]
        },
    ]
}


def moves(workplace: Workplace, area: QueueArea, camera: Camera) -> Steps:
    """Take pictures of the bar that asks, of many chosen tickets, and of a view in the making."""
    window, page = workplace.window, area.queue
    workplace.run("ticket.merge")
    yield Pause(300)
    camera.take_all("merge", window, is_large=False)
    area.ticket.ask_bar.dropped.emit()
    area.ticket.ask_bar.accepted()
    page.open_queue(QueueView(Queue.OPEN))
    page.head.grouped.emit("priority")
    yield Until("the queue is grouped", lambda: not page.groups.isHidden())
    page.table.choice.choose_rows(range(SEVERAL))
    yield Pause(400)
    camera.take_all("many-chosen", window)
    page.table.clearSelection()
    page.head.grouped.emit(None)
    dialog = page.kept.make()
    yield Until("the conditions are offered", lambda: dialog.builder is not None)
    if dialog.builder is not None:
        dialog.builder.show_tree(CONDITIONS)
    yield Pause(900)
    camera.take_all("new-view", window, is_large=False)
    dialog.reject()
    strip = dialog.leaving()
    if strip is not None:  # it asks first, for conditions stand in it
        strip.given.emit(strip.answer())
    yield Until("the dialog closes", lambda: hands.dialog() is None)
    page.open_queue(QueueView(Queue.MINE))
    yield Until("the queue is back", lambda: page.table.queue.rowCount() > 0)
