"""The ladders of one ticket: what fired, what was overtaken, what is still to come and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.escalation import EscalationLevel, EscalationPath, Firing
from models.people import Person
from models.policies import PolicyVersion
from models.rules import PathRun
from models.tickets import Ticket
from models.vocabulary import ClockState, is_live
from services.access.permissions import Act, demand, may
from services.escalation import firing_log, started
from services.escalation.firing_log import Wanted
from services.escalation.reading import picture
from services.rules import facts
from services.sla import ladder, standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from models.vocabulary import Target
    from services.escalation.firing_log import FiringRow
    from services.escalation.reading import LevelPicture
    from services.rules.kinds import Field
    from services.sla.ladder import Rung
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Step:
    """One level on one ladder.

    Attributes:
        at: When it is or was due; None while the clock is paused.
        fired: What became of it; None while it is still to come, or will never come.
        next_call_at: When its people are called again, if nobody answers.
    """

    level: LevelPicture
    at: datetime | None
    fired: FiringRow | None = None
    next_call_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LadderView:
    """The levels of one clock, or of one path that was started.

    Attributes:
        target: Of a clock; None of a started path.
        is_live: Its levels may still fire.
        is_paused: Its clock does not count now, so nothing is due.
        calls: A level has fired, it still counts, and nobody has taken it on.
    """

    path: str
    target: Target | None
    started_at: datetime
    started_by: str
    is_live: bool
    is_paused: bool
    calls: bool
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    steps: tuple[Step, ...]


def ladders(work: Work, ticket_id: int) -> list[LadderView]:
    """Return the ladders of a ticket, those that still climb first."""
    if not may(work.actor, Act.SUPERVISE):
        demand(work.actor, Act.WORK_TICKET)
    ticket = work.require(Ticket, ticket_id)
    custom = facts.custom_fields(work)
    fired = firing_log.firings(work, Wanted(ticket_id=ticket_id), 500)
    by_level = _by_level(work, ticket_id, {one.id: one for one in fired})
    found = _of_clocks(work, ticket, by_level, custom) + _of_runs(work, ticket, by_level, custom)
    return sorted(found, key=lambda one: not one.is_live)


_Fired = dict[tuple[int | None, int | None], dict[int, "FiringRow"]]
"""By clock and run: the firing of each level."""


def _by_level(work: Work, ticket_id: int, rows: Mapping[int, FiringRow]) -> _Fired:
    query = select(Firing.id, Firing.clock_id, Firing.path_run_id, Firing.level_id)
    found: _Fired = {}
    for number, *on, level in work.session.execute(query.where(Firing.ticket_id == ticket_id)):
        if number in rows:
            found.setdefault((on[0], on[1]), {})[level] = rows[number]
    return found


def _of_clocks(
    work: Work, ticket: Ticket, by_level: _Fired, custom: Mapping[str, Field]
) -> list[LadderView]:
    counted = {(one.target, one.cycle): one for one in standing.replayed(work, ticket.id).clocks}
    waiting = ladder.fired_levels(work, ticket.id)
    rows = work.session.scalars(select(Clock).where(Clock.ticket_id == ticket.id)).all()
    found = []
    for row in sorted(rows, key=lambda one: (one.started_at, one.id)):
        fired = by_level.get((row.id, None), {})
        path_id = work.require(PolicyVersion, row.policy_version_id).path_id
        count = counted.get((row.target.value, row.cycle))
        levels = _levels(work, path_id, fired, row.target)
        counts = is_live(row.state, row.stopped_at)
        climbs = counts and row.acknowledged_at is None
        if count is None or not levels or not (fired or counts):
            continue
        due = {rung.level_id: rung.at for rung in ladder.rungs(count)}
        coming = ladder.open_rungs(row, count, waiting[row.id]) if climbs else []
        found.append(
            LadderView(
                path=work.require(EscalationPath, levels[0].path_id).name,
                target=row.target,
                started_at=row.started_at,
                started_by="",
                is_live=climbs,
                is_paused=row.state is ClockState.PAUSED,
                calls=climbs and bool(fired),
                acknowledged_at=row.acknowledged_at,
                acknowledged_by=_name(work, row.acknowledged_by),
                steps=_steps(work, levels, (due, coming, fired), custom),
            )
        )
    return found


def _of_runs(
    work: Work, ticket: Ticket, by_level: _Fired, custom: Mapping[str, Field]
) -> list[LadderView]:
    query = select(PathRun).where(PathRun.ticket_id == ticket.id).order_by(PathRun.id)
    found = []
    for run in work.session.scalars(query):
        fired = by_level.get((None, run.id), {})
        coming = started.open_rungs(work, ticket, run)
        due = {rung.level_id: rung.at for rung in coming if rung.repeats is None}
        climbs = run.acknowledged_at is None and run.ended_at is None
        found.append(
            LadderView(
                path=work.require(EscalationPath, run.path_id).name,
                target=None,
                started_at=run.started_at,
                started_by=run.started_by,
                is_live=climbs,
                is_paused=False,
                calls=climbs and bool(fired),
                acknowledged_at=run.acknowledged_at,
                acknowledged_by=_name(work, run.acknowledged_by),
                steps=_steps(
                    work, _levels(work, run.path_id, fired, None), (due, coming, fired), custom
                ),
            )
        )
    return found


def _levels(
    work: Work, path_id: int | None, fired: Mapping[int, FiringRow], target: Target | None
) -> list[EscalationLevel]:
    """Return the levels of a path that follow a target, and whatever else has fired."""
    query = select(EscalationLevel).where(
        (EscalationLevel.path_id == path_id) | EscalationLevel.id.in_(list(fired))
    )
    levels = work.session.scalars(query.order_by(EscalationLevel.position)).all()
    return [
        one for one in levels if one.id in fired or target is None or one.target in {None, target}
    ]


def _steps(
    work: Work,
    levels: list[EscalationLevel],
    known: tuple[Mapping[int, datetime], list[Rung], Mapping[int, FiringRow]],
    custom: Mapping[str, Field],
) -> tuple[Step, ...]:
    due, coming, fired = known
    again = {rung.level_id: rung.at for rung in coming if rung.repeats is not None}
    early = {rung.level_id: rung.at for rung in coming if rung.own_at is not None}
    steps = []
    for level in levels:
        done = fired.get(level.id)
        at = done.due_at if done is not None else early.get(level.id, due.get(level.id))
        steps.append(Step(picture(work, level, custom), at, done, again.get(level.id)))
    return tuple(steps)


def _name(work: Work, person_id: int | None) -> str | None:
    person = work.find(Person, person_id) if person_id is not None else None
    return person.name if person is not None else None
