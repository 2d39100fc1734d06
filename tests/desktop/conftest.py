"""The window's own setting for its tests: themed, in a test's own folders, on a given clock."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.ticking import Ticker
from desktop.work import Desk
from desktop.work.clock import DeskClock
from services.time_source import steady_s
from tests.rigs.desk import lay_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from services.store.work import Actor, Store
    from tests.rigs.desk import SmallDesk

NOW = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)
PATIENCE_MS = 20_000
"""What never happens is told later; a machine with much to do is not taken for a fault."""

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    wait.__kwdefaults__["timeout"] = PATIENCE_MS  # type: ignore[index] # they have keywords


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[QApplication]:
    QStandardPaths.setTestModeEnabled(True)
    theme.apply(qapp, theme.Scheme.LIGHT)
    yield qapp
    QStandardPaths.setTestModeEnabled(False)


@dataclass
class Seat:
    """A small desk on a real SQLite file, and the agent's own window onto it."""

    store: Store
    small: SmallDesk
    desk: Desk
    others: list[Desk] = field(default_factory=list)

    def desk_of(self, actor: Actor) -> Desk:
        """Another person's desk on the same store."""
        made = desk_on(self.store, actor)
        self.others.append(made)
        return made


@pytest.fixture
def own_collector() -> Iterator[None]:
    """Garbage is collected on the GUI thread only, as the program itself does.

    A desk's thread that happens to collect a window destroys it there, and Qt crashes.
    """
    gc.collect()
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def seat(sqlite_store: Store, own_collector: None) -> Iterator[Seat]:  # noqa: ARG001 - its effect
    """A seat of the small desk's agent."""
    small = lay_desk(sqlite_store)
    made = Seat(sqlite_store, small, desk_on(sqlite_store, small.agent))
    yield made
    for desk in (made.desk, *made.others):
        assert desk.close()


def desk_on(store: Store, actor: Actor) -> Desk:
    """A person's desk, its clock read as signing in does."""
    clock = DeskClock()
    with store.reading(actor) as work:
        clock.read(work.now, steady_s(), steady_s())
    return Desk(store, actor, clock)


@pytest.fixture
def ticker() -> Ticker:
    return Ticker(lambda: NOW)
