"""The rows the window shows of a queue: what each ticket says, and the chip of its clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased

from models.accounts import Account
from models.clocks import Clock
from models.people import Person, Team
from models.tickets import Ticket
from models.vocabulary import LIVE_STATES, ClockState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from models.vocabulary import Priority, Target, TicketStatus
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class ClockChip:
    """What the chip of a ticket counts down; the live clock that breaks next."""

    target: Target
    state: ClockState
    due_at: datetime | None
    at_risk_at: datetime | None
    left: timedelta | None
    """What is left of a paused clock's budget."""
    breached_at: datetime | None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A ticket as one row of a queue."""

    id: int
    subject: str
    requester: str
    account: str | None
    assignee: str | None
    team: str | None
    priority: Priority
    status: TicketStatus
    kind: str
    created_at: datetime
    updated_at: datetime
    chip: ClockChip | None


def queue_rows(work: Work, ids: Iterable[int]) -> list[QueueRow]:
    """Return the rows of these tickets in the order asked; those that are gone are left out."""
    wanted = list(ids)
    assignee, requester = aliased(Person), aliased(Person)
    query = (
        select(
            Ticket.id,
            Ticket.subject,
            requester.name,
            Account.name,
            assignee.name,
            Team.name,
            Ticket.priority,
            Ticket.status,
            Ticket.kind,
            Ticket.created_at,
            Ticket.updated_at,
        )
        .join(requester, requester.id == Ticket.requester_id)
        .outerjoin(Account, Account.id == Ticket.account_id)
        .outerjoin(assignee, assignee.id == Ticket.assignee_id)
        .outerjoin(Team, Team.id == Ticket.team_id)
        .where(Ticket.id.in_(wanted))
    )
    chips = clock_chips(work, wanted)
    found = {row[0]: QueueRow(*row, chip=chips.get(row[0])) for row in work.session.execute(query)}
    return [found[one] for one in wanted if one in found]


def clock_chips(work: Work, ids: list[int]) -> dict[int, ClockChip]:
    """Return for each ticket the chip of the live clock that breaks first."""
    query = select(Clock).where(Clock.ticket_id.in_(ids), Clock.state.in_(LIVE_STATES))
    chips: dict[int, ClockChip] = {}
    ranks: dict[int, tuple[bool, bool, datetime]] = {}
    for clock in work.session.scalars(query):
        rank = (clock.due_at is None, clock.breached_at is not None, clock.due_at or work.now)
        if clock.ticket_id not in ranks or rank < ranks[clock.ticket_id]:
            ranks[clock.ticket_id] = rank
            chips[clock.ticket_id] = chip_of(clock)
    return chips


def chip_of(clock: Clock) -> ClockChip:
    """Reduce a clock to what its chip shows."""
    paused = clock.state is ClockState.PAUSED
    return ClockChip(
        target=clock.target,
        state=clock.state,
        due_at=clock.due_at,
        at_risk_at=clock.at_risk_at,
        left=clock.span - clock.elapsed if paused else None,
        breached_at=clock.breached_at,
    )
