"""Rehearse a draft against the recorded months: what would have been breached, fired, told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing, Notice
from models.people import Person, Team
from models.tickets import Ticket
from models.vocabulary import FiringOutcome, LevelAction
from services.errors import RuleError
from services.escalation import level_actions, moving_on, recipients
from services.escalation.rehearsed_conditions import is_wanted
from services.escalation.rehearsed_ladder import Judge, climbed
from services.sla import promises_once
from services.sla.events import Absorbed, Merged
from services.sla.replay import replay
from services.sla.retelling import Retelling, Told
from services.sla.terms import COUNTED, TEAM
from services.sla.turns import Turn, set_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from services.escalation.moving_on import Reached
    from services.sla.clock import Clock as Counted
    from services.sla.turns import Key
    from services.store.work import Work

NIGHT_FROM, NIGHT_TO = 20, 8
"""Local hours between which an alert wakes somebody."""


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One clock that was, or would have been, breached."""

    at: datetime
    ticket_id: int
    target: str
    cycle: int


@dataclass(frozen=True, slots=True, order=True)
class Fired:
    """One level that came, or would have come, due."""

    at: datetime
    ticket_id: int
    target: str
    cycle: int
    level: str


@dataclass(slots=True)
class Outcome:
    """What happened in the period, or would have.

    Attributes:
        alerts: How many alerts each person got, by name.
        nightly: The same for each person and night, by name and the date the night began.
        handed: How many tickets each team was handed by a level.
    """

    breaches: list[Breach] = field(default_factory=list)
    firings: list[Fired] = field(default_factory=list)
    alerts: Counter[str] = field(default_factory=Counter)
    nightly: Counter[tuple[str, str]] = field(default_factory=Counter)
    handed: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsal beside the record."""

    tickets: int
    rehearsed: Outcome
    recorded: Outcome


@dataclass(frozen=True, slots=True)
class Period:
    """The months rehearsed: `since` inclusive, `until` exclusive; nights are of `zone`."""

    since: datetime
    until: datetime
    zone: str = "UTC"

    def __contains__(self, at: datetime) -> bool:
        """Tell whether an instant lies in the period."""
        return self.since <= at < self.until

    def night(self, at: datetime) -> str | None:
        """Return the date on which the night of an instant began; None by day."""
        local = at.astimezone(ZoneInfo(self.zone))
        if NIGHT_TO <= local.hour < NIGHT_FROM:
            return None
        begun = local - timedelta(days=1) if local.hour < NIGHT_TO else local
        return begun.date().isoformat()


def rehearse(work: Work, publish: Callable[[Work], set[int]], period: Period) -> Rehearsal:
    """Replay every ticket of the period as if a draft had been in force; nothing is kept.

    Args:
        work: The unit of work.
        publish: Publishes the draft and returns the ids of the policies it replaces; returning
            none rehearses what is live, which reproduces the record.
        period: The recorded time to rehearse.
    """
    recorded = _recorded(work, period)
    trial = work.session.begin_nested()
    try:
        retelling = Retelling(work, publish(work))
        outcome, count, turns = Outcome(), 0, list[Turn]()
        for ticket in _tickets(work, period):
            count += 1
            turns += _rehearse_ticket(work, retelling.tell(ticket), (outcome, period))
        _count_once(outcome, set_aside(turns))
        outcome.breaches.sort()
        outcome.firings.sort()
        return Rehearsal(count, outcome, recorded)
    finally:
        trial.rollback()
        work.forget()


def _tickets(work: Work, period: Period) -> Iterator[Ticket]:
    query = (
        select(Ticket)
        .where(
            Ticket.created_at < period.until,
            or_(Ticket.closed_at.is_(None), Ticket.closed_at >= period.since),
        )
        .order_by(Ticket.id)
    )
    yield from work.session.scalars(query).all()


def _rehearse_ticket(work: Work, told: Told, into: tuple[Outcome, Period]) -> list[Turn]:
    """Gather what one ticket brings; returns its clocks where a merge passed promises on."""
    outcome, period = into
    until_s = int(min(period.until, work.now).timestamp())
    events = [event for event in told.events if event.at_s <= until_s]
    counted_then = replay(events, until=max(until_s, events[-1].at_s)).clocks
    clocks = [one for one in counted_then if one.target != TEAM]  # the record has no team's own
    judge = Judge(partial(is_wanted, work, told, clocks), partial(_reached, work, told))
    for counted in clocks:
        if counted.breached_s is not None and _at(counted.breached_s) in period:
            outcome.breaches.append(
                Breach(_at(counted.breached_s), told.ticket.id, counted.target, counted.cycle)
            )
        _rehearse_clock(work, told, (counted, judge), into)
    is_merged = any(isinstance(event, Merged | Absorbed) for event in events)
    return [Turn(told.ticket.id, one) for one in clocks] if is_merged else []


def _count_once(outcome: Outcome, aside: Container[Key]) -> None:
    """Leave out the breaches of promises that are counted on another clock already."""
    outcome.breaches = [
        one for one in outcome.breaches if (one.ticket_id, one.target, one.cycle) not in aside
    ]


def _rehearse_clock(
    work: Work, told: Told, what: tuple[Counted, Judge], into: tuple[Outcome, Period]
) -> None:
    (counted, judge), (outcome, period) = what, into
    ends = [told.acknowledged.get((counted.target, counted.cycle)), _ended(counted)]
    until = min(filter(None, ends), default=period.until)
    for one in climbed(work, counted, until, judge):
        if one.due_at not in period:
            continue
        level = one.level
        if one.is_first:
            said = (told.ticket.id, counted.target, counted.cycle, level.name)
            outcome.firings.append(Fired(one.due_at, *said))
        if one.is_first and one.is_wanted and level.action is LevelAction.REASSIGN_TEAM:
            outcome.handed[work.require(Team, int(level.settings["team"])).name] += 1
        for person_id in one.people:
            _alert(outcome, period, work.require(Person, person_id).name, one.due_at)


def _ended(counted: Counted) -> datetime | None:
    """Return before which all calls are: the clock ended just then, or stands still at the end."""
    if counted.stopped_s is None and counted.kind == COUNTED:
        return None
    last = counted.mark_s if counted.stopped_s is None else counted.stopped_s
    return _at(last) + timedelta(microseconds=1)


def _reached(work: Work, told: Told, level: EscalationLevel, at: datetime) -> Reached:
    """Return whom a level would have told at an instant, by rota and absences of then.

    Who is switched off now counts as switched off then, and nobody as away from the workstation:
    neither is kept. What a level does beside telling people is a rule's word, which the record
    counts as no alert either.
    """
    if level.action is LevelAction.ACT:
        return moving_on.UNTOLD
    placed = told.placed_at(at)
    if level.action is LevelAction.REASSIGN_TEAM:
        placed.team_id, placed.assignee_id = int(level.settings["team"]), None
    now, work.now = work.now, at
    try:
        people = recipients.stand_ins(work, level_actions.meant(work, placed, level))
        return moving_on.reached(work, placed, people, waits=False)
    except RuleError:
        return moving_on.UNTOLD  # a team or person it names is gone: fired, it would say so
    finally:
        work.now = now


def _alert(outcome: Outcome, period: Period, name: str, at: datetime) -> None:
    outcome.alerts[name] += 1
    night = period.night(at)
    if night is not None:
        outcome.nightly[name, night] += 1


def _recorded(work: Work, period: Period) -> Outcome:
    """Gather what really happened in the period."""
    outcome = Outcome()
    within = (Clock.breached_at >= period.since, Clock.breached_at < period.until)
    for clock in work.session.scalars(select(Clock).where(*within)):
        if clock.breached_at is not None:
            outcome.breaches.append(
                Breach(clock.breached_at, clock.ticket_id, clock.target.value, clock.cycle)
            )
    _count_once(outcome, promises_once.recorded_aside(work))
    query = (
        select(Firing, Clock, EscalationLevel)
        .join(Clock, Clock.id == Firing.clock_id)
        .join(EscalationLevel, EscalationLevel.id == Firing.level_id)
        .where(Firing.due_at >= period.since, Firing.due_at < period.until)
    )
    for firing, clock, level in work.session.execute(query):
        outcome.firings.append(
            Fired(firing.due_at, clock.ticket_id, clock.target.value, clock.cycle, level.name)
        )
        acted = firing.outcome is FiringOutcome.FIRED
        if acted and level.action is LevelAction.REASSIGN_TEAM:
            outcome.handed[work.require(Team, int(level.settings["team"])).name] += 1
    told = (
        select(Person.name, Firing.due_at)
        .join(Notice, Notice.person_id == Person.id)
        .join(Firing, Firing.id == Notice.firing_id)
        .where(Firing.due_at >= period.since, Firing.due_at < period.until)
    )
    for name, due_at in work.session.execute(told):
        _alert(outcome, period, name, due_at)
    outcome.breaches.sort()
    outcome.firings.sort()
    return outcome


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
