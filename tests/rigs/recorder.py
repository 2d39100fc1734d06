"""A tray host and notification daemon that writes down what it is told; run as a program.

Arguments: any of `tray` and `notifications`. Writes one JSON object per line; reads one command
per line: `press ID CHOICE`, `dismiss ID`, `menu`, `choose LABEL`, `activate`, `tooltip`.
"""

# ruff: noqa: ANN201, ANN202, F722, F821, PLR0913, PLR0917 - the annotations are D-Bus signatures
# mypy: disable-error-code="valid-type,name-defined,syntax,no-untyped-def,misc,no-untyped-call"

import asyncio
import json
import sys

from dbus_fast import BusType, Message, PropertyAccess, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_property, dbus_signal, method

ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"


def _write(event: str, **facts: object) -> None:
    sys.stdout.write(json.dumps({"event": event, **facts}, default=str) + "\n")
    sys.stdout.flush()


class TrayHost(ServiceInterface):
    """org.kde.StatusNotifierWatcher with a host."""

    def __init__(self) -> None:
        super().__init__("org.kde.StatusNotifierWatcher")
        self.items: list[str] = []

    @method(name="RegisterStatusNotifierItem")
    def register(self, service: "s"):
        self.items.append(service)
        self.item_registered(service)
        _write("registered", item=service)

    @method(name="RegisterStatusNotifierHost")
    def register_host(self, service: "s"):
        _write("host", host=service)

    @dbus_property(access=PropertyAccess.READ, name="RegisteredStatusNotifierItems")
    def registered_items(self) -> "as":
        return self.items

    @dbus_property(access=PropertyAccess.READ, name="IsStatusNotifierHostRegistered")
    def has_host(self) -> "b":
        return True

    @dbus_property(access=PropertyAccess.READ, name="ProtocolVersion")
    def protocol(self) -> "i":
        return 0

    @dbus_signal(name="StatusNotifierItemRegistered")
    def item_registered(self, item: str) -> "s":
        return item


class Notifications(ServiceInterface):
    """org.freedesktop.Notifications."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.Notifications")
        self._count = 0

    @method(name="Notify")
    def notify(
        self,
        app: "s",
        replaces: "u",
        icon: "s",
        summary: "s",
        body: "s",
        actions: "as",
        hints: "a{sv}",
        timeout: "i",
    ) -> "u":
        self._count += 0 if replaces else 1
        number = replaces or self._count
        _write(
            "notified",
            id=number,
            app=app,
            icon=icon,
            title=summary,
            body=body,
            choices=actions,
            urgency=hints["urgency"].value if "urgency" in hints else None,
            timeout=timeout,
        )
        return number

    @method(name="CloseNotification")
    def close(self, number: "u"):
        _write("withdrawn", id=number)
        self.closed(number, 3)

    @method(name="GetCapabilities")
    def capabilities(self) -> "as":
        return ["actions", "body", "body-markup", "persistence"]

    @method(name="GetServerInformation")
    def information(self) -> "ssss":
        return ["recorder", "vigildesk", "1", "1.2"]

    @dbus_signal(name="NotificationClosed")
    def closed(self, number: int, reason: int) -> "uu":
        return [number, reason]

    @dbus_signal(name="ActionInvoked")
    def pressed(self, number: int, choice: str) -> "us":
        return [number, choice]


class Recorder:
    """Obeys the commands of the test."""

    def __init__(self, bus: MessageBus, tray: TrayHost, notifications: Notifications) -> None:
        self._bus = bus
        self._tray = tray
        self._notifications = notifications

    async def obey(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "press":
            number, _, choice = rest.partition(" ")
            self._notifications.pressed(int(number), choice)
        elif word == "dismiss":
            self._notifications.closed(int(rest), 2)
        elif word == "menu":
            _write("menu", entries=[label for _, label in await self._entries()])
        elif word == "choose":
            await self._choose(rest)
        elif word == "activate":
            await self._item_call(ITEM, "Activate", "ii", 10, 10)
        elif word == "tooltip":
            _write("tooltip", text=(await self._property("ToolTip"))[2])

    async def _item_call(self, interface: str, member: str, signature: str, *body: object):
        return await self._call("/StatusNotifierItem", interface, member, signature, *body)

    async def _call(self, path: str, interface: str, member: str, signature: str, *body: object):
        reply = await self._bus.call(
            Message(
                destination=self._tray.items[-1].partition("/")[0],
                path=path,
                interface=interface,
                member=member,
                signature=signature,
                body=list(body),
            )
        )
        return reply.body

    async def _property(self, name: str):
        return (await self._item_call(PROPERTIES, "Get", "ss", ITEM, name))[0].value

    async def _entries(self) -> list[tuple[int, str]]:
        path = await self._property("Menu")
        await self._call(path, MENU, "AboutToShow", "i", 0)
        layout = (await self._call(path, MENU, "GetLayout", "iias", 0, -1, []))[1]
        return [
            (entry.value[0], entry.value[1].get("label", Variant("s", "")).value.replace("_", ""))
            for entry in layout[2]
        ]

    async def _choose(self, label: str) -> None:
        path = await self._property("Menu")
        number = next(number for number, known in await self._entries() if known == label)
        clicked = (number, "clicked", Variant("s", ""), 0)
        await self._call(path, MENU, "Event", "isvu", *clicked)


async def main(roles: list[str]) -> None:
    """Take the names on the bus and obey until the input ends."""
    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    tray, notifications = TrayHost(), Notifications()
    if "tray" in roles:
        bus.export("/StatusNotifierWatcher", tray)
        await bus.request_name("org.kde.StatusNotifierWatcher")
    if "notifications" in roles:
        bus.export("/org/freedesktop/Notifications", notifications)
        await bus.request_name("org.freedesktop.Notifications")
    _write("ready")
    recorder = Recorder(bus, tray, notifications)
    commands = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(commands), sys.stdin
    )
    while line := (await commands.readline()).decode().strip():
        await recorder.obey(line)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
