"""A rehearsal of what is live reproduces the record; a draft shows what it would have changed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models.people import Team
from models.policies import Calendar
from models.vocabulary import LevelAction, Priority, Target
from services.access import presence
from services.errors import RuleError
from services.escalation.acknowledgement import acknowledge_ticket
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.escalation.rehearsal import Period, Rehearsal, rehearse
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.tickets import assignment, conversation, lifecycle
from services.watch.sweep import sweep
from tests.rigs.desk import MONDAY_9H, STANDARD, SmallDesk, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Store, Work
    from services.time_source import VirtualTime

PERIOD = Period(MONDAY_9H, MONDAY_9H + timedelta(days=3))


def work_at_random(store: Store, desk: SmallDesk, time: VirtualTime) -> None:
    """Work twelve tickets for three days, sweeping every minute that something is due."""
    chance = random.Random(7)  # noqa: S311 - a repeatable spell of work
    numbers = [opened(store, desk, priority=chance.choice(list(Priority))) for _ in range(12)]
    acts: list[Callable[[Work, int], object]] = [
        lambda work, one: conversation.send_reply(work, one, "We are on it."),
        lambda work, one: lifecycle.place_on_hold(work, one, reason="Vendor"),
        lifecycle.resume,
        lambda work, one: lifecycle.resolve(work, one, reason="Fixed"),
        lambda work, one: lifecycle.reopen(work, one, reason="Not fixed"),
        lambda work, one: assignment.set_priority(
            work, one, chance.choice(list(Priority)), reason="Looked again"
        ),
        acknowledge_ticket,
    ]
    for _ in range(3 * 24 * 4):
        for _ in range(15):
            time.advance(timedelta(minutes=1))
            sweep(store)
        if chance.random() < 0.4:
            try:
                with store.work(desk.agent) as work:
                    chance.choice(acts)(work, chance.choice(numbers))
            except RuleError:
                continue


def rehearsed(store: Store, desk: SmallDesk, draft: PolicyDraft | None) -> Rehearsal:
    def publish(work: Work) -> set[int]:
        return {publish_policy(work, draft).policy_id} if draft else set()

    with store.work(desk.admin) as work:
        return rehearse(work, publish, PERIOD)


def test_rehearsing_what_is_live_reproduces_the_record_exactly(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    work_at_random(desk_store, desk, time)
    found = rehearsed(desk_store, desk, None)

    assert len(found.recorded.breaches) > 20
    assert len(found.recorded.firings) > 10
    assert found.rehearsed.breaches == found.recorded.breaches
    assert found.rehearsed.firings == found.recorded.firings
    assert found.rehearsed.alerts == found.recorded.alerts
    assert found.rehearsed.nightly == found.recorded.nightly
    assert found.rehearsed.handed == found.recorded.handed


def test_a_kinder_draft_breaches_less_and_changes_nothing(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    opened(desk_store, desk)
    time.advance(timedelta(hours=9))
    sweep(desk_store)
    kinder = replace(STANDARD, promises=(Promise(Target.RESOLUTION, "20h"),))
    found = rehearsed(desk_store, desk, kinder)

    assert len(found.recorded.breaches) == 3
    assert found.rehearsed.breaches == []
    assert rehearsed(desk_store, desk, None).recorded == found.recorded


def test_a_stricter_draft_shows_who_would_be_woken(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    opened(desk_store, desk)
    time.advance(timedelta(hours=30))
    slower = replace(STANDARD, promises=(Promise(Target.RESOLUTION, "13h"),))
    found = rehearsed(desk_store, desk, slower)

    assert found.rehearsed.alerts["Dana Fox"] == 1
    assert found.rehearsed.nightly["Dana Fox", "2026-06-08"] == 1
    assert found.rehearsed.handed == {"Tier 2": 1}


CALLING = PathDraft(
    "Calling",
    (
        LevelDraft(
            "Ask",
            "-2h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("lead",),
            ack_within="30m",
            repeats=2,
        ),
        LevelDraft("Hand on", "+9h", LevelAction.REASSIGN_TEAM, Target.RESOLUTION, team="Tier 2"),
        LevelDraft(
            "Further",
            "+10h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("director", "account_manager"),
        ),
        LevelDraft(
            "Mark",
            "+11h",
            LevelAction.ACT,
            Target.RESOLUTION,
            actions=({"do": "tags", "add": ["late"]},),
        ),
    ),
)
"""Calls three times and hands on early."""


def test_a_rehearsal_tells_whom_the_desk_would(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    """Those who stand in, the next in line, calls again and levels that come early."""
    with desk_store.work(desk.admin) as work:
        create_path(work, CALLING)
        publish_policy(work, replace(STANDARD, path=CALLING.name))
        until = MONDAY_9H + timedelta(hours=7)
        deputy = desk.colleague.person_id
        presence.note_absence(
            work, desk.lead.person_id or 0, (work.now, until), substitute_id=deputy
        )
        presence.note_absence(work, desk.director.person_id or 0, (work.now, None))
    for _ in range(2):
        opened(desk_store, desk)
    for _ in range(30 * 4):
        time.advance(timedelta(minutes=15))
        sweep(desk_store)
    time.move_to(MONDAY_9H + timedelta(days=2))
    with desk_store.work(desk.admin) as work:
        for one in presence.absences(work):
            presence.end_absence(work, one.id)
    found = rehearsed(desk_store, desk, None)

    assert found.recorded.alerts["Tom Reed"] == 2 * 2
    assert found.recorded.alerts["Lena Ort"] == 2 * 5
    assert found.rehearsed.alerts == found.recorded.alerts
    assert found.rehearsed.firings == found.recorded.firings
    assert found.rehearsed.handed == found.recorded.handed


def test_what_teams_promise_each_other_is_no_breach_of_a_policy(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    with desk_store.work(desk.admin) as work:
        team = work.require(Team, desk.tier_1)
        team.ola, team.calendar_id = "30m", work.session.scalars(select(Calendar.id)).first()
    opened(desk_store, desk)
    time.advance(timedelta(hours=2))
    sweep(desk_store)
    found = rehearsed(desk_store, desk, None)

    assert [one.target for one in found.recorded.breaches] == [Target.FIRST_RESPONSE]
    assert found.rehearsed.breaches == found.recorded.breaches


HIGH: dict[str, Any] = {"field": "priority", "op": "is", "value": "high"}
NOT_ON: dict[str, Any] = {"none": [{"field": "team", "op": "is", "value": "Tier 2"}]}
EMPTY: dict[str, Any] = {"field": "assignee", "op": "empty", "value": True}
BROKEN: dict[str, Any] = {"field": "breached", "op": "contains", "value": "resolution"}


def asking(name: str, offset: str, whom: str, conditions: dict[str, Any]) -> LevelDraft:
    return LevelDraft(
        name,
        offset,
        LevelAction.NOTIFY_ROLE,
        Target.RESOLUTION,
        recipients=(whom,),
        conditions=conditions,
    )


CHOOSING = PathDraft(
    "Choosing",
    (
        asking("High", "-4h", "manager", HIGH),
        replace(asking("Ask", "-3h", "lead", NOT_ON), ack_within="30m", repeats=1),
        asking("Nobody's", "-1h", "director", EMPTY),
        replace(
            asking("Hand on", "+1h", "", NOT_ON),
            action=LevelAction.REASSIGN_TEAM,
            recipients=(),
            team="Tier 2",
        ),
        asking("Late", "+2h", "director", BROKEN),
    ),
)
"""Calls twice, passes over a level that nobody wants then, and hands on early."""


def test_a_rehearsal_asks_the_conditions_of_levels_as_the_desk_did(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    with desk_store.work(desk.admin) as work:
        create_path(work, CHOOSING)
        publish_policy(work, replace(STANDARD, path=CHOOSING.name))
    priorities = (Priority.HIGH, Priority.NORMAL, Priority.LOW)
    numbers = [opened(desk_store, desk, priority=one) for one in priorities]
    with desk_store.work(desk.agent) as work:
        assignment.assign(work, numbers[-1], team_id=desk.tier_2, person_id=None)
    for _ in range(12 * 4):
        time.advance(timedelta(minutes=15))
        sweep(desk_store)
    with desk_store.work(desk.agent) as work:
        for number in numbers:
            assignment.set_priority(work, number, Priority.HIGH, reason="Looked again")
    found = rehearsed(desk_store, desk, None)

    assert found.recorded.handed == {"Tier 2": 2}
    assert found.rehearsed.handed == found.recorded.handed
    assert found.rehearsed.alerts == found.recorded.alerts
    assert found.rehearsed.firings == found.recorded.firings
