"""Notifications over the session bus (Desktop Notifications 1.2), without a thread.

Qt cannot do it: QSystemTrayIcon.showMessage has no buttons and is lost without a tray host, and
PySide6's QtDBus sends every integer as 'i' where Notify asks for 'u'. So jeepney speaks, and a
QSocketNotifier says when there is something to read.
"""

from __future__ import annotations

import html
import logging
from typing import TYPE_CHECKING, Any, Final

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.auth import AuthenticationError
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QSocketNotifier

from desktop.notifier.notification import DEFAULT_CHOICE, Notification, Notifier
from desktop.overriding import override
from desktop.text import open_words, tr
from models.vocabulary import NoticeUrgency

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

log = logging.getLogger(__name__)

SERVICE: Final = DBusAddress(
    "/org/freedesktop/Notifications",
    bus_name="org.freedesktop.Notifications",
    interface="org.freedesktop.Notifications",
)
NO_BUS: Final = (OSError, KeyError, ValueError, RuntimeError, AuthenticationError)
"""What opening a bus raises where there is none: bare ssh, kiosk, a broken address."""
URGENCIES: Final = {NoticeUrgency.NORMAL: 1, NoticeUrgency.CRITICAL: 2}
STAYS: Final = 0
"""Milliseconds; zero asks the daemon to keep it until it is answered."""
AS_LONG_AS_USUAL: Final = -1


class FreedesktopNotifier(Notifier):
    """Speaks to whichever notification daemon is on the session bus at the time."""

    def __init__(self, app_name: str, desktop_entry: str, parent: QObject | None = None) -> None:
        """Wait to connect until there is something to say."""
        super().__init__(parent)
        self._app_name = app_name
        self._desktop_entry = desktop_entry
        self._connection: Any = None
        self._listener: QSocketNotifier | None = None
        self._asked: dict[int, str] = {}  # serial of our call -> key
        self._shown: dict[int, str] = {}  # the daemon's id -> key
        self._markup_serial = 0
        self._reads_markup = True

    @override
    def show(self, notification: Notification) -> None:
        try:
            self._connect()
            serial = next(self._connection.outgoing_serial)
            self._connection.send(self._notify_call(notification), serial=serial)
        except NO_BUS as error:
            self._disconnect()
            self.failed.emit(notification.key, str(error))
        else:
            self._asked[serial] = notification.key

    @override
    def withdraw(self, key: str) -> None:
        for number in [number for number, shown in self._shown.items() if shown == key]:
            del self._shown[number]
            try:
                self._connection.send(new_method_call(SERVICE, "CloseNotification", "u", (number,)))
            except NO_BUS:
                self._disconnect()
                return

    @override
    def close(self) -> None:
        self._disconnect()

    def _notify_call(self, notification: Notification) -> object:
        choices = [(DEFAULT_CHOICE, open_words())]
        choices += [(choice.name, choice.text) for choice in notification.choices]
        hints = {
            "urgency": ("y", URGENCIES[notification.urgency]),
            "desktop-entry": ("s", self._desktop_entry),
            "category": ("s", "im.received"),
        }
        is_critical = notification.urgency is NoticeUrgency.CRITICAL
        body = html.escape(notification.body) if self._reads_markup else notification.body
        arguments = (
            self._app_name,
            next((n for n, key in self._shown.items() if key == notification.key), 0),
            self._desktop_entry,
            notification.title,
            body,
            [word for choice in choices for word in choice],
            hints,
            STAYS if is_critical else AS_LONG_AS_USUAL,
        )
        return new_method_call(SERVICE, "Notify", "susssasa{sv}i", arguments)

    def _connect(self) -> None:
        if self._connection is not None:
            return
        self._connection = open_dbus_connection(bus="SESSION")
        for member in ("ActionInvoked", "NotificationClosed"):
            rule = MatchRule(
                type="signal",
                interface=SERVICE.interface,
                member=member,
                path=SERVICE.object_path,
            )
            self._connection.send(message_bus.AddMatch(rule))
        self._markup_serial = next(self._connection.outgoing_serial)
        self._connection.send(
            new_method_call(SERVICE, "GetCapabilities"), serial=self._markup_serial
        )
        self._listener = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._listener.activated.connect(self._on_readable)

    def _disconnect(self) -> None:
        if self._listener is not None:
            self._listener.setEnabled(False)
            self._listener.deleteLater()
            self._listener = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        lost = list(self._asked.values())
        self._asked.clear()
        self._shown.clear()
        for key in lost:
            self.failed.emit(key, tr("The notification service went away."))

    def _on_readable(self) -> None:
        try:
            while self._connection is not None:
                self._read(self._connection.receive(timeout=0))
        except TimeoutError:
            return
        except NO_BUS as error:
            log.warning("the session bus went away: %s", error)
            self._disconnect()

    def _read(self, message: Any) -> None:  # noqa: ANN401 - jeepney has no types
        kind = message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            self._on_reply(message, is_error=kind == MessageType.error)
        elif kind == MessageType.signal:
            self._on_signal(message.header.fields.get(HeaderFields.member), message.body)

    def _on_reply(self, message: Any, *, is_error: bool) -> None:  # noqa: ANN401 - as above
        serial = message.header.fields.get(HeaderFields.reply_serial)
        if serial == self._markup_serial and not is_error:
            self._reads_markup = "body-markup" in message.body[0]
        key = self._asked.pop(serial, None)
        if key is None:
            return
        if is_error:
            self.failed.emit(key, str(message.header.fields.get(HeaderFields.error_name)))
        else:
            self._shown[message.body[0]] = key
            self.delivered.emit(key)

    def _on_signal(self, member: str | None, body: tuple[Any, ...]) -> None:
        if member == "ActionInvoked" and body[0] in self._shown:
            self.chosen.emit(self._shown[body[0]], body[1])
        elif member == "NotificationClosed":
            self._shown.pop(body[0], None)
