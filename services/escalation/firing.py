"""Fire the levels that have come due, once each, whoever sweeps (sla.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing, FiringRepeat
from models.rules import Unsettled
from models.vocabulary import ClockState, FiringOutcome, is_live
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import HelpDeskError, StoreUnavailable
from services.escalation import level_actions
from services.rules import conditions, facts
from services.rules.judgement import judge
from services.sla import ladder, standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.tickets import Ticket
    from services.sla.ladder import Fired, Rung
    from services.store.work import Work

PUNCTUAL: Final = timedelta(seconds=2)
"""A firing no later than this is not called late."""
GIVEN_UP: Final = "Nobody answered, and no level above is wanted now: each keeps its own time"
"""Kept as one call more than the level has, and no call."""
OVERTAKEN: Final = "Overtaken: a higher level was due as well, so only that one acted"


@dataclass(frozen=True, slots=True)
class Ladder:
    """What the levels stand on: a clock of the ticket, or a path that was started on it."""

    name: str
    clock_id: int | None = None
    path_run_id: int | None = None


def due_tickets(work: Work, limit: int) -> list[int]:
    """Return tickets with a clock that must be looked at now, the longest due first."""
    query = select(Clock.ticket_id).where(Clock.next_at <= work.now)
    found = work.session.scalars(query.order_by(Clock.next_at).limit(limit))
    return list(dict.fromkeys(found))


def fire_ticket(work: Work, ticket: Ticket) -> int:
    """Fire the due levels of a locked ticket and notice its breaches; returns how many fired."""
    fired = 0
    left = select(Unsettled.id).where(Unsettled.ticket_id == ticket.id).limit(1)
    if work.session.scalar(left) is not None:  # a level may say when the ticket is due
        standing.refresh(work, ticket)
    counted = {(one.target, one.cycle): one for one in standing.replayed(work, ticket.id).clocks}
    done = ladder.fired_levels(work, ticket.id)
    query = select(Clock).where(Clock.ticket_id == ticket.id, Clock.next_at <= work.now)
    for row in work.session.scalars(query.order_by(Clock.next_at)).all():
        if not is_live(row.state, row.stopped_at) or row.state is ClockState.PAUSED:
            continue  # a level of another clock ended or stopped it
        coming = ladder.open_rungs(row, counted[row.target.value, row.cycle], done[row.id])
        on = Ladder(row.target.value, clock_id=row.id)
        fired += climb(work, ticket, on, coming, done[row.id])
    standing.refresh(work, ticket)
    work.touch(tickets={ticket.id})
    return fired


def climb(
    work: Work,
    ticket: Ticket,
    on: Ladder,
    coming: Sequence[Rung],
    fired: dict[int, Fired],
) -> int:
    """Fire the rungs that are due; of a ladder missed as a whole only the highest one acts."""
    due = [rung for rung in coming if rung.at <= work.now]
    levels = [rung for rung in due if rung.repeats is None]
    if not levels:
        for rung in due:
            _repeat(work, ticket, rung, fired[rung.level_id])
        return len(due)
    refusals = {rung.level_id: _unwanted(work, ticket, rung) for rung in levels}
    if any(rung.own_at and rung.own_at > work.now and refusals[rung.level_id] for rung in levels):
        return _step_over(work, ticket, on, coming, fired)
    wanted = [rung.at for rung in levels if not refusals[rung.level_id]]
    highest = max(wanted, default=None)
    for rung in levels:
        if refusals[rung.level_id]:
            outcome = FiringOutcome.NOT_WANTED
        else:
            outcome = FiringOutcome.FIRED if rung.at == highest else FiringOutcome.OVERTAKEN
        fire(work, ticket, on, (rung, outcome, refusals[rung.level_id]))
    return len(levels)


def _step_over(
    work: Work,
    ticket: Ticket,
    on: Ladder,
    coming: Sequence[Rung],
    fired: Mapping[int, Fired],
) -> int:
    """Bring the next level forward that is wanted; those below it keep their own time.

    Where none is wanted, all of them do, and the level that waits gives up.
    """
    for rung in coming[1:]:
        if not _unwanted(work, ticket, rung):
            early = replace(rung, at=coming[0].at, own_at=rung.at)
            fire(work, ticket, on, (early, FiringOutcome.FIRED, ""))
            return 1
    waiting = ladder.waits(fired)
    if waiting is not None:
        number = work.require(EscalationLevel, waiting.level_id).repeats + 1
        given_up = FiringRepeat(
            firing_id=waiting.firing_id, number=number, at=work.now, detail=GIVEN_UP
        )
        work.session.add(given_up)
        work.session.flush()
    return 0


def fire(work: Work, ticket: Ticket, on: Ladder, what: tuple[Rung, FiringOutcome, str]) -> Firing:
    """Record one level as fired, passed over or not wanted, and do what it says."""
    rung, outcome, why = what
    level = work.require(EscalationLevel, rung.level_id)
    late_by = max(work.now - rung.at, timedelta(0))
    firing = Firing(
        clock_id=on.clock_id,
        path_run_id=on.path_run_id,
        level_id=level.id,
        ticket_id=ticket.id,
        due_at=rung.at,
        fired_at=work.now,
        late_by=late_by,
        outcome=outcome,
        detail="",
    )
    work.session.add(firing)
    work.session.flush()
    firing.detail = _did(work, ticket, firing, level, why)
    note(work, firing, level, (on, rung))
    return firing


def note(work: Work, firing: Firing, level: EscalationLevel, what: tuple[Ladder, Rung]) -> None:
    """Write the entry that tells of a firing."""
    on, rung = what
    late = "" if firing.late_by <= PUNCTUAL else f", late by {clock_face(firing.late_by)}"
    early = "; brought forward, for nobody answered the level before" if rung.own_at else ""
    trail.append(
        work,
        f"escalation.{firing.outcome.value}",
        ("ticket", firing.ticket_id),
        [
            FieldChange("level", None, f"{level.name} ({level.offset})"),
            FieldChange("clock" if on.clock_id else "path", None, on.name),
            FieldChange("due at", None, rung.at.isoformat()),
            FieldChange("did", None, firing.detail + early + late),
        ],
    )


def _did(work: Work, ticket: Ticket, firing: Firing, level: EscalationLevel, why: str) -> str:
    if firing.outcome is FiringOutcome.NOT_WANTED:
        return f"Not wanted: {why}"
    if firing.outcome is FiringOutcome.OVERTAKEN:
        return OVERTAKEN
    heard = len(work.happened)
    try:
        with work.session.begin_nested():
            return why + level_actions.act(work, ticket, firing, level)
    except StoreUnavailable:
        raise
    except HelpDeskError as refusal:
        # the level has fired: it must not come back every second because its team is gone
        work.forget()
        del work.happened[heard:]
        return f"{why}Could not act: {refusal}"


def _unwanted(work: Work, ticket: Ticket, rung: Rung) -> str:
    """Return why a level's own conditions do not hold; empty when they do."""
    level = work.require(EscalationLevel, rung.level_id)
    if not level.conditions:
        return ""
    node = conditions.read(level.conditions, facts.custom_fields(work))
    verdict = judge(node, facts.gather(work, ticket))
    return "" if verdict.holds else verdict.why


def _repeat(work: Work, ticket: Ticket, rung: Rung, fired: Fired) -> None:
    """Call once more; calls that nobody made in time are made up for by one."""
    firing = work.require(Firing, fired.firing_id)
    level = work.require(EscalationLevel, rung.level_id)
    missed = (work.now - rung.at) // fired.window if fired.window else 0
    number = min(fired.most, fired.done + 1 + missed)
    detail = level_actions.call_again(work, ticket, firing, level, number)
    work.session.add(FiringRepeat(firing_id=firing.id, number=number, at=work.now, detail=detail))
    work.session.flush()
    trail.append(
        work,
        "escalation.repeated",
        ("ticket", ticket.id),
        [
            FieldChange("level", None, f"{level.name} ({level.offset})"),
            FieldChange("call", None, f"{number + 1} of {fired.most + 1}"),
            FieldChange("did", None, detail),
        ],
    )


def clock_face(span: timedelta) -> str:
    """Say a span as hours, minutes and seconds."""
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"
