"""A desktop session for each journey: display, window manager, private bus, late desk."""

from __future__ import annotations

import shutil
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.rigs.assistive import Reader
from tests.rigs.late_desk import LateDesk, lay_late_desk
from tests.rigs.postgres_server import PgServer
from tests.rigs.session import ROOT, Program, Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TOOLS = ("Xvfb", "openbox", "dbus-daemon", "xdotool")
LEFT = timedelta(seconds=5)
"""Until the promise breaks; a window that takes longer to open finds it broken."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    assert not missing, (
        f"a journey needs {', '.join(missing)}: run `make test`, which installs them"
    )
    with Session(tmp_path) as session:
        session.start_display()
        session.start_bus()
        session.environment["VIGILDESK_HOME"] = str(tmp_path / "data")
        yield session


@pytest.fixture
def late(tmp_path: Path) -> LateDesk:
    return lay_late_desk(tmp_path, LEFT)


@pytest.fixture
def start_window(session: Session, late: LateDesk) -> Callable[[], Program]:
    """Start the window with the team's lead in front of it."""

    def start() -> Program:
        rig = str(ROOT / "tests" / "rigs" / "watched_window.py")
        session.environment["PYTHONPATH"] = str(ROOT)
        return session.start([sys.executable, rig, "--db", late.url, "--user", "lead"])

    return start


@pytest.fixture
def server() -> Iterator[PgServer]:
    """A server of a journey's own, which it may stop."""
    made = PgServer().start()
    yield made
    made.destroy()


@pytest.fixture
def reader(session: Session) -> Iterator[Reader]:
    """A screen reader, and hands at the keys."""
    session.environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT)}
    made = Reader(session)
    yield made
    made.close()
