"""A screen saver, or with the argument `logind` a login session, as a program on the session bus.

Reads `lock`, `unlock`, `idle MS`, `rest` and `stir`, one per line; a login session gives its hints.
"""

# ruff: noqa: F821 - the annotations are D-Bus signatures
# mypy: disable-error-code="valid-type,name-defined,syntax,no-untyped-def,misc,no-untyped-call"

import asyncio
import json
import sys

from dbus_fast import BusType, PropertyAccess
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_property, dbus_signal, method


def _write(event: str) -> None:
    sys.stdout.write(json.dumps({"event": event}) + "\n")
    sys.stdout.flush()


class ScreenSaver(ServiceInterface):
    """Knows whether it covers the screen, and since when nobody touched it."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.ScreenSaver")
        self.is_active = False
        self.idle_ms = 0

    @method(name="GetActive")
    def active(self) -> "b":
        return self.is_active

    @method(name="GetSessionIdleTime")
    def idle_time(self) -> "u":
        return self.idle_ms

    @dbus_signal(name="ActiveChanged")
    def active_changed(self) -> "b":
        return self.is_active


class LoginSession(ServiceInterface):
    """What logind knows of a session."""

    def __init__(self, saver: ScreenSaver) -> None:
        super().__init__("org.freedesktop.login1.Session")
        self._saver = saver
        self.is_idle = False

    @dbus_property(access=PropertyAccess.READ, name="LockedHint")
    def locked(self) -> "b":
        return self._saver.is_active

    @dbus_property(access=PropertyAccess.READ, name="IdleHint")
    def idle(self) -> "b":
        return self.is_idle


async def main(role: str) -> None:
    """Take the name on the bus and obey until the input ends."""
    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    saver = ScreenSaver()
    session = LoginSession(saver)
    if role == "logind":
        bus.export("/org/freedesktop/login1/session/auto", session)
        await bus.request_name("org.freedesktop.login1")
    else:
        bus.export("/org/freedesktop/ScreenSaver", saver)
        await bus.request_name("org.freedesktop.ScreenSaver")
    _write("ready")
    commands = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(commands), sys.stdin
    )
    while line := (await commands.readline()).decode().strip():
        word, _, rest = line.partition(" ")
        if word == "idle":
            saver.idle_ms = int(rest)
        elif word in {"rest", "stir"}:
            session.is_idle = word == "rest"
        else:
            saver.is_active = word == "lock"
            saver.active_changed()
        _write(word)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "saver"))
