"""One line to a message bus that asks and hears without a thread and without waiting."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from jeepney import HeaderFields, MatchRule, MessageType, message_bus
from jeepney.auth import AuthenticationError
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

NO_BUS = (OSError, KeyError, ValueError, RuntimeError, AuthenticationError)
"""What a bus raises that is not there: bare ssh, kiosk, a broken address."""


class Line(QObject):
    """Sends questions to services of one bus; answers and signals come when they come.

    Attributes:
        signalled: Emitted with interface, member and the arguments of a signal.
    """

    signalled = Signal(str, str, object)

    def __init__(self, bus: str, parent: QObject | None = None) -> None:
        """Wait to connect until there is something to ask; `bus` is SESSION or SYSTEM."""
        super().__init__(parent)
        self._bus = bus
        self._connection: Any = None
        self._listener: QSocketNotifier | None = None
        self._rules: list[MatchRule] = []
        self._asked: dict[int, Callable[[Any], None]] = {}

    def listen(self, rule: MatchRule) -> None:
        """Hear the signals of a rule, from the next connection on."""
        self._rules.append(rule)

    def ask(self, call: Any, then: Callable[[Any], None]) -> None:  # noqa: ANN401 - no types there
        """Send a call; `then` gets the arguments of its answer, and nothing when it fails."""
        try:
            self._connect()
            serial = next(self._connection.outgoing_serial)
            self._asked[serial] = then
            self._connection.send(call, serial=serial)
        except NO_BUS as error:
            log.debug("no %s bus: %s", self._bus, error)
            self.close()

    def close(self) -> None:
        """Let go of the bus; the next question connects anew."""
        if self._listener is not None:
            self._listener.setEnabled(False)
            self._listener.deleteLater()
            self._listener = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._asked.clear()

    def _connect(self) -> None:
        if self._connection is not None:
            return
        self._connection = open_dbus_connection(bus=self._bus)
        for rule in self._rules:
            self._connection.send(message_bus.AddMatch(rule))
        socket = self._connection.sock.fileno()
        self._listener = QSocketNotifier(socket, QSocketNotifier.Type.Read, self)
        self._listener.activated.connect(self._on_readable)

    def _on_readable(self) -> None:
        try:
            while self._connection is not None:
                self._read(self._connection.receive(timeout=0))
        except TimeoutError:
            return
        except NO_BUS as error:
            log.debug("the %s bus went away: %s", self._bus, error)
            self.close()

    def _read(self, message: Any) -> None:  # noqa: ANN401 - as above
        fields = message.header.fields
        if message.header.message_type == MessageType.signal:
            interface = str(fields.get(HeaderFields.interface))
            self.signalled.emit(interface, str(fields.get(HeaderFields.member)), message.body)
            return
        then = self._asked.pop(fields.get(HeaderFields.reply_serial, -1), None)
        if then is not None and message.header.message_type == MessageType.method_return:
            then(message.body)
