"""A small desk on each kind of database, under a clock that stands still until it is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from services.store.work import Store
from services.time_source import VirtualTime
from tests.rigs.desk import MONDAY_9H, SmallDesk, lay_desk
from tests.rigs.placed_clock import PlacedClock
from tests.rigs.years import lay_turned_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.rigs.ledger import SealedDesk


@pytest.fixture
def time() -> VirtualTime:
    return VirtualTime(MONDAY_9H)


@pytest.fixture
def desk_store(url: str, time: VirtualTime) -> Iterator[Store]:
    made = Store(url, time)
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
