"""The menu that gives many tickets to somebody says who is away, and lets them be chosen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.text import whole_moment
from services.access import presence

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Queues, Seat

UNTIL = datetime(2036, 12, 3, 12, 0, tzinfo=UTC)


def _people(queues: Queues) -> list[QAction]:
    menus = queues.page.bulk_bar.assign.findChildren(QMenu)
    return [one for menu in menus for one in menu.actions()]


def test_the_bulk_menu_says_who_is_away_until_when(
    queues: Queues, seat: Seat, qtbot: QtBot
) -> None:
    away = f"Dana Fox (away until {whole_moment(UNTIL)}; Tom Reed stands in)"
    other = seat.small.colleague.person_id
    with seat.store.work(seat.small.lead) as work:
        presence.note_absence(
            work, seat.small.agent.person_id or 0, (work.now, UNTIL), substitute_id=other
        )
        changes = work.changes
    seat.desk.tell(changes)
    queues.choose_all()

    qtbot.waitUntil(lambda: away in [one.text() for one in _people(queues)])
    [chosen] = [one for one in _people(queues) if one.text() == away]
    assert chosen.isEnabled()
    assert "Lena Ort" in [one.text() for one in _people(queues)]
