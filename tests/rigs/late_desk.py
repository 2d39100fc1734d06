"""A desk on which one ticket is seconds away from breaking its promise; run or imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.escalation import Notice
from models.vocabulary import Priority, Target
from services.access.sign_in import OPEN_SIGN_IN
from services.imports.sample_desk import put_setting
from services.store import schema
from services.store.work import WATCHER, Store
from services.tickets.conversation import send_reply
from services.time_source import VirtualTime
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from pathlib import Path

PROMISE = timedelta(hours=2)
SUBJECT = "Payment terminals at the counter are dead"


@dataclass(frozen=True, slots=True)
class LateDesk:
    """The desk and its ticket.

    Attributes:
        url: Where it is.
        ticket: The number of the ticket that is about to be late.
    """

    url: str
    desk: SmallDesk
    ticket: int

    def is_put_off(self) -> bool:
        """Tell whether somebody snoozed a notice about the ticket."""
        store = Store(self.url)
        with store.reading(WATCHER) as work:
            query = select(Notice.id).where(
                Notice.ticket_id == self.ticket, Notice.snoozed_until > work.now
            )
            found = work.session.scalar(query)
        store.dispose()
        return found is not None

    def is_taken_on(self) -> bool:
        """Tell whether somebody acknowledged the clock of the resolution."""
        store = Store(self.url)
        with store.reading(WATCHER) as work:
            query = select(Clock.acknowledged_at).where(
                Clock.ticket_id == self.ticket, Clock.target == Target.RESOLUTION
            )
            found = work.session.scalar(query)
        store.dispose()
        return found is not None


def lay_late_desk(folder: Path, left: timedelta) -> LateDesk:
    """Make the desk in a SQLite file of `folder`; the resolution is due in `left`."""
    url = f"sqlite:///{folder / 'desk.sqlite'}"
    real = Store(url)
    schema.upgrade(real.engine)
    with real.reading(WATCHER) as work:
        now = work.now
    real.dispose()
    clock = VirtualTime(now - timedelta(days=1))
    store = Store(url, clock)
    desk = lay_desk(store)
    with store.work(desk.admin) as work:
        put_setting(work, OPEN_SIGN_IN, value=True)
    clock.move_to(now - PROMISE + left)
    ticket = opened(store, desk, subject=SUBJECT, priority=Priority.CRITICAL)
    clock.advance(timedelta(minutes=2))
    with store.work(desk.agent) as work:
        send_reply(work, ticket, "I am on it.")
    store.dispose()
    return LateDesk(url, desk, ticket)
