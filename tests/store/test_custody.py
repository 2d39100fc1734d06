"""Team promises count in the team's calendar, a breach has an owner, a correction two people."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from models.clocks import Clock
from models.people import Person, Team
from models.policies import Calendar
from models.vocabulary import ClockState, Role, Target
from services.access import passwords
from services.errors import NotAllowed, RuleError
from services.sla.restating import Restatement, restate, restate_signed
from services.tickets import assignment, lifecycle, merging, reading
from services.watch.sweep import sweep
from tests.rigs.desk import MONDAY_9H, SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime


@pytest.fixture
def desk(desk_store: Store) -> SmallDesk:
    laid = lay_desk(desk_store)
    with desk_store.work(laid.admin) as work:
        office = work.session.scalar(select(Calendar.id).where(Calendar.name == "Office hours"))
        for team_id, promise in ((laid.tier_1, "2h"), (laid.tier_2, "3h")):
            team = work.require(Team, team_id)
            team.ola, team.calendar_id = promise, office
    return laid


def view(store: Store, desk: SmallDesk, ticket_id: int) -> reading.TicketView:
    with store.reading(desk.agent) as work:
        return reading.ticket(work, ticket_id)


def hand_to_tier_2(store: Store, desk: SmallDesk, ticket_id: int) -> None:
    with store.work(desk.agent) as work:
        assignment.assign(work, ticket_id, team_id=desk.tier_2, person_id=None)


def test_each_stay_counts_in_its_teams_own_calendar(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=6))
    hand_to_tier_2(desk_store, desk, ticket_id)
    time.advance(timedelta(hours=5))

    first, second = view(desk_store, desk, ticket_id).custody
    assert (first.team, first.breached_at) == ("Tier 1", MONDAY_9H + timedelta(hours=2))
    assert first.until == MONDAY_9H + timedelta(hours=6)
    assert second.due_at == MONDAY_9H + timedelta(days=1, hours=1)  # London closes at 16:00 UTC
    assert second.counted == timedelta(hours=1)


def test_the_customers_clock_keeps_its_calendar_when_handed_on(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=1))
    hand_to_tier_2(desk_store, desk, ticket_id)

    clocks = view(desk_store, desk, ticket_id).clocks
    resolution = next(one for one in clocks if one.target is Target.RESOLUTION)
    assert resolution.due_at == MONDAY_9H + timedelta(hours=8)


def test_a_breach_belongs_to_the_team_that_held_the_ticket(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=7))
    hand_to_tier_2(desk_store, desk, ticket_id)
    time.advance(timedelta(hours=3))

    clocks = view(desk_store, desk, ticket_id).clocks
    resolution = next(one for one in clocks if one.target is Target.RESOLUTION)
    assert [(one.team, one.counted, one.held_at_breach) for one in resolution.shares] == [
        ("Tier 1", timedelta(hours=7), False),
        ("Tier 2", timedelta(hours=3), True),
    ]


def breached(store: Store, desk: SmallDesk, time: VirtualTime) -> tuple[int, int]:
    """Return the number of a ticket resolved too late and the id of its resolution clock."""
    ticket_id = opened(store, desk)
    time.advance(timedelta(hours=9))
    sweep(store)
    with store.work(desk.agent) as work:
        lifecycle.resolve(work, ticket_id, reason="Done")
    clocks = view(store, desk, ticket_id).clocks
    return ticket_id, next(one.id for one in clocks if one.target is Target.RESOLUTION)


def test_a_restatement_stands_beside_the_record(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id, clock_id = breached(desk_store, desk, time)
    with desk_store.work(desk.lead) as work:
        restate(
            work,
            clock_id,
            ClockState.MET,
            reason="The line was cut by the provider",
            approved_by=desk.manager.person_id or 0,
        )

    clock = next(one for one in view(desk_store, desk, ticket_id).clocks if one.id == clock_id)
    assert clock.breached_at == MONDAY_9H + timedelta(hours=8)
    assert [(one.outcome, one.by, one.approved_by) for one in clock.restated] == [
        ("met", "Lena Ort", "Milo Brandt")
    ]


def signed(clock_id: int, login: str, password: str) -> Restatement:
    return Restatement(clock_id, ClockState.MET, "The line was cut", login, password)


def with_password(store: Store, desk: SmallDesk, login: str) -> None:
    with store.work(desk.admin) as work:
        person = work.require(Person, desk.manager.person_id or 0)
        person.login, person.password_hash = login, passwords.hashed("correct horse battery")


def test_the_second_person_signs_on_the_same_screen(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id, clock_id = breached(desk_store, desk, time)
    with_password(desk_store, desk, "milo")

    with desk_store.work(desk.lead) as work:
        done = restate_signed(work, signed(clock_id, "milo", "correct horse battery"))

    assert done.subject == ticket_id
    clock = next(one for one in view(desk_store, desk, ticket_id).clocks if one.id == clock_id)
    assert [(one.by, one.approved_by) for one in clock.restated] == [("Lena Ort", "Milo Brandt")]


def test_a_wrong_password_of_the_second_person_restates_nothing_and_is_counted(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id, clock_id = breached(desk_store, desk, time)
    with_password(desk_store, desk, "milo")

    with desk_store.work(desk.lead) as work:
        done = restate_signed(work, signed(clock_id, "milo", "guess"))

    assert done.subject is None
    clock = next(one for one in view(desk_store, desk, ticket_id).clocks if one.id == clock_id)
    assert clock.restated == ()
    with desk_store.reading(desk.admin) as work:
        assert work.require(Person, desk.manager.person_id or 0).failed_sign_ins == 1


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"active": False}, "switched off"),
        ({"role": Role.AGENT}, "role agent may not restate a clock"),
    ],
)
def test_the_second_person_is_active_and_has_the_right(
    desk_store: Store, desk: SmallDesk, time: VirtualTime, change: dict[str, Any], problem: str
) -> None:
    _, clock_id = breached(desk_store, desk, time)
    second = desk.manager.person_id or 0
    with desk_store.work(desk.admin) as work:
        for name, value in change.items():
            setattr(work.require(Person, second), name, value)

    with pytest.raises(NotAllowed, match=problem), desk_store.work(desk.lead) as work:
        restate(work, clock_id, ClockState.MET, reason="x", approved_by=second)


def test_nobody_restates_alone(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> None:
    _, clock_id = breached(desk_store, desk, time)

    with pytest.raises(NotAllowed, match="Lena Ort"), desk_store.work(desk.lead) as work:
        restate(work, clock_id, ClockState.MET, reason="x", approved_by=desk.lead.person_id or 0)


def test_a_restatement_needs_a_reason(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    _, clock_id = breached(desk_store, desk, time)

    with pytest.raises(RuleError, match="needs a reason"), desk_store.work(desk.lead) as work:
        restate(work, clock_id, ClockState.MET, reason=" ", approved_by=desk.manager.person_id or 0)


@pytest.mark.parametrize("state", [ClockState.CANCELLED, ClockState.MERGED])
def test_a_clock_that_was_neither_met_nor_missed_is_not_restated(
    desk_store: Store, desk: SmallDesk, state: ClockState
) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        if state is ClockState.CANCELLED:
            lifecycle.cancel(work, ticket, reason="Spam")
        else:
            merging.merge(work, ticket, opened(desk_store, desk), reason="The same")
    with desk_store.reading(desk.agent) as work:
        query = select(Clock.id).where(Clock.ticket_id == ticket, Clock.state == state)
        clock_id = work.session.scalars(query.limit(1)).one()

    second = desk.manager.person_id or 0
    with pytest.raises(RuleError, match=f"was {state.value}"), desk_store.work(desk.lead) as work:
        restate(work, clock_id, ClockState.MET, reason="x", approved_by=second)


def test_an_agent_may_not_restate(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> None:
    _, clock_id = breached(desk_store, desk, time)

    with pytest.raises(NotAllowed, match="may not restate"), desk_store.work(desk.agent) as work:
        restate(work, clock_id, ClockState.MET, reason="x", approved_by=desk.manager.person_id or 0)
