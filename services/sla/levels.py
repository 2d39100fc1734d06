"""Marks on the way to and past a deadline: when a warning or an escalation level is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from services.calendars.duration import Unit, parse
from services.calendars.overriding import override
from services.errors import BadValue

if TYPE_CHECKING:
    from services.calendars.open_seconds import OpenSeconds

_OFFSET: Final = re.compile(r"([+-]?)(\d\S*)( wall)?", re.ASCII)
_PERCENT: Final = re.compile(r"(\d{1,4})%", re.ASCII)
_IN_WALL_TIME: Final = " wall"


class Measure(StrEnum):
    """In what an offset is counted."""

    BUSINESS = "business"
    WALL = "wall"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from the due instant something happens.

    Attributes:
        amount: Seconds, negative for before; or percent of the target, where 100 is due.
        measure: Business time of the clock's calendar, wall time, or percent of the target.
    """

    amount: int
    measure: Measure = Measure.BUSINESS

    def instant(self, due: int, span: int, hours: OpenSeconds) -> int:
        """Return the instant, in epoch seconds.

        Args:
            due: When the clock is due.
            span: The whole target in business seconds, for percentages.
            hours: The clock's calendar.
        """
        if self.measure is Measure.WALL:
            return due + self.amount
        amount = self.amount
        if self.measure is Measure.PERCENT:
            amount = span * (amount - 100) // 100
        return hours.subtract(due, -amount) if amount < 0 else hours.add(due, amount)

    @override
    def __str__(self) -> str:
        """Return the text that `parse_offset` reads back."""
        if self.measure is Measure.PERCENT:
            return f"{self.amount}%"
        sign = "-" if self.amount < 0 else "+"
        wall = " wall" if self.measure is Measure.WALL else ""
        hours, rest = divmod(abs(self.amount), 3600)
        minutes, seconds = divmod(rest, 60)
        parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
        text = "".join(f"{amount}{unit}" for amount, unit in parts if amount)
        return f"{sign}{text}{wall}" if text else "0"


@dataclass(frozen=True, slots=True)
class Mark:
    """A named point of a clock: a warning, or a level of an escalation path."""

    name: str
    offset: Offset
    warning: bool = False


def earliest(marks: tuple[Mark, ...], span: int) -> int | None:
    """Return with how much elapsed business time the first mark may be due; None for no marks.

    Args:
        marks: The marks of a clock.
        span: Its whole target in business seconds.
    """
    found: int | None = None
    for mark in marks:
        amount = 0
        if mark.offset.measure is Measure.PERCENT:
            amount = span * mark.offset.amount // 100
        elif mark.offset.measure is Measure.BUSINESS:
            amount = span + mark.offset.amount
        found = amount if found is None or amount < found else found
    return found


def parse_offset(text: str) -> Offset:
    """Read `-30m`, `0`, `+4h`, `75%` or `+4h wall`; `0 wall` is `0`, for both are at the due time.

    Raises:
        ValueError: It is none of these.
    """
    if found := _PERCENT.fullmatch(text):
        return Offset(int(found[1]), Measure.PERCENT)
    counted = text.removesuffix(_IN_WALL_TIME)
    if counted == "0":
        return Offset(0)
    if counted != text and _PERCENT.fullmatch(counted):  # a share of the target is no wall time
        raise BadValue("{text!r}: an offset is counted in hours, minutes or seconds", text=text)
    found = _OFFSET.fullmatch(text)
    if found is None:
        raise BadValue("{text!r} is not an offset such as -30m, 0, +4h or 75%", text=text)
    length = parse(found[2])
    if length.unit is not Unit.BUSINESS_TIME:
        raise BadValue("{text!r}: an offset is counted in hours, minutes or seconds", text=text)
    amount = -length.amount if found[1] == "-" else length.amount
    return Offset(amount, Measure.WALL if found[3] else Measure.BUSINESS)


def level_offset(text: str, *, is_wall: bool) -> Offset:
    """Read the offset of a level, which says elsewhere whether it is wall time.

    Raises:
        ValueError: The two do not go together, or it is no offset.
    """
    return parse_offset(text.removesuffix(_IN_WALL_TIME) + _IN_WALL_TIME if is_wall else text)
