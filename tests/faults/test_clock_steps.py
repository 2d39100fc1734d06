"""A workstation whose clock is two hours off, or is set while it watches, fires nothing falsely.

The watcher is the real program under libfaketime, which shifts what the program is told of the
wall clock and leaves the monotonic one alone, as setting a workstation's clock does. The
database's clock, which decides, is right.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.escalation import Firing
from models.vocabulary import LevelAction, Role, Target
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store.work import Actor
from services.watch.desk_store import open_store
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Store
    from tests.rigs.desk import SmallDesk

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
READER = Actor(None, "Test", Role.ADMINISTRATOR, "test")
TWO_HOURS_S = 7200
WITHIN_S = 60
PROMISE = timedelta(hours=8)
PUNCTUAL = timedelta(seconds=2)

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


class Shift:
    """How far off the workstation's clock is; may be set while its programs run."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "shift"
        self.set_to(0)

    def set_to(self, seconds: int) -> None:
        """Set the clock of the workstation, at once and as a whole."""
        new = self._file.with_suffix(".new")
        new.write_text(f"{seconds:+}\n")
        new.rename(self._file)

    def environment(self) -> dict[str, str]:
        """What programs of this workstation run under."""
        return os.environ | {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }

    def clocks(self) -> tuple[float, float]:
        """How far off a program finds its wall clock and its monotonic one, in seconds."""
        code = "import time; print(time.time(), time.monotonic())"
        before = (time.time(), time.monotonic())
        told = subprocess.run(
            [sys.executable, "-c", code],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        return float(told[0]) - before[0], float(told[1]) - before[1]


@pytest.fixture
def shift(tmp_path: Path) -> Shift:
    return Shift(tmp_path)


@pytest.fixture
def desk(pg_url: str) -> Iterator[tuple[Store, SmallDesk]]:
    """A desk with tickets due in one, two and three hours, which a fast clock would fire now."""
    store = open_store(pg_url)
    small = lay_desk(store)
    due = LevelDraft("Due", "0", LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION)
    with store.work(small.admin) as work:
        create_path(work, PathDraft("At the due time", (due,)))
        promise = (Promise(Target.RESOLUTION, "8h"),)
        draft = PolicyDraft("Due", 0, "Around the clock", promise, path="At the due time")
        publish_policy(work, draft)
        now = work.now
    for hours in (1, 1.9, 3):
        opened(store, small, contact_at=now + timedelta(hours=hours) - PROMISE)
    yield store, small
    store.dispose()


def due_soon(desk: tuple[Store, SmallDesk]) -> tuple[int, timedelta]:
    """Open a ticket whose level is due in five seconds.

    Returns its number, and by how much it was there too late for that on a machine that is slow.
    """
    store, small = desk
    with store.reading(READER) as work:
        due_at = work.now.replace(microsecond=0) + timedelta(seconds=5)
    number = opened(store, small, contact_at=due_at - PROMISE)
    with store.reading(READER) as work:
        return number, max(work.now - due_at, timedelta(0))


@contextmanager
def watching(store: Store, shift: Shift) -> Iterator[subprocess.Popen[str]]:
    url = store.engine.url.render_as_string(hide_password=False)
    process = subprocess.Popen(
        [sys.executable, "-m", "services.console", "watch", "--db", url],
        env=shift.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("watching as ")
        try:
            yield process
        finally:
            process.kill()  # else leaving waits for a watcher that nobody stops


def fired(store: Store) -> dict[int, timedelta]:
    """What fired so far, and how late each was by the database's clock."""
    with store.reading(READER) as work:
        rows = work.session.execute(select(Firing.ticket_id, Firing.late_by)).all()
    return {row[0]: row[1] for row in rows}


def fires_in_time(desk: tuple[Store, SmallDesk]) -> bool:
    """Tell whether the next level fires when it is due, by the database's clock."""
    number, too_late = due_soon(desk)
    give_up = time.monotonic() + WITHIN_S
    while number not in fired(desk[0]) and time.monotonic() < give_up:
        time.sleep(0.25)
    return fired(desk[0])[number] - too_late < PUNCTUAL


@pytest.mark.parametrize("seconds", [TWO_HOURS_S, -TWO_HOURS_S])
def test_a_workstation_two_hours_off_fires_in_time_and_nothing_else(
    desk: tuple[Store, SmallDesk], shift: Shift, seconds: int
) -> None:
    shift.set_to(seconds)
    wall, monotonic = shift.clocks()

    with watching(desk[0], shift):
        assert fires_in_time(desk)
    assert len(fired(desk[0])) == 1
    assert wall == pytest.approx(seconds, abs=30)  # or the test would prove nothing
    assert monotonic == pytest.approx(0, abs=30)


def test_a_clock_that_is_set_while_watching_changes_nothing(
    desk: tuple[Store, SmallDesk], shift: Shift
) -> None:
    with watching(desk[0], shift) as process:
        assert fires_in_time(desk)
        for step in (TWO_HOURS_S, -TWO_HOURS_S, 0):
            shift.set_to(step)
            time.sleep(2)
            assert fires_in_time(desk)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=WITHIN_S)

    assert len(fired(desk[0])) == 4
    assert err.count("the workstation clock jumped by") == 3
