"""The clock of the database where the program reads it, placed as a test needs it.

PostgreSQL itself goes on telling the real time: it stands in the lines that its triggers write.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from services.store import engine

if TYPE_CHECKING:
    import pytest


class PlacedClock:
    """Moves what units of work are told; steady otherwise."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ahead = timedelta(0)
        self._true = engine.told_instant
        monkeypatch.setattr(engine, "told_instant", self._told)

    def _told(self, told: object) -> datetime:
        return self._true(told) + self.ahead

    @property
    def year(self) -> int:
        """The year it shows."""
        return (datetime.now(UTC) + self.ahead).year

    def turn_year(self) -> int:
        """Go on to the third of January; returns that year."""
        now = datetime.now(UTC)
        wanted = now.replace(year=self.year + 1, month=1, day=3)
        self.ahead = wanted - now
        return self.year
