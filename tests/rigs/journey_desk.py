"""A desk for journeys: people who come in by name, tickets to work on, what they prepared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.desk import Setting
from services.access import administration
from services.access.sign_in import OPEN_SIGN_IN
from services.imports.sample_desk import put_setting
from services.knowledge import canned
from services.knowledge.canned import CannedDraft
from services.rules import macros
from services.rules.macros import MacroDraft
from services.store import schema
from services.store.work import Store
from services.tickets import reading
from services.tickets.queue import Queue, QueueView, queue_count
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.tickets.reading import TicketView

MACRO, CANNED = "Ask and wait", "Which version"
TAGGED = "Tag it"
"""A macro that nothing else stands in the way of."""
WORDS = "Dear {{requester}}, which version is it?"


@dataclass
class JourneyDesk:
    """The desk, its numbers, and what stands in it now."""

    url: str
    people: SmallDesk
    tickets: list[int]

    def ticket(self, number: int) -> TicketView:
        """Return a ticket as the database has it now."""
        store = Store(self.url)
        try:
            with store.reading(self.people.lead) as work:
                return reading.ticket(work, number)
        finally:
            store.dispose()

    def is_taken_on(self, number: int) -> bool:
        """Tell whether somebody acknowledged a clock of a ticket."""
        return any(one.acknowledged_at is not None for one in self.ticket(number).clocks)

    def of_team(self, team_id: int) -> int:
        """Count the open tickets of a team."""
        store = Store(self.url)
        try:
            with store.reading(self.people.lead) as work:
                return queue_count(work, QueueView(Queue.OPEN, team_id=team_id))
        finally:
            store.dispose()


def lay_journey_desk(url: str, count: int) -> JourneyDesk:
    """Make the desk; `url` has no tables yet."""
    store = Store(url)
    schema.upgrade(store.engine)
    people = lay_desk(store)
    with store.work(people.admin) as work:
        put_setting(work, OPEN_SIGN_IN, value=True)
    with store.work(people.agent) as work:
        actions = [
            {"do": "reply", "text": WORDS},
            {"do": "status", "to": "pending", "reason": "the version"},
        ]
        macros.save_macro(work, MacroDraft(MACRO, actions))
        macros.save_macro(work, MacroDraft(TAGGED, [{"do": "tags", "add": ["seen"]}]))
        canned.save_canned(work, CannedDraft(CANNED, WORDS))
    tickets = [opened(store, people, subject=f"Printer {n} jams") for n in range(count)]
    store.dispose()
    return JourneyDesk(url, people, tickets)


def ask_for_passwords(desk: JourneyDesk, secret: str) -> None:
    """Let the agent of the desk sign in with a password, not by name."""
    store = Store(desk.url)
    with store.work(desk.people.admin) as work:
        setting = work.session.get(Setting, OPEN_SIGN_IN)
        assert setting is not None
        setting.value = False
        administration.set_password(work, desk.people.agent.person_id or 0, secret)
    store.dispose()
