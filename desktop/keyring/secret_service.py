"""Passwords of servers in the keyring of the desktop, where there is one and the person wants it.

It is the Secret Service of freedesktop.org (GNOME Keyring, KWallet, KeePassXC), asked over the
session bus. The desktop encrypts it with the person's own password and opens it when they log on.
A keyring that is locked or away is as if it were empty: then the password is asked for, as without
one. These calls wait for the bus, so they are made away from the window; `is_there` asks the bus
alone, which answers at once.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from jeepney import DBusAddress, DBusErrorResponse, message_bus, new_method_call
from jeepney.auth import AuthenticationError
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from services.config import APP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jeepney.io.blocking import DBusConnection

log = logging.getLogger(__name__)

BUS_NAME: Final = "org.freedesktop.secrets"
SERVICE: Final = DBusAddress(
    "/org/freedesktop/secrets", bus_name=BUS_NAME, interface="org.freedesktop.Secret.Service"
)
NOTHING: Final = "/"
"""The path the service answers where there is none."""
PATIENCE_S: Final = 5.0
AWAY: Final = (OSError, KeyError, ValueError, RuntimeError, AuthenticationError, DBusErrorResponse)
"""What a bus or a service raises that is not there, or refuses."""


class _LockedError(RuntimeError):
    """The keyring would have to be opened by its owner first."""


def is_there() -> bool:
    """Tell whether the session bus knows a keyring."""
    try:
        with _bus() as bus:
            owned = _ask(bus, message_bus.NameHasOwner(BUS_NAME))[0]
            return bool(owned or BUS_NAME in _ask(bus, message_bus.ListActivatableNames())[0])
    except AWAY:
        return False


def read(place: str) -> str:
    """Return the password that was kept for a place; empty where none can be read.

    Args:
        place: The address of a desk, without its password.
    """
    try:
        with _bus() as bus:
            found = _items(bus, place)
            if not found:
                return ""
            session = _session(bus)
            secret = _ask(bus, _of(found[0], "Item", "GetSecret", "o", (session,)))[0]
            return bytes(secret[2]).decode()
    except AWAY as error:
        log.info("no password from the keyring: %s", type(error).__name__)
        return ""


def keep(place: str, password: str) -> bool:
    """Keep a password for a place; False where the keyring does not take it."""
    try:
        with _bus() as bus:
            collection = _ask(bus, _service("ReadAlias", "s", ("default",)))[0]
            if collection == NOTHING:
                return False
            session = _session(bus)
            named = {
                "org.freedesktop.Secret.Item.Label": ("s", f"Vigildesk: {place}"),
                "org.freedesktop.Secret.Item.Attributes": ("a{ss}", _attributes(place)),
            }
            secret = (session, b"", password.encode(), "text/plain; charset=utf8")
            given = (named, secret, True)
            made = _of(collection, "Collection", "CreateItem", "a{sv}(oayays)b", given)
            return bool(_ask(bus, made)[0] != NOTHING)
    except AWAY as error:
        log.info("the keyring keeps no password: %s", type(error).__name__)
        return False


def forget(place: str) -> None:
    """Remove what was kept for a place."""
    try:
        with _bus() as bus:
            for item in _items(bus, place):
                _ask(bus, _of(item, "Item", "Delete", None, ()))
    except AWAY as error:
        log.info("nothing removed from the keyring: %s", type(error).__name__)


@contextmanager
def _bus() -> Iterator[DBusConnection]:
    bus = open_dbus_connection("SESSION")
    try:
        yield bus
    finally:
        bus.close()


def _session(bus: DBusConnection) -> str:
    return str(_ask(bus, _service("OpenSession", "sv", ("plain", ("s", ""))))[1])


def _items(bus: DBusConnection, place: str) -> list[str]:
    unlocked, locked = _ask(bus, _service("SearchItems", "a{ss}", (_attributes(place),)))
    if locked and not unlocked:
        raise _LockedError
    return list(unlocked)


def _attributes(place: str) -> dict[str, str]:
    return {"application": APP, "place": place}


def _service(method: str, signature: str, given: tuple[object, ...]) -> Any:  # noqa: ANN401 - no types there
    return new_method_call(SERVICE, method, signature, given)


def _of(path: str, kind: str, method: str, signature: str | None, given: tuple[object, ...]) -> Any:  # noqa: ANN401 - as above
    place = DBusAddress(path, bus_name=BUS_NAME, interface=f"org.freedesktop.Secret.{kind}")
    return new_method_call(place, method, signature, given)


def _ask(bus: DBusConnection, call: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    answer: tuple[Any, ...] = unwrap_msg(bus.send_and_get_reply(call, timeout=PATIENCE_S))
    return answer
