"""The same desk comes due the same way: on a file, by the owner, and by an agent's own login."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing, Notice
from models.outbox import Delivery, OutboxMessage
from models.tickets import Ticket
from models.vocabulary import Medium, Role, SeatState
from services.access import seats
from services.notify import audience
from services.rules.running import react
from services.store.work import WATCHER, Store
from services.time_source import VirtualTime
from services.watch.sweep import sweep
from tests.rigs.desk import MONDAY_9H, lay_desk, opened
from tests.rigs.logins import let_in

if TYPE_CHECKING:
    from collections.abc import Callable

HOURS = (1, 3, 7.5, 8, 9, 12, 13)


def _story(url: str, sweeper: Callable[[Store, VirtualTime], Store]) -> list[object]:
    """Let one ticket run through its levels, swept each time by the same seat."""
    time = VirtualTime(MONDAY_9H)
    owner = Store(url, time, reactions=(react,))
    desk = lay_desk(owner)
    number = opened(owner, desk)
    with owner.work(desk.admin) as work:
        relay = {"host": "127.0.0.1", "sender": "desk@example.org"}
        audience.add_channel(work, "Relay", Medium.EMAIL, relay)
        night = dict.fromkeys(("mon", "tue"), (("00:00", "24:00"),))
        wishes = {"quiet": night, "urgent_bypass": False, "skip_when_away": True}
        audience.set_profile(work, desk.agent.person_id or 0, **wishes)
    seat = sweeper(owner, time)
    fired = []
    for hours in HOURS:
        time.move_to(MONDAY_9H + timedelta(hours=hours))
        with owner.work(desk.agent) as work:
            seats.note(work, "pc-7", SeatState.LOCKED)
        fired.append(sweep(seat).fired)
    with owner.reading(WATCHER) as work:
        ask = work.session.execute
        told: list[object] = [
            fired,
            ask(
                select(EscalationLevel.name, Firing.due_at, Firing.fired_at, Firing.outcome)
                .join(Firing, Firing.level_id == EscalationLevel.id)
                .order_by(Firing.due_at)
            ).all(),
            ask(select(Notice.person_id, Notice.kind, Notice.title).order_by(Notice.id)).all(),
            ask(select(Clock.target, Clock.state, Clock.breached_at).order_by(Clock.id)).all(),
            ask(select(OutboxMessage.key).order_by(OutboxMessage.id)).all(),
            ask(select(Delivery.outcome, Delivery.reason).order_by(Delivery.id)).all(),
            work.require(Ticket, number).team_id == desk.tier_2,
        ]
    seat.dispose()
    owner.dispose()
    return told


@pytest.mark.postgres
def test_whoever_sweeps_the_same_happens(sqlite_url: str, pg_url: str) -> None:
    on_file = _story(sqlite_url, lambda owner, _: owner)

    def agents_seat(owner: Store, time: VirtualTime) -> Store:
        with owner.engine.begin() as connection:
            # the desk's clock is moved by the test, the server's is not: times are let pass
            for asked, told in (("is_now(p_at", "true"), ("is_late(p_due", "false")):
                connection.exec_driver_sql(
                    f"CREATE OR REPLACE FUNCTION guard.{asked} timestamptz) RETURNS boolean"
                    f" LANGUAGE sql SET search_path = pg_catalog, pg_temp AS 'SELECT {told}'"
                )
        return Store(let_in(str(owner.url), "agent", Role.AGENT), time, reactions=(react,))

    assert _story(pg_url, agents_seat) == on_file
    assert on_file[0] == [0, 0, 1, 1, 0, 1, 0]
    said = str(on_file[5])
    assert "('skipped', 'workstation locked since 10:00 UTC')" in said
    assert "('held', 'quiet hours until 2026-06-10 00:00 UTC')" in said
