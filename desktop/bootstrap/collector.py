"""Collects Python's garbage on the GUI thread only, a little at a time.

A desk's thread that happens to collect a window destroys it there, and Qt crashes. So Python's
own collecting is off, and a timer of the GUI thread does it by the same thresholds.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

LOOK_MS: Final = 500
THRESHOLDS: Final = (2000, 15, 15)
"""New objects, then collections of the generation before: as gc.set_threshold takes them."""


class Collector(QObject):
    """Off with the collector that runs anywhere; once all is loaded, on with one that runs here."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over; nothing is collected before everything is loaded.

        Until then every look would go through all that the imports made, which stays anyway: that
        kept the window's events waiting for up to 70 ms while somebody already worked in it.
        """
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def settle(self) -> None:
        """Keep everything that was loaded out of all later collections, and begin to collect.

        Nothing is collected first: that kept the events of a window just shown waiting for over
        100 ms, and what the imports dropped by then is little. Once is enough: what is there at
        the next sign-in is also what the person before left, which has to go.
        """
        if not self._timer.isActive():
            gc.freeze()
            self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose time has come."""
        counts = gc.get_count()
        due = [at for at, most in enumerate(THRESHOLDS) if counts[at] > most]
        if due:
            gc.collect(due[-1])
