"""A port for a server that wants to be told its port before it starts."""

from __future__ import annotations

import secrets
import socket

CHOICE = range(20_000, 32_000)
"""Below what the system hands out by itself: there any client of the tests beside this one could
come to sit on the port before its server does."""


def spare_port() -> int:
    """Return a port of this machine that nobody listens on."""
    while True:
        port = secrets.choice(CHOICE)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def answers(port: int) -> bool:
    """Tell whether somebody listens there by now."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
