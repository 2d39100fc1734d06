"""A status that brings another policy: the one before, which only paused, breaches nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.tickets import TicketEvent
from models.vocabulary import Target
from services.escalation.rehearsal import Period, rehearse
from services.sla.checking import check_ticket
from services.sla.drafts import Promise
from services.sla.publishing import publish_policy
from services.tickets import lifecycle
from tests.rigs.desk import STANDARD, opened

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk


HELD = replace(
    STANDARD,
    name="While it is held",
    position=0,
    promises=(Promise(Target.RESOLUTION, "1h"),),
    conditions=({"field": "status", "op": "is", "value": "on_hold"},),
)


def test_a_target_that_held_only_on_hold_breaches_nothing_when_the_ticket_goes_on(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    with desk_store.work(desk.admin) as work:
        publish_policy(work, HELD)
    ticket = opened(desk_store, desk)
    began = time.now()
    time.advance(timedelta(hours=3))
    desk_store.apply(
        desk.agent, lambda work: lifecycle.place_on_hold(work, ticket, reason="Waits for a part.")
    )
    time.advance(timedelta(hours=1))
    desk_store.apply(desk.agent, lambda work: lifecycle.resume(work, ticket))

    with desk_store.reading(desk.agent) as work:
        assert [*check_ticket(work, ticket)] == []
        query = select(Clock).where(Clock.ticket_id == ticket, Clock.target == Target.RESOLUTION)
        found = work.session.scalars(query).one()
        kinds = select(TicketEvent.kind).where(TicketEvent.ticket_id == ticket)
        told = [*work.session.scalars(kinds.order_by(TicketEvent.seq))]
    assert told[-2:] == ["status", "policy"]
    assert (found.due_at, found.breached_at) == (began + timedelta(hours=9), None)

    with desk_store.work(desk.admin) as work:
        rehearsed = rehearse(work, lambda _: set(), Period(began, time.now() + timedelta(hours=1)))
    assert rehearsed.rehearsed.breaches == rehearsed.recorded.breaches
