"""Between the window and the database: shut while the window is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.text import tr
from services.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class Gate(QObject):
    """Lets nothing through while it is shut, but for what goes on behind a locked window.

    What goes on is named one by one: who asks whether the person may still be here, counts for
    the tray, notices. Whatever is not named waits (questions) or is refused (clicks).
    """

    opened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin open."""
        super().__init__(parent)
        self._is_shut = False
        self._trusted: list[object] = []

    @property
    def is_shut(self) -> bool:
        """Tell whether the window is locked."""
        return self._is_shut

    def trust(self, *things: object) -> None:
        """Let a receiver's questions, or a use case, through also while the gate is shut."""
        self._trusted.extend(things)

    def trusts(self, thing: object) -> bool:
        """Tell whether a receiver or a use case goes through also while the gate is shut."""
        return any(thing is one for one in self._trusted)

    def holds(self, thing: object) -> bool:
        """Tell whether a receiver or a use case has to wait."""
        return self._is_shut and not self.trusts(thing)

    def guarded(self, use_case: object, run: Callable[[], Result]) -> Callable[[], Result]:
        """Return `run`, or what refuses in its place: decided now, not when its turn comes."""
        return _refuse if self.holds(use_case) else run

    def shut(self) -> None:
        """Let nothing more through; what is under way already comes to its end."""
        self._is_shut = True

    def open(self) -> None:
        """Let everything through again; who waited asks anew."""
        if self._is_shut:
            self._is_shut = False
            self.opened.emit()


def _refuse() -> NoReturn:
    raise NotAllowed(tr("The window is locked: nothing was done."))
