"""Every control of every page has a name and a role that a screen reader can say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.rigs.assistive import FOCUSABLE, Reader
from tests.rigs.journey_desk import lay_journey_desk
from tests.rigs.session import ROOT, Session

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rigs.assistive import Node

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
CONTROLS = {
    "push button",
    "button menu",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "password text",
    "spin button",
    "slider",
    "table",
    "list",
    "tree",
    "link",
}
PAGES = (
    ("q", "Queues"),
    ("b", "Board"),
    ("t", "Audit trail"),
    ("p", "Policies"),
    ("i", "Inbox"),
)
"""The second key of the way to a page, and what the rail calls it or more."""
NAMELESS = {"unknown", "invalid", ""}


def nameless(reader: Reader) -> list[tuple[str, str]]:
    """Return controls without a name, and things to focus without a role."""
    found: list[Node] = list(reader.walk())
    assert len(found) > 15, "the window is not there"
    return [
        (one.role, found[place - 1].name or found[place - 2].name)
        for place, one in enumerate(found)
        if (one.role in CONTROLS and not one.name.strip())
        or (one.has(FOCUSABLE) and one.role in NAMELESS)
    ]


def test_every_control_has_a_name_and_a_role(session: Session, tmp_path: Path) -> None:
    session.environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT)}
    reader = Reader(session)
    desk = lay_journey_desk(f"sqlite:///{tmp_path / 'desk.sqlite'}", 3)
    rig = str(ROOT / "tests" / "rigs" / "journey_window.py")
    window = session.start([sys.executable, rig, "--db", desk.url])
    reader.find("Lena Ort · Supervisor", "push button")
    found = {"sign in": nameless(reader)}
    reader.press(reader.find("Lena Ort · Supervisor", "push button"))
    reader.find("Find a command, a ticket or words")
    reader.settle()
    for key, name in PAGES:
        reader.keys("g", key)
        reader.settle()
        reader.settle()
        found[name] = nameless(reader)
    reader.keys("ctrl+k")
    reader.find("A command, a ticket number, or words to search for", "text")
    found["palette"] = nameless(reader)
    reader.type(str(desk.tickets[0]))
    reader.settle()
    reader.keys("Return")
    reader.find("Write a reply", "text")
    found["a ticket"] = nameless(reader)
    reader.keys("ctrl+shift+m")
    reader.find("Number", "text")
    found["a ticket, asked"] = nameless(reader)
    reader.close()

    assert window.process.poll() is None
    bad = {page: one for page, one in found.items() if one}
    assert bad == {}, bad
