"""Levels wait for an answer, call again, move up, ask conditions; paths are started and tried."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import FiringOutcome, LevelAction, Origin, Priority, Target, TicketStatus
from services.audit.browse import TrailFilter, entries
from services.errors import NotAllowed, RuleError
from services.escalation import by_hand, drill
from services.escalation.acknowledgement import acknowledge_notice
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import inbox
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store.work import WATCHER
from services.tickets import lifecycle, reading
from services.watch import heartbeat
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.tickets.reading import FiringView

NOTIFY = LevelAction.NOTIFY_ROLE
CALL = LevelDraft("Call the lead", "0", NOTIFY, recipients=("lead",), ack_within="15m", repeats=2)
DIRECTOR = LevelDraft("Call the director", "+8h", NOTIFY, recipients=("director",))


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def climbing(desk: RuledDesk, *levels: LevelDraft) -> int:
    """A ticket due in two hours whose resolution climbs these levels."""
    with desk.store.work(desk.people.admin) as work:
        create_path(work, PathDraft("Called", levels))
        promise = (Promise(Target.RESOLUTION, "2h"),)
        publish_policy(work, PolicyDraft("Called", 0, "Around the clock", promise, path="Called"))
    return desk.open()


def fired(desk: RuledDesk, number: int) -> list[FiringView]:
    with desk.store.reading(desk.people.agent) as work:
        return list(reading.ticket(work, number).firings)


def calls(desk: RuledDesk) -> int:
    with desk.store.reading(desk.people.lead) as work:
        return len(inbox.notices(work))


def test_a_call_nobody_answers_is_repeated(desk: RuledDesk) -> None:
    climbing(desk, CALL, DIRECTOR)
    counted = []
    for minutes in (120, 14, 1, 15, 14):
        desk.pass_time(minutes=minutes)
        counted.append(calls(desk))

    assert counted == [1, 1, 2, 3, 3]


def test_after_the_last_call_the_next_level_is_brought_forward(desk: RuledDesk) -> None:
    number = climbing(desk, CALL, DIRECTOR)
    for minutes in (120, 15, 15, 14):
        desk.pass_time(minutes=minutes)
    before = len(fired(desk, number))
    desk.pass_time(minutes=1)

    assert (before, [one.level for one in fired(desk, number)]) == (
        1,
        ["Call the lead", "Call the director"],
    )
    with desk.store.reading(desk.people.officer) as work:
        newest = entries(work, TrailFilter(ticket_id=number, kind="escalation.fired"))[0]
    assert "brought forward" in (newest.changes[-1].after or "")


def test_an_answer_stops_the_calls_and_the_ladder(desk: RuledDesk) -> None:
    number = climbing(desk, CALL, DIRECTOR)
    desk.pass_time(minutes=120)
    desk.pass_time(minutes=15)
    with desk.store.work(desk.people.lead) as work:
        acknowledge_notice(work, inbox.notices(work)[0].id)
    desk.pass_time(hours=20)

    assert (calls(desk), len(fired(desk, number))) == (2, 1)


def test_calls_missed_in_an_outage_are_made_up_for_by_one(desk: RuledDesk) -> None:
    climbing(desk, CALL, DIRECTOR)
    desk.pass_time(minutes=120)
    desk.pass_time(minutes=44)

    assert calls(desk) == 2


def test_a_level_whose_conditions_do_not_hold_is_recorded_as_not_wanted(desk: RuledDesk) -> None:
    only_vip = {"field": "account_tier", "op": "is", "value": "vip"}
    vip = LevelDraft("VIP", "0", NOTIFY, recipients=("director",), conditions=only_vip)
    number = climbing(desk, CALL, vip)
    desk.pass_time(minutes=120)

    assert [(one.level, one.outcome) for one in fired(desk, number)] == [
        ("Call the lead", FiringOutcome.FIRED),
        ("VIP", FiringOutcome.NOT_WANTED),
    ]
    assert fired(desk, number)[1].detail == "Not wanted: account tier is vip: it is standard"


def test_a_level_can_act_as_a_rule_does(desk: RuledDesk) -> None:
    raise_it = ({"do": "priority", "to": "high"}, {"do": "tags", "add": ["late"]})
    number = climbing(desk, LevelDraft("Raise", "-30m", LevelAction.ACT, actions=raise_it))
    desk.pass_time(minutes=90)

    assert (desk.ticket(number).priority, desk.ticket(number).tags) == (Priority.HIGH, ["late"])


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (LevelDraft("X", "0", NOTIFY, recipients=("lead",), repeats=2), "add ack_within"),
        (LevelDraft("X", "0", NOTIFY, recipients=("lead",), ack_within="3bd"), "such as 15m"),
        (LevelDraft("X", "0", NOTIFY, recipients=("boss",)), "no kind of recipient"),
        (LevelDraft("X", "0", LevelAction.ACT), "at least one action"),
    ],
)
def test_a_level_that_cannot_work_is_refused(desk: RuledDesk, level: LevelDraft, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        climbing(desk, level)


def test_escalating_by_hand_fires_the_next_level_once(desk: RuledDesk) -> None:
    number = climbing(desk, CALL, DIRECTOR)
    with desk.store.work(desk.people.agent) as work:
        by_hand.escalate(work, number, reason="The bank's CEO called")
    desk.pass_time(minutes=1)

    [firing] = fired(desk, number)
    assert firing.detail == "By hand, Dana Fox: The bank's CEO called. Notified Lena Ort"


def test_escalating_by_hand_needs_a_reason(desk: RuledDesk) -> None:
    number = climbing(desk, CALL)

    with pytest.raises(RuleError, match="needs a reason"), desk.store.work(desk.people.agent) as w:
        by_hand.escalate(w, number, reason="  ")


def test_where_no_level_is_left_escalating_says_so(desk: RuledDesk) -> None:
    number = climbing(desk, CALL)
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resolve(work, number, reason="Fixed")

    with pytest.raises(RuleError, match="no level left"), desk.store.work(desk.people.agent) as w:
        by_hand.escalate(w, number, reason="Angry call")


def started(desk: RuledDesk, *levels: LevelDraft) -> int:
    with desk.store.work(desk.people.admin) as work:
        create_path(work, PathDraft("Security", levels))
    conditions = {"field": "type", "op": "is", "value": "Security Incident"}
    action = {"do": "path", "path": "Security"}
    desk.publish("Security", {"on": "created"}, action, conditions=conditions)
    return desk.open(kind="Security Incident")


def test_a_path_started_by_a_rule_climbs_from_its_start(desk: RuledDesk) -> None:
    now = LevelDraft("Now", "0", NOTIFY, recipients=("lead",))
    later = LevelDraft("Later", "+30m", NOTIFY, recipients=("director",))
    number = started(desk, now, later)
    seen = []
    for minutes in (0, 29, 1):
        desk.pass_time(minutes=minutes)
        seen.append(len(fired(desk, number)))

    assert seen == [1, 1, 2]


def test_acknowledging_a_call_ends_a_started_path(desk: RuledDesk) -> None:
    number = started(desk, CALL, DIRECTOR)
    desk.pass_time(minutes=0)
    with desk.store.work(desk.people.lead) as work:
        acknowledge_notice(work, inbox.notices(work)[0].id)
    desk.pass_time(hours=20)

    assert [one.level for one in fired(desk, number)].count(DIRECTOR.name) == 0


def test_a_started_path_ends_with_its_ticket(desk: RuledDesk) -> None:
    number = started(desk, LevelDraft("Later", "+30m", NOTIFY, recipients=("lead",)))
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resolve(work, number, reason="False alarm")
    desk.pass_time(hours=1)

    assert fired(desk, number) == []


def test_a_drill_goes_the_real_way_and_is_marked(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.lead) as work:
        number = drill.start(
            work, team_id=desk.people.tier_1, person_id=desk.people.agent.person_id
        ).subject
    assert number is not None
    desk.pass_time(minutes=1)

    ticket = desk.ticket(number)
    assert ticket.origin is Origin.DRILL
    assert ticket.subject.startswith("[Drill]")
    assert [one.level for one in fired(desk, number)] == ["Alert the assignee"]
    with desk.store.reading(desk.people.agent) as work:
        assert [one.kind for one in inbox.notices(work)] == ["drill"]


def test_a_drill_ends_without_a_trace_in_the_work(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.lead) as work:
        number = drill.start(work, team_id=desk.people.tier_1).subject or 0
    with desk.store.work(desk.people.lead) as work:
        drill.end(work, number)

    assert desk.ticket(number).status is TicketStatus.CANCELLED


def test_an_agent_cannot_call_a_drill(desk: RuledDesk) -> None:
    with pytest.raises(NotAllowed), desk.store.work(desk.people.agent) as work:
        drill.start(work, team_id=desk.people.tier_1)


def gaps(desk: RuledDesk) -> list[tuple[str | None, ...]]:
    with desk.store.reading(desk.people.officer) as work:
        found = entries(work, TrailFilter(kind="watch.gap"))
    return [tuple(change.after for change in one.changes[2:]) for one in found]


def test_a_time_in_which_nobody_watched_is_an_entry(desk: RuledDesk) -> None:
    for minutes in (0, 0.5, 42):
        desk.time.advance(timedelta(minutes=minutes))
        with desk.store.work(WATCHER) as work:
            heartbeat.beat(work, "seat 1", fired=0)

    assert gaps(desk) == [("0:42:00", "seat 1")]


def test_while_one_of_two_watches_there_is_no_gap(desk: RuledDesk) -> None:
    for minute in range(12):
        desk.time.advance(timedelta(seconds=30))
        with desk.store.work(WATCHER) as work:
            heartbeat.beat(work, "seat 1" if minute < 6 else "seat 2", fired=0)

    assert gaps(desk) == []


def test_watching_alone_writes_no_entries(desk: RuledDesk) -> None:
    for _ in range(4):
        desk.time.advance(timedelta(seconds=10))
        with desk.store.work(WATCHER) as work:
            heartbeat.beat(work, "seat 1", fired=0)

    with desk.store.reading(desk.people.officer) as work:
        found = entries(work, TrailFilter())
    assert [one.kind for one in found if "watch" in one.kind or "direct" in one.kind] == []


def test_the_gap_after_the_last_one_stopped_is_an_entry(desk: RuledDesk) -> None:
    with desk.store.work(WATCHER) as work:
        heartbeat.beat(work, "seat 1", fired=0, started=True)
    with desk.store.work(WATCHER) as work:
        heartbeat.retire(work, "seat 1")
    desk.time.advance(timedelta(minutes=5))

    with desk.store.work(WATCHER) as work:
        heartbeat.beat(work, "seat 2", fired=0, started=True)

    assert gaps(desk) == [("0:05:00", "seat 2")]
