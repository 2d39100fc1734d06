"""Open seconds of a calendar whose openings may lie years apart."""

from __future__ import annotations

from typing import Final

from services.calendars.open_seconds import PATIENCE_S, OpenSeconds
from services.calendars.overriding import override
from services.errors import BadValue

_WEEKS: Final = 12 * 52


class RareSeconds(OpenSeconds):
    """Nobody waits longer than 12 years for an opening, whatever was asked before.

    What is expanded is kept, so `OpenSeconds` alone would answer across such a gap once an
    earlier question has reached beyond it, and refuse the same question asked first.
    """

    __slots__ = ()

    @override
    def add(self, instant: int, seconds: int) -> int:
        """Return the earliest instant with so many open seconds between; 0 is `instant`."""
        found = super().add(instant, seconds)
        if self._waits_long(instant, found):
            raise BadValue("this calendar never opens within 12 years")
        return found

    @override
    def subtract(self, instant: int, seconds: int) -> int:
        """Return the latest instant with so many open seconds until `instant`."""
        found = super().subtract(instant, seconds)
        return self._since(found, instant)

    @override
    def next_open(self, instant: int) -> int:
        """Return the instant itself when open, else the next opening."""
        found = super().next_open(instant)
        if self._waits_long(instant, found):
            raise BadValue("this calendar never opens within 12 years")
        return found

    @override
    def prev_close(self, instant: int) -> int:
        """Return the instant itself when the moment before is open, else the latest closing."""
        return self._since(super().prev_close(instant), instant)

    def _since(self, found: int, instant: int) -> int:
        if self._waits_long(found, instant):
            raise BadValue("this calendar was never open in the 12 years before")
        return found

    def _waits_long(self, begin: int, end: int) -> bool:
        """Tell whether the calendar is closed for more than 12 years on end in between."""
        last = begin
        for opens, closes in (*self.intervals(begin, end), (end, end)):
            if opens - last > PATIENCE_S:
                return True
            last = closes
        return False


def may_close_for_years(open_weekdays: int, exceptions: int) -> bool:
    """Tell whether enough dates are excepted from the weekly hours to close it for 12 years."""
    return exceptions >= open_weekdays * _WEEKS
