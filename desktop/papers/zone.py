"""The time zone of the seat, in which the times on a paper are written."""

from __future__ import annotations

from PySide6.QtCore import QTimeZone


def zone_here() -> str:
    """Return its IANA name; UTC where the system names none."""
    return QTimeZone.systemTimeZoneId().toStdString() or "UTC"
