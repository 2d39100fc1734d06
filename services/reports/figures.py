"""How many promises were kept in a period: as recorded, and as restated since, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, or_, select

from models.clocks import Clock
from models.tickets import Ticket, TicketEvent
from models.vocabulary import ClockState, Origin, Target
from services.access.permissions import Act, demand
from services.errors import RuleError
from services.sla import promises_once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

    from services.store.work import Work

HEADINGS: Final = (
    "promise",
    "met, as recorded",
    "breached, as recorded",
    "kept %, as recorded",
    "met, as restated",
    "breached, as restated",
    "kept %, as restated",
    "restated",
)


@dataclass(slots=True)
class Figure:
    """One promise: the clocks whose outcome was decided in the period.

    Attributes:
        met, breached: As recorded; nothing of it ever changes.
        met_restated, breached_restated: What is reported beside it (sla.md, section 3).
        restated: How many clocks have a restatement, also one that confirms the record.
    """

    target: Target
    met: int = 0
    breached: int = 0
    met_restated: int = 0
    breached_restated: int = 0
    restated: int = 0

    def row(self) -> tuple[str, ...]:
        """Return it as the words of a line, in the order of HEADINGS."""
        return (
            self.target.value.replace("_", " "),
            f"{self.met}",
            f"{self.breached}",
            _kept(self.met, self.breached),
            f"{self.met_restated}",
            f"{self.breached_restated}",
            _kept(self.met_restated, self.breached_restated),
            f"{self.restated}",
        )


def figures(work: Work, since: datetime | None, until: datetime | None) -> list[Figure]:
    """Count the clocks that were breached, or ended in time, in [since, until); drills in none.

    A breach counts when it happened, a kept promise when its clock stopped; a promise that was
    passed on by a merge counts once, whatever clocks it had.

    Raises:
        NotAllowed: The role may not read the trail.
        RuleError: The period ends before it begins.
    """
    demand(work.actor, Act.READ_TRAIL)
    if since and until and until <= since:
        raise RuleError("The period ends before it begins. Swap its two ends.")
    ended_in_time = and_(Clock.breached_at.is_(None), Clock.state == ClockState.MET)
    query = (
        select(Clock.ticket_id, Clock.target, Clock.cycle, Clock.breached_at)
        .join(Ticket, Ticket.id == Clock.ticket_id)
        .where(
            Ticket.origin != Origin.DRILL,
            or_(
                and_(Clock.breached_at.is_not(None), *_within(Clock.breached_at, since, until)),
                and_(ended_in_time, *_within(Clock.stopped_at, since, until)),
            ),
        )
    )
    aside = promises_once.recorded_aside(work)
    restated = _restated(work)
    restated = {aside[key]: said for key, said in restated.items() if key in aside} | restated
    found = {one: Figure(one) for one in Target}
    for ticket_id, target, cycle, breached_at in work.session.execute(query):
        key = (ticket_id, target.value, cycle)
        if key in aside:
            continue
        outcome = restated.get(key)
        _count(found[target], is_met=breached_at is None, outcome=outcome)
    return list(found.values())


def table(found: Iterable[Figure]) -> str:
    """Write the figures side by side, for a screen."""
    lines = [
        f"{'':20}{'as recorded':>24}{'as restated':>24}",
        f"{'promise':20}" + f"{'met':>8}{'breached':>9}{'kept':>7}" * 2 + f"{'restated':>10}",
    ]
    for one in found:
        name, *words = one.row()
        widths = zip(words, (8, 9, 7, 8, 9, 7, 10), strict=True)
        lines.append(f"{name:20}" + "".join(f"{word:>{width}}" for word, width in widths))
    return "\n".join(lines) + "\n"


def _within(
    column: InstrumentedAttribute[datetime | None], since: datetime | None, until: datetime | None
) -> list[ColumnElement[bool]]:
    after = [column >= since] if since else []
    return after + ([column < until] if until else [])


def _restated(work: Work) -> dict[tuple[int, str, int], str]:
    """Return the last restatement of each clock that has one; there are few."""
    query = select(TicketEvent.ticket_id, TicketEvent.data).where(TicketEvent.kind == "restated")
    return {
        (ticket_id, data["target"], data["cycle"]): data["outcome"]
        for ticket_id, data in work.session.execute(query.order_by(TicketEvent.id))
    }


def _count(figure: Figure, *, is_met: bool, outcome: str | None) -> None:
    figure.restated += outcome is not None
    figure.met += is_met
    figure.breached += not is_met
    is_reported_met = is_met if outcome is None else outcome == ClockState.MET.value
    figure.met_restated += is_reported_met
    figure.breached_restated += not is_reported_met


def _kept(met: int, breached: int) -> str:
    return f"{100 * met / (met + breached):.1f}" if met + breached else "-"
