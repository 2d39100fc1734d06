"""A level has fired: it is acknowledged or put off from the notification, inbox and ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.rigs.waiting import until

if TYPE_CHECKING:
    from tests.rigs.late_desk import LateDesk
    from tests.rigs.session import Program, Session

pytestmark = pytest.mark.journey
Start = Callable[[], "Program"]


def _told(session: Session, start_window: Start) -> tuple[Program, Program, dict[str, Any]]:
    """Start everything and wait for the call; returns desktop, window and what was told."""
    recorder = session.start_recorder("tray", "notifications")
    window = start_window()
    window.event("title", is_="Board · Vigildesk")
    return recorder, window, recorder.event("notified")


def _press(session: Session, window: Program, name: str) -> None:
    """Move the mouse to the button of that name and press it."""
    found = window.event("button", says=name)
    place = (str(found["x"]), str(found["y"]))
    session.ask("xdotool", "mousemove", *place, "click", "1")


def _key(session: Session, keys: str) -> None:
    found = session.ask("xdotool", "search", "--onlyvisible", "--name", "Vigildesk").split()
    session.ask("xdotool", "windowactivate", "--sync", found[-1])
    for key in keys.split():
        session.ask("xdotool", "key", "--window", found[-1], key)


def test_the_inbox_acknowledges(session: Session, late: LateDesk, start_window: Start) -> None:
    recorder, window, told = _told(session, start_window)
    _key(session, "g i")
    window.event("title", is_="Inbox · Vigildesk")

    _press(session, window, "Acknowledge")

    until(late.is_taken_on, what="the clock is acknowledged")
    assert recorder.event("withdrawn")["id"] == told["id"]


def test_the_ticket_acknowledges(session: Session, late: LateDesk, start_window: Start) -> None:
    recorder, window, told = _told(session, start_window)
    recorder.say(f"press {told['id']} open")
    window.event(
        "title", is_=f"#{late.ticket} Payment terminals at the counter are dead · Vigildesk"
    )

    _press(session, window, "Acknowledge")

    until(late.is_taken_on, what="the clock is acknowledged")
    assert recorder.event("withdrawn")["id"] == told["id"]


@pytest.mark.parametrize("place", ["notification", "inbox", "ticket"])
def test_every_place_puts_it_off(
    session: Session,
    late: LateDesk,
    start_window: Start,
    place: str,
) -> None:
    recorder, window, told = _told(session, start_window)
    if place == "notification":
        recorder.say(f"press {told['id']} snooze")
    elif place == "inbox":
        _key(session, "g i")
        window.event("title", is_="Inbox · Vigildesk")
        _press(session, window, "Snooze 10 min")
    else:
        recorder.say(f"press {told['id']} open")
        _press(session, window, "Snooze its alerts for 10 minutes")

    until(late.is_put_off, what="the alerts of the ticket are put off")
    assert not late.is_taken_on()
