"""What the window remembers from one start to the next: places, sizes, choices; no secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Signal

from desktop.overriding import override

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QSplitter, QWidget

SCHEME: Final = "window/scheme"
LANGUAGE: Final = "window/language"
GEOMETRY: Final = "window/geometry"
FOLDED: Final = "window/rail_folded"
PLACE: Final = "desk/place"
NAME: Final = "desk/name"
TOLD_OF_TRAY: Final = "tray/told"
TICKET_SHAPE: Final = "window/ticket"
DETAILS: Final = "window/details"
HELP_SHAPE: Final = "window/help"
PANES: Final = "panes/{}"
STAYS_IN_TRAY: Final = "tray/stays"
LOCK_MINUTES: Final = "lock/minutes"
SCALE: Final = "window/scale"
START: Final = "window/start"
CHOSEN: Final = frozenset({SCHEME, LANGUAGE, SCALE, START, LOCK_MINUTES, STAYS_IN_TRAY})
"""What the page of settings shows."""
PERSONAL: Final = frozenset({SCHEME, LANGUAGE, START, LOCK_MINUTES, FOLDED, DETAILS})
"""What goes with a person from seat to seat; the rest belongs to the seat and its screen."""
OF_QUEUES: Final = "queue/"
"""Before the keys of columns, groups and folds, which are a person's as well."""
SCALES: Final = (100, 125, 150, 175, 200)
"""Per cent of the size of everything."""
USUAL_SCALE: Final = 100


class Memory(QObject):
    """A small file of settings that are the window's own, readable and safe to delete.

    Attributes:
        file: Where it is written.
        kept: Emitted with the key of a value that was remembered.
        chosen: Emitted with key and value of what the person at this seat chose for themselves.
    """

    kept = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, file: Path) -> None:
        """Read `file`; where there is none, everything is at its default."""
        super().__init__()
        self.file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        self._tastes: dict[str, str] | None = None
        self._is_theirs = False

    def wear(self, tastes: Mapping[str, str], *, is_theirs: bool) -> None:
        """Go by what a person likes from now on, and by the seat's own where they chose nothing.

        Args:
            tastes: By key; what a newer window kept is not looked at.
            is_theirs: Nobody else comes in here: the seat's own follows what they choose, so that
                the first paint is theirs already.
        """
        self._tastes, self._is_theirs = dict(tastes), is_theirs
        for key in sorted(self._tastes):
            if is_theirs and is_personal(key):
                self._settings.setValue(key, self._tastes[key])

    def take_off(self) -> None:
        """Go by the seat's own again: nobody is signed in."""
        self._tastes = None

    def text(self, key: str, otherwise: str = "") -> str:
        """Return a remembered word."""
        if self._tastes is not None and is_personal(key) and key in self._tastes:
            return self._tastes[key]
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
        is_chosen = self._tastes is not None and is_personal(key) and isinstance(value, str)
        if is_chosen:
            self._choose(key, str(value))
        if not is_chosen or self._is_theirs:
            self._settings.setValue(key, value)
        self.kept.emit(key)

    def _choose(self, key: str, value: str) -> None:
        if self._tastes is not None and self._tastes.get(key) != value:
            self._tastes[key] = value
            self.chosen.emit(key, value)

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()


def is_personal(key: str) -> bool:
    """Tell whether a value goes with the person, not with the seat."""
    return key in PERSONAL or key.startswith(OF_QUEUES)


def memory_of(widget: QWidget) -> Memory | None:
    """Return what the window of a widget remembers; None before it stands in one."""
    kept = getattr(widget.window(), "memory", None)
    return kept if isinstance(kept, Memory) else None


class Panes(QObject):
    """Keeps how a person shared a splitter out, from one start to the next."""

    def __init__(self, splitter: QSplitter, name: str) -> None:
        """Share it out as it was last, when it is first shown in its window."""
        super().__init__(splitter)
        self._splitter = splitter
        self._key = PANES.format(name)
        self._is_restored = False
        splitter.installEventFilter(self)
        splitter.splitterMoved.connect(self._on_moved)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not self._is_restored:
            memory = memory_of(self._splitter)
            if memory is not None:
                self._is_restored = True
                shape = memory.shape(self._key)
                if not shape.isEmpty():
                    self._splitter.restoreState(shape)
        return False

    def _on_moved(self) -> None:
        memory = memory_of(self._splitter)
        if memory is not None:
            memory.keep(self._key, self._splitter.saveState())
