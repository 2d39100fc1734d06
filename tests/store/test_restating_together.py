"""A clock that counts again meanwhile is not restated, however it looked a moment before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.clocks import Clock
from models.vocabulary import ClockState, Target
from services.errors import RuleError
from services.sla.restating import restate
from services.store.work import Store
from services.tickets import lifecycle
from services.tickets.conversation import receive_reply
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

pytestmark = pytest.mark.postgres


def test_a_reply_that_reopens_the_ticket_is_seen(pg_url: str) -> None:
    store = Store(pg_url)
    desk = lay_desk(store)
    ticket = opened(store, desk)
    store.apply(desk.agent, lambda work: lifecycle.resolve(work, ticket, reason="Replaced it"))
    with store.reading(desk.agent) as work:
        query = select(Clock.id).where(Clock.ticket_id == ticket)
        number = work.session.scalars(query.where(Clock.target == Target.RESOLUTION)).one()

    def late(work: Work) -> Changes:
        assert work.require(Clock, number).state is ClockState.MET
        store.apply(desk.requester, lambda unit: receive_reply(unit, ticket, "It broke again."))
        second = desk.manager.person_id or 0
        return restate(work, number, ClockState.BREACHED, reason="Late", approved_by=second)

    with pytest.raises(RuleError, match="still counting"):
        store.apply(desk.lead, late)

    with store.reading(desk.agent) as work:
        assert work.require(Clock, number).state is ClockState.RUNNING
    store.dispose()
