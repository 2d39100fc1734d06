"""org.freedesktop.ScreenSaver as a program: `lock`, `unlock` and `idle MS`, one per line."""

# ruff: noqa: F821 - the annotations are D-Bus signatures
# mypy: disable-error-code="valid-type,name-defined,syntax,no-untyped-def,misc,no-untyped-call"

import asyncio
import json
import sys

from dbus_fast import BusType
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_signal, method


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


async def main() -> None:
    """Take the name on the bus and obey until the input ends."""
    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    saver = ScreenSaver()
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
        else:
            saver.is_active = word == "lock"
            saver.active_changed()
        _write(word)


if __name__ == "__main__":
    asyncio.run(main())
