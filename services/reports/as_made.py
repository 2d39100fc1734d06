"""A ticket as it stood when its report was asked for, whenever the report is made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import event, func, select
from sqlalchemy.orm import attributes, with_loader_criteria

from models.accounts import Account
from models.clocks import Clock
from models.complaints import Complaint, ComplaintDue, ComplaintLetter
from models.desk import Setting
from models.escalation import EscalationLevel, Firing
from models.moves import TicketMerge
from models.people import Department, Person, Team
from models.policies import Calendar, CalendarVersion, Policy, PolicyVersion
from models.tickets import CustomField, Message, Ticket, TicketEvent
from services.audit.earlier import Earlier
from services.sla import log, standing
from services.store.work import Work
from services.tickets import reading
from services.tickets.merged import STOOD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy.orm import ORMExecuteState

    from models.registry import Base
    from services.tickets.fields import FieldView
    from services.tickets.reading import TicketView

_SHARED: Final = (
    Calendar,
    CalendarVersion,
    CustomField,
    Department,
    EscalationLevel,
    Policy,
    PolicyVersion,
    Setting,
    Team,
)
"""Few rows that many tickets name."""
_OF_A_TICKET: Final = (Firing, TicketMerge, Message, Complaint, ComplaintDue, ComplaintLetter)
"""What a report shows of a ticket's own rows; those that came later are left out."""


class AsMade:
    """Reads tickets for one report, in a unit that only asks: its rows are laid back in memory.

    Attributes:
        work: Its instant is that of the making; it shares nothing it reads with other units.
        earlier: What was recorded since.
    """

    def __init__(self, work: Work, number: int, made_at: datetime) -> None:
        """Read what many tickets name, and leave out of later questions what is newer.

        Args:
            work: Reads; what is owed for what is read goes on being owed by it.
            number: Of the entry that recorded the wish for the report.
            made_at: The instant of that entry.
        """
        session = work.session
        self.work: Final = Work(session, work.actor, now=made_at, owed=work.owed)
        self.earlier: Final = Earlier(self.work, number)
        self._shared: list[Base] = [
            row for table in _SHARED for row in session.scalars(select(table))
        ]
        self._of_ticket: list[Base] = []  # the session forgets what nobody holds
        self._later: dict[type[Any], set[int]] = {}
        self.earlier.lay_back(self._shared)
        event.listen(session, "do_orm_execute", self._leave_out)

    def ticket(self, number: int) -> TicketView:
        """Return a ticket for its section; NotFoundError when there is none the actor may see."""
        work, chain = self.work, f"ticket/{number}"
        self._later = {}
        work.memory.pop(STOOD, None)
        row = work.require(Ticket, number)
        self._of_ticket = [row]
        self.earlier.lay_back(self._of_ticket)
        self.earlier.lay_back(self._named(row))
        chains = [chain, *(f"ticket/{one}" for one in self._merged_into(number))]
        self.earlier.ask(chains)
        if not any(self.earlier.since(one) for one in chains):
            return reading.ticket(work, number)
        self._of_ticket += self._complaint(number)
        log.look_back(work, number, self._first_since(chain))
        self._of_ticket += self._clocks(number)
        work.memory[STOOD] = sorted(self._undone(chains))
        self._later = {
            table: {one for of in chains for one in self.earlier.new(of, table.__tablename__)}
            for table in _OF_A_TICKET
        }
        view = reading.ticket(work, number)
        return replace(view, fields=tuple(self._field(number, one) for one in view.fields))

    def _leave_out(self, state: ORMExecuteState) -> None:
        if state.is_select:
            for table, numbers in self._later.items():
                if numbers:
                    without = with_loader_criteria(table, table.id.not_in(sorted(numbers)))
                    state.statement = state.statement.options(without)

    def _named(self, row: Ticket) -> list[Base]:
        wanted = (Person, row.requester_id), (Person, row.assignee_id), (Account, row.account_id)
        found = [self.work.find(table, key) for table, key in wanted if key is not None]
        return [one for one in found if one is not None]

    def _merged_into(self, number: int) -> list[int]:
        """Return every ticket that ever was merged into one, at whatever distance."""
        found: list[int] = []
        step = [number]
        while step:
            query = select(TicketMerge.source_id).where(TicketMerge.target_id.in_(step))
            known = {number, *found}
            step = sorted({*self.work.session.scalars(query)} - known)
            found += step
        return found

    def _undone(self, chains: Iterable[str]) -> Iterator[int]:
        """Yield the merges that stood then and were undone since."""
        for chain in chains:
            for (table, key), changed in self.earlier.since(chain).items():
                if table == TicketMerge.__tablename__ and "undone_at" in changed.before:
                    yield int(key)

    def _first_since(self, chain: str) -> int | None:
        """Return the place of the first event that was logged since; None where none was."""
        new = self.earlier.new(chain, TicketEvent.__tablename__)
        query = select(func.min(TicketEvent.seq)).where(TicketEvent.id.in_(sorted(new)))
        return self.work.session.scalar(query)

    def _complaint(self, number: int) -> list[Base]:
        found: list[Base] = []
        for table in (Complaint, ComplaintDue):
            found += self.work.session.scalars(select(table).where(table.ticket_id == number))
        self.earlier.lay_back(found)
        return found

    def _clocks(self, number: int) -> list[Base]:
        """Lay the clock rows back, which are a cache of the events."""
        replayed = standing.replayed(self.work, number).clocks
        counted = {(one.target, one.cycle): one for one in replayed}
        found: list[Base] = []
        for row in self.work.session.scalars(select(Clock).where(Clock.ticket_id == number)):
            one = counted.get((row.target.value, row.cycle))
            if one is not None:
                for name, value in standing.row_values(one).items():
                    attributes.set_committed_value(row, name, value)
                found.append(row)
        return found

    def _field(self, number: int, view: FieldView) -> FieldView:
        own = {one.key: one.id for one in self._shared if isinstance(one, CustomField)}
        row = ("custom_value", f"{number},{own.get(view.key)}")
        changed = self.earlier.since(f"ticket/{number}").get(row)
        if changed is None:
            return view
        value = None if changed.is_new else changed.before.get("value", view.value)
        return replace(view, value=value)
