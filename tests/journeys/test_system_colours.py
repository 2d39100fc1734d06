"""The desktop turns dark, or asks for more contrast, and the window follows without a restart."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from desktop.theme import DARK, HEIGHTENED, LIGHT, Scheme
from tests.rigs.session import ROOT, Program, Session

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rigs.late_desk import LateDesk

pytestmark = pytest.mark.journey


def _portal(session: Session) -> Program:
    """Start what tells programs how the desktop looks, and let Qt ask it as under GNOME."""
    session.environment |= {"QT_QPA_PLATFORMTHEME": "gnome", "PYTHONPATH": str(ROOT)}
    portal = session.start([sys.executable, str(ROOT / "tests" / "rigs" / "portal.py")])
    portal.event("ready")
    return portal


def _window(session: Session, desk: LateDesk) -> Program:
    rig = str(ROOT / "tests" / "rigs" / "watched_window.py")
    return session.start([sys.executable, rig, "--db", desk.url, "--user", "lead"])


def test_the_window_follows_the_desktop(session: Session, late: LateDesk) -> None:
    portal = _portal(session)
    window = _window(session, late)
    window.event("ground", is_=LIGHT.ground)

    portal.say("color-scheme 1")
    window.event("ground", is_=DARK.ground)
    portal.say("contrast 1")
    window.event("ground", is_=HEIGHTENED[Scheme.DARK].ground)
    portal.say("color-scheme 2")
    window.event("ground", is_=HEIGHTENED[Scheme.LIGHT].ground)
    portal.say("contrast 0")
    window.event("ground", is_=LIGHT.ground)


def test_a_dark_desktop_has_a_dark_window_from_the_start(
    session: Session, late: LateDesk, tmp_path: Path
) -> None:
    portal = _portal(session)
    portal.say("color-scheme 1")
    window = _window(session, late)

    window.event("ground", is_=DARK.ground)

    portal.say("color-scheme 2")
    window.event("ground", is_=LIGHT.ground)
    kept = tmp_path / "data" / "window.ini"
    assert "scheme" not in (kept.read_text("utf-8") if kept.exists() else "")
