"""A step of the database's clock is an entry; a steady clock is told of once an hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from services.audit import browse
from services.audit.browse import TrailFilter
from services.store import engine
from services.store.work import WATCHER, Store
from services.watch.clock_health import CHECKED, STEPPED, ClockHealth

if TYPE_CHECKING:
    import pytest


class Hands:
    """Moves the clocks that a check compares; the database's own stays what it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steady_s = 0.0
        self.set_by = timedelta(0)
        self._true = engine.told_instant
        monkeypatch.setattr(engine, "told_instant", self._told)

    def _told(self, told: object) -> datetime:
        return self._true(told) + self.set_by

    def pass_time(self, span: timedelta) -> None:
        self.steady_s += span.total_seconds()
        self.set_by += span


def kinds(store: Store) -> list[str]:
    with store.reading(WATCHER) as unit:
        found = browse.entries(unit, TrailFilter(kind="clock"))
    return [one.kind for one in reversed(found)]


def test_a_step_either_way_is_an_entry(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = Hands(monkeypatch)
    health = ClockHealth(lambda: hands.steady_s)
    for step_s in (0, 0, -90, 3600):
        hands.set_by += timedelta(seconds=step_s)
        health.check(store, WATCHER)

    assert kinds(store) == [CHECKED, STEPPED, STEPPED]


def test_a_steady_clock_is_told_of_once_an_hour(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(monkeypatch)
    health = ClockHealth(lambda: hands.steady_s)
    for _ in range(10):
        health.check(store, WATCHER)
        hands.pass_time(timedelta(minutes=20))

    assert kinds(store) == [CHECKED] * 3
