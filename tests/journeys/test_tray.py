"""The icon in the tray: it comes when the tray comes, and keeps the watcher when closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.rigs.waiting import PATIENCE_S

if TYPE_CHECKING:
    from tests.rigs.session import Program, Session

pytestmark = pytest.mark.journey
Start = Callable[[], "Program"]


def _close(session: Session) -> None:
    """Close the window as a person does, through the window manager."""
    found = session.ask("xdotool", "search", "--onlyvisible", "--name", "Vigildesk").split()
    session.ask("xdotool", "windowactivate", "--sync", found[-1])
    session.ask("xdotool", "key", "alt+F4")


def test_the_icon_comes_when_the_tray_starts_later(session: Session, start_window: Start) -> None:
    window = start_window()
    window.event("title", is_="Board · Vigildesk")

    tray = session.start_recorder("tray")

    assert tray.event("registered")


def test_closing_the_window_goes_on_in_the_tray_and_says_so(
    session: Session, start_window: Start
) -> None:
    recorder = session.start_recorder("tray", "notifications")
    window = start_window()
    window.event("title", is_="Board · Vigildesk")
    recorder.event("registered")

    _close(session)

    window.event("shown", is_=False)
    assert recorder.event("notified", title="Vigildesk goes on in the tray")


def test_the_tray_brings_the_window_back_and_quits(session: Session, start_window: Start) -> None:
    recorder = session.start_recorder("tray", "notifications")
    window = start_window()
    window.event("title", is_="Board · Vigildesk")
    recorder.event("registered")
    _close(session)
    window.event("shown", is_=False)

    recorder.say("choose Open Vigildesk")
    window.event("shown", is_=True)
    recorder.say("choose Quit")

    assert window.process.wait(PATIENCE_S) == 0
