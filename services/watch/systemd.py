"""Tell systemd how the watcher is: ready, alive, stopping; nothing where nobody asks.

The protocol is that of sd_notify(3): datagrams of `NAME=value` lines to the socket that the
environment names. No library is needed for it.
"""

from __future__ import annotations

import os
import socket
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

READY: Final = "READY=1"
ALIVE: Final = "WATCHDOG=1"
STOPPING: Final = "STOPPING=1"
SHARE: Final = 3
"""We say that we live three times as often as we must."""


class Systemd:
    """Whoever started this program and waits for word of it.

    Args:
        environment: Names the socket (NOTIFY_SOCKET) and how often the watchdog must hear of us
            (WATCHDOG_USEC, WATCHDOG_PID).
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        pid = environment.get("WATCHDOG_PID")
        asked = environment.get("WATCHDOG_USEC", "") if pid in {None, str(os.getpid())} else ""
        self.interval_s: Final = int(asked) / 1e6 / SHARE if asked.isdigit() else None
        self._said_at = 0.0

    def ready(self, status: str) -> None:
        """Say that the start is over."""
        self._say(READY, status)

    def alive(self, status: str = "") -> None:
        """Say that a sweep has just ended; not more often than the watchdog needs it."""
        if self.interval_s is None or time.monotonic() - self._said_at < self.interval_s:
            return
        self._said_at = time.monotonic()
        self._say(ALIVE, status)

    def stopping(self) -> None:
        """Say that what is in hand is being finished."""
        self._say(STOPPING, "finishing the sweep in hand")

    def _say(self, word: str, status: str) -> None:
        if not self._address:
            return
        lines = [word, *([f"STATUS={status}"] if status else [])]
        # an address that begins with @ stands for one in the abstract namespace
        address = f"\0{self._address[1:]}" if self._address[0] == "@" else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as to:
                to.settimeout(1)
                to.connect(address)
                to.send("\n".join(lines).encode())
        except OSError:
            return  # nobody listens there any more: that is no reason to stop watching
