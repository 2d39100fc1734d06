"""A promise that a merge passed on is one promise in every figure, undone or not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.vocabulary import ClockState, Target
from services.escalation.rehearsal import Period, rehearse
from services.reports.figures import figures
from services.sla import restating
from services.tickets import lifecycle, merging
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened
from tests.rigs.moving import did

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime

HOUR = timedelta(hours=1)
LATER = MONDAY_9H + timedelta(days=30)


def breached(store: Store, desk: SmallDesk) -> int:
    """How many promises to resolve were broken, as every figure says."""
    with store.work(desk.officer) as work:
        found = next(one for one in figures(work, None, None) if one.target is Target.RESOLUTION)
        both = rehearse(work, lambda _: set(), Period(MONDAY_9H, LATER))
    counted = [
        sum(one.target == Target.RESOLUTION for one in outcome.breaches)
        for outcome in (both.recorded, both.rehearsed)
    ]
    assert counted == [found.breached] * 2
    assert found.breached_restated == found.breached
    return found.breached


def test_a_promise_broken_while_it_was_merged_is_broken_once(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    older = opened(desk_store, desk)
    time.advance(HOUR)
    newer = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: merging.merge(w, older, newer, reason="same thing"))
    time.advance(7 * HOUR + timedelta(minutes=1))
    did(desk_store, desk.agent, lambda w: merging.undo_merge(w, older, reason="no"))

    assert breached(desk_store, desk) == 1  # that of the older one; the newer is not due yet
    time.advance(HOUR)
    did(desk_store, desk.agent, lambda w: merging.merge(w, older, newer, reason="it is"))
    assert breached(desk_store, desk) == 2


def test_a_promise_broken_before_the_merge_is_broken_once_and_restated_once(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    older = opened(desk_store, desk)
    time.advance(6 * HOUR)
    newer = opened(desk_store, desk)
    time.advance(3 * HOUR)
    did(desk_store, desk.agent, lambda w: merging.merge(w, older, newer, reason="same thing"))

    assert breached(desk_store, desk) == 1
    did(desk_store, desk.agent, lambda w: lifecycle.resolve(w, newer, reason="cable replaced"))
    with desk_store.work(desk.officer) as work:
        query = select(Clock.id).where(Clock.ticket_id == newer, Clock.target == Target.RESOLUTION)
        passed_on = work.session.scalars(query.order_by(Clock.cycle)).all()[-1]
        signed = desk.admin.person_id or 0
        restating.restate(work, passed_on, ClockState.MET, reason="Test.", approved_by=signed)
        found = next(one for one in figures(work, None, None) if one.target is Target.RESOLUTION)
    assert (found.breached, found.breached_restated, found.restated) == (1, 0, 1)
