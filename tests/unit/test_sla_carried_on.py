"""Clocks counted on from where a seat left them are what a replay of everything says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, rule
from typing_extensions import override

from services.calendars.duration import parse
from services.sla import events as ev
from services.sla.replay import Replay, replay
from services.sla.terms import FIRST, PolicyTerms, TargetTerms
from tests.rigs.desk_terms import at
from tests.unit.test_sla_worked_tickets import CALENDARS, MARKS, WorkedTicket, figures

if TYPE_CHECKING:
    from services.sla.tally import Entry

START = at("2026-03-26 15:00")
MERGES = (ev.Merged, ev.Absorbed, ev.MergeUndone)


def promise() -> PolicyTerms:
    """A first response within an hour, with a mark at its end."""
    targets = {FIRST: TargetTerms({None: parse("1h")}, CALENDARS[0], frozenset(), MARKS)}
    return PolicyTerms(id="p", version=1, name="p", targets=targets, calendar=CALENDARS[0])


def told(ticket: Replay) -> tuple[object, list[Entry], int, object]:
    """Everything that anybody can ask of a ticket's clocks."""
    seen = figures(ticket, ticket.now_s)
    return seen, ticket.timeline, ticket.paused_s, ticket.obligations()


class CarriedOn(WorkedTicket):
    """The same people; a seat keeps what it counted, and looks at it now and then.

    Things may happen in the second of a look, which is where one that was kept would show.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept, self.upto = Replay(), 0

    @override
    def happen(self, event: ev.Event) -> None:
        if not isinstance(event, MERGES):  # such tickets are replayed as a whole
            self.log.append(event)

    def carried_on(self) -> Replay:
        carried = self.kept.copy()
        for event in self.log[self.upto :]:
            carried.feed(event)
        return carried

    @rule()
    def a_seat_keeps_what_it_counted(self) -> None:
        self.kept, self.upto = self.carried_on(), len(self.log)

    @override
    @invariant()
    def promises_are_kept(self) -> None:
        if not self.log:
            return
        before = told(self.kept)
        carried, again = self.carried_on(), replay(self.log, until=self.now)
        carried.observe(self.now)

        assert told(carried) == told(again)
        assert told(self.kept) == before, "a look changed what is kept"


CarriedOn.TestCase.settings = settings(max_examples=60, stateful_step_count=50, deadline=None)
TestCarriedOn = CarriedOn.TestCase


def test_a_look_that_was_kept_would_have_noticed_too_much() -> None:
    """Shows that the difference exists: the look of a second, and an answer in that second."""
    promised = ev.PolicyPinned(START, promise())
    created = ev.Created(START, "new", by="customer")
    answered = ev.AgentReplied(START + 3600)
    looked = replay([created, promised], until=START + 3600)
    looked.feed(answered)
    looked.observe(START + 3600)

    kept = replay([created, promised]).copy()
    kept.feed(answered)
    kept.observe(START + 3600)

    whole = replay([created, promised, answered])
    assert told(kept) == told(whole)
    assert told(looked) != told(whole)


def test_a_ticket_with_merges_is_not_carried_on() -> None:
    created = ev.Created(START, "open", by="customer")
    merged = replay([created, ev.Merged(START + 60, 7)])

    with pytest.raises(ValueError, match="as a whole"):
        merged.copy()
