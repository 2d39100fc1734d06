"""After what a level changed the server counts clocks again as the program does, or leaves them."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from models.clocks import Clock
from models.tickets import Ticket, TicketEvent
from services.sla import standing
from services.store.work import WATCHER, Store
from tests.rigs.counted_desk import lay_counted_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Work

pytestmark = pytest.mark.postgres
TICKETS: Final = 20
COUNTED: Final = text("SELECT guard.count_again(:id, 'field', 'psql')")
"""Whether the server could; what it counted already it leaves as it is."""
CHANGES: Final = {
    "critical": "guard.act_priority(t, 'critical', 'Rule: R', 'psql')",
    "high": "guard.act_priority(t, 'high', 'Rule: R', 'psql')",
    "normal": "guard.act_priority(t, 'normal', 'Rule: R', 'psql')",
    "vip": """guard.act_tags(t, '{"add": ["vip"]}', 'Rule: R', 'psql')""",
    "hold": """guard.act_status(t, '{"to": "on_hold"}', 'Rule: R', 'psql')""",
    "wait": """guard.act_status(t, '{"to": "pending"}', 'Rule: R', 'psql')""",
    "open": """guard.act_status(t, '{"to": "open"}', 'Rule: R', 'psql')""",
    "close": """guard.act_status(t, '{"to": "closed"}', 'Rule: R', 'psql')""",
    "plain": """guard.act_tags(t, '{"remove": ["vip"]}', 'Rule: R', 'psql')""",
}


@pytest.fixture(scope="module")
def lived(module_pg_url: str) -> Iterator[tuple[Store, list[int]]]:
    now = datetime.now(UTC).replace(microsecond=0)
    store, numbers = lay_counted_desk(module_pg_url, now, TICKETS)
    yield store, numbers
    store.dispose()


def _rows(work: Work, number: int) -> list[dict[str, Any]]:
    """Return what is kept of a ticket's clocks, and how it stands itself."""
    work.session.expire_all()
    ticket = work.session.scalars(select(Ticket).where(Ticket.id == number)).one()
    rows = work.session.scalars(
        select(Clock).where(Clock.ticket_id == number).order_by(Clock.target, Clock.cycle)
    )
    names = [one.key for one in Clock.__table__.columns]
    own = {name: getattr(ticket, name) for name in ("policy_version_id", "policy_reason")}
    return [
        own | {"due": ticket.next_due_at},
        *({name: getattr(one, name) for name in names} for one in rows),
    ]


@pytest.mark.parametrize("each", [2, pytest.param(1, marks=pytest.mark.slow)])
def test_the_server_counts_as_the_program_does_or_plans_nothing(
    lived: tuple[Store, list[int]], each: int
) -> None:
    """Of every change to every ticket each second one: of nine, so that all are in it."""
    store, numbers = lived
    changed = counted = moved = 0
    for number, change in [*product(numbers, CHANGES)][::each]:
        with store.work(WATCHER) as work:
            before = _rows(work, number)
            if not _change(work, change, number):
                continue
            found = _rows(work, number)
            changed += 1
            if not work.session.scalar(COUNTED, {"id": number}):
                assert not any(one["level_at"] for one in found[1:])
            else:
                counted += 1
                moved += before != found
                standing.refresh(work, work.require(Ticket, number))
                assert _differing(found, _rows(work, number)) == {}, (number, change)
            work.session.rollback()
    assert counted > changed * 0.4
    assert moved > changed * 0.3


def _change(work: Work, change: str, number: int) -> bool:
    """Have the server change a ticket; tells whether it did: some statuses follow no other."""
    events = select(func.count()).where(TicketEvent.ticket_id == number)
    before = work.session.scalar(events)
    asked = text(f"SELECT {CHANGES[change]} FROM ticket t WHERE t.id = :id")  # noqa: S608
    try:
        with work.session.begin_nested():
            work.session.execute(asked, {"id": number})
    except DatabaseError:
        return False
    return work.session.scalar(events) != before


def _differing(
    ours: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> dict[tuple[int, str], tuple[Any, Any]]:
    """Return what differs of which row, as the server and as the program have it."""
    return {
        (place, name): (one[name], other[name])
        for place, (one, other) in enumerate(zip(ours, theirs, strict=True))
        for name in one
        if one[name] != other[name]
    }
