"""Every screen over the real accessibility bus: what a screen reader is told of each control."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Role
from tests.rigs.assistive import Reader, nameless
from tests.rigs.lived_desk import LOGINS, lay_lived_desk
from tests.rigs.session import ROOT, Session

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rigs.session import Program

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
QUICK = Role.REQUESTER
"""Sees the fewest screens; the others take a minute each."""
ROLES = [
    pytest.param(role, id=role.value, marks=[] if role is QUICK else [pytest.mark.slow])
    for role in LOGINS
]


@pytest.mark.parametrize("role", ROLES)
def test_every_screen_is_told_by_name_and_role(
    session: Session, tmp_path: Path, role: Role
) -> None:
    session.environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT)}
    reader = Reader(session)
    url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
    lay_lived_desk(url)
    rig = str(ROOT / "tests" / "rigs" / "sights_window.py")
    window = session.start([sys.executable, rig, url, role.value])
    started, bad, heard = time.monotonic(), dict[str, list[str]](), dict[str, int]()
    while name := _next(window):
        found = list(reader.walk())
        heard[name] = len(found)
        if faults := nameless(found):
            bad[name] = faults
    reader.close()

    print(f"{len(heard)} screens in {time.monotonic() - started:.1f} s")  # noqa: T201 - the log
    assert bad == {}
    assert len(heard) > 10
    assert min(heard.values()) > 3, heard


def _next(window: Program) -> str:
    window.say("next")
    return str(window.event("sight")["is"])
