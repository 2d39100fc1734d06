"""`vigilctl watch` as a process: it fires what is due, is seen by others, and ends politely."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.escalation import Firing
from models.vocabulary import Role
from services.store.work import Actor, Store
from services.watch import heartbeat
from tests.rigs.desk import lay_desk, opened
from tests.rigs.waiting import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import Iterator

READER = Actor(None, "Test", Role.ADMINISTRATOR, "test")

pytestmark = pytest.mark.slow


@contextmanager
def watching(url: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "services.console", "watch", "--db", url, "--name", "cupboard"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        process.kill()


def is_watched(store: Store) -> bool:
    with store.reading(READER) as work:
        return any(one.is_alive for one in heartbeat.watchers(work))


def firings(store: Store) -> int:
    with store.reading(READER) as work:
        return work.session.scalar(select(func.count()).select_from(Firing)) or 0


def overdue_ticket(store: Store) -> None:
    """Open a ticket whose resolution was due an hour ago."""
    desk = lay_desk(store)
    with store.reading(READER) as work:
        now = work.now
    opened(store, desk, contact_at=now - timedelta(hours=9))


def test_what_is_due_fires_without_a_window(store: Store) -> None:
    overdue_ticket(store)

    with watching(str(store.engine.url.render_as_string(hide_password=False))):
        until(lambda: firings(store) > 0, what="something fires")


def test_others_see_who_watches(store: Store) -> None:
    with watching(str(store.engine.url.render_as_string(hide_password=False))):
        until(lambda: is_watched(store), what="somebody watches")


def test_it_ends_politely_and_is_no_longer_seen(store: Store) -> None:
    with watching(str(store.engine.url.render_as_string(hide_password=False))) as process:
        until(lambda: is_watched(store), what="somebody watches")

        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=PATIENCE_S)

    assert process.returncode == 0
    assert out.endswith("stopped\n")
    assert err == ""
    assert not is_watched(store)


def test_two_watchers_fire_a_level_once(store: Store) -> None:
    overdue_ticket(store)
    url = str(store.engine.url.render_as_string(hide_password=False))

    with watching(url), watching(url):
        until(lambda: firings(store) > 0, what="something fires")
        time.sleep(3)

    with store.reading(READER) as work:
        per_level = work.session.scalars(
            select(func.count()).select_from(Firing).group_by(Firing.clock_id, Firing.level_id)
        ).all()
    assert set(per_level) == {1}


def test_the_status_names_who_watches_and_says_when_nobody_does(store: Store) -> None:
    url = store.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "services.console", "watch", "status", "--db", url]
    before = subprocess.run(command, capture_output=True, text=True, check=False)
    with watching(url):
        until(lambda: is_watched(store), what="somebody watches")
        during = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (before.returncode, during.returncode) == (1, 0)
    assert before.stdout.startswith("Nobody watches this desk.")
    assert during.stdout.startswith("cupboard: watching, swept ")
