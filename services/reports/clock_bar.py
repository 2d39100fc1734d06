"""The bar of one clock: what was counted, paused, closed and breached, and the levels on it."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from services.reports.clock_words import clock_words, level_words
from services.reports.history import ClockInterval, ClockPicture, IntervalKind
from services.reports.paper.tokens import (
    ACCENT,
    BREACHED,
    GROUND,
    INK,
    LEFT,
    LINE,
    MET,
    MUTED,
    PAUSED,
    RIGHT,
    STRONG_LINE,
    WHITE,
    WIDTH,
    Colour,
)
from services.reports.tongue import looked_up, say, told
from services.reports.wording import clock_time, span

if TYPE_CHECKING:
    from services.reports.paper.sheet import Sheet

_BAR: Final = 10.0
_TRACK_TOP: Final = 30.0
_BADGE: Final = 4.2
_HATCH: Final = 3.0
_END_ROOM: Final = 75.0
"""What a time at an end of the scale may take, in points."""
_LEAST: Final = 0.25
"""Narrower stretches are not drawn; the words beside the bar have them."""
_STATE_COLOURS: Final = {"breached": BREACHED, "met": MET}

LEGEND: Final = (
    (IntervalKind.COUNTED, "counted"),
    (IntervalKind.PAUSED, "paused (hatched)"),
    (IntervalKind.CLOSED, "outside working hours (thin)"),
    (IntervalKind.RESOLVED, "resolved (outlined)"),
    (IntervalKind.BREACHED, "after the breach (tall)"),
)


class ClockBar:
    """Draws one clock over the whole width of a sheet."""

    def __init__(self, sheet: Sheet, clock: ClockPicture, zone: tzinfo) -> None:
        self._sheet = sheet
        self._clock = clock
        self._zone = zone
        self._end = _end_of(clock)
        body = sheet.set.style(MUTED, 7)
        told = [clock_words(clock, zone), level_words(clock, zone)]
        self._words = [sheet.set.block(text, body, WIDTH) for text in told if text]

    @property
    def height(self) -> float:
        """In points."""
        return _TRACK_TOP + _BAR + 16 + sum(block.height for block in self._words) + 12

    def draw(self) -> None:
        """Draw below the cursor and move it down."""
        sheet = self._sheet
        sheet.need(self.height)
        with sheet.leaf("H4"):
            self._title()
        foot = sheet.y - _TRACK_TOP - _BAR
        box = (LEFT, foot - 12, WIDTH, _TRACK_TOP + _BAR)
        with sheet.leaf("Figure", alt=self._alt(), box=box):
            self._bar(foot)
        sheet.y -= _TRACK_TOP + _BAR + 16
        for block in self._words:
            sheet.block(LEFT, block)
            sheet.y -= block.height
        sheet.y -= 12

    def _alt(self) -> str:
        """Say what the picture shows to those who cannot see it."""
        clock = self._clock
        named = f"{looked_up(clock.target)}, {looked_up(clock.state)}"
        words = f"{named}. {clock_words(clock, self._zone)}"
        return self._sheet.set.visible(words)

    def _title(self) -> None:
        sheet, clock = self._sheet, self._clock
        name = sheet.set.style(INK, 8.5, bold=True)
        state = sheet.set.style(_STATE_COLOURS.get(clock.state, MUTED), 8.5, bold=True)
        title = target = looked_up(clock.target)
        if clock.cycle != 1:
            title = say("{promise}, cycle {cycle}", promise=target, cycle=clock.cycle)
        sheet.text(LEFT, sheet.y - 9, title, name)
        sheet.text(LEFT + name.pen.width(title) + 8, sheet.y - 9, looked_up(clock.state), state)
        used = say("{elapsed} used of {span}", elapsed=span(clock.elapsed), span=span(clock.span))
        known = (told(one) for one in (used, clock.policy, clock.calendar) if one)
        pinned = "  \N{MIDDLE DOT}  ".join(known)
        muted = sheet.set.style(MUTED, 7.5)
        sheet.text_right(RIGHT, sheet.y - 9, pinned, muted, width=WIDTH * 0.6)

    def _bar(self, foot: float) -> None:
        self._sheet.fill((LEFT, foot, WIDTH, _BAR), GROUND)
        for interval in self._clock.intervals:
            self._stretch(interval, foot)
        self._due(foot)
        taken = LEFT
        for number, mark in enumerate(self._clock.marks, 1):
            taken = self._badge(number, mark.at, max(taken, LEFT), foot, fired=bool(mark.fired_at))
        self._scale(foot)

    def _stretch(self, interval: ClockInterval, foot: float) -> None:
        left, right = self._place(interval.start), self._place(interval.end)
        if right - left < _LEAST:
            return
        draw_stretch(self._sheet, interval.kind, (left, foot, right - left, _BAR))

    def _due(self, foot: float) -> None:
        clock = self._clock
        if clock.due_at is None:
            return
        place = self._place(clock.due_at)
        self._line(place, foot - 3, foot + _BAR + 3)
        label = say("due {at}", at=self._brief(clock.due_at))
        style = self._sheet.set.style(INK, 6.5, bold=True)
        width = style.pen.width(label)
        left = min(max(place - width / 2, LEFT + _END_ROOM), RIGHT - width)
        self._sheet.text(left, foot - 10, label, style)

    def _badge(self, number: int, at: datetime, taken: float, foot: float, *, fired: bool) -> float:
        """Draw a level's number over its instant; return where the next one may stand."""
        sheet = self._sheet
        place = self._place(at)
        self._line(place, foot + _BAR, foot + _BAR + 4)
        centre = max(place, taken + _BADGE)
        middle = foot + _BAR + 4 + _BADGE
        fill, text = (INK, WHITE) if fired else (WHITE, INK)
        canvas = sheet.canvas
        canvas.setLineWidth(0.6)
        canvas.setStrokeColorRGB(*INK)
        canvas.setFillColorRGB(*fill)
        canvas.circle(centre, middle, _BADGE, stroke=1, fill=1)
        style = sheet.set.style(text, 6, bold=True)
        sheet.text(centre - style.pen.width(str(number)) / 2, middle - 2.1, str(number), style)
        return centre + _BADGE + 1

    def _scale(self, foot: float) -> None:
        style = self._sheet.set.style(MUTED, 6.5)
        start, end, due = self._clock.started_at, self._end, self._clock.due_at
        self._sheet.text(LEFT, foot - 10, self._brief(start), style)
        if due is None or self._place(due) < RIGHT - 2 * _END_ROOM:  # else the due time says it
            self._sheet.text_right(RIGHT, foot - 10, self._brief(end), style)

    def _brief(self, at: datetime) -> str:
        """Write an instant of the scale, with its year where the scale reaches into another."""
        ends = (self._clock.started_at, self._end)
        years = {one.astimezone(self._zone).year for one in ends}
        return clock_time(at, self._zone, with_year=len(years) > 1)

    def _line(self, place: float, low: float, high: float) -> None:
        canvas = self._sheet.canvas
        canvas.setLineWidth(0.8)
        canvas.setStrokeColorRGB(*INK)
        canvas.line(place, low, place, high)

    def _place(self, at: datetime) -> float:
        """Return where an instant stands between the ends of the bar."""
        whole = (self._end - self._clock.started_at) / timedelta(seconds=1)
        passed = (at - self._clock.started_at) / timedelta(seconds=1)
        return LEFT + WIDTH * min(max(passed / whole, 0.0), 1.0)


def draw_stretch(sheet: Sheet, kind: IntervalKind, box: tuple[float, float, float, float]) -> None:
    """Draw a stretch of time so that its shape alone tells its kind."""
    left, foot, width, height = box
    if kind is IntervalKind.COUNTED:
        sheet.fill(box, ACCENT)
    elif kind is IntervalKind.BREACHED:
        sheet.fill((left, foot - 2, width, height + 4), BREACHED)
    elif kind is IntervalKind.CLOSED:
        sheet.fill((left, foot + height / 2 - 0.7, width, 1.4), STRONG_LINE)
    elif kind is IntervalKind.RESOLVED:
        _outline(sheet, box, MET)
    else:
        sheet.fill(box, LINE)
        _hatch(sheet, box)


def _outline(sheet: Sheet, box: tuple[float, float, float, float], colour: Colour) -> None:
    sheet.canvas.setLineWidth(0.7)
    sheet.canvas.setStrokeColorRGB(*colour)
    sheet.canvas.rect(*box, stroke=1, fill=0)


def _hatch(sheet: Sheet, box: tuple[float, float, float, float]) -> None:
    """Draw slanted lines inside a box."""
    left, foot, width, height = box
    canvas = sheet.canvas
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, foot, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setLineWidth(0.7)
    canvas.setStrokeColorRGB(*PAUSED)
    lines = []
    place = left - height
    while place < left + width:
        lines.append((place, foot, place + height, foot + height))
        place += _HATCH
    canvas.lines(lines)
    canvas.restoreState()


def _end_of(clock: ClockPicture) -> datetime:
    """Return the right end of the bar: late enough for the due time and every level."""
    ends = [clock.until, clock.started_at + timedelta(minutes=1)]
    if clock.due_at is not None:
        ends.append(clock.due_at)
    ends.extend(mark.at for mark in clock.marks)
    end = max(ends)
    return end + (end - clock.started_at) * 0.02
