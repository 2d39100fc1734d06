"""The board counts tickets, not clocks, and the graver threat wins."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Priority
from services.errors import NotAllowed
from services.reports.board import Load, board
from services.store.work import Store
from services.time_source import VirtualTime
from services.watch.watcher import Watcher
from tests.rigs.desk import MONDAY_9H, SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.reports.board import Board


@pytest.fixture
def clock() -> VirtualTime:
    return VirtualTime(MONDAY_9H)


@pytest.fixture
def laid(url: str, clock: VirtualTime) -> Iterator[tuple[Store, SmallDesk]]:
    store = Store(url, clock)
    yield store, lay_desk(store)
    store.dispose()


def _seen(store: Store, desk: SmallDesk) -> Board:
    with store.reading(desk.manager) as work:
        return board(work)


def test_a_fresh_ticket_threatens_nobody(laid: tuple[Store, SmallDesk]) -> None:
    store, desk = laid
    opened(store, desk)

    seen = _seen(store, desk)

    assert (seen.open, seen.breached, seen.at_risk, seen.unassigned) == (1, 0, 0, 0)


def test_a_ticket_with_two_late_clocks_counts_once(
    laid: tuple[Store, SmallDesk], clock: VirtualTime
) -> None:
    store, desk = laid
    opened(store, desk, priority=Priority.CRITICAL)
    clock.advance(timedelta(hours=5))

    seen = _seen(store, desk)

    assert (seen.open, seen.breached, seen.at_risk) == (1, 1, 0)


def test_loads_are_told_by_team(laid: tuple[Store, SmallDesk]) -> None:
    store, desk = laid
    opened(store, desk, assignee_id=None)

    (load,) = _seen(store, desk).teams

    assert load == Load(desk.tier_1, "Tier 1", open=1, breached=0, at_risk=0, unassigned=1)


def test_deadlines_ahead_fall_into_their_hours(
    laid: tuple[Store, SmallDesk], clock: VirtualTime
) -> None:
    store, desk = laid
    opened(store, desk)
    clock.advance(timedelta(minutes=5))

    assert _seen(store, desk).ahead == (1, 0, 0, 0, 0, 0, 0, 0)


def test_what_fired_in_the_last_hour_is_told(
    laid: tuple[Store, SmallDesk], clock: VirtualTime
) -> None:
    store, desk = laid
    number = opened(store, desk)
    clock.advance(timedelta(hours=8, minutes=1))
    Watcher(store, "test").sweep_now()

    seen = _seen(store, desk)

    assert {one.ticket_id for one in seen.fired} == {number}
    assert seen.fired_count == len(seen.fired)


def test_an_agent_may_not_see_the_board(laid: tuple[Store, SmallDesk]) -> None:
    store, desk = laid

    with store.reading(desk.agent) as work, pytest.raises(NotAllowed):
        board(work)
