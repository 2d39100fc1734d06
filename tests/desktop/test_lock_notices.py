"""Alerts of a locked window say how many wait; nobody can answer them in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.vocabulary import NoticeUrgency
from services.notify import inbox
from services.notify.inbox import Word
from tests.rigs.locked_seat import SECRET, Scene, lay_scene
from tests.rigs.sight import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


@pytest.fixture
def place(seat: Seat, tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    made = lay_scene(seat, tmp_path, qtbot)
    yield made
    made.end()


def _tell(place: Scene, title: str) -> None:
    with place.seat.store.work(place.seat.small.lead) as work:
        word = Word(
            "escalation",
            title,
            "The director's payroll is late.",
            urgency=NoticeUrgency.CRITICAL,
            ticket_id=place.number,
        )
        inbox.tell(work, [place.seat.small.agent.person_id or 0], word)
        changes = work.changes
    place.workplace.desk.tell(changes)


def test_notices_behind_the_lock_say_how_many_and_nothing_else(place: Scene, qtbot: QtBot) -> None:
    _tell(place, "Breached: payroll")
    qtbot.waitUntil(lambda: bool(place.desktop.now))
    place.lock.lock()
    assert place.desktop.now == {}

    _tell(place, "Breached again: payroll")

    qtbot.waitUntil(lambda: bool(place.desktop.now))
    [said] = place.desktop.now.values()
    assert (said.title, said.body) == ("Vigildesk is locked", "1 new notice waits.")
    assert (said.choices, said.urgency) == ((), NoticeUrgency.CRITICAL)
    assert place.page.waiting.text() == "1 new notice waits."
    place.type(SECRET)
    qtbot.waitUntil(
        lambda: [one.title for one in place.desktop.now.values()] == ["Breached again: payroll"],
    )


def test_a_button_pressed_on_an_old_notification_does_nothing(place: Scene, qtbot: QtBot) -> None:
    _tell(place, "Breached: payroll")
    qtbot.waitUntil(lambda: bool(place.desktop.now))
    [key] = place.desktop.now
    place.lock.lock()

    place.desktop.chosen.emit(key, "acknowledge")
    settle(place.seat.desk)

    with place.seat.store.reading(place.seat.small.agent) as work:
        assert [one.acknowledged_at for one in inbox.notices(work, 5)] == [None]
