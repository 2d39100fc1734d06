"""A promise breaks: what a person at a real desktop is told, and what pressing a button does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.rigs.waiting import until

if TYPE_CHECKING:
    from tests.rigs.late_desk import LateDesk
    from tests.rigs.session import Program, Session

pytestmark = pytest.mark.journey
Start = Callable[[], "Program"]


def test_a_breach_is_told_and_open_shows_the_ticket(
    session: Session, late: LateDesk, start_window: Start
) -> None:
    recorder = session.start_recorder("tray", "notifications")
    window = start_window()
    told = recorder.event("notified")

    recorder.say(f"press {told['id']} open")

    window.event(
        "title", is_=f"#{late.ticket} Payment terminals at the counter are dead · Vigildesk"
    )
    names = session.ask("xdotool", "search", "--onlyvisible", "--name", f"#{late.ticket} Payment")
    assert names.split()


def test_the_notification_has_its_buttons_and_stays_when_critical(
    session: Session, late: LateDesk, start_window: Start
) -> None:
    recorder = session.start_recorder("tray", "notifications")
    start_window()

    told = recorder.event("notified")

    assert told["choices"][2::2] == ["open", "acknowledge", "snooze"]
    assert (told["urgency"], told["timeout"]) == (2, 0)
    assert f"#{late.ticket}" in told["title"]


def test_acknowledge_stops_the_ladder(
    session: Session, late: LateDesk, start_window: Start
) -> None:
    recorder = session.start_recorder("tray", "notifications")
    start_window()
    told = recorder.event("notified")

    recorder.say(f"press {told['id']} acknowledge")

    until(late.is_taken_on, what="the clock is acknowledged")
    assert recorder.event("withdrawn")["id"] == told["id"]


def test_without_a_daemon_the_window_shows_a_toast(late: LateDesk, start_window: Start) -> None:
    window = start_window()

    toast = window.wait_for(lambda line: f"#{late.ticket}" in line and '"toast"' in line)

    assert "Tier 2" in toast
