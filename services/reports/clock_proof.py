"""How one clock came to its figure: every stretch, counted or skipped, and why, adding up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING, Final

from services.reports.causes import cause_words
from services.reports.history import ClockInterval, ClockPicture, IntervalKind
from services.reports.tongue import looked_up, say
from services.reports.wording import instant, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINES: Final = 40
"""A clock of more stretches is folded to one line a day."""
_ZERO: Final = timedelta(0)
_COUNTING: Final = frozenset({IntervalKind.COUNTED, IntervalKind.BREACHED})
_WORDS: Final = {
    IntervalKind.COUNTED: "counted",
    IntervalKind.BREACHED: "counted, after the breach",
    IntervalKind.PAUSED: "paused",
    IntervalKind.CLOSED: "outside hours",
    IntervalKind.RESOLVED: "resolved",
}


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One line of the proof, in words; `total` is what has been counted up to its end."""

    start: str
    end: str
    kind: str
    counted: str
    total: str
    why: str


def proof_rows(clock: ClockPicture, zone: tzinfo) -> list[ProofRow]:
    """Return the lines whose counted time adds up to the business time used.

    What the clock took over in a merge is a line of its own. More than 40 stretches become one
    line for each day of the zone.
    """
    taken_over = clock.elapsed - _counted(clock.intervals)
    folded = len(clock.intervals) > _LINES
    rows = []
    total = taken_over
    if taken_over > _ZERO:
        began = instant(clock.started_at, zone)
        words, why = span(taken_over), say("counted before a merge")
        rows.append(ProofRow(began, began, say("taken over"), words, words, why))
    for start, end, pieces in _stretches(clock.intervals, zone, folded=folded):
        counted = _counted(pieces)
        total += counted
        kinds = _day_words(pieces) if folded else looked_up(_WORDS[pieces[0].kind])
        why = "" if folded else cause_words(pieces[0].why)
        shown = span(counted) if counted else ""
        rows.append(
            ProofRow(instant(start, zone), instant(end, zone), kinds, shown, span(total), why)
        )
    return rows


def _stretches(
    intervals: Iterable[ClockInterval], zone: tzinfo, *, folded: bool
) -> Iterator[tuple[datetime, datetime, list[ClockInterval]]]:
    """Yield (start, end, pieces): each interval by itself, or those of a day together."""
    if not folded:
        for interval in intervals:
            yield interval.start, interval.end, [interval]
        return
    pieces = (piece for interval in intervals for piece in _by_day(interval, zone))
    for _, group in groupby(pieces, lambda piece: piece.start.astimezone(zone).date()):
        of_day = list(group)
        yield of_day[0].start, of_day[-1].end, of_day


def _by_day(interval: ClockInterval, zone: tzinfo) -> Iterator[ClockInterval]:
    """Cut an interval at the midnights of a zone."""
    start = interval.start
    while start < interval.end:
        tomorrow = start.astimezone(zone).date() + timedelta(days=1)
        end = min(datetime.combine(tomorrow, time(), zone), interval.end)
        yield ClockInterval(start, end, interval.kind, interval.why)
        start = end


def _counted(intervals: Iterable[ClockInterval]) -> timedelta:
    lengths = (one.end - one.start for one in intervals if one.kind in _COUNTING)
    return sum(lengths, _ZERO)


def _day_words(pieces: list[ClockInterval]) -> str:
    """Say what a day held: "8 h 00 min counted, 16 h 00 min outside hours"."""
    totals: dict[IntervalKind, timedelta] = {}
    for piece in pieces:
        totals[piece.kind] = totals.get(piece.kind, _ZERO) + (piece.end - piece.start)
    return ", ".join(f"{span(length)} {looked_up(_WORDS[kind])}" for kind, length in totals.items())
