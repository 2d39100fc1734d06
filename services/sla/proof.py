"""The proof sheet of a clock: every second from its start, counted or skipped, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from services.sla.tally import Stretch
from services.sla.terms import COUNTED, UNMEASURED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.sla.clock import Clock
    from services.sla.events import Restated
    from services.sla.terms import CalendarTerms, Pin

CLOSED: Final = "closed"
"""Outside the hours of the calendar, while the clock was running."""


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One stretch of a clock's life; instants in epoch seconds.

    Attributes:
        kind: counted, closed, paused, resolved or unmeasured.
        counted_s: Business seconds it adds: all of it when counted, else none.
        cause: What began it.
        policy, policy_version: The terms it was counted under; None while unmeasured.
        calendar, calendar_version: The hours it was counted in.
        projected: Still to come, if nothing changes.
    """

    start_s: int
    end_s: int
    kind: str
    counted_s: int
    cause: str
    policy: str | None
    policy_version: int | None
    calendar: str | None
    calendar_version: int | None
    projected: bool = False


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """All lines of one clock, without a gap from its start to its end or its due instant.

    Attributes:
        as_of_s: The instant it speaks of; later lines are projected.
        promise: What was promised, as policies write it ("8h", "3bd"); None where nothing is now.
        target_s: The same in business seconds.
        carried_s: Business seconds taken over in a merge, before the first line.
        elapsed_s: Sum of `carried_s` and the counted lines that are not projected.
        due_s: When it is or was due; None while paused.
        calendars: The definitions of every calendar version the lines name.
        restatements: What is reported beside the record; the record above stays.
    """

    clock: str
    cycle: int
    state: str
    started_s: int
    as_of_s: int
    stopped_s: int | None
    due_s: int | None
    breached_s: int | None
    breach_cause: str | None
    promise: str | None
    target_s: int
    carried_s: int
    elapsed_s: int
    lines: tuple[ProofLine, ...]
    calendars: tuple[CalendarTerms, ...]
    restatements: tuple[Restated, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the sheet as JSON has it: instants in UTC, spans in whole seconds."""
        return {
            "clock": self.clock,
            "cycle": self.cycle,
            "state": self.state,
            "started_at": _utc(self.started_s),
            "as_of": _utc(self.as_of_s),
            "stopped_at": _utc(self.stopped_s),
            "due_at": _utc(self.due_s),
            "breached_at": _utc(self.breached_s),
            "breach_cause": self.breach_cause,
            "promise": self.promise,
            "target_seconds": self.target_s,
            "carried_seconds": self.carried_s,
            "elapsed_seconds": self.elapsed_s,
            "lines": [_line_json(line) for line in self.lines],
            "calendars": [
                {"name": one.name, "version": one.version, **one.hours.plain}
                for one in self.calendars
            ],
            "restatements": [
                {
                    "at": _utc(one.at_s),
                    "outcome": one.outcome,
                    "reason": one.reason,
                    "by": one.by,
                    "approved_by": one.approved_by,
                }
                for one in self.restatements
            ],
        }


def sheet(clock: Clock, as_of: int) -> ProofSheet:
    """Draw up the proof sheet of a clock.

    Args:
        clock: A replayed clock.
        as_of: Epoch seconds up to which its ticket was replayed.
    """
    lines = tuple(_lines(clock, as_of))
    pins = [stretch.pin for stretch in _stretches(clock, as_of)]
    calendars = {id(pin.calendar): pin.calendar for pin in pins if pin is not None}
    return ProofSheet(
        clock=clock.target,
        cycle=clock.cycle,
        state=clock.state.value,
        started_s=clock.started_s,
        as_of_s=as_of,
        stopped_s=clock.stopped_s,
        due_s=clock.deadline_s,
        breached_s=clock.breached_s,
        breach_cause=clock.breach_cause,
        promise=None if clock.pin is None else str(clock.pin.duration),
        target_s=clock.target_s,
        carried_s=clock.carried_s,
        elapsed_s=clock.elapsed_at(as_of),
        lines=lines,
        calendars=tuple(calendars.values()),
        restatements=clock.restatements,
    )


def _stretches(clock: Clock, as_of: int) -> list[Stretch]:
    """Return the stretches so far, the one now running included."""
    found = list(clock.stretches)
    if clock.stopped_s is None:
        found.append(Stretch(clock.mark_s, as_of, clock.kind, 0, clock.why, clock.pin))
    return found


def _lines(clock: Clock, as_of: int) -> Iterator[ProofLine]:
    for stretch in _stretches(clock, as_of):
        yield from _split(stretch, projected=False)
    due = clock.due_s
    if due is not None and due > as_of:
        ahead = Stretch(as_of, due, COUNTED, 0, "still to come", clock.pin)
        yield from _split(ahead, projected=True)


def _split(stretch: Stretch, *, projected: bool) -> Iterator[ProofLine]:
    """Cut a stretch at the openings and closings of its calendar."""
    begin, end, kind, _, why, pin = stretch
    if begin >= end:
        return
    if kind is not COUNTED or pin is None:
        yield _line((begin, end), kind, why, pin if kind is not UNMEASURED else None, projected)
        return
    for opens, closes in pin.calendar.hours.seconds.intervals(begin, end):
        if begin < opens:
            yield _line((begin, opens), CLOSED, why, pin, projected)
        yield _line((opens, closes), COUNTED, why, pin, projected)
        begin = closes
    if begin < end:
        yield _line((begin, end), CLOSED, why, pin, projected)


def _line(
    span: tuple[int, int],
    kind: str,
    cause: str,
    pin: Pin | None,
    projected: bool,  # noqa: FBT001
) -> ProofLine:
    policy = pin.policy if pin is not None else None
    return ProofLine(
        start_s=span[0],
        end_s=span[1],
        kind=kind,
        counted_s=span[1] - span[0] if kind is COUNTED else 0,
        cause=cause,
        policy=policy.name if policy is not None else None,
        policy_version=policy.version if policy is not None else None,
        calendar=pin.calendar.name if pin is not None else None,
        calendar_version=pin.calendar.version if pin is not None else None,
        projected=projected,
    )


def _line_json(line: ProofLine) -> dict[str, Any]:
    return {
        "from": _utc(line.start_s),
        "to": _utc(line.end_s),
        "kind": line.kind,
        "counted_seconds": line.counted_s,
        "cause": line.cause,
        "policy": line.policy,
        "policy_version": line.policy_version,
        "calendar": line.calendar,
        "calendar_version": line.calendar_version,
        "projected": line.projected,
    }


def _utc(seconds: int | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
