"""A desk whose alerts go out through a relay of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rigs.alerting import alerting_desk
from tests.rigs.outside import Relay, relay_running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rigs.rules_desk import RuledDesk


@pytest.fixture
def relay() -> Iterator[tuple[Relay, int]]:
    with relay_running() as running:
        yield running


@pytest.fixture
def desk(sqlite_url: str, relay: tuple[Relay, int]) -> Iterator[RuledDesk]:
    made = alerting_desk(sqlite_url, relay[1])
    yield made
    made.store.dispose()
