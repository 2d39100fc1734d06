"""Hours that are published move what a team promises in them, as they move what a policy does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select

from models.people import Team
from models.policies import Calendar, CalendarVersion
from models.tickets import TicketEvent
from models.vocabulary import Role, Target
from services.audit.browse import TrailFilter, entries
from services.rules.running import react
from services.sla import checking
from services.sla.drafts import CalendarDraft
from services.sla.extending import extend, preview
from services.sla.publishing import publish_calendar, publish_policy
from services.store.work import Store
from services.tickets import assignment, reading
from tests.rigs.desk import AROUND_THE_CLOCK, MONDAY_9H, STANDARD, SmallDesk, lay_desk, opened
from tests.rigs.logins import seat

if TYPE_CHECKING:
    from services.sla.custody import CustodyView
    from services.store.work import Work
    from services.time_source import VirtualTime

HOUR: Final = timedelta(hours=1)
CLOSED: Final = replace(AROUND_THE_CLOCK, holidays=("2026-06-09",))
"""The day after the tickets come is a holiday now."""
HALF: Final = CalendarDraft(AROUND_THE_CLOCK.name, "UTC", {"mon": (("00:00", "11:00"),)})


@pytest.fixture
def desk(desk_store: Store) -> SmallDesk:
    return laid(desk_store)


def laid(store: Store) -> SmallDesk:
    """Let both tiers promise something in the hours that the policy counts in."""
    made = lay_desk(store)
    with store.work(made.admin) as work:
        always = work.session.scalar(
            select(Calendar.id).where(Calendar.name == AROUND_THE_CLOCK.name)
        )
        for team_id, promise in ((made.tier_1, "20h"), (made.tier_2, "30h")):
            team = work.require(Team, team_id)
            team.ola, team.calendar_id = promise, always
    return made


def publish(work: Work, draft: CalendarDraft, *, too: bool = True) -> list[CalendarVersion]:
    return [publish_calendar(work, draft, open_tickets_too=too)]


def stay(store: Store, desk: SmallDesk, ticket: int) -> CustodyView:
    """Return where the promise of the team that has a ticket stands."""
    with store.reading(desk.agent) as work:
        return reading.ticket(work, ticket).custody[-1]


def test_a_holiday_for_open_tickets_moves_the_promise_of_their_team(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    time.advance(HOUR)
    assert stay(desk_store, desk, ticket).due_at == MONDAY_9H + 20 * HOUR

    with desk_store.work(desk.admin) as work:
        moved = preview(work, lambda unit: publish(unit, CLOSED))
        extend(work, publish(work, CLOSED))

    [said] = [one for one in moved if one.target is None]
    assert said.due_before == MONDAY_9H + 20 * HOUR
    assert (said.ticket_id, said.due_after) == (ticket, MONDAY_9H + 44 * HOUR)
    assert stay(desk_store, desk, ticket).due_at == said.due_after
    with desk_store.reading(desk.officer) as work:
        [entry] = entries(work, TrailFilter(ticket_id=ticket, kind="ticket.hours_pinned"))
        assert list(checking.recheck(work)) == []
    [change] = entry.changes
    name = AROUND_THE_CLOCK.name
    assert (change.before, change.after) == (f"{name}, version 1", f"{name}, version 2")
    assert entry.reason == f"published: {name}, version 2"


def test_shorter_hours_break_no_promise_and_longer_ones_mend_none(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    time.advance(21 * HOUR)
    with desk_store.work(desk.admin) as work:
        extend(work, publish(work, HALF))

    now = stay(desk_store, desk, ticket)
    assert now.breached_at == MONDAY_9H + 20 * HOUR
    assert now.counted == 2 * HOUR  # Monday closes at eleven, and opens again in a week


def test_a_policy_and_its_team_count_in_the_same_new_hours(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        extend(work, publish(work, HALF))

    with desk_store.reading(desk.admin) as work:
        clocks = reading.ticket(work, ticket).clocks
        kinds = work.session.scalars(
            select(TicketEvent.kind)
            .where(TicketEvent.ticket_id == ticket)
            .order_by(TicketEvent.seq.desc())
        ).all()
        assert list(checking.recheck(work)) == []
    [resolution] = [one for one in clocks if one.target is Target.RESOLUTION]
    assert resolution.due_at == MONDAY_9H + timedelta(days=7, hours=-9) + 6 * HOUR
    assert kinds[:2] == ["calendar", "policy"]
    assert stay(desk_store, desk, ticket).due_at == MONDAY_9H + timedelta(days=14, hours=-2)


def test_hours_for_new_tickets_are_no_older_ticket_s_at_its_next_team(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    before = opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        publish(work, CLOSED, too=False)
    after = opened(desk_store, desk)
    time.advance(HOUR)
    for ticket in (before, after):
        with desk_store.work(desk.agent) as work:
            assignment.assign(work, ticket, team_id=desk.tier_2, person_id=None)

    assert stay(desk_store, desk, before).due_at == MONDAY_9H + 32 * HOUR
    assert stay(desk_store, desk, after).due_at == MONDAY_9H + 56 * HOUR


def test_a_policy_for_open_tickets_may_count_in_a_calendar_that_was_made_for_new_ones(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        publish(work, replace(AROUND_THE_CLOCK, name="Nights"), too=False)
    with desk_store.work(desk.admin) as work:
        other = replace(STANDARD, calendar="Nights")
        extend(work, [publish_policy(work, other, open_tickets_too=True)])

    with desk_store.reading(desk.admin) as work:
        [resolution] = [
            one for one in reading.ticket(work, ticket).clocks if one.target is Target.RESOLUTION
        ]
        assert list(checking.recheck(work)) == []
    assert resolution.due_at == MONDAY_9H + 8 * HOUR


@pytest.mark.postgres
def test_the_window_of_an_administrator_publishes_them_too(pg_url: str) -> None:
    owner = Store(pg_url, reactions=(react,))
    desk = laid(owner)
    ticket = opened(owner, desk)
    before = stay(owner, desk, ticket).due_at
    window = seat(owner, "admin", Role.ADMINISTRATOR, reactions=(react,))

    with window.work(desk.admin) as work:
        extend(work, publish(work, replace(HALF, weekly={"mon": (("00:00", "00:30"),)})))

    after = stay(owner, desk, ticket).due_at
    assert before is not None
    assert after is not None
    assert after > before + timedelta(days=200)
    window.dispose()
    owner.dispose()
