"""What the window remembers from one start to the next: places, sizes, choices; no secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

SCHEME: Final = "window/scheme"
LANGUAGE: Final = "window/language"
GEOMETRY: Final = "window/geometry"
FOLDED: Final = "window/rail_folded"
PLACE: Final = "desk/place"
NAME: Final = "desk/name"
TOLD_OF_TRAY: Final = "tray/told"
STAYS_IN_TRAY: Final = "tray/stays"


class Memory:
    """A small file of settings that are the window's own, readable and safe to delete."""

    def __init__(self, file: Path) -> None:
        """Read `file`; where there is none, everything is at its default."""
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, key: str, otherwise: str = "") -> str:
        """Return a remembered word."""
        value = self._settings.value(key, otherwise)
        return value if isinstance(value, str) else otherwise

    def flag(self, key: str, *, otherwise: bool = False) -> bool:
        """Return a remembered yes or no."""
        return self.text(key, "true" if otherwise else "false") == "true"

    def shape(self, key: str) -> QByteArray:
        """Return a remembered size or state of Qt's; empty when there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | bool | QByteArray) -> None:  # noqa: FBT001 - a value
        """Remember a value."""
        if isinstance(value, bool):
            value = "true" if value else "false"
        self._settings.setValue(key, value)

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()
