"""The log of firings: when each level was due and fired, what it did, who answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select, tuple_
from sqlalchemy.orm import aliased

from models.clocks import IS_LIVE, Clock
from models.escalation import EscalationLevel, EscalationPath, Firing, FiringRepeat, Notice
from models.outbox import OutboxMessage
from models.people import Person, Team
from models.rules import PathRun
from models.tickets import Ticket
from models.vocabulary import FiringOutcome, Origin, is_live
from services.access.permissions import Act, demand, may
from services.notify.reading import last_attempts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement

    from models.vocabulary import Medium, OutboxState, Target
    from services.store.work import Work

PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which firings are looked for; what is None does not matter.

    Attributes:
        unanswered: Only those that fired on what nobody has acknowledged and still counts.
        before: The last firing of the page before: its instant and number.
    """

    ticket_id: int | None = None
    team_id: int | None = None
    outcome: FiringOutcome | None = None
    since: datetime | None = None
    unanswered: bool = False
    before: tuple[datetime, int] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One person who was told, and what became of the notice.

    Attributes:
        sent: What left the desk for it, or did not, and why.
    """

    person: str
    at: datetime
    shown_at: datetime | None
    seen_at: datetime | None
    sent: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """One message about a notice, or a workstation that was skipped, and the last reason given."""

    medium: Medium
    recipient: str
    state: OutboxState
    reason: str


@dataclass(frozen=True, slots=True)
class FiringRow:
    """One firing as the log shows it.

    Attributes:
        target: The promise whose clock it was on; None on a path that was started by itself.
        calls: How often it was called again.
        acknowledged_by: Who took the clock or the path on; None while nobody has.
        can_answer: It still counts, so that somebody could.
    """

    id: int
    ticket_id: int
    subject: str
    is_drill: bool
    team: str | None
    path: str
    level: str
    target: Target | None
    due_at: datetime
    fired_at: datetime
    late_by: timedelta
    outcome: FiringOutcome
    detail: str
    calls: int
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    can_answer: bool
    told: tuple[Told, ...]


def firings(work: Work, wanted: Wanted, limit: int = PAGE) -> list[FiringRow]:
    """Return firings, newest first.

    Raises:
        NotAllowed: The actor may neither work tickets nor see the board.
    """
    if not may(work.actor, Act.SUPERVISE):
        demand(work.actor, Act.WORK_TICKET)
    by_clock, by_run = aliased(Person), aliased(Person)
    calls = select(func.max(FiringRepeat.number)).where(
        FiringRepeat.firing_id == Firing.id, FiringRepeat.number <= EscalationLevel.repeats
    )
    query = (
        select(
            Firing,
            Ticket.subject,
            Ticket.origin,
            Team.name,
            EscalationPath.name,
            EscalationLevel.name,
            Clock,
            PathRun,
            func.coalesce(by_clock.name, by_run.name),
            func.coalesce(calls.scalar_subquery(), 0),
        )
        .join(EscalationLevel, EscalationLevel.id == Firing.level_id)
        .join(EscalationPath, EscalationPath.id == EscalationLevel.path_id)
        .join(Ticket, Ticket.id == Firing.ticket_id)
        .outerjoin(Team, Team.id == Ticket.team_id)
        .outerjoin(Clock, Clock.id == Firing.clock_id)
        .outerjoin(PathRun, PathRun.id == Firing.path_run_id)
        .outerjoin(by_clock, by_clock.id == Clock.acknowledged_by)
        .outerjoin(by_run, by_run.id == PathRun.acknowledged_by)
        .where(*_conditions(wanted))
        .order_by(Firing.fired_at.desc(), Firing.id.desc())
        .limit(limit)
    )
    rows = work.session.execute(query).all()
    told = _told(work, [row[0].id for row in rows])
    return [_row(row, told) for row in rows]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.ticket_id is not None:
        found.append(Firing.ticket_id == wanted.ticket_id)
    if wanted.team_id is not None:
        found.append(Ticket.team_id == wanted.team_id)
    if wanted.outcome is not None:
        found.append(Firing.outcome == wanted.outcome)
    if wanted.since is not None:
        found.append(Firing.fired_at >= wanted.since)
    if wanted.before is not None:
        found.append(tuple_(Firing.fired_at, Firing.id) < wanted.before)
    if wanted.unanswered:
        found += [Firing.outcome == FiringOutcome.FIRED, _is_open()]
    return found


def _is_open() -> ColumnElement[bool]:
    clock = Clock.acknowledged_at.is_(None) & IS_LIVE
    run = PathRun.acknowledged_at.is_(None) & PathRun.ended_at.is_(None)
    return or_(Firing.clock_id.is_not(None) & clock, Firing.path_run_id.is_not(None) & run)


def _row(row: Sequence[Any], told: dict[int, list[Told]]) -> FiringRow:
    firing, subject, origin, team, path, level, clock, run, who, calls = row
    taken = clock or run
    answered = taken.acknowledged_at if taken is not None else None
    return FiringRow(
        id=firing.id,
        ticket_id=firing.ticket_id,
        subject=subject,
        is_drill=origin is Origin.DRILL,
        team=team,
        path=path,
        level=level,
        target=clock.target if clock is not None else None,
        due_at=firing.due_at,
        fired_at=firing.fired_at,
        late_by=firing.late_by,
        outcome=firing.outcome,
        detail=firing.detail,
        calls=calls,
        acknowledged_at=answered,
        acknowledged_by=who,
        can_answer=_counts(clock, run) and answered is None,
        told=tuple(told[firing.id]),
    )


def _counts(clock: Clock | None, run: PathRun | None) -> bool:
    if clock is not None:
        return is_live(clock.state, clock.stopped_at)
    return run is not None and run.ended_at is None


def _told(work: Work, firing_ids: Iterable[int]) -> dict[int, list[Told]]:
    query = (
        select(Notice, Person.name)
        .join(Person, Person.id == Notice.person_id)
        .where(Notice.firing_id.in_(list(firing_ids)))
        .order_by(Notice.id)
    )
    found: dict[int, list[Told]] = defaultdict(list)
    rows = work.session.execute(query).all()
    sent = _sent(work, [notice.id for notice, _ in rows])
    for one, person in rows:
        if one.firing_id is not None:
            told = Told(person, one.created_at, one.shown_at, one.seen_at, tuple(sent[one.id]))
            found[one.firing_id].append(told)
    return found


def _sent(work: Work, notice_ids: list[int]) -> dict[int, list[Sent]]:
    query = select(OutboxMessage).where(OutboxMessage.notice_id.in_(notice_ids))
    rows = work.session.scalars(query.order_by(OutboxMessage.id)).all() if notice_ids else []
    last = last_attempts(work, [one.id for one in rows]) if rows else {}
    found: dict[int, list[Sent]] = defaultdict(list)
    for one in rows:
        _, reason = last.get(one.id, ("", ""))
        found[one.notice_id or 0].append(Sent(one.medium, one.recipient, one.state, reason))
    return found
