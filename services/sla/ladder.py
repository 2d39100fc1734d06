"""The levels still open on a clock or a started path, and when each is due."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from models.escalation import EscalationLevel, Firing, FiringRepeat
from models.vocabulary import FiringOutcome, is_live
from services.calendars import duration
from services.sla.terms import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement

    from models.clocks import Clock
    from services.sla.clock import Clock as Counted
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Rung:
    """One level against one clock, or one more call for a level nobody acknowledged.

    Attributes:
        repeats: The firing that is repeated; None: the level itself is due.
        own_at: Its own time, where it was brought forward: nobody answered the level before.
    """

    level_id: int
    at: datetime
    repeats: int | None = None
    own_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fired:
    """A level that fired, was overtaken or was not wanted, and whether it waits for an answer.

    Attributes:
        acted: It fired; what was overtaken or not wanted leaves the level before it waiting.
        window: How long an answer is waited for; None: nobody has to answer, or no level above
            was wanted when all calls were made.
        most: How often the call is repeated.
        done: How often it was.
    """

    firing_id: int
    level_id: int
    at: datetime
    acted: bool
    window: timedelta | None = None
    most: int = 0
    done: int = 0


def rungs(counted: Counted) -> list[Rung]:
    """Return every level of a clock with the instant it is due, in due order."""
    if counted.pin is None:
        return []
    found = []
    for mark in counted.pin.terms.marks:
        at_s = None if mark.warning else counted.mark_instant(mark.name)
        if at_s is not None:
            found.append(Rung(int(mark.name), datetime.fromtimestamp(at_s, UTC)))
    return sorted(found, key=lambda rung: rung.at)


def open_rungs(row: Clock, counted: Counted, fired: Mapping[int, Fired]) -> list[Rung]:
    """Return what is still to come on a clock; nothing once it ended or was acknowledged."""
    if row.acknowledged_at is not None or not is_live(row.state, row.stopped_at):
        return []
    return still_open(rungs(counted), fired, counted)


def still_open(
    all_rungs: Sequence[Rung], fired: Mapping[int, Fired], counted: Counted | None = None
) -> list[Rung]:
    """Return the levels that have not fired, and the next call of the one that waits.

    The level that fired last waits; when nobody has answered all its calls, the next level is
    due at once, however far off its own time is. Windows are wall time and run while the clock
    counts only: a pause moves the calls as it moves the levels.

    Args:
        all_rungs: All levels, in due order.
        fired: Those that fired or were passed over.
        counted: The clock; None of a started path, which does not pause.
    """
    coming = [rung for rung in all_rungs if rung.level_id not in fired]
    waiting = waits(fired)
    if waiting is None or waiting.window is None:
        return coming
    if counted is not None and counted.kind != COUNTED:
        return coming  # nobody can tell when the next call is
    again_at = past_pauses(waiting.at, waiting.window * (waiting.done + 1), counted)
    if waiting.done < waiting.most:
        coming.append(Rung(waiting.level_id, again_at, waiting.firing_id))
    elif coming and again_at < coming[0].at:
        coming[0] = replace(coming[0], at=again_at, own_at=coming[0].at)
    return sorted(coming, key=lambda rung: rung.at)


def waits(fired: Mapping[int, Fired]) -> Fired | None:
    """Return the level that fired last: it waits, if it wants an answer."""
    acted = (one for one in fired.values() if one.acted)
    return max(acted, key=lambda one: (one.at, one.firing_id), default=None)


def past_pauses(start: datetime, span: timedelta, counted: Counted | None) -> datetime:
    """Return when a span is over that stands still while the clock does."""
    end = start + span
    for stretch in () if counted is None else counted.stretches:
        began = max(datetime.fromtimestamp(stretch.start_s, UTC), start)
        ended = datetime.fromtimestamp(stretch.end_s, UTC)
        if stretch.kind != COUNTED and began < min(end, ended):
            end += ended - began
    return end


def fired_levels(work: Work, ticket_id: int) -> dict[int, dict[int, Fired]]:
    """Return for each clock of a ticket its levels that fired or were passed over."""
    found: dict[int, dict[int, Fired]] = defaultdict(dict)
    for clock_id, one in _fired(work, ticket_id):
        if clock_id is not None:
            found[clock_id][one.level_id] = one
    return found


def fired_of_each(work: Work, tickets: Iterable[int]) -> dict[int, dict[int, Fired]]:
    """Return the same for the clocks of several tickets, asked once."""
    found: dict[int, dict[int, Fired]] = defaultdict(dict)
    for clock_id, one in _found(work, Firing.ticket_id.in_(list(tickets))):
        if clock_id is not None:
            found[clock_id][one.level_id] = one
    return found


def fired_of_run(work: Work, ticket_id: int, run_id: int) -> dict[int, Fired]:
    """Return the levels of a started path that fired or were passed over."""
    return {one.level_id: one for _, one in _fired(work, ticket_id, run_id)}


def _fired(work: Work, ticket_id: int, run_id: int | None = None) -> list[tuple[int | None, Fired]]:
    return _found(work, Firing.ticket_id == ticket_id, Firing.path_run_id == run_id)


def _found(work: Work, *which: ColumnElement[bool]) -> list[tuple[int | None, Fired]]:
    done = (
        select(func.max(FiringRepeat.number))
        .where(FiringRepeat.firing_id == Firing.id)
        .scalar_subquery()
    )
    query = (
        select(Firing, EscalationLevel.ack_within, EscalationLevel.repeats, done)
        .join(EscalationLevel, EscalationLevel.id == Firing.level_id)
        .where(*which)
    )
    return [
        (firing.clock_id, waiting(firing, within, most, repeated or 0))
        for firing, within, most, repeated in work.session.execute(query)
    ]


def waiting(firing: Firing, within: str | None, most: int, done: int = 0) -> Fired:
    """Say how a firing waits for an answer: its level's window and calls, and those made."""
    acted = firing.outcome is FiringOutcome.FIRED
    waits = within is not None and acted and done <= most  # one more: none above was wanted
    window = timedelta(seconds=duration.parse(within).amount) if waits and within else None
    if window is not None and firing.unreached:
        window, most = timedelta(0), done  # nobody is there to answer: the next level at once
    return Fired(firing.id, firing.level_id, firing.fired_at, acted, window, most, done)
