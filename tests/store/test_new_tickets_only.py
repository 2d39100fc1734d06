"""What is published for new tickets only counts for no ticket that was open (sla.md, section 2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from models.clocks import Clock
from models.policies import CalendarVersion, PolicyVersion
from models.tickets import Ticket
from models.vocabulary import Priority, Role, Target
from services.escalation.rehearsal import Period, rehearse
from services.sla.checking import check_ticket
from services.sla.drafts import CalendarDraft, Promise
from services.sla.extending import extend, preview
from services.sla.publishing import publish_calendar, publish_policy
from services.store.work import WATCHER, Actor, Store
from services.tickets import lifecycle
from services.tickets.assignment import set_priority
from services.time_source import VirtualTime
from tests.rigs.desk import AROUND_THE_CLOCK, MONDAY_9H, STANDARD, SmallDesk, lay_desk, opened
from tests.rigs.logins import seat

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from services.sla.drafts import PolicyDraft
    from services.store.work import Work

SETUP = Actor(None, "Setup", Role.ADMINISTRATOR, "test")
HOUR = timedelta(hours=1)
OUTAGES = ({"field": "type", "op": "is", "value": "Outage"},)
CRITICAL = ({"field": "priority", "op": "is", "value": "critical"},)


AN_HOUR_A_WEEK = CalendarDraft(AROUND_THE_CLOCK.name, "UTC", {"mon": (("00:00", "01:00"),)})


def promising(hours: int, name: str = STANDARD.name, **given: object) -> PolicyDraft:
    """Return the standard policy under another name, with one promise."""
    promises = (*STANDARD.promises[:3], Promise(Target.RESOLUTION, f"{hours}h"))
    return replace(STANDARD, name=name, promises=promises, **given)  # type: ignore[arg-type]


def resolution(store: Store, desk: SmallDesk, ticket: int) -> tuple[datetime | None, str]:
    """Return when a ticket is to be resolved, and the policy's version that says so."""
    with store.reading(desk.admin) as work:
        assert [*check_ticket(work, ticket)] == []
        query = select(Clock).where(Clock.ticket_id == ticket, Clock.target == Target.RESOLUTION)
        clock = work.session.scalars(query).one()
        version = work.require(PolicyVersion, clock.policy_version_id)
        return clock.due_at, f"{version.policy.name} {version.version}"


def held_and_resumed(store: Store, desk: SmallDesk, ticket: int) -> None:
    """Let something happen to a ticket that costs it nothing."""
    with store.work(desk.agent) as work:
        lifecycle.place_on_hold(work, ticket, reason="Vendor")
    with store.work(desk.agent) as work:
        lifecycle.resume(work, ticket)


def raised(store: Store, desk: SmallDesk, ticket: int) -> None:
    """Make a ticket critical."""
    store.apply(
        desk.agent, lambda work: set_priority(work, ticket, Priority.CRITICAL, reason="Down.")
    )


@pytest.mark.parametrize(
    "published",
    [promising(2, "First of all", position=0), promising(2, conditions=OUTAGES)],
    ids=["another policy that comes before", "its own, which no longer asks for it"],
)
def test_what_happens_to_an_open_ticket_brings_no_version_for_new_ones(
    desk_store: Store, desk: SmallDesk, time: VirtualTime, published: PolicyDraft
) -> None:
    before = opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        publish_policy(work, published)
    held_and_resumed(desk_store, desk, before)

    assert resolution(desk_store, desk, before) == (MONDAY_9H + 8 * HOUR, "Standard 1")
    with desk_store.work(desk.admin) as work:
        rehearsed = rehearse(work, lambda _: set(), Period(MONDAY_9H, time.now() + HOUR))
    assert rehearsed.rehearsed.breaches == rehearsed.recorded.breaches


def test_new_tickets_have_it(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> None:
    opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        publish_policy(work, promising(2, "First of all", position=0))
    time.advance(HOUR)
    after = opened(desk_store, desk)
    held_and_resumed(desk_store, desk, after)

    assert resolution(desk_store, desk, after) == (MONDAY_9H + 4 * HOUR, "First of all 1")


def test_of_another_policy_an_open_ticket_gets_the_version_that_counted_when_it_came(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    """And the hours of that time."""
    with desk_store.work(desk.admin) as work:
        publish_policy(work, promising(6, "Major", position=0, conditions=CRITICAL))
    before = opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        publish_policy(work, promising(3, "Major", position=0, conditions=CRITICAL))
        publish_calendar(work, replace(AROUND_THE_CLOCK, holidays=("2026-06-08",)))
    raised(desk_store, desk, before)
    after = opened(desk_store, desk)
    raised(desk_store, desk, after)

    assert resolution(desk_store, desk, before) == (MONDAY_9H + 6 * HOUR, "Major 1")
    assert resolution(desk_store, desk, after) == (MONDAY_9H + 18 * HOUR, "Major 2")


def test_another_order_is_for_new_tickets_too(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    with desk_store.work(desk.admin) as work:
        publish_policy(work, promising(5, "Last", position=9))
    before = opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        publish_policy(work, promising(5, "Last", position=0))
    after = opened(desk_store, desk)
    for ticket in (before, after):
        held_and_resumed(desk_store, desk, ticket)

    assert resolution(desk_store, desk, before) == (MONDAY_9H + 8 * HOUR, "Standard 1")
    assert resolution(desk_store, desk, after) == (MONDAY_9H + 6 * HOUR, "Last 2")


def test_what_is_published_for_open_tickets_later_ends_it(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    """And what is then published for new ones only does not take it back."""
    first = opened(desk_store, desk)
    time.advance(HOUR)
    for hours, too in ((2, False), (12, True), (3, False)):
        with desk_store.work(desk.admin) as work:
            draft = promising(hours, "First of all", position=0)
            version = publish_policy(work, draft, open_tickets_too=too)
            if too:
                extend(work, [version])
    held_and_resumed(desk_store, desk, first)

    assert resolution(desk_store, desk, first) == (MONDAY_9H + 12 * HOUR, "First of all 2")


def test_a_preview_is_of_what_counts_for_open_tickets(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        publish_policy(work, promising(2, "First of all", position=0))

    def looser(work: Work) -> list[PolicyVersion]:
        return [publish_policy(work, promising(9), open_tickets_too=True)]

    with desk_store.work(desk.admin) as work:
        moved = preview(work, looser)

    found = next(one for one in moved if one.target is Target.RESOLUTION)
    assert (found.ticket_id, found.due_after) == (ticket, MONDAY_9H + 9 * HOUR)


def test_an_imported_ticket_is_a_new_one(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    """It was created long before anything was published, and comes after."""
    opened(desk_store, desk)
    time.advance(HOUR)
    with desk_store.work(desk.admin) as work:
        publish_policy(work, promising(2, "First of all", position=0))
    time.advance(HOUR)
    imported = opened(desk_store, desk)
    with desk_store.work(SETUP) as work:
        work.require(Ticket, imported).created_at = MONDAY_9H - timedelta(days=400)
    held_and_resumed(desk_store, desk, imported)

    assert resolution(desk_store, desk, imported)[1] == "First of all 1"


def test_the_first_of_a_desk_leaves_nothing_alone(desk_store: Store, desk: SmallDesk) -> None:
    """Where there is no ticket it counts for all, those too that are imported with old numbers."""
    with desk_store.reading(desk.admin) as work:
        policies = work.session.scalars(select(PolicyVersion.from_ticket)).all()
        calendars = work.session.scalars(select(CalendarVersion.from_ticket)).all()
    assert {*policies, *calendars} == {0}


def by_hand(store: Store, ticket: int) -> None:
    """Raise a ticket at a window."""
    with store.work(SETUP) as work:
        set_priority(work, ticket, Priority.CRITICAL, reason="Down.")


def by_level(store: Store, ticket: int) -> None:
    """Raise a ticket as a level does that the server sees to."""
    act = "SELECT guard.act_priority(t, 'critical', 'Rule: R', 'psql') FROM ticket t WHERE id = :id"
    with store.work(WATCHER) as work:
        work.session.execute(text(act), {"id": ticket})


@pytest.mark.postgres
@pytest.mark.parametrize("raise_it", [by_hand, by_level])
def test_the_server_chooses_as_the_program_does(
    pg_url: str, now: datetime, raise_it: Callable[[Store, int], None]
) -> None:
    time = VirtualTime(now - 3 * HOUR)
    past = Store(pg_url, time)
    desk = lay_desk(past)
    with past.work(desk.admin) as work:
        publish_policy(work, promising(12, "Major", position=0, conditions=CRITICAL))
    before = opened(past, desk)
    time.advance(HOUR)
    with past.work(desk.admin) as work:
        publish_policy(work, promising(9, "Major", position=0, conditions=CRITICAL))
        publish_calendar(work, AN_HOUR_A_WEEK)
    time.advance(HOUR)
    after = opened(past, desk)
    past.dispose()

    store = Store(pg_url)
    raise_it(store, before)
    raise_it(store, after)

    assert resolution(store, desk, before) == (now + 9 * HOUR, "Major 1")
    due, version = resolution(store, desk, after)
    assert version == "Major 2"
    assert due is not None
    assert due > now + timedelta(days=30)
    store.dispose()


@pytest.mark.postgres
def test_tickets_that_an_administrator_cannot_see_are_left_alone_too(pg_url: str) -> None:
    owner = Store(pg_url)
    desk = lay_desk(owner)
    number = opened(owner, desk, kind="Confidential")
    admin = seat(owner, "admin", Role.ADMINISTRATOR)
    with admin.work(desk.admin) as work:
        assert work.session.scalars(select(Ticket.id)).all() == []
        version = publish_policy(work, promising(2))
        assert version.from_ticket == number + 1
    admin.dispose()
    owner.dispose()
