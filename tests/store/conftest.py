"""Desks that several modules work on: small, turned, copied, and with people at their seats."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from services.store.work import Store
from services.time_source import VirtualTime
from tests.rigs.copying import lay_room, lay_worked_desk, write_word
from tests.rigs.desk import MONDAY_9H, SmallDesk, lay_desk
from tests.rigs.logins import seats
from tests.rigs.old_tickets import Story, laid
from tests.rigs.placed_clock import PlacedClock
from tests.rigs.years import lay_turned_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from services.store.work import Actor
    from tests.rigs.ledger import SealedDesk


@pytest.fixture
def time() -> VirtualTime:
    return VirtualTime(MONDAY_9H)


@pytest.fixture
def desk_store(monday_url: str, time: VirtualTime) -> Iterator[Store]:
    made = Store(monday_url, time)
    yield made
    made.dispose()


@pytest.fixture
def desk(desk_store: Store) -> SmallDesk:
    return lay_desk(desk_store)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> PlacedClock:
    """The database's clock, where the program reads it."""
    return PlacedClock(monkeypatch)


@pytest.fixture
def turned(store: Store, tmp_path: Path, clock: PlacedClock) -> SealedDesk:
    """A desk in its second year."""
    return lay_turned_desk(store, tmp_path, clock)


@pytest.fixture
def sit(owner: Store) -> Iterator[Callable[[Actor, str], Store]]:
    """Let people of the desk sit down, each under a login of their own."""
    with seats(owner) as seat_of:
        yield seat_of


@pytest.fixture
def worked(url: str, tmp_path: Path) -> SmallDesk:
    """A desk of either kind in which people worked, sealed."""
    return lay_worked_desk(url, tmp_path / "keys")


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """The file with the passphrase of a copy."""
    return write_word(tmp_path / "passphrase")


@pytest.fixture
def room(url: str, tmp_path: Path) -> str:
    """Where a copy of the same kind may be restored: nothing is there."""
    return lay_room(url, tmp_path)


@pytest.fixture
def now() -> datetime:
    """The server's time; its machine is this one."""
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def story(pg_url: str, now: datetime) -> Iterator[Story]:
    """A desk with a ticket that waits for its levels."""
    made = laid(pg_url, now)
    yield made
    made.owner.dispose()
