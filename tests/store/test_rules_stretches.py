"""Once for each stretch: what interrupts one and is taken back, and what only moves its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from models.rules import PathRun
from models.tickets import Ticket
from models.vocabulary import LevelAction
from services.escalation import configuration, runs
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.rules import history, publishing
from services.sla.publishing import publish_policy
from services.tickets import assignment, conversation, merging
from tests.rigs.desk import STANDARD
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

NEW_2H = {"on": "in", "field": "status", "value": "new", "for": "2h"}
IDLE_2H = {"on": "idle", "for": "2h"}
NOTE = {"do": "note", "text": "Nobody moved"}
SHORT_MONDAY = """
calendars:
  Office hours:
    timezone: Europe/London
    weekly: {mon: [09:00-12:00], tue: [09:00-17:00], wed: [09:00-17:00]}
"""


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def switch(desk: RuledDesk, rule: int, *, active: bool) -> None:
    with desk.store.work(desk.people.admin) as work:
        publishing.set_active(work, rule, active=active)


def test_a_merge_that_is_taken_back_begins_no_new_stretch(desk: RuledDesk) -> None:
    desk.publish("Long new", NEW_2H, NOTE)
    number, other = desk.open(), desk.open()
    desk.pass_time(hours=2)
    with desk.store.work(desk.people.agent) as work:
        merging.merge(work, number, other, reason="Same outage")
    desk.pass_time(hours=1)
    with desk.store.work(desk.people.agent) as work:
        merging.undo_merge(work, number, reason="Two outages")
    desk.pass_time(hours=9)

    assert len(desk.runs(number)) == 1


@pytest.mark.parametrize("trigger", [NEW_2H, IDLE_2H])
def test_a_rule_that_is_enabled_again_does_not_fire_again(
    desk: RuledDesk, trigger: dict[str, Any]
) -> None:
    rule = desk.publish("Still", trigger, NOTE)
    fired = desk.open()
    desk.pass_time(hours=2)
    waiting = desk.open()
    switch(desk, rule, active=False)
    desk.pass_time(hours=1)
    between = len(desk.runs(waiting))
    switch(desk, rule, active=True)
    desk.pass_time(hours=9)

    assert (len(desk.runs(fired)), between, len(desk.runs(waiting))) == (1, 0, 1)


def test_what_happened_while_an_idle_rule_was_off_begins_a_new_stretch(desk: RuledDesk) -> None:
    rule = desk.publish("Idle", IDLE_2H, NOTE)
    number = desk.open()
    desk.pass_time(hours=2)
    switch(desk, rule, active=False)
    desk.pass_time(hours=1)
    with desk.store.work(desk.people.agent) as work:
        conversation.send_reply(work, number, "We are on it")
    switch(desk, rule, active=True)
    desk.pass_time(hours=2)

    assert len(desk.runs(number)) == 2


def test_handing_on_with_the_same_assignee_goes_on_with_the_stretch(desk: RuledDesk) -> None:
    trigger = {"on": "in", "field": "assignee", "value": "Lena Ort", "for": "4h"}
    desk.publish("Long held", trigger, NOTE)
    lead = desk.people.lead.person_id
    number = desk.open(team_id=desk.people.tier_1, assignee_id=lead)
    desk.pass_time(hours=3)
    with desk.store.work(desk.people.agent) as work:
        assignment.assign(work, number, team_id=desk.people.tier_2, person_id=lead)
    desk.pass_time(minutes=59)
    early = len(desk.runs(number))
    desk.pass_time(minutes=1)

    assert (early, len(desk.runs(number))) == (0, 1)


def test_a_calendar_for_open_tickets_too_moves_what_waits_on_them(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        wake = LevelDraft("Wake", "+4h", LevelAction.NOTIFY_ROLE, recipients=("lead",))
        create_path(work, PathDraft("Wake the lead", (wake,)))
        publish_policy(work, replace(STANDARD, calendar="Office hours"))
    rule = desk.publish("Idle", {"on": "idle", "for": "4h"}, NOTE)
    late = desk.publish("Late", NEW_2H | {"for": "9h", "wall": True}, NOTE)
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        runs.start(work, work.require(Ticket, number), "Wake the lead")
    with desk.store.work(desk.people.admin) as work:
        configuration.publish_text(work, SHORT_MONDAY, open_tickets_too=True)

    with desk.store.reading(desk.people.lead) as work:
        said = [history.why(work, one, number) for one in (rule, late)]
        path = work.session.scalars(select(PathRun)).one()
    assert said == [
        "It did not run yet: it is due on 2026-06-09 10:00:00 UTC.",
        "It did not run yet: it is due on 2026-06-08 18:00:00 UTC.",
    ]
    assert path.next_at == datetime(2026, 6, 9, 10, tzinfo=UTC)
