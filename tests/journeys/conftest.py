"""A desktop session for each journey: display, window manager, private bus, late desk."""

from __future__ import annotations

import shutil
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.rigs.late_desk import LateDesk, lay_late_desk
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
