"""Which team held a ticket when, whether it kept its own promise, and whose a breach is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from models.people import Team
from services.sla import attribution, log, standing
from services.sla.terms import TEAM

if TYPE_CHECKING:
    from services.sla.clock import Clock as Counted
    from services.store.work import Work

    Handed = list[tuple[int, str | None]]


@dataclass(frozen=True, slots=True)
class CustodyView:
    """One stay of the ticket with one team; the promise fields are None where it made none."""

    team: str
    since: datetime
    until: datetime | None
    counted: timedelta | None
    """In the team's own calendar."""
    span: timedelta | None
    due_at: datetime | None
    breached_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShareView:
    """What one team contributed to a customer's clock."""

    team: str
    counted: timedelta
    held_at_breach: bool


def stays(work: Work, ticket_id: int) -> tuple[CustodyView, ...]:
    """Return every stay of a ticket with a team, in order (sla.md, section 2)."""
    result = standing.replayed(work, ticket_id)
    return tuple(_stay(work, one, result.now_s) for one in result.clocks if one.target == TEAM)


def shares(work: Work, ticket_id: int, counted: Counted, now_s: int) -> tuple[ShareView, ...]:
    """Split a clock among the teams that held its ticket; empty where no team ever did."""
    handed = _handed(work, ticket_id)
    if not handed:
        return ()
    return tuple(
        ShareView(
            "no team" if one.team is None else str(one.team),
            timedelta(seconds=one.counted_s),
            one.held_at_breach,
        )
        for one in attribution.shares(counted, handed, now_s)
        if one.counted_s or one.held_at_breach
    )


def _stay(work: Work, one: Counted, now_s: int) -> CustodyView:
    promised = one.pin is not None
    return CustodyView(
        team=_name(work, one.team) or "no team",
        since=datetime.fromtimestamp(one.started_s, UTC),
        until=standing.instant(one.stopped_s),
        counted=timedelta(seconds=one.elapsed_at(max(now_s, one.mark_s))) if promised else None,
        span=timedelta(seconds=one.target_s) if promised else None,
        due_at=standing.instant(one.deadline_s) if promised else None,
        breached_at=standing.instant(one.breached_s),
    )


def _handed(work: Work, ticket_id: int) -> Handed:
    return [
        (int(row.at.timestamp()), _name(work, row.data["team_id"]))
        for row in log.events_of(work, ticket_id)
        if row.kind in {"created", "team"} and row.data.get("team_id") is not None
    ]


def _name(work: Work, team_id: object) -> str | None:
    return work.require(Team, team_id).name if isinstance(team_id, int) else None
