"""What a screen reader sees of a window: its tree over AT-SPI, and hands on what is named."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.rigs.waiting import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

    from tests.rigs.session import Session

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
VISIBLE, SHOWING, FOCUSABLE, FOCUSED, ENABLED = 30, 25, 11, 12, 8
"""Bits of the state set, as atspi-constants.h numbers them."""
NOT_ENTERED = {"table", "tree", "tree table", "list", "table cell", "list item"}
"""A queue of a million rows has as many children."""
CONTROLS = frozenset(
    {
        *("push button", "button menu", "toggle button", "check box", "radio button", "combo box"),
        *("text", "password text", "spin button", "slider", "table", "list", "tree", "link"),
    }
)
NAMELESS = {"unknown", "invalid", ""}
LOOK_S = 0.4


@dataclass(frozen=True)
class Node:
    """One thing in the tree."""

    bus: str
    path: str
    role: str
    name: str
    states: int

    def has(self, bit: int) -> bool:
        return bool(self.states >> bit & 1)


class Reader:
    """Reads the trees of the programs of a session and acts in them as a person does."""

    def __init__(self, session: Session) -> None:
        """Start the accessibility bus of the session; programs started later announce there."""
        self._session = session
        session.start_silent([LAUNCHER, "--launch-immediately"])
        address = session.environment["DBUS_SESSION_BUS_ADDRESS"]
        self._bus = until(lambda: self._connect(address), every_s=LOOK_S)

    def _connect(self, session_bus: str) -> DBusConnection | None:
        try:
            with open_dbus_connection(bus=session_bus) as connection:
                asked = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
                [address] = connection.send_and_get_reply(
                    new_method_call(asked, "GetAddress"), timeout=5
                ).body
            return open_dbus_connection(bus=address)
        except (OSError, ValueError, TimeoutError):
            return None

    def programs(self) -> list[Node]:
        """Return the programs that announced themselves."""
        return self._children(*ROOT)

    def walk(self, start: Node | None = None, *, shown: bool = True) -> Iterator[Node]:
        """Go through everything below `start`, or below every program, from the outside in."""
        waiting = [start] if start is not None else self.programs()
        while waiting:
            node = waiting.pop(0)
            yield node
            if node.role in NOT_ENTERED:
                continue
            inside = self._children(node.bus, node.path)
            is_top = node.role in {"application", "desktop frame"}
            waiting += [one for one in inside if is_top or not shown or one.has(SHOWING)]

    def find(
        self, name: str, *roles: str, pid: int | None = None, wait_s: float = PATIENCE_S
    ) -> Node:
        """Return what is shown under a name; one of these roles, if any are given."""

        def look() -> Node | None:
            for program in self.programs():
                if pid is not None and self._pid(program.bus) != pid:
                    continue
                for node in self.walk(program):
                    if node.name == name and (not roles or node.role in roles):
                        return node
            return None

        try:
            return until(look, wait_s, every_s=LOOK_S)
        except AssertionError:
            raise AssertionError(f"not found: “{name}” {roles} in {self.named(pid)}") from None

    def focused(self, pid: int | None = None) -> Node | None:
        """Return what has the focus, as a screen reader is told of it.

        The innermost with a name: the ground of what scrolls says that it has the focus as well.
        """
        found = None
        for program in self.programs():
            if pid is None or self._pid(program.bus) == pid:
                for node in self.walk(program):
                    found = node if node.has(FOCUSED) and (node.name or not found) else found
        return found

    def wait_in(self, name: str, *roles: str, wait_s: float = PATIENCE_S) -> Node:
        """Wait until the focus is in something of that name; one of these roles, if any."""
        seen: list[Node | None] = []

        def look() -> Node | None:
            seen.append(self.focused())
            now = seen[-1]
            is_it = now is not None and now.name == name and (not roles or now.role in roles)
            return now if is_it else None

        try:
            return until(look, wait_s, every_s=LOOK_S)
        except AssertionError:
            at = seen[-1]
            where = "nothing" if at is None else f"{at.role} “{at.name}”"
            raise AssertionError(f"the focus is in {where}, not in “{name}”") from None

    def named(self, pid: int | None = None) -> list[str]:
        """Return the names shown now, for a test that found nothing."""
        found = []
        for program in self.programs():
            if pid is None or self._pid(program.bus) == pid:
                found += [f"{one.role}: {one.name}" for one in self.walk(program) if one.name]
        return found

    def text_of(self, node: Node) -> str:
        """Return what stands in a field."""
        count = self._ask(
            node, "org.freedesktop.DBus.Properties", "Get", "ss", (TEXT, "CharacterCount")
        )
        return str(self._ask(node, TEXT, "GetText", "ii", (0, count[0][1]))[0])

    def press(self, node: Node) -> None:
        """Click in the middle of it, with the pointer."""
        x, y, width, height = self._ask(node, "org.a11y.atspi.Component", "GetExtents", "u", (0,))[
            0
        ]
        self._session.ask(
            "xdotool", "mousemove", str(x + width // 2), str(y + height // 2), "click", "1"
        )

    def keys(self, *names: str) -> None:
        """Press keys, one after another, as xdotool names them."""
        self._session.ask("xdotool", "key", "--delay", "30", *names)

    def type(self, text: str) -> None:
        """Type a text where the cursor is."""
        self._session.ask("xdotool", "type", "--delay", "8", text)

    def settle(self) -> None:
        """Let a menu or a dialog of the toolkit open, which announces itself to nobody."""
        time.sleep(0.8)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _children(self, bus: str, path: str) -> list[Node]:
        """Return what is directly within; all of it is asked for at once."""
        places = [
            (one, place)
            for one, place in self._call(bus, path, ACCESSIBLE, "GetChildren")[0]
            if not place.endswith("/null")
        ]
        answers = self._ask_all([ask for place in places for ask in _questions(*place)])
        found = []
        for at, (child_bus, child_path) in enumerate(places):
            name, role, state = answers[at * 3 : at * 3 + 3]
            if name and role and state:  # else gone meanwhile
                low, high = state[0]
                found.append(Node(child_bus, child_path, role[0], name[0][1], low | high << 32))
        return found

    def _ask_all(self, messages: Sequence[Message]) -> list[tuple[Any, ...]]:
        """Send messages one behind the other and return what was answered, nothing for errors."""
        serials = []
        for message in messages:
            serials.append(next(self._bus.outgoing_serial))
            self._bus.send(message, serial=serials[-1])
        answers: dict[int, tuple[Any, ...]] = {}
        while len(answers) < len(serials):
            heard = self._bus.receive(timeout=PATIENCE_S)
            to = heard.header.fields.get(HeaderFields.reply_serial)
            if to is not None:
                is_answer = heard.header.message_type is MessageType.method_return
                answers[to] = heard.body if is_answer else ()
        return [answers[serial] for serial in serials]

    def _ask(self, node: Node, interface: str, method: str, signature: str, body: Any) -> Any:  # noqa: ANN401
        return self._call(node.bus, node.path, interface, method, signature, body)

    def _pid(self, bus: str) -> int:
        asked = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        return int(self._call(*asked, "GetConnectionUnixProcessID", "s", (bus,))[0])

    def _call(  # noqa: PLR0913, PLR0917 - a method call has that many parts
        self,
        bus: str,
        path: str,
        interface: str,
        method: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> Any:  # noqa: ANN401 - whatever the other side answers
        message = new_method_call(DBusAddress(path, bus, interface), method, signature, body)
        answer = self._bus.send_and_get_reply(message, timeout=PATIENCE_S)
        if not answer.body or answer.header.message_type.name == "error":
            return [[]]
        return answer.body


def _questions(bus: str, path: str) -> tuple[Message, Message, Message]:
    """Return what is asked of a thing: its name, its role, its states."""
    properties = DBusAddress(path, bus, "org.freedesktop.DBus.Properties")
    itself = DBusAddress(path, bus, ACCESSIBLE)
    return (
        new_method_call(properties, "Get", "ss", (ACCESSIBLE, "Name")),
        new_method_call(itself, "GetRoleName"),
        new_method_call(itself, "GetState"),
    )


def nameless(found: Sequence[Node]) -> list[str]:
    """Return controls without a name, and things to focus without a role, by what stands before."""
    return [
        f"{one.role} after “{found[place - 1].name or found[place - 2].name}”"
        for place, one in enumerate(found)
        if (one.role in CONTROLS and not one.name.strip())
        or (one.has(FOCUSABLE) and one.role in NAMELESS)
    ]
