"""Locked and idle workstations are noticed by what the desktop says, and silence is no answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop.attendance import BusAttendance
from desktop.bootstrap.attending import Attending
from models.outbox import SeatPresence
from models.vocabulary import SeatState
from services.notify import wishes
from tests.rigs.session import ROOT, Program, Session

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

RIG = ROOT / "tests" / "rigs" / "screen_saver.py"


@pytest.fixture
def saver(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A real session bus with a screen saver on it; there is no system bus."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    session.environment["PYTHONPATH"] = str(ROOT)
    program = session.start([sys.executable, str(RIG)])
    program.event("ready")
    return program


def test_locking_is_heard_at_once(saver: Program, qtbot: QtBot) -> None:
    attendance = BusAttendance()
    attendance.start()
    qtbot.waitUntil(lambda: attendance.state is SeatState.PRESENT)

    saver.say("lock")
    qtbot.waitUntil(lambda: attendance.state is SeatState.LOCKED)
    saver.say("unlock")
    qtbot.waitUntil(lambda: attendance.state is SeatState.PRESENT)

    attendance.stop()


def test_five_minutes_without_a_touch_are_idle(saver: Program, qtbot: QtBot) -> None:
    attendance = BusAttendance()
    saver.say("idle 299999")
    saver.event("idle")
    attendance.look()
    qtbot.waitUntil(lambda: attendance.state is SeatState.PRESENT)
    saver.say("idle 300000")
    saver.event("idle")

    attendance.look()

    qtbot.waitUntil(lambda: attendance.state is SeatState.IDLE)
    attendance.stop()


def test_a_login_sessions_hints_are_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with Session(tmp_path) as session:
        session.start_bus()
        address = session.environment["DBUS_SESSION_BUS_ADDRESS"]
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
        session.environment["PYTHONPATH"] = str(ROOT)
        logind = session.start([sys.executable, str(RIG), "logind"])
        logind.event("ready")
        attendance = BusAttendance()
        attendance.look()
        qtbot.waitUntil(lambda: attendance.state is SeatState.PRESENT)

        for said, state in (("rest", SeatState.IDLE), ("lock", SeatState.LOCKED)):
            logind.say(said)
            logind.event(said)
            attendance.look()
            qtbot.waitUntil(lambda state=state: attendance.state is state)  # type: ignore[misc]

        attendance.stop()


def test_where_nobody_answers_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    attendance = BusAttendance()

    attendance.start()
    qtbot.wait(100)

    assert attendance.state is None
    attendance.stop()


def states(seat: Seat) -> list[tuple[str, SeatState]]:
    with seat.store.reading(seat.small.agent) as work:
        return [(one.seat, one.state) for one in work.session.scalars(select(SeatPresence))]


def test_the_desk_hears_of_it_only_from_who_agreed(
    seat: Seat, saver: Program, qtbot: QtBot
) -> None:
    attending = Attending(seat.desk, "here")
    qtbot.waitUntil(lambda: attending.attendance.state is None)
    before = states(seat)
    seat.desk.do(wishes.save, {"skip_when_away": True})
    qtbot.waitUntil(lambda: states(seat) == [("here", SeatState.PRESENT)])

    saver.say("lock")
    qtbot.waitUntil(lambda: states(seat) == [("here", SeatState.LOCKED)])
    seat.desk.do(wishes.save, {"skip_when_away": False})

    qtbot.waitUntil(lambda: states(seat) == [])
    assert before == []
    attending.stop()
