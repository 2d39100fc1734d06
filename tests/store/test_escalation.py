"""The three-level path fires once each, late after an outage, and stops when acknowledged."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from queue import Queue

import pytest
from sqlalchemy import func, select

from models.escalation import Firing, Notice
from models.vocabulary import FiringOutcome, NoticeUrgency
from services.audit.browse import TrailFilter, entries
from services.escalation.acknowledgement import acknowledge_notice
from services.notify import inbox
from services.store.work import Store
from services.tickets import lifecycle, reading
from services.time_source import VirtualTime, steady_s
from services.watch.sweep import sweep
from services.watch.watcher import Pulse, Watcher
from tests.rigs.desk import MONDAY_9H, SmallDesk, lay_desk, opened
from tests.rigs.waiting import PATIENCE_S, until


def firings(store: Store, desk: SmallDesk, ticket_id: int) -> list[tuple[str, FiringOutcome, str]]:
    with store.reading(desk.agent) as work:
        found = reading.ticket(work, ticket_id).firings
    return [(one.level, one.outcome, one.detail) for one in found]


def test_nothing_fires_before_its_time(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    opened(desk_store, desk)
    time.advance(timedelta(hours=7, minutes=29, seconds=59))

    assert sweep(desk_store).fired == 0


def test_the_assignee_is_alerted_half_an_hour_before(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=7, minutes=30))
    sweep(desk_store)

    assert firings(desk_store, desk, ticket_id) == [
        ("Alert the assignee", FiringOutcome.FIRED, "Alerted Dana Fox")
    ]
    with desk_store.reading(desk.agent) as work:
        assert [one.ticket_id for one in inbox.to_show(work)] == [ticket_id]


def test_the_whole_path_climbs_in_time(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    for minutes in (450, 30, 240):
        time.advance(timedelta(minutes=minutes))
        sweep(desk_store)

    assert firings(desk_store, desk, ticket_id) == [
        ("Alert the assignee", FiringOutcome.FIRED, "Alerted Dana Fox"),
        ("Hand to Tier 2", FiringOutcome.FIRED, "Assigned to Tier 2; told Lena Ort"),
        (
            "Tell manager and director",
            FiringOutcome.FIRED,
            "Notified Iris Vogt, Milo Brandt",
        ),
    ]
    with desk_store.reading(desk.agent) as work:
        assert reading.ticket(work, ticket_id).team == "Tier 2"


def test_a_firing_leaves_no_change_without_an_entry(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    opened(desk_store, desk)
    time.advance(timedelta(hours=8))
    sweep(desk_store)

    with desk_store.reading(desk.officer) as work:
        assert entries(work, TrailFilter(kind="direct.changed", ticket_id=1001)) == []


def test_a_level_fires_once_however_often_it_is_swept(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    opened(desk_store, desk)
    time.advance(timedelta(hours=7, minutes=30))

    assert [sweep(desk_store).fired for _ in range(3)] == [1, 0, 0]


def test_after_an_outage_only_the_highest_level_acts(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=12, minutes=42))
    sweep(desk_store)

    outcomes = [outcome for _, outcome, _ in firings(desk_store, desk, ticket_id)]
    assert outcomes == [FiringOutcome.OVERTAKEN, FiringOutcome.OVERTAKEN, FiringOutcome.FIRED]
    with desk_store.reading(desk.officer) as work:
        fired = entries(work, TrailFilter(ticket_id=ticket_id, kind="escalation.fired"))
    assert fired[0].changes[-1].after is not None
    assert fired[0].changes[-1].after.endswith("late by 00:42:00")


def test_a_breach_is_dated_to_the_due_time_however_late_it_is_seen(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=10))
    sweep(desk_store)

    with desk_store.reading(desk.officer) as work:
        breaches = entries(work, TrailFilter(ticket_id=ticket_id, kind="clock.breached"))
    said = {one.changes[0].after: one.changes[1].after for one in breaches}
    assert said["resolution"] == (MONDAY_9H + timedelta(hours=8)).isoformat()


def test_a_resolved_ticket_fires_nothing_more(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        lifecycle.resolve(work, ticket_id, reason="Fixed")
    time.advance(timedelta(hours=20))

    assert sweep(desk_store).fired == 0


def test_a_paused_clock_takes_its_levels_along(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        lifecycle.place_on_hold(work, ticket_id, reason="Vendor")
    time.advance(timedelta(hours=20))
    paused = sweep(desk_store).fired
    with desk_store.work(desk.agent) as work:
        lifecycle.resume(work, ticket_id)
    time.advance(timedelta(hours=7, minutes=30))

    assert (paused, sweep(desk_store).fired) == (0, 1)


def test_acknowledging_stops_the_ladder(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=7, minutes=30))
    sweep(desk_store)
    with desk_store.work(desk.agent) as work:
        acknowledge_notice(work, inbox.notices(work)[0].id)
    time.advance(timedelta(hours=10))
    sweep(desk_store)

    assert [level for level, _, _ in firings(desk_store, desk, ticket_id)] == ["Alert the assignee"]


def test_an_alert_after_the_due_time_is_critical(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    opened(desk_store, desk)
    time.advance(timedelta(hours=8))
    sweep(desk_store)

    with desk_store.reading(desk.lead) as work:
        assert [one.urgency for one in inbox.notices(work)] == [NoticeUrgency.CRITICAL]


def test_a_snoozed_notice_comes_back(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> None:
    opened(desk_store, desk)
    time.advance(timedelta(hours=7, minutes=30))
    sweep(desk_store)
    with desk_store.work(desk.agent) as work:
        shown = inbox.to_show(work)
        inbox.mark_shown(work, [shown[0].id])
        inbox.snooze(work, shown[0].id)
    time.advance(timedelta(minutes=9))
    with desk_store.reading(desk.agent) as work:
        early = inbox.to_show(work)
    time.advance(timedelta(minutes=1))
    with desk_store.reading(desk.agent) as work:
        late = inbox.to_show(work)

    assert (len(shown), len(early), len(late)) == (1, 0, 1)


def test_a_seat_that_shows_a_notice_late_takes_no_snooze_away(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    """Put off at one seat, while another one of the same person was about to show it."""
    opened(desk_store, desk)
    time.advance(timedelta(hours=7, minutes=30))
    sweep(desk_store)
    with desk_store.work(desk.agent) as work:
        [one] = inbox.to_show(work)
        inbox.snooze(work, one.id)
    with desk_store.work(desk.agent) as work:
        inbox.mark_shown(work, [one.id])
        before = inbox.to_show(work)
    time.advance(inbox.SNOOZE)

    with desk_store.work(desk.agent) as work:
        assert (before, [again.id for again in inbox.to_show(work)]) == ([], [one.id])
        inbox.mark_shown(work, [one.id])
        assert inbox.to_show(work) == []


@pytest.mark.postgres
def test_four_watchers_at_once_fire_every_level_once(pg_url: str) -> None:
    time = VirtualTime(MONDAY_9H)
    store = Store(pg_url, time)
    desk = lay_desk(store)
    for number in range(60):
        opened(store, desk, subject=f"Ticket {number}")
    time.advance(timedelta(hours=7, minutes=30))
    threads = [threading.Thread(target=sweep, args=(store,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.reading(desk.agent) as work:
        fired = work.session.scalar(select(func.count()).select_from(Firing))
        told = work.session.scalar(select(func.count()).select_from(Notice))
    store.dispose()
    assert (fired, told) == (60, 60)


def test_a_running_watcher_fires_within_a_second(url: str) -> None:
    store = Store(url)
    desk = lay_desk(store)
    watcher = Watcher(store, "test seat")
    watcher.start()
    tries = (_late_by(store, desk, watcher) for _ in range(3))  # a busy machine may be late, once
    in_time = next((late_by for late_by in tries if late_by < timedelta(seconds=1)), None)
    watcher.stop()
    store.dispose()
    assert in_time is not None


def _late_by(store: Store, desk: SmallDesk, watcher: Watcher) -> timedelta:
    """Open a ticket whose level is due in two seconds, and return by how much it fired late."""
    with store.reading(desk.admin) as work:
        contact_at = work.now - timedelta(hours=7, minutes=29, seconds=58)
    ticket_id = opened(store, desk, contact_at=contact_at)
    watcher.wake()

    def firings() -> tuple[timedelta, ...]:
        with store.reading(desk.agent) as work:
            return tuple(one.late_by for one in reading.ticket(work, ticket_id).firings)

    [late_by] = until(firings, what="the level fires")
    return late_by


def test_a_watcher_looks_again_at_the_instant_a_level_is_due(sqlite_store: Store) -> None:
    """Not at the end of the second it waited for when nothing was due yet."""
    desk = lay_desk(sqlite_store)
    pulses: Queue[tuple[float, Pulse]] = Queue()
    watcher = Watcher(
        sqlite_store, "test seat", on_pulse=lambda pulse: pulses.put((steady_s(), pulse))
    )
    watcher.start()
    tries = (_late_s(sqlite_store, desk, watcher, pulses) for _ in range(5))
    on_time = next((late_s for late_s in tries if late_s < 0.4), None)
    watcher.stop()
    assert on_time is not None


def _late_s(
    store: Store, desk: SmallDesk, watcher: Watcher, pulses: Queue[tuple[float, Pulse]]
) -> float:
    """Open a ticket whose level is due in half a second; how late it fired.

    Levels are due at whole seconds, so the ticket is opened in the middle of one: who looked
    again a second after that would be half a second late, each time. A busy machine may be late
    as well, but not each time.
    """
    with store.reading(desk.admin) as work:
        into_it = work.now.microsecond / 1e6
    time.sleep((0.5 - into_it) % 1)
    with store.reading(desk.admin) as work:
        now, now_s = work.now, steady_s()
    due_at = now.replace(microsecond=0) + timedelta(seconds=1)
    opened(store, desk, contact_at=due_at - timedelta(hours=7, minutes=30))
    watcher.wake()
    while True:
        at_s, pulse = pulses.get(timeout=PATIENCE_S)
        if pulse.fired:
            return at_s - now_s - (due_at - now).total_seconds()
