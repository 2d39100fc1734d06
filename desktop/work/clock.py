"""The database's clock as this window keeps it between two readings."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from services.time_source import steady_s

TRUSTED_FOR: Final = timedelta(seconds=60)
"""After so long a coarser reading replaces a finer one: clocks drift."""
STEP_S: Final = 1.0
"""What differs more is no inaccuracy of a reading."""


class DeskClock:
    """Counts on from the last reading of the database's clock; written by any thread."""

    def __init__(self) -> None:
        """Know nothing before the first reading."""
        self._reading: tuple[datetime, float, float] | None = None

    def read(self, now: datetime, began: float, ended: float) -> None:
        """Take a reading made between two `steady_s()` instants, if it is better.

        One that says something else than expected is taken too: the server's clock was set,
        or another server answers now.
        """
        uncertainty = ended - began
        old = self._reading
        if old is not None:
            _, at, old_uncertainty = old
            is_fresh = ended - at < TRUSTED_FOR.total_seconds()
            off = abs((now - self.now()).total_seconds()) - uncertainty - old_uncertainty
            if is_fresh and off < STEP_S and old_uncertainty <= uncertainty:
                return
        self._reading = (now, (began + ended) / 2, uncertainty)

    def is_set(self) -> bool:
        """Tell whether the clock has ever been read."""
        return self._reading is not None

    def now(self) -> datetime:
        """Return the database's time now, aware UTC.

        Raises:
            LookupError: The database has never been asked.
        """
        if self._reading is None:
            raise LookupError("the database's clock has not been read yet")
        then, at, _ = self._reading
        return then + timedelta(seconds=steady_s() - at)
