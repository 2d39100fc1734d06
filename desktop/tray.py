"""The icon in the system tray: how many tickets are at risk, and the way back to the window."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop import theme
from desktop.text import plain, plural, tr

LOOK_EVERY: Final = timedelta(seconds=2)
EDGES: Final = (22, 24, 32, 44, 64)
"""Pixels; the sizes trays ask for, at 100 % and 200 %."""
MOST_SHOWN: Final = 99


class Tray(QObject):
    """Keeps an icon in whatever tray there is now, and makes it anew when a tray appears.

    An icon made before its tray (the desktop is still starting) never registers later, so the
    tray is looked for every two seconds and a new icon made when it comes.
    """

    opened = Signal()
    inbox_opened = Signal()
    quit_chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Look for a tray now and every two seconds."""
        super().__init__(parent)
        self._at_risk = 0
        self._breached = 0
        self._menu = self._new_menu()
        self._icon: QSystemTrayIcon | None = None
        self._watch = QTimer(self, interval=LOOK_EVERY // timedelta(milliseconds=1))
        self._watch.timeout.connect(self._look_for_tray)
        self._watch.start()
        self._look_for_tray()

    @property
    def is_there(self) -> bool:
        """Tell whether a person can see the icon."""
        return self._icon is not None

    def count(self, at_risk: int, breached: int) -> None:
        """Show these numbers; zero and zero shows the plain icon."""
        if (at_risk, breached) == (self._at_risk, self._breached):
            return
        self._at_risk, self._breached = at_risk, breached
        self._paint()

    def say_anew(self) -> None:
        """Say the entries of the menu in the language of now."""
        old, self._menu = self._menu, self._new_menu()
        if self._icon is not None:
            self._icon.setContextMenu(self._menu)
            self._paint()
        old.deleteLater()

    def close(self) -> None:
        """Leave the tray."""
        self._watch.stop()
        self._drop()
        self._menu.deleteLater()

    def _new_menu(self) -> QMenu:
        menu = QMenu()
        for text, signal in (
            (tr("Open Vigildesk"), self.opened),
            (tr("Inbox"), self.inbox_opened),
            (tr("Quit"), self.quit_chosen),
        ):
            menu.addAction(text).triggered.connect(signal)
        return menu

    def _look_for_tray(self) -> None:
        is_available = QSystemTrayIcon.isSystemTrayAvailable()
        if is_available and self._icon is None:
            self._icon = QSystemTrayIcon(self)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._on_activated)
            self._paint()
            self._icon.show()
        elif not is_available:
            self._drop()

    def _drop(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()

    def _paint(self) -> None:
        if self._icon is None:
            return
        self._icon.setIcon(tray_icon(self._at_risk, self._breached))
        self._icon.setToolTip(plain(self._words()))

    def _words(self) -> str:
        if not self._at_risk and not self._breached:
            return tr("Vigildesk: nothing at risk")
        return tr(
            "Vigildesk: {breached}, {at_risk}",
            breached=plural("%n ticket breached", "%n tickets breached", self._breached),
            at_risk=plural("%n at risk", "%n at risk", self._at_risk),
        )


def tray_icon(at_risk: int, breached: int) -> QIcon:
    """Return the program's mark, with a badge that counts what needs attention."""
    icon = QIcon()
    for edge in EDGES:
        icon.addPixmap(_drawn(edge, at_risk + breached, is_breached=breached > 0))
    return icon


def _drawn(edge: int, count: int, *, is_breached: bool) -> QPixmap:
    drawn = QPixmap(edge, edge)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_mark(painter, edge)
    if count:
        tone = theme.LIGHT.tones[theme.Tone.BREACHED if is_breached else theme.Tone.AT_RISK]
        _draw_badge(painter, edge, min(count, MOST_SHOWN), QColor(tone.mark))
    painter.end()
    return drawn


def _draw_mark(painter: QPainter, edge: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.LIGHT.accent))
    painter.drawRoundedRect(QRectF(0, 0, edge, edge), edge * 0.24, edge * 0.24)
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setColor(QColor(theme.LIGHT.on_accent))
    pen.setWidthF(edge * 0.095)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = QPointF(edge * 0.5, edge * 0.5)
    painter.drawEllipse(middle, edge * 0.27, edge * 0.27)
    painter.drawPolyline(
        [QPointF(edge * 0.5, edge * 0.35), middle, QPointF(edge * 0.6, edge * 0.57)]
    )


def _draw_badge(painter: QPainter, edge: int, count: int, fill: QColor) -> None:
    height = edge * 0.56
    width = height if count < 10 else edge * 0.74  # noqa: PLR2004 - two digits need the room
    badge = QRectF(edge - width, edge - height, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(badge, height / 2, height / 2)
    font = theme.font(max(8, round(height * 0.74)))
    painter.setFont(font)
    painter.setPen(QColor(theme.LIGHT.on_accent))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))
