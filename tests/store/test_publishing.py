"""A published version counts for new tickets, or for open ones after a look at what moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from models.desk import Setting
from models.policies import PolicyVersion
from models.vocabulary import Target
from services.audit.browse import TrailFilter, entries
from services.errors import NotAllowed, RuleError
from services.sla import checking
from services.sla.drafts import CalendarDraft, PolicyDraft, Promise
from services.sla.extending import extend, preview
from services.sla.publishing import SECOND_PERSON, publish_calendar, publish_policy
from services.tickets import lifecycle, reading
from services.watch.sweep import sweep
from tests.rigs.desk import AROUND_THE_CLOCK, MONDAY_9H, STANDARD, SmallDesk, opened

if TYPE_CHECKING:
    from datetime import datetime

    from services.store.work import Store, Work
    from services.time_source import VirtualTime

TIGHTER = replace(STANDARD, promises=(Promise(Target.RESOLUTION, "4h"),))
LOOSER = replace(STANDARD, promises=(Promise(Target.RESOLUTION, "16h"),))


def due(store: Store, desk: SmallDesk, ticket_id: int) -> datetime | None:
    with store.reading(desk.agent) as work:
        clocks = reading.ticket(work, ticket_id).clocks
    return next(one.due_at for one in clocks if one.target is Target.RESOLUTION)


def publish(draft: PolicyDraft, work: Work) -> list[PolicyVersion]:
    return [publish_policy(work, draft, open_tickets_too=True)]


def test_a_new_version_leaves_open_tickets_alone(desk_store: Store, desk: SmallDesk) -> None:
    before = opened(desk_store, desk)
    with desk_store.work(desk.admin) as work:
        publish_policy(work, TIGHTER)
    after = opened(desk_store, desk)

    assert due(desk_store, desk, before) == MONDAY_9H + timedelta(hours=8)
    assert due(desk_store, desk, after) == MONDAY_9H + timedelta(hours=4)


def test_an_open_ticket_keeps_its_version_through_later_changes(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.admin) as work:
        publish_policy(work, TIGHTER)
    with desk_store.work(desk.agent) as work:
        lifecycle.place_on_hold(work, ticket_id, reason="Vendor")
    with desk_store.work(desk.agent) as work:
        lifecycle.resume(work, ticket_id)

    assert due(desk_store, desk, ticket_id) == MONDAY_9H + timedelta(hours=8)


def test_a_preview_names_what_would_move_and_keeps_nothing(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=5))
    with desk_store.work(desk.admin) as work:
        moved = preview(work, lambda unit: publish(TIGHTER, unit))

    resolution = next(one for one in moved if one.target is Target.RESOLUTION)
    assert (resolution.ticket_id, resolution.newly_breached) == (ticket_id, True)
    assert resolution.due_before == MONDAY_9H + timedelta(hours=8)
    assert due(desk_store, desk, ticket_id) == MONDAY_9H + timedelta(hours=8)
    with desk_store.reading(desk.admin) as work:
        assert work.session.scalar(select(func.count()).select_from(PolicyVersion)) == 1


def test_extending_to_open_tickets_moves_what_the_preview_said(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=1))
    with desk_store.work(desk.admin) as work:
        moved = preview(work, lambda unit: publish(LOOSER, unit))
        extend(work, publish(LOOSER, work))

    said = {one.target: one.due_after for one in moved}
    assert due(desk_store, desk, ticket_id) == said[Target.RESOLUTION]
    assert said[Target.RESOLUTION] == MONDAY_9H + timedelta(hours=16)


OUTAGES = ({"field": "type", "op": "is", "value": "Outage"},)
FIRST_OF_ALL = replace(TIGHTER, name="First of all", position=0)


@pytest.mark.parametrize(
    ("published", "hours"),
    [(replace(STANDARD, conditions=OUTAGES), 3), (FIRST_OF_ALL, 4)],
    ids=["its own policy leaves it to the next", "a new policy comes before"],
)
def test_a_preview_names_tickets_that_come_under_another_policy(
    desk_store: Store, desk: SmallDesk, time: VirtualTime, published: PolicyDraft, hours: int
) -> None:
    fallback = PolicyDraft("Fallback", 9, "Around the clock", (Promise(Target.RESOLUTION, "3h"),))
    with desk_store.work(desk.admin) as work:
        publish_policy(work, fallback)
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=5))

    with desk_store.work(desk.admin) as work:
        moved = preview(work, lambda unit: publish(published, unit))
        extend(work, publish(published, work))

    said = next(one for one in moved if one.target is Target.RESOLUTION)
    assert (said.ticket_id, said.newly_breached) == (ticket_id, True)
    assert said.due_after == MONDAY_9H + timedelta(hours=hours)
    assert due(desk_store, desk, ticket_id) == said.due_after


def test_a_new_breach_is_dated_to_the_publishing(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=5))
    with desk_store.work(desk.admin) as work:
        extend(work, publish(TIGHTER, work))

    with desk_store.reading(desk.agent) as work:
        clocks = reading.ticket(work, ticket_id).clocks
    breach = next(one for one in clocks if one.target is Target.RESOLUTION)
    assert breach.breached_at == MONDAY_9H + timedelta(hours=5)


def test_a_longer_target_erases_no_breach(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=9))
    sweep(desk_store)
    with desk_store.work(desk.admin) as work:
        extend(work, publish(LOOSER, work))

    with desk_store.reading(desk.agent) as work:
        clocks = reading.ticket(work, ticket_id).clocks
    resolution = next(one for one in clocks if one.target is Target.RESOLUTION)
    assert resolution.breached_at == MONDAY_9H + timedelta(hours=8)
    assert resolution.due_at == MONDAY_9H + timedelta(hours=16)


def test_a_holiday_for_open_tickets_moves_their_deadlines(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=1))
    closed_tomorrow = replace(AROUND_THE_CLOCK, holidays=("2026-06-09",))
    late = opened(desk_store, desk)
    time.move_to(MONDAY_9H + timedelta(hours=14))
    with desk_store.work(desk.admin) as work:
        extend(work, [publish_calendar(work, closed_tomorrow, open_tickets_too=True)])
    soon = opened(desk_store, desk)

    assert due(desk_store, desk, ticket_id) == MONDAY_9H + timedelta(hours=8)
    assert due(desk_store, desk, late) == MONDAY_9H + timedelta(hours=9)
    assert due(desk_store, desk, soon) == MONDAY_9H + timedelta(hours=46)


def test_a_calendar_that_never_opens_is_refused(desk_store: Store, desk: SmallDesk) -> None:
    with (
        pytest.raises(RuleError, match="never opens"),
        desk_store.work(desk.admin) as work,
    ):
        publish_calendar(work, CalendarDraft("Never", "UTC", {}))


def test_published_hours_stand_readable_in_the_trail(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.reading(desk.officer) as work:
        entry = entries(work, TrailFilter(kind="calendar.published"))[0]

    said = {one.field: one.after for one in entry.changes}
    assert said["weekly"] is not None
    assert said["weekly"].startswith("mon: 09:00-17:00; tue: 09:00-17:00")


def test_an_unreadable_duration_is_refused_by_name(desk_store: Store, desk: SmallDesk) -> None:
    wrong = replace(STANDARD, promises=(Promise(Target.RESOLUTION, "soon"),))

    with pytest.raises(RuleError, match="resolution: 'soon'"), desk_store.work(desk.admin) as work:
        publish_policy(work, wrong)


def test_a_time_the_calendar_never_reaches_is_refused(desk_store: Store, desk: SmallDesk) -> None:
    late = replace(
        STANDARD, calendar="Office hours", promises=(Promise(Target.RESOLUTION, "by 20:00"),)
    )

    with (
        pytest.raises(RuleError, match="can never be due in the hours of “Office hours”"),
        desk_store.work(desk.admin) as work,
    ):
        publish_policy(work, late)


def test_only_administrators_publish(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(NotAllowed), desk_store.work(desk.lead) as work:
        publish_policy(work, TIGHTER)


def test_where_two_are_needed_one_is_refused(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.admin) as work:
        work.session.add(Setting(key=SECOND_PERSON, value=True))

    with pytest.raises(NotAllowed, match="second person"), desk_store.work(desk.admin) as work:
        publish_policy(work, TIGHTER)


def test_nobody_is_their_own_second_person(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(NotAllowed, match="Ada Kern"), desk_store.work(desk.admin) as work:
        publish_policy(work, TIGHTER, approved_by=desk.admin.person_id)


def test_a_second_person_approves(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.admin) as work:
        work.session.add(Setting(key=SECOND_PERSON, value=True))
    with desk_store.work(desk.admin) as work:
        version = publish_policy(work, TIGHTER, approved_by=desk.manager.person_id)

    assert version.version == 2


def test_stored_deadlines_equal_their_replay(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=1))
    with desk_store.work(desk.agent) as work:
        lifecycle.place_on_hold(work, ticket_id, reason="Vendor")

    with desk_store.reading(desk.admin) as work:
        assert list(checking.recheck(work)) == []


def test_a_deadline_edited_by_hand_is_named(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.admin) as work:
        work.session.execute(
            text("UPDATE clock SET span = span + 1000000 WHERE target='resolution'")
        )

    with desk_store.reading(desk.admin) as work:
        found = list(checking.recheck(work))
    assert [(one.ticket_id, one.clock, one.field) for one in found] == [
        (ticket_id, "resolution 1", "span")
    ]
