"""The watcher ends sessions that hold others up, and says so."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from models.audit import AuditEntry
from services.errors import NotAllowed
from services.store.work import WATCHER, Store
from services.tickets.conversation import send_reply
from services.watch import stuck
from services.watch.jobs import JOBS
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.waiting import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def laid(pg_url: str) -> Iterator[tuple[Store, SmallDesk, int]]:
    store = Store(pg_url)
    desk = lay_desk(store)
    yield store, desk, opened(store, desk)
    store.dispose()


def test_a_frozen_client_that_holds_a_ticket_is_ended_and_told_of(
    laid: tuple[Store, SmallDesk, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, desk, ticket = laid
    monkeypatch.setattr(stuck, "BLOCKING", timedelta(seconds=0.3))
    frozen = create_engine(
        store.url, poolclass=NullPool, connect_args={"application_name": "old tool"}
    )
    told: list[object] = []

    def reply() -> None:
        told.append(store.apply(desk.agent, lambda work: send_reply(work, ticket, "At last.")))

    connection = frozen.connect()
    connection.execute(text("SELECT 1 FROM ticket WHERE id = :id FOR UPDATE"), {"id": ticket})
    waiting = threading.Thread(target=reply)
    waiting.start()
    ended = until(lambda: stuck.end_stuck(store, WATCHER), what="it is ended", every_s=0.2)
    waiting.join(PATIENCE_S)

    assert ended == 1
    assert len(told) == 1
    with pytest.raises(OperationalError):
        connection.execute(text("SELECT 1"))
    connection.invalidate()
    connection.close()
    frozen.dispose()
    with store.reading(WATCHER) as work:
        entry = work.session.scalars(select(AuditEntry).where(AuditEntry.kind == stuck.ENDED)).one()
    said = {one["field"]: one["before"] or one["after"] for one in entry.changes}
    assert (said["program"], said["others waiting"]) == ("old tool", "1")


def test_a_session_that_only_idles_is_left_for_a_while_and_then_ended(
    laid: tuple[Store, SmallDesk, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _desk, _ticket = laid
    monkeypatch.setattr(stuck, "BLOCKING", timedelta(seconds=0.1))
    idle = create_engine(store.url, poolclass=NullPool)
    connection = idle.connect()
    connection.execute(text("SELECT 1"))
    time.sleep(0.3)

    first = stuck.end_stuck(store, WATCHER)
    monkeypatch.setattr(stuck, "IDLE", timedelta(seconds=0.2))
    second = stuck.end_stuck(store, WATCHER)

    assert (first, second) == (0, 1)
    connection.invalidate()
    connection.close()
    idle.dispose()


def test_a_busy_session_is_never_ended(
    laid: tuple[Store, SmallDesk, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _desk, _ticket = laid
    monkeypatch.setattr(stuck, "BLOCKING", timedelta(0))
    monkeypatch.setattr(stuck, "IDLE", timedelta(0))

    assert stuck.end_stuck(store, WATCHER) == 0


def test_without_the_right_nothing_is_ended_and_nothing_breaks(
    laid: tuple[Store, SmallDesk, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, desk, _ticket = laid

    def seen(_work: object) -> list[stuck.Stuck]:
        return [stuck.Stuck(1, "postgres", "psql", timedelta(minutes=5), 1)]

    def refused(_work: object, _one: stuck.Stuck) -> None:
        raise NotAllowed("Your account may not do this.")

    monkeypatch.setattr(stuck, "find_stuck", seen)
    monkeypatch.setattr(stuck, "end", refused)

    assert stuck.end_stuck(store, desk.admin) == 0


def test_the_watcher_does_it() -> None:
    assert stuck.end_stuck in [job.run for job in JOBS]
