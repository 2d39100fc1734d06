"""Asks the Linux desktop whether the screen is locked and how long nobody has touched it.

Screen saver and idle monitor answer on the session bus, logind on the system bus; each desktop
has some of them. What does not answer is left out, and where nothing answers nothing is said.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from jeepney import DBusAddress, MatchRule, Properties, new_method_call
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.attendance.line import Line
from models.vocabulary import SeatState

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_EVERY: Final = timedelta(seconds=20)
IDLE_AFTER: Final = timedelta(minutes=5)
SCREEN_SAVER: Final = DBusAddress(
    "/org/freedesktop/ScreenSaver",
    bus_name="org.freedesktop.ScreenSaver",
    interface="org.freedesktop.ScreenSaver",
)
GNOME_SCREEN_SAVER: Final = DBusAddress(
    "/org/gnome/ScreenSaver",
    bus_name="org.gnome.ScreenSaver",
    interface="org.gnome.ScreenSaver",
)
GNOME_IDLE: Final = DBusAddress(
    "/org/gnome/Mutter/IdleMonitor/Core",
    bus_name="org.gnome.Mutter.IdleMonitor",
    interface="org.gnome.Mutter.IdleMonitor",
)
LOGIN_SESSION: Final = DBusAddress(
    "/org/freedesktop/login1/session/auto",
    bus_name="org.freedesktop.login1",
    interface="org.freedesktop.login1.Session",
)
SAVERS: Final = (SCREEN_SAVER, GNOME_SCREEN_SAVER)


class BusAttendance(QObject):
    """Looks every twenty seconds, and at once when a screen is locked or unlocked.

    Attributes:
        changed: Emitted with a SeatState whenever it is another one.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing known."""
        super().__init__(parent)
        self.state: SeatState | None = None
        self._locked: dict[str, bool] = {}
        self._idle: dict[str, bool] = {}
        self._session = Line("SESSION", self)
        self._system = Line("SYSTEM", self)
        for saver in SAVERS:
            rule = MatchRule(type="signal", interface=saver.interface, member="ActiveChanged")
            self._session.listen(rule)
        self._session.signalled.connect(self._on_signalled)
        self._timer = QTimer(self, interval=LOOK_EVERY // timedelta(milliseconds=1))
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more, and let go of the buses."""
        self._timer.stop()
        self._session.close()
        self._system.close()

    def look(self) -> None:
        """Ask everybody who may know."""
        for saver in SAVERS:
            name = str(saver.interface)
            self._session.ask(new_method_call(saver, "GetActive"), self._taker(self._locked, name))
        self._session.ask(
            new_method_call(SCREEN_SAVER, "GetSessionIdleTime"), self._span_taker("saver")
        )
        self._session.ask(new_method_call(GNOME_IDLE, "GetIdletime"), self._span_taker("mutter"))
        hints = (("LockedHint", self._locked), ("IdleHint", self._idle))
        for hint, into in hints:
            call = Properties(LOGIN_SESSION).get(hint)
            self._system.ask(call, self._hint_taker(into, hint))

    def _taker(self, into: dict[str, bool], name: str) -> Callable[[Any], None]:
        def take(body: Any) -> None:  # noqa: ANN401 - jeepney has no types
            into[name] = bool(body[0])
            self._settle()

        return take

    def _span_taker(self, name: str) -> Callable[[Any], None]:
        def take(body: Any) -> None:  # noqa: ANN401 - milliseconds, in practice everywhere
            self._idle[name] = timedelta(milliseconds=int(body[0])) >= IDLE_AFTER
            self._settle()

        return take

    def _hint_taker(self, into: dict[str, bool], hint: str) -> Callable[[Any], None]:
        def take(body: Any) -> None:  # noqa: ANN401 - a variant: its signature and its value
            into[hint] = bool(body[0][1])
            self._settle()

        return take

    def _on_signalled(self, interface: str, member: str, body: Any) -> None:  # noqa: ANN401
        if member == "ActiveChanged" and body:
            self._locked[interface] = bool(body[0])
            self._settle()

    def _settle(self) -> None:
        if any(self._locked.values()):
            state = SeatState.LOCKED
        elif any(self._idle.values()):
            state = SeatState.IDLE
        else:
            state = SeatState.PRESENT
        if state is not self.state:
            self.state = state
            self.changed.emit(state)
