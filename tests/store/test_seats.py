"""A locked or idle workstation is not waited for, if its owner agreed, and the record says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.escalation import Firing
from models.outbox import SeatPresence
from models.vocabulary import LevelAction, SeatState, Target
from services.access import seats
from services.errors import NotAllowed
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience, inbox
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store.work import WATCHER, Actor
from services.watch.sweep import sweep
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def desk(url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(url)
    calling = PathDraft(
        "Calling",
        (
            LevelDraft(
                "Ask the agent",
                "-2h",
                LevelAction.ALERT_ASSIGNEE,
                Target.RESOLUTION,
                ack_within="15m",
                repeats=2,
            ),
            LevelDraft(
                "Ask the lead",
                "+1h",
                LevelAction.NOTIFY_ROLE,
                Target.RESOLUTION,
                recipients=("lead",),
            ),
        ),
    )
    with made.store.work(made.people.admin) as work:
        create_path(work, calling)
        promise = (Promise(Target.RESOLUTION, "8h"),)
        publish_policy(work, PolicyDraft("First", 0, "Around the clock", promise, path="Calling"))
    yield made
    made.store.dispose()


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
        "Alerted Dana Fox; not waiting for Dana Fox (workstation locked since 14:59 UTC)",
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
