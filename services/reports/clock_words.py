"""One clock in sentences: what the picture shows, for those who cannot see it."""

from __future__ import annotations

from datetime import timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from services.reports.causes import cause_words
from services.reports.history import ClockInterval, ClockPicture, IntervalKind
from services.reports.tongue import counted, looked_up, say, told
from services.reports.wording import instant, span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAUSES_TOLD: Final = 6
_WORDS: Final = {
    IntervalKind.COUNTED: "counted",
    IntervalKind.BREACHED: "counted after the breach",
    IntervalKind.PAUSED: "paused",
    IntervalKind.CLOSED: "outside working hours",
    IntervalKind.RESOLVED: "resolved, awaiting confirmation",
}


def clock_words(clock: ClockPicture, zone: tzinfo) -> str:
    """Tell one clock from its start to its end, with the lengths of each kind of time."""
    return " ".join(_sentences(clock, zone))


def level_words(clock: ClockPicture, zone: tzinfo) -> str:
    """Tell the levels marked on the bar, by the numbers they bear there."""
    told = []
    for number, mark in enumerate(clock.marks, 1):
        known = {"number": number, "level": mark.name, "due": instant(mark.at, zone)}
        if mark.fired_at:
            fired = instant(mark.fired_at, zone)
            told.append(say("{number} {level}: due {due}, fired {fired}.", fired=fired, **known))
        else:
            told.append(say("{number} {level}: due {due}, did not fire.", **known))
    return " ".join(told)


def _sentences(clock: ClockPicture, zone: tzinfo) -> Iterator[str]:
    yield say("Started {at}.", at=instant(clock.started_at, zone))
    if clock.due_at is not None:
        yield say("Due {at}.", at=instant(clock.due_at, zone))
    elif clock.breached_at is None:
        yield say("It has no due time while it does not count.")
    if clock.breached_at is not None:
        yield say("Breached {at}.", at=instant(clock.breached_at, zone))
    if clock.stopped_at is not None:
        yield say("Stopped {at}.", at=instant(clock.stopped_at, zone))
    yield from map(told, clock.restated)
    lengths = _lengths(clock.intervals)
    if lengths:
        yield say("Time: {lengths}.", lengths=", ".join(lengths))
    yield from _pauses(clock.intervals, zone)


def _lengths(intervals: tuple[ClockInterval, ...]) -> list[str]:
    """Sum the intervals by kind, as the wall clock measures them."""
    totals: dict[IntervalKind, timedelta] = {}
    for interval in intervals:
        length = interval.end - interval.start
        totals[interval.kind] = totals.get(interval.kind, timedelta(0)) + length
    return [
        f"{_unbroken(totals[kind])} {looked_up(word)}"
        for kind, word in _WORDS.items()
        if kind in totals
    ]


def _unbroken(length: timedelta) -> str:
    """Write a length that stays on one line."""
    return span(length).replace(" ", "\N{NO-BREAK SPACE}")


def _pauses(intervals: tuple[ClockInterval, ...], zone: tzinfo) -> Iterator[str]:
    pauses = [interval for interval in intervals if interval.kind is IntervalKind.PAUSED]
    for pause in pauses[:_PAUSES_TOLD]:
        why = f" ({cause_words(pause.why)})" if pause.why else ""
        start, end = instant(pause.start, zone), instant(pause.end, zone)
        yield say("Paused {start} to {end}{why}.", start=start, end=end, why=why)
    if len(pauses) > _PAUSES_TOLD:
        rest = len(pauses) - _PAUSES_TOLD
        yield counted("%n more pause: see the history.", "%n more pauses: see the history.", rest)
