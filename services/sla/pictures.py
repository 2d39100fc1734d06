"""The clocks of one ticket as strips show them: counted, paused and closed time, and levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing
from models.people import Person
from models.policies import CalendarVersion, PolicyVersion
from models.vocabulary import ClockState, Role, Target, is_live
from services.sla import custody, ladder, proof, standing, unpromised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.sla.clock import Clock as Counted
    from services.sla.custody import ShareView
    from services.sla.proof import ProofSheet
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A stretch of one kind of time: counted, closed (hours), paused, resolved or unmeasured."""

    start: datetime
    end: datetime
    kind: str
    why: str
    is_ahead: bool = False
    """Still to come, if nothing changes."""


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A level of the escalation path against this clock."""

    name: str
    at: datetime
    fired_at: datetime | None


@dataclass(frozen=True, slots=True)
class RestatementView:
    """A correction reported beside the record, and the two people behind it."""

    at: datetime
    outcome: str
    reason: str
    by: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class ClockView:
    """One clock of a ticket, ended ones included."""

    id: int
    target: Target
    cycle: int
    state: ClockState
    started_at: datetime
    due_at: datetime | None
    at_risk_at: datetime | None
    elapsed: timedelta
    """Business time counted up to now."""
    span: timedelta
    left: timedelta
    """Business time left; negative when exceeded."""
    breached_at: datetime | None
    breach_cause: str | None
    stopped_at: datetime | None
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    policy: str
    policy_version: int
    calendar: str
    calendar_version: int
    segments: tuple[SegmentView, ...]
    levels: tuple[LevelMark, ...]
    shares: tuple[ShareView, ...] = ()
    """Whose time it was, team by team."""
    restated: tuple[RestatementView, ...] = ()


def clocks_of(work: Work, ticket_id: int) -> tuple[ClockView, ...]:
    """Replay a ticket and return its clocks, live ones first, then in the order they began."""
    result = standing.replayed(work, ticket_id)
    counted = {(one.target, one.cycle): one for one in result.clocks}
    query = select(Clock).where(Clock.ticket_id == ticket_id).order_by(Clock.started_at, Clock.id)
    views = [
        _view(work, row, counted[row.target.value, row.cycle])
        for row in work.session.scalars(query)
        if (row.target.value, row.cycle) in counted
    ]
    return tuple(sorted(views, key=lambda one: not is_live(one.state, one.stopped_at)))


def _view(work: Work, row: Clock, counted: Counted) -> ClockView:
    now_s = int(work.now.timestamp())
    policy = work.require(PolicyVersion, row.policy_version_id)
    calendar = work.require(CalendarVersion, row.calendar_version_id)
    elapsed_s = counted.elapsed_at(max(now_s, counted.mark_s))
    who = work.session.get(Person, row.acknowledged_by) if row.acknowledged_by else None
    is_promised = counted.pin is not None
    return ClockView(
        id=row.id,
        target=row.target,
        cycle=row.cycle,
        state=counted.state if is_promised else unpromised.state(counted),
        started_at=row.started_at,
        due_at=row.due_at,
        at_risk_at=row.at_risk_at,
        elapsed=timedelta(seconds=elapsed_s),
        span=row.span,
        left=row.span - timedelta(seconds=elapsed_s) if is_promised else timedelta(0),
        breached_at=standing.instant(counted.breached_s),
        breach_cause=counted.breach_cause,
        stopped_at=row.stopped_at,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=who.name if who else None,
        policy=policy.policy.name,
        policy_version=policy.version,
        calendar=calendar.calendar.name,
        calendar_version=calendar.version,
        segments=tuple(segments(proof.sheet(counted, now_s))),
        levels=tuple(_levels(work, row, counted)),
        shares=custody.shares(work, row.ticket_id, counted, now_s),
        restated=tuple(_restated(work, counted)),
    )


def segments(sheet: ProofSheet) -> Iterator[SegmentView]:
    """Yield the lines of a proof sheet as strips paint them."""
    for line in sheet.lines:
        yield SegmentView(
            datetime.fromtimestamp(line.start_s, UTC),
            datetime.fromtimestamp(line.end_s, UTC),
            line.kind,
            "outside business hours" if line.kind == proof.CLOSED else line.cause,
            is_ahead=line.projected,
        )


def _levels(work: Work, row: Clock, counted: Counted) -> Iterator[LevelMark]:
    if work.actor.role is Role.REQUESTER:
        return  # who is called when is the desk's own affair
    query = select(Firing.level_id, Firing.fired_at).where(Firing.clock_id == row.id)
    fired = {one.level_id: one.fired_at for one in work.session.execute(query)}
    for rung in ladder.rungs(counted):
        level = work.require(EscalationLevel, rung.level_id)
        yield LevelMark(level.name, rung.at, fired.get(level.id))


def _restated(work: Work, counted: Counted) -> Iterator[RestatementView]:
    for one in counted.restatements:
        by, approved_by = (work.find(Person, key) for key in (one.by, one.approved_by))
        yield RestatementView(
            datetime.fromtimestamp(one.at_s, UTC),
            one.outcome,
            one.reason,
            by.name if by else "an operator",
            approved_by.name if approved_by else "an operator",
        )
