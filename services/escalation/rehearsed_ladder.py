"""Climb a ladder in a rehearsal: levels at their own time, calls again, and levels that come early.

The same as `services/sla/ladder.py` and `firing.py` say of a ladder that is climbed in earnest, by
somebody who looks all the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from models.escalation import EscalationLevel
from services.calendars import duration
from services.sla import ladder
from services.sla.ladder import Rung

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from services.escalation.moving_on import Reached
    from services.sla.clock import Clock as Counted
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Call:
    """People that a level told.

    Attributes:
        due_at: When the level was due, for calls that were made again too.
        is_first: The level fired; else it called again.
        is_wanted: Its conditions held; else it is recorded, and told nobody.
    """

    level: EscalationLevel
    due_at: datetime
    is_first: bool
    people: Collection[int]
    is_wanted: bool = True


@dataclass(frozen=True, slots=True)
class Judge:
    """What is said of a level at an instant: whether it is wanted, and whom it tells then."""

    wants: Callable[[EscalationLevel, datetime], bool]
    reach: Callable[[EscalationLevel, datetime], Reached]


@dataclass(slots=True)
class _Waiting:
    """The level that fired last: how often it called, and how long it waits each time."""

    level: EscalationLevel
    due_at: datetime
    window: timedelta | None
    most: int
    done: int = 0


def climbed(
    work: Work,
    counted: Counted,
    until: datetime,
    judge: Judge,
) -> Iterator[Call]:
    """Yield every call of a clock's levels.

    Args:
        work: The unit of work.
        counted: The clock, replayed.
        until: Somebody answered, or the clock ended: what is later is not called.
        judge: Says what becomes of a level at an instant.
    """
    own, later = _rungs(counted)
    waiting: _Waiting | None = None
    while True:
        at = _answer_by(waiting, counted)
        if waiting is not None and at is not None and at < min([until, *(o.at for o in own[:1])]):
            if waiting.done < waiting.most:
                waiting.done += 1
                people = judge.reach(waiting.level, at).people
                yield Call(waiting.level, waiting.due_at, is_first=False, people=people)
                continue
            level = _brought_forward(work, (own, later), at, judge)
            waiting = None  # where no level above is wanted now, each keeps its own time
        elif own and own[0].at < until:
            at = own[0].at
            level = work.require(EscalationLevel, own.pop(0).level_id)
            if not judge.wants(level, at):
                yield Call(level, at, is_first=True, people=(), is_wanted=False)
                continue
        else:
            return
        if level is not None:
            found = judge.reach(level, at)
            yield Call(level, at, is_first=True, people=found.people)
            waiting = _waiting(level, at, found)


def _brought_forward(
    work: Work, rungs: tuple[list[Rung], list[Rung]], at: datetime, judge: Judge
) -> EscalationLevel | None:
    """Take out the next level that is wanted now; those that are not keep their own time."""
    for known in rungs:
        for place, rung in enumerate(known):
            level = work.require(EscalationLevel, rung.level_id)
            if judge.wants(level, at):
                del known[place]
                return level
    return None


def _rungs(counted: Counted) -> tuple[list[Rung], list[Rung]]:
    """Return the levels whose own time came, in due order, and those whose did not."""
    marks = counted.pin.terms.marks if counted.pin else ()
    warnings = {mark.name for mark in marks if mark.warning}
    own = [
        Rung(int(name), datetime.fromtimestamp(at_s, UTC))
        for name, at_s in counted.fired.items()
        if name not in warnings
    ]
    known = {one.level_id for one in own}
    later = [one for one in ladder.rungs(counted) if one.level_id not in known]
    return sorted(own, key=lambda one: one.at), later


def _waiting(level: EscalationLevel, at: datetime, found: Reached) -> _Waiting:
    if level.ack_within is None:
        return _Waiting(level, at, None, 0)
    if found.unreached:
        return _Waiting(level, at, timedelta(0), 0)
    window = timedelta(seconds=duration.parse(level.ack_within).amount)
    return _Waiting(level, at, window, level.repeats)


def _answer_by(waiting: _Waiting | None, counted: Counted) -> datetime | None:
    """Return until when an answer is waited for; None: nobody waits."""
    if waiting is None or waiting.window is None:
        return None
    return ladder.past_pauses(waiting.due_at, waiting.window * (waiting.done + 1), counted)
