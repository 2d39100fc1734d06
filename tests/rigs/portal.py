"""The settings of a desktop environment, as its portal tells them; run as a program.

Answers on the session bus as org.freedesktop.portal.Desktop does. Each line of its input is a
setting and its number: `color-scheme 1` is dark, 2 light, `contrast 1` more of it.
"""

# ruff: noqa: F722, F821 - the annotations are D-Bus signatures
# mypy: disable-error-code="valid-type,name-defined,syntax,no-untyped-def,misc,no-untyped-call"

import asyncio
import json
import sys

from dbus_fast import BusType, PropertyAccess, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_property, dbus_signal, method

SPACE = "org.freedesktop.appearance"
NAMES = ("color-scheme", "contrast")


class Settings(ServiceInterface):
    """org.freedesktop.portal.Settings with an appearance."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.portal.Settings")
        self.values = dict.fromkeys(NAMES, 0)

    @dbus_property(access=PropertyAccess.READ, name="version")
    def version(self) -> "u":
        return 2

    @method(name="ReadAll")
    def read_all(self, _spaces: "as") -> "a{sa{sv}}":
        return {SPACE: {name: Variant("u", value) for name, value in self.values.items()}}

    @method(name="Read")
    def read(self, _space: "s", key: "s") -> "v":
        return Variant("v", Variant("u", self.values.get(key, 0)))

    @method(name="ReadOne")
    def read_one(self, _space: "s", key: "s") -> "v":
        return Variant("u", self.values.get(key, 0))

    @dbus_signal(name="SettingChanged")
    def changed(self, space: "s", key: "s", value: "v") -> "ssv":
        return [space, key, value]


async def main() -> None:
    """Take the name on the bus and change what is said on the input, until it ends."""
    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    settings = Settings()
    bus.export("/org/freedesktop/portal/desktop", settings)
    await bus.request_name("org.freedesktop.portal.Desktop")
    sys.stdout.write(json.dumps({"event": "ready"}) + "\n")
    sys.stdout.flush()
    commands = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(commands), sys.stdin
    )
    while line := (await commands.readline()).decode().strip():
        key, _, value = line.partition(" ")
        settings.values[key] = int(value)
        settings.changed(SPACE, key, Variant("u", int(value)))


if __name__ == "__main__":
    asyncio.run(main())
