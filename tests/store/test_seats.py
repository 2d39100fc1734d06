"""A locked or idle workstation is not waited for, if its owner agreed, and the record says so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.escalation import Firing
from models.outbox import SeatPresence
from models.vocabulary import LevelAction, Medium, OutboxState, SeatState, Target
from services.access import seats
from services.errors import NotAllowed
from services.escalation import firing_log
from services.escalation.firing_log import Sent
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience, inbox, reading
from services.notify.sending import send_due
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store.work import WATCHER, Actor
from services.watch.sweep import sweep
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator


ALERT, TELL = LevelAction.ALERT_ASSIGNEE, LevelAction.NOTIFY_ROLE
ASK_THE_AGENT = LevelDraft(
    "Ask the agent", "-2h", ALERT, Target.RESOLUTION, ack_within="15m", repeats=2
)
ASK_THE_LEAD = LevelDraft("Ask the lead", "+1h", TELL, Target.RESOLUTION, recipients=("lead",))
LOCKED = "workstation locked since 14:59 UTC"


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    climb(made, ASK_THE_AGENT, ASK_THE_LEAD)
    yield made
    made.store.dispose()


@pytest.fixture
def seated(sqlite_monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(sqlite_monday_url)
    yield made
    made.store.dispose()


def climb(desk: RuledDesk, *levels: LevelDraft) -> None:
    """Let every new ticket climb a path of these levels, under a promise of 8 h."""
    with desk.store.work(desk.people.admin) as work:
        create_path(work, PathDraft("Calling", levels))
        promise = (Promise(Target.RESOLUTION, "8h"),)
        publish_policy(work, PolicyDraft("First", 0, "Around the clock", promise, path="Calling"))


def fired_on_locked(desk: RuledDesk, *away: Actor) -> tuple[int, list[str]]:
    """Lock these workstations a minute before the first level, 2 h before the deadline."""
    number = desk.open()
    desk.pass_time(hours=5, minutes=59)
    for one in away:
        agree(desk, one)
        sits(desk, one, SeatState.LOCKED)
    desk.pass_time(minutes=1)
    return number, called(desk, number)


def agree(desk: RuledDesk, who: Actor, *, skip: bool = True) -> None:
    with desk.store.work(who) as work:
        audience.set_profile(work, who.person_id or 0, skip_when_away=skip)


def sits(desk: RuledDesk, who: Actor, state: SeatState, seat: str = "pc-7") -> None:
    with desk.store.work(who) as work:
        seats.note(work, seat, state)


def called(desk: RuledDesk, number: int) -> list[str]:
    with desk.store.reading(WATCHER) as work:
        query = select(Firing.detail).where(Firing.ticket_id == number).order_by(Firing.id)
        return list(work.session.scalars(query))


def kept(desk: RuledDesk) -> int:
    with desk.store.reading(WATCHER) as work:
        return work.session.scalar(select(func.count()).select_from(SeatPresence)) or 0


def test_a_locked_workstation_is_skipped_at_once_and_the_record_says_so(desk: RuledDesk) -> None:
    agree(desk, desk.people.agent)
    number = desk.open()
    desk.pass_time(hours=5, minutes=59)
    sits(desk, desk.people.agent, SeatState.LOCKED)
    desk.pass_time(minutes=1)

    assert called(desk, number) == [
        (
            "Alerted Dana Fox; skipped Dana Fox (workstation locked since 14:59 UTC), "
            "so the next level comes at once"
        ),
        "Notified Lena Ort",
    ]


def test_who_sits_there_is_waited_for(desk: RuledDesk) -> None:
    agree(desk, desk.people.agent)
    number = desk.open()
    desk.pass_time(hours=5, minutes=59)
    sits(desk, desk.people.agent, SeatState.PRESENT)
    desk.pass_time(minutes=1)

    assert called(desk, number) == ["Alerted Dana Fox"]


def test_without_agreement_nothing_is_kept_or_skipped(desk: RuledDesk) -> None:
    number = desk.open()
    desk.pass_time(hours=5, minutes=59)
    sits(desk, desk.people.agent, SeatState.LOCKED)
    desk.pass_time(minutes=1)

    assert (called(desk, number), kept(desk)) == (["Alerted Dana Fox"], 0)


def test_taking_the_agreement_back_forgets_the_seat(desk: RuledDesk) -> None:
    agree(desk, desk.people.agent)
    sits(desk, desk.people.agent, SeatState.IDLE)
    before = kept(desk)
    agree(desk, desk.people.agent, skip=False)
    sits(desk, desk.people.agent, SeatState.IDLE)

    assert (before, kept(desk)) == (1, 0)


def test_one_seat_in_use_is_enough_to_be_there(desk: RuledDesk) -> None:
    agree(desk, desk.people.agent)
    sits(desk, desk.people.agent, SeatState.LOCKED, "pc-7")
    sits(desk, desk.people.agent, SeatState.PRESENT, "laptop")
    with desk.store.reading(WATCHER) as work:
        first = seats.away(work, [desk.people.agent.person_id or 0])
    sits(desk, desk.people.agent, SeatState.IDLE, "laptop")
    with desk.store.reading(WATCHER) as work:
        second = seats.away(work, [desk.people.agent.person_id or 0])

    assert (len(first), len(second)) == (0, 1)


def test_a_seat_that_fell_silent_says_nothing(desk: RuledDesk) -> None:
    agree(desk, desk.people.agent)
    sits(desk, desk.people.agent, SeatState.LOCKED)
    desk.pass_time(minutes=3)

    with desk.store.reading(WATCHER) as work:
        assert seats.away(work, [desk.people.agent.person_id or 0]) == {}


def test_signing_off_forgets_the_seat(desk: RuledDesk) -> None:
    agree(desk, desk.people.agent)
    sits(desk, desk.people.agent, SeatState.PRESENT)
    with desk.store.work(desk.people.agent) as work:
        seats.forget(work, "pc-7")

    assert kept(desk) == 0


def test_who_is_skipped_finds_the_notice_in_the_inbox(desk: RuledDesk) -> None:
    agree(desk, desk.people.agent)
    desk.open()
    desk.pass_time(hours=5, minutes=59)
    sits(desk, desk.people.agent, SeatState.LOCKED)
    desk.pass_time(minutes=1)

    with desk.store.reading(desk.people.agent) as work:
        assert len(inbox.notices(work)) == 1


def test_the_next_level_comes_once(desk: RuledDesk) -> None:
    agree(desk, desk.people.agent)
    number = desk.open()
    desk.pass_time(hours=5, minutes=59)
    sits(desk, desk.people.agent, SeatState.LOCKED)
    desk.pass_time(minutes=1)
    sweep(desk.store)
    desk.pass_time(hours=8)

    assert len(called(desk, number)) == 2


def test_the_watcher_sits_nowhere(desk: RuledDesk) -> None:
    with pytest.raises(NotAllowed), desk.store.work(WATCHER) as work:
        seats.note(work, "server", SeatState.LOCKED)


def test_without_a_window_the_next_in_line_is_told_at_once(seated: RuledDesk) -> None:
    climb(seated, LevelDraft("Tell", "-2h", ALERT, Target.RESOLUTION))

    assert fired_on_locked(seated, seated.people.agent)[1] == [
        f"Alerted Dana Fox; skipped Dana Fox ({LOCKED}), told Lena Ort in their place"
    ]


def test_who_is_next_in_line_and_away_is_passed_over_as_well(seated: RuledDesk) -> None:
    climb(seated, LevelDraft("Tell", "-2h", ALERT, Target.RESOLUTION))

    assert fired_on_locked(seated, seated.people.agent, seated.people.lead)[1] == [
        f"Alerted Dana Fox; skipped Dana Fox ({LOCKED}), told Milo Brandt in their place"
    ]


def test_the_last_level_of_a_ladder_moves_on_to_people(seated: RuledDesk) -> None:
    climb(seated, ASK_THE_AGENT)

    assert fired_on_locked(seated, seated.people.agent)[1] == [
        f"Alerted Dana Fox; skipped Dana Fox ({LOCKED}), told Lena Ort in their place"
    ]


def test_a_hand_over_reaches_whoever_is_there(seated: RuledDesk) -> None:
    hand = LevelAction.REASSIGN_TEAM
    climb(seated, LevelDraft("Hand over", "-2h", hand, Target.RESOLUTION, team="Tier 2"))

    assert fired_on_locked(seated, seated.people.lead)[1] == [
        (
            f"Assigned to Tier 2; told Lena Ort; skipped Lena Ort ({LOCKED}), "
            "told Milo Brandt in their place"
        )
    ]


def test_a_level_that_acts_as_a_rule_skips_too(seated: RuledDesk) -> None:
    tell = {"do": "notify", "recipients": ["assignee"], "text": "Look at {{number}}."}
    climb(seated, LevelDraft("Act", "-2h", LevelAction.ACT, Target.RESOLUTION, actions=(tell,)))

    assert fired_on_locked(seated, seated.people.agent)[1] == [
        f"Told Dana Fox; skipped Dana Fox ({LOCKED}), told Lena Ort in their place"
    ]


def test_of_several_only_who_is_away_is_skipped(seated: RuledDesk) -> None:
    both = ("assignee", "lead")
    climb(seated, LevelDraft("Tell", "-2h", TELL, Target.RESOLUTION, recipients=both))

    assert fired_on_locked(seated, seated.people.agent)[1] == [
        f"Notified Dana Fox, Lena Ort; skipped Dana Fox ({LOCKED})"
    ]


def test_where_nobody_is_there_the_record_says_so(seated: RuledDesk) -> None:
    climb(seated, LevelDraft("Tell", "-2h", ALERT, Target.RESOLUTION))
    people = seated.people
    away = (people.agent, people.lead, people.manager, people.director, people.admin)

    assert fired_on_locked(seated, *away)[1] == [
        f"Alerted Dana Fox; skipped Dana Fox ({LOCKED}); nobody next in line is there either"
    ]


def test_the_delivery_log_says_of_each_who_was_skipped_and_why(seated: RuledDesk) -> None:
    climb(seated, LevelDraft("Tell", "-2h", ALERT, Target.RESOLUTION))
    number, _ = fired_on_locked(seated, seated.people.agent)

    with seated.store.reading(seated.people.lead) as work:
        [line] = reading.deliveries(work, ticket_id=number)
        [row] = firing_log.firings(work, firing_log.Wanted(ticket_id=number))

    assert (line.person, line.recipient, line.outcome) == ("Dana Fox", "pc-7", "skipped")
    assert (line.medium, line.reason) == (Medium.DESKTOP, LOCKED)
    sent = {one.person: one.sent for one in row.told}
    assert sent["Dana Fox"] == (Sent(Medium.DESKTOP, "pc-7", OutboxState.SKIPPED, LOCKED),)
    assert sent["Lena Ort"] == ()
    seated.time.advance(timedelta(hours=1))
    assert send_due(seated.store, WATCHER) == 0  # nothing is ever sent there
