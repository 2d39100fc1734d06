"""Python's garbage is collected on the GUI thread, and never while a window has just been shown."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from desktop.bootstrap.collector import LOOK_MS, THRESHOLDS, Collector
from desktop.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generations that were collected meanwhile."""
    seen: list[int] = []

    def hear(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            seen.append(told["generation"])

    gc.callbacks.append(hear)
    yield seen
    gc.callbacks.remove(hear)


def test_settling_collects_nothing_and_keeps_what_is_loaded_out(collections: list[int]) -> None:
    collector = Collector()
    before = gc.get_freeze_count()
    kept = [[] for _ in range(5_000)]  # type: ignore[var-annotated]
    collector.settle()

    assert collections == []
    assert gc.get_freeze_count() >= before + len(kept)


def test_a_look_collects_what_has_become_due(collections: list[int]) -> None:
    collector = Collector()
    collector.settle()
    kept = [[] for _ in range(THRESHOLDS[0] + 100)]  # type: ignore[var-annotated]
    collector.look()

    assert collections == [0]
    assert kept


class Looks(Collector):
    """Counts its own looks: a window of another test may have a collector that is at work."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @override
    def look(self) -> None:
        self.count += 1
        super().look()


def test_nothing_is_collected_while_the_rooms_are_imported(qtbot: QtBot) -> None:
    collector = Looks()
    qtbot.wait(LOOK_MS + 200)
    assert collector.count == 0

    collector.settle()
    qtbot.waitUntil(lambda: collector.count > 0, timeout=LOOK_MS * 4)


def test_who_signs_in_next_does_not_keep_what_the_person_before_left() -> None:
    collector = Collector()
    collector.settle()
    frozen = gc.get_freeze_count()
    left = [[] for _ in range(5_000)]  # type: ignore[var-annotated]
    collector.settle()

    assert gc.get_freeze_count() < frozen + len(left)
