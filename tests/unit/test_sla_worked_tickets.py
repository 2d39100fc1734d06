"""Tickets worked at random keep the promises of sla.md, section 3, whatever happens to them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models.vocabulary import ClockState, Origin, Target
from services.calendars.duration import Unit, parse
from services.sla import events as ev
from services.sla.levels import Mark, parse_offset
from services.sla.loading import FINAL
from services.sla.proof import sheet
from services.sla.replay import Replay, replay
from services.sla.terms import CalendarTerms, PolicyTerms, TargetTerms
from tests.rigs.desk_terms import around_the_clock, at, nights, office
from tests.rigs.ticket_notebook import TicketNotebook

if TYPE_CHECKING:
    from services.sla.clock import Clock

START = at("2026-03-26 15:00")
MARKS = (
    Mark("at risk", parse_offset("75%"), warning=True),
    Mark("before", parse_offset("-30m")),
    Mark("breach", parse_offset("0")),
    Mark("later", parse_offset("+2h")),
    Mark("much later", parse_offset("+3h wall")),
)
LENGTHS = ("0s", "30m", "2h", "8h", "24h", "1bd", "3bd", "2cd")
HOURS = (office(), nights(), around_the_clock(), office("America/New_York"))
CALENDARS = [
    CalendarTerms(id="main", version=n, name="main", hours=hours) for n, hours in enumerate(HOURS)
]
STATUSES = ("open", "pending", "on_hold", "resolved", "closed")
targets = st.dictionaries(
    st.sampled_from(list(Target)),
    st.tuples(st.sampled_from(LENGTHS), st.sampled_from(LENGTHS), st.sampled_from(CALENDARS)),
    min_size=1,
)


@st.composite
def policies(draw: st.DrawFn) -> PolicyTerms:
    pause = frozenset(draw(st.sets(st.sampled_from(("pending", "on_hold")))))
    return PolicyTerms(
        id="p",
        version=draw(st.integers(1, 9)),
        name="p",
        targets={
            name: TargetTerms({None: parse(usual), "high": parse(high)}, own, pause, MARKS)
            for name, (usual, high, own) in draw(targets).items()
        },
        calendar=draw(st.sampled_from(CALENDARS)),
        pause_statuses=pause,
        final_statuses=FINAL,
        confirmation_window=draw(st.sampled_from((None, parse("0s"), parse("24h"), parse("1bd")))),
        floor_s=draw(st.sampled_from((0, 3_600))),
        any_customer_message=draw(st.booleans()),
        agent_created_no_response_clock=draw(st.booleans()),
    )


def figures(ticket: Replay, now: int) -> list[tuple[Any, ...]]:
    return [
        (
            (clock.target, clock.cycle, clock.state, clock.started_s),
            (clock.due_s, clock.deadline_s, clock.elapsed_at(now)),
            (clock.breached_s, clock.breach_cause, clock.stopped_s),
            (dict(clock.fired), clock.stretches),
        )
        for clock in ticket.clocks
    ]


class WorkedTicket(RuleBasedStateMachine):
    """Somebody, or several people, work a ticket in no particular order."""

    def __init__(self) -> None:
        super().__init__()
        self.ticket = Replay()
        self.log: list[ev.Event] = []
        self.now = START
        self.breaches: dict[Key, int] = {}
        self.elapsed: dict[Key, int] = {}
        self.ended: dict[Key, tuple[int, int]] = {}
        self.switches: Counter[str] = Counter()
        self.deadlines: dict[Key, int] = {}
        self.counts_before: dict[str, int] = {}
        self.notebook = TicketNotebook(START, "")

    def happen(self, event: ev.Event) -> None:
        self.log.append(event)
        self.ticket.feed(event)

    @initialize(
        policy=policies(),
        by=st.sampled_from(("customer", "agent", "none")),
        origin=st.sampled_from(Origin),
        status=st.sampled_from(STATUSES),
        early=st.integers(0, 100_000),
    )
    def begin(self, policy: PolicyTerms, by: str, origin: Origin, status: str, early: int) -> None:
        self.notebook = TicketNotebook(START - early, status)
        self.notebook.policy = policy
        self.happen(ev.Created(START, status, origin=origin, by=by, contact_s=START - early))
        self.happen(ev.PolicyPinned(START, policy))

    @rule(seconds=st.one_of(st.integers(1, 7_200), st.integers(1, 200_000)))
    def time_passes(self, seconds: int) -> None:
        self.now += seconds

    @rule(status=st.sampled_from(STATUSES))
    def status_changes(self, status: str) -> None:
        self.notebook.moved(self.now, status)
        self.happen(ev.StatusChanged(self.now, status))

    @rule()
    def agent_replies(self) -> None:
        self.happen(ev.AgentReplied(self.now))

    @rule()
    def customer_writes(self) -> None:
        self.happen(ev.CustomerReplied(self.now))

    @rule(priority=st.sampled_from(("high", "low")))
    def priority_changes(self, priority: str) -> None:
        self.notebook.priority = priority
        self.happen(ev.PriorityChanged(self.now, priority))

    @rule(policy=st.one_of(st.none(), policies()))
    def policy_changes(self, policy: PolicyTerms | None) -> None:
        self.notebook.policy = policy
        self.happen(ev.PolicyPinned(self.now, policy))

    @rule(hours=st.sampled_from(HOURS))
    def calendar_changes(self, hours: Any) -> None:  # noqa: ANN401
        version = 100 + len(self.log)
        calendar = CalendarTerms(id="main", version=version, name="main", hours=hours)
        self.notebook.pinned = calendar
        self.happen(ev.CalendarPinned(self.now, calendar))

    @rule(team=st.sampled_from(("Tier 1", "Tier 2")), length=st.sampled_from(LENGTHS))
    def team_takes_over(self, team: str, length: str) -> None:
        terms = TargetTerms({None: parse(length)}, CALENDARS[0], frozenset({"pending"}))
        self.notebook.team = terms
        self.happen(ev.TeamHanded(self.now, team, terms))

    @rule()
    def cancelled(self) -> None:
        self.notebook.cancelled(self.now)
        self.happen(ev.Cancelled(self.now, "spam"))

    @rule(into=st.sampled_from((7, 8)))
    def merged_away(self, into: int) -> None:
        self.happen(ev.Merged(self.now, into))

    @rule(
        source=st.sampled_from((8, 9, 10)),
        promises=st.lists(
            st.tuples(st.sampled_from(list(Target)), st.integers(0, 10_000), st.booleans()),
            max_size=3,
            unique_by=lambda one: one[0],
        ),
    )
    def absorbs_another(self, source: int, promises: list[tuple[Target, int, bool]]) -> None:
        owed = []
        for target, age, breached in promises:
            gone = self.now - age
            owed.append(ev.Obligation(target, gone, age, gone, gone if breached else None))
        self.happen(ev.Absorbed(self.now, source, tuple(owed)))

    @rule(other=st.sampled_from((7, 8, 9, 10)))
    def merge_is_undone(self, other: int) -> None:
        self.happen(ev.MergeUndone(self.now, other))

    @invariant()
    def promises_are_kept(self) -> None:
        if not self.log:
            return
        self.ticket.observe(self.now)
        self.now += 1  # an event at the very instant of an observation comes after it
        self.replay_equals_incremental()
        self.a_paused_clock_has_no_due_time()
        self.a_breach_never_disappears_nor_moves()
        self.elapsed_equals_a_count_under_the_terms_of_now()
        self.elapsed_never_shrinks_but_at_a_recorded_switch()
        self.a_clock_that_ended_is_never_restated()
        self.a_due_time_moves_only_with_a_recorded_cause()
        self.every_proof_sheet_adds_up()

    def replay_equals_incremental(self) -> None:
        again = replay(self.log, until=self.now - 1)

        assert figures(again, self.now) == figures(self.ticket, self.now)
        assert again.timeline == self.ticket.timeline
        assert again.paused_s == self.ticket.paused_s

    def a_paused_clock_has_no_due_time(self) -> None:
        for clock in self.ticket.clocks:
            if clock.state is ClockState.PAUSED:
                assert clock.due_s is None

    def a_breach_never_disappears_nor_moves(self) -> None:
        seen = {key(clock): clock.breached_s for clock in self.ticket.clocks}
        for one, breached in self.breaches.items():
            assert seen[one] == breached
        self.breaches = {one: at for one, at in seen.items() if at is not None}

    def elapsed_equals_a_count_under_the_terms_of_now(self) -> None:
        """A switch counts again from the start (rule zero), whatever else happened."""
        for clock in self.ticket.clocks:
            counted = self.notebook.counted(clock, self.now) if clock.end is None else None
            if counted is None:
                continue
            assert clock.elapsed_at(self.now) == counted, key(clock)
            left = clock.target_s - counted
            if spans(clock) and clock.state is ClockState.RUNNING and left > 0:
                terms = self.notebook.terms_of(clock.target)
                assert terms is not None
                due = self.notebook.open_minutes(terms).add(self.now, left)
                assert clock.due_s == due, key(clock)

    def elapsed_never_shrinks_but_at_a_recorded_switch(self) -> None:
        switches = Counter(line.clock for line in self.ticket.timeline if line.what == "switch")
        for clock in self.ticket.clocks:
            elapsed = clock.elapsed_at(self.now)
            if switches[clock.target] == self.switches[clock.target]:
                assert elapsed >= self.elapsed.get(key(clock), 0)
            self.elapsed[key(clock)] = elapsed
        self.switches = switches

    def a_clock_that_ended_is_never_restated(self) -> None:
        ended = {
            key(clock): (clock.stopped_s, clock.elapsed_s)
            for clock in self.ticket.clocks
            if clock.stopped_s is not None
        }
        for one, (stopped, elapsed) in self.ended.items():
            if one in ended and ended[one][0] == stopped:
                assert ended[one][1] == elapsed
        self.ended = ended

    def a_due_time_moves_only_with_a_recorded_cause(self) -> None:
        lines = self.ticket.timeline
        moved = {line.clock for line in lines if line.what in CAUSES}
        fresh = {c for c in moved if self.count(c) != self.counts_before.get(c, 0)}
        for clock in self.ticket.clocks:
            before = self.deadlines.get(key(clock))
            if before is not None and clock.deadline_s is not None and clock.target not in fresh:
                assert clock.deadline_s == before
            if clock.deadline_s is not None:
                self.deadlines[key(clock)] = clock.deadline_s
        self.counts_before = {c: self.count(c) for c in moved}

    def count(self, target: str) -> int:
        return sum(e.clock == target and e.what in CAUSES for e in self.ticket.timeline)

    def every_proof_sheet_adds_up(self) -> None:
        for clock in self.ticket.clocks:
            proof = sheet(clock, self.ticket.now_s)
            counted = [line for line in proof.lines if not line.projected]
            assert proof.carried_s + sum(line.counted_s for line in counted) == proof.elapsed_s
            for one, following in zip(proof.lines, proof.lines[1:], strict=False):
                assert one.end_s == following.start_s
            check_due(clock, proof.carried_s + sum(line.counted_s for line in proof.lines))


Key = tuple[str, int]
CAUSES = ("start", "pause", "resume", "stop", "switch")


def key(clock: Clock) -> Key:
    return clock.target, clock.cycle


def spans(clock: Clock) -> bool:
    return clock.pin is not None and clock.pin.duration.unit is Unit.BUSINESS_TIME


def check_due(clock: Clock, total: int) -> None:
    """A clock still to come due counts exactly its target by then."""
    if spans(clock) and clock.state is ClockState.RUNNING and clock.breached_s is None:
        assert total == clock.target_s


class ManyWorkedTickets(WorkedTicket):
    """The same people, for much longer."""


WorkedTicket.TestCase.settings = settings(max_examples=40, stateful_step_count=50, deadline=None)
MANY = settings(max_examples=4_000, stateful_step_count=25, deadline=None, derandomize=False)
ManyWorkedTickets.TestCase.settings = MANY
TestWorkedTicket = WorkedTicket.TestCase
TestManyWorkedTickets = pytest.mark.timeout(900)(pytest.mark.slow(ManyWorkedTickets.TestCase))
