"""A small desk under a jurisdiction, and short ways to record complaints and move them on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from models.complaint_words import Decision
from services.audit.browse import TrailFilter, entries
from services.complaints import handling, reading, record, regimes, reminding
from services.complaints.handling import Answer, Verdict
from services.complaints.record import NewComplaint
from services.notify import inbox
from tests.rigs.rules_desk import lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.complaints.reading import ComplaintView
    from services.store.work import Actor, Store
    from tests.rigs.desk import SmallDesk
    from tests.rigs.rules_desk import RuledDesk

RIGHTS = "FCA ombudsman text 3"


@dataclass(frozen=True, slots=True)
class ComplaintDesk:
    """A ruled desk that knows the times of the FCA's DISP, counted in office hours of London."""

    ruled: RuledDesk

    @property
    def store(self) -> Store:
        """Its database."""
        return self.ruled.store

    @property
    def people(self) -> SmallDesk:
        """Its people."""
        return self.ruled.people

    @property
    def agent(self) -> Actor:
        """Who handles complaints."""
        return self.people.agent

    def opened(self, **given: object) -> int:
        """Open a ticket and record it as a complaint; returns the ticket's number."""
        number = self.ruled.open()
        self.complain(number, **given)
        return number

    def complain(self, number: int, **given: object) -> None:
        """Record a ticket as a complaint."""
        values: dict[str, object] = {"substance": "Charged twice", "product": "Current account"}
        with self.store.work(self.agent) as work:
            new = NewComplaint(number, **(values | given))  # type: ignore[arg-type]
            record.open_complaint(work, new)

    def view(self, number: int) -> ComplaintView:
        """Return the complaint as it stands."""
        with self.store.reading(self.agent) as work:
            found = reading.complaint_of(work, number)
        assert found is not None
        return found

    def states(self, number: int) -> dict[str, str]:
        """Return where each clock stands."""
        return {one.duty.value: one.state.value for one in self.view(number).dues}

    def decide(self, number: int, decision: Decision = Decision.UPHELD) -> None:
        """Decide it, with reasons."""
        with self.store.work(self.agent) as work:
            handling.decide(work, number, Verdict(decision, "The fee was taken twice."))

    def answer(self, number: int, decision: Decision = Decision.UPHELD) -> None:
        """Decide it and send the final response."""
        self.decide(number, decision)
        with self.store.work(self.agent) as work:
            handling.answer(work, number, Answer(RIGHTS))

    def pass_time(self, **span: float) -> int:
        """Let time pass and have the watcher look; returns of how many clocks it told."""
        self.ruled.time.advance(timedelta(**span))
        return reminding.remind_due(self.store, self.people.admin)


def lay_complaint_desk(url: str) -> ComplaintDesk:
    """Lay the small desk with its rules on, and take the FCA's times over."""
    ruled = lay_ruled_desk(url)
    with ruled.store.work(ruled.people.admin) as work:
        draft = regimes.load("fca-disp", "Office hours")
        regimes.publish(work, draft, reason="Agreed with counsel")
    return ComplaintDesk(ruled)


def told(desk: ComplaintDesk, who: Actor) -> list[str]:
    """Return the titles of somebody's notices about complaints, oldest first."""
    with desk.store.reading(who) as work:
        found = [one for one in inbox.notices(work) if one.kind == reminding.KIND]
    return [one.title for one in reversed(found)]


def kinds(desk: ComplaintDesk, number: int) -> Iterable[str]:
    """Return the kinds of the entries about a ticket's complaint, oldest first."""
    with desk.store.reading(desk.people.officer) as work:
        found = entries(work, TrailFilter(ticket_id=number, kind="complaint"))
    return [one.kind for one in reversed(list(found))]
