"""The first start at a real desktop: a desk is chosen and entered, by keys and accessible names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.rigs.journey_desk import lay_journey_desk
from tests.rigs.session import ROOT, Program, Session
from tests.rigs.waiting import until

if TYPE_CHECKING:
    from pathlib import Path
    from urllib.parse import SplitResult

    from tests.rigs.assistive import Reader
    from tests.rigs.postgres_server import PgServer

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]
BUTTON = "push button"


def start(session: Session) -> Program:
    """Start without a word about a desk, as from the menu of the system."""
    rig = str(ROOT / "tests" / "rigs" / "journey_window.py")
    return session.start([sys.executable, rig])


def test_one_seat_opens_a_desk_of_its_own_and_comes_back_to_it(
    session: Session, reader: Reader, tmp_path: Path
) -> None:
    window = start(session)
    reader.find("Connect", BUTTON)
    reader.press(reader.find("Open my desk", BUTTON))
    reader.find("Find a command, a ticket or words")
    assert list((tmp_path / "data").glob("*.sqlite"))
    reader.keys("ctrl+q")
    until(lambda: window.process.poll() == 0, what="the window is quit")

    again = start(session)

    reader.find("Find a command, a ticket or words", pid=again.process.pid)
    assert not [one for one in reader.named(again.process.pid) if "Open my desk" in one]


def test_a_server_is_joined_with_a_wrong_name_first(
    session: Session, reader: Reader, server: PgServer
) -> None:
    from urllib.parse import urlsplit  # noqa: PLC0415 - only here

    lay_journey_desk(server.url(), 1)
    where: SplitResult = urlsplit(server.url())
    start(session)
    reader.press(reader.find("Server", "text"))
    typed = (f"{where.hostname}:{where.port}", "no_such_desk", str(where.username))
    for words in typed:
        reader.type(words)
        reader.keys("Tab")
    reader.type(where.password or "")
    reader.keys("Return")
    until(lambda: any("no_such_desk" in one for one in reader.named()), what="it says why not")

    reader.press(reader.find("Database", "text"))
    reader.keys("ctrl+a")
    reader.type(where.path.strip("/"))
    reader.keys("Return")
    reader.press(reader.find("Dana Fox · Agent", BUTTON))

    reader.find("Find a command, a ticket or words")
