"""A small desk with its rules on, and short ways to publish a rule and read what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from models.people import Person
from models.tickets import Ticket
from services.rules import history
from services.rules.publishing import RuleDraft, publish_rule
from services.time_source import VirtualTime
from services.watch.desk_store import open_store
from services.watch.sweep import sweep
from tests.rigs.desk import MONDAY_9H, SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.rules.history import RunView
    from services.store.work import Store


@dataclass(frozen=True, slots=True)
class RuledDesk:
    """The small desk on one database, at a time the test moves."""

    store: Store
    time: VirtualTime
    people: SmallDesk

    def publish(
        self,
        name: str,
        trigger: dict[str, Any],
        *actions: dict[str, Any],
        **more: Any,  # noqa: ANN401 - passed through
    ) -> int:
        """Publish a rule; `conditions` and `position` may be named."""
        with self.store.work(self.people.admin) as work:
            return publish_rule(work, RuleDraft(name, trigger, actions, **more))

    def open(self, **given: object) -> int:
        """Open a ticket of the small desk; returns its number."""
        return opened(self.store, self.people, **given)

    def ticket(self, number: int) -> Ticket:
        """Return a ticket as it stands."""
        with self.store.reading(self.people.agent) as work:
            return work.require(Ticket, number)

    def assignee(self, number: int) -> str | None:
        """Return the name of who has the ticket."""
        with self.store.reading(self.people.agent) as work:
            person_id = work.require(Ticket, number).assignee_id
            return work.require(Person, person_id).name if person_id else None

    def runs(self, number: int) -> list[RunView]:
        """Return what became of rules on a ticket, newest first."""
        with self.store.reading(self.people.agent) as work:
            return history.runs(work, number)

    def pass_time(self, **span: float) -> None:
        """Let time pass and sweep."""
        self.time.advance(timedelta(**span))
        sweep(self.store)


def lay_ruled_desk(url: str) -> RuledDesk:
    """Lay the small desk on a migrated database, with its rules on."""
    time = VirtualTime(MONDAY_9H)
    store = open_store(url, time)
    return RuledDesk(store, time, lay_desk(store))
