"""What is left of one ticket and cannot be settled keeps neither others nor their levels."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.escalation import Firing
from models.rules import Unsettled
from models.tickets import TicketEvent
from models.vocabulary import Role
from services.store.work import WATCHER
from services.watch.sweep import sweep
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import GuardedDesk
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime


def _left(store: Store, number: int, happened: list[object]) -> None:
    with store.work(WATCHER) as work:
        work.session.add(Unsettled(ticket_id=number, left_at=work.now, happened=happened))


def _count(store: Store, table: type[Unsettled | Firing]) -> int:
    with store.reading(WATCHER) as work:
        return work.session.scalar(select(func.count()).select_from(table)) or 0


LATER = timedelta(hours=9)


def test_what_nobody_can_read_is_left_out(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    spoiled, other = opened(desk_store, desk), opened(desk_store, desk)
    time.advance(LATER)
    _left(desk_store, spoiled, [1, ["changed"], {"x": 1}, ["told", 7, 8, None], [1, 2, 3, 4]])
    _left(desk_store, other, [["changed", "status", "pending", "open"]])

    swept = sweep(desk_store)

    assert swept.failed == frozenset()
    assert _count(desk_store, Unsettled) == 0
    assert _count(desk_store, Firing) > 0


def test_a_ticket_that_cannot_be_counted_keeps_no_other(
    desk_store: Store,
    desk: SmallDesk,
    time: VirtualTime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    spoiled, other = opened(desk_store, desk), opened(desk_store, desk)
    time.advance(LATER)
    with desk_store.work(WATCHER) as work:
        last = select(func.max(TicketEvent.seq)).where(TicketEvent.ticket_id == spoiled)
        seq = (work.session.scalar(last) or 0) + 1
        work.session.add(
            TicketEvent(ticket_id=spoiled, seq=seq, at=work.now, kind="status", data={})
        )
    _left(desk_store, spoiled, [])
    _left(desk_store, other, [])

    with caplog.at_level(logging.CRITICAL):
        swept = sweep(desk_store)

    assert swept.failed == {spoiled}
    with desk_store.reading(WATCHER) as work:
        assert work.session.scalars(select(Unsettled.ticket_id)).all() == [spoiled]
        assert other in work.session.scalars(select(Firing.ticket_id)).all()


FORGED = (
    '[["approval", null, null, ["approved"]]]',
    '[["changed", "priority", null, {"priority": 1}]]',
    '[["changed", "status", "open", "resolved"]]',
    '[["created", null, null, null]]',
    "[1]",
    '{"x": 1}',
)


@pytest.mark.postgres
def test_a_seat_makes_the_rules_hear_of_nothing_that_did_not_happen(owner: Store) -> None:
    desk = GuardedDesk(owner, lay_desk(owner))
    number = opened(owner, desk.small)
    with owner.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ticket SET created_at = now() - interval '1 hour'")
    leave = "INSERT INTO unsettled (ticket_id, left_at, happened) VALUES ({0}, {2}, '{1}')"
    for login, role in (("requester", Role.REQUESTER), ("agent", Role.AGENT)):
        seat = desk.sit(login, role)
        taken = [one for one in FORGED if not refusal(seat, leave.format(number, one, "now()"))]
        assert taken == []
        said = '[["customer_reply", null, null, null], ["changed", "status", "pending", "open"]]'
        assert refusal(seat, leave.format(number, said, "'infinity'")) != ""
        assert refusal(seat, leave.format(number, said, "now()")) == ""
    for seat in desk.seats.values():
        seat.dispose()
