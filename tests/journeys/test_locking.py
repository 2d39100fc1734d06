"""The lock on a real desktop: every window leaves the screen, and only the person comes back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.rigs.assistive import ENABLED, Reader
from tests.rigs.journey_desk import ask_for_passwords, lay_journey_desk
from tests.rigs.session import ROOT, Session
from tests.rigs.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]
SECRET = "correct horse battery"  # noqa: S105 - of a desk that lives for one test
SUBJECT = "Printer 0 jams"


def _windows(session: Session) -> list[str]:
    """Return the names of the windows a person sees."""
    found = session.ask("xdotool", "search", "--onlyvisible", "--name", "Vigildesk").split()
    return [session.ask("xdotool", "getwindowname", one).strip() for one in found]


def _desk_with_passwords(folder: Path) -> str:
    """Lay a desk whose agent signs in with a password; returns its address."""
    desk = lay_journey_desk(f"sqlite:///{folder / 'desk.sqlite'}", 2)
    ask_for_passwords(desk, SECRET)
    return desk.url


def test_the_lock_covers_two_windows_and_opens_for_its_person(
    session: Session, tmp_path: Path
) -> None:
    session.environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT)}
    reader = Reader(session)
    url = _desk_with_passwords(tmp_path)
    rig = str(ROOT / "tests" / "rigs" / "journey_window.py")
    window = session.start([sys.executable, rig, "--db", url])
    reader.press(reader.find("Name", "text"))
    reader.type("agent")
    reader.keys("Tab")
    reader.type(SECRET)
    reader.keys("Return")
    reader.find("Find a command, a ticket or words")
    reader.settle()
    reader.keys("j")
    reader.find("Write a reply", "text")
    reader.keys("ctrl+shift+o")
    until(lambda: len(_windows(session)) == 2, what="a second window")

    reader.keys("ctrl+alt+l")
    until(lambda: _windows(session) == ["Vigildesk"], what="one window that says nothing")
    reader.find("Unlock", "push button")
    said = reader.named(window.process.pid)
    reader.type("wrong")
    reader.keys("Return")
    refused = until(
        lambda: [one for one in reader.named(window.process.pid) if "password is wrong" in one],
        what="it says that the password is wrong",
    )
    until(lambda: reader.find("Unlock", "push button").has(ENABLED), what="one may try again")
    reader.type(SECRET)
    reader.keys("Return")
    until(lambda: len(_windows(session)) == 2, what="both windows again")
    reader.close()

    assert "push button: Unlock" in said
    assert not [one for one in said if SUBJECT in one or "jams" in one]
    assert refused
    assert window.process.poll() is None
