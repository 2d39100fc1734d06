"""The value that a trigger waits for: one that is offered, some that are typed, or anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.rules.written_parts import beside, line
from desktop.spoken.fields import any_of
from desktop.text import tr
from desktop.widgets.box import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN: Final = "\x1f"
"""Keeps several values of one choice apart; nobody types it."""


class WantedValue(QWidget):
    """Offers the values of a field where they are known, else takes them by commas.

    Attributes:
        changed: Another one is wanted.
    """

    changed = Signal()

    def __init__(self, name: str, anything: str) -> None:
        """Wait for anything.

        Args:
            name: What it is called.
            anything: How the choice of no value is said; empty where one is needed.
        """
        super().__init__()
        self._anything = anything
        self._words: dict[str, str] = {}
        self.box = Box()
        self.box.setAccessibleName(name)
        hint = tr("{anything}, or values by commas", anything=anything) if anything else name
        self.line = line(name, hint)
        self.box.currentIndexChanged.connect(self.changed)
        self.line.textChanged.connect(self.changed)
        beside(self, self.box, self.line)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these values with their words; without any, let them be typed."""
        self._words = dict(choices)
        self.box.clear()
        if self._anything:
            self.box.addItem(self._anything, "")
        for value, words in choices:
            self.box.addItem(words, value)
        self.box.setVisible(bool(choices))
        self.line.setVisible(not choices)
        self.line.clear()

    def read(self) -> str | list[str]:
        """Return what is wanted; empty: anything."""
        if self._words:
            found = str(self.box.currentData() or "").split(_BETWEEN)
        else:
            found = [one for text in self.line.text().split(",") if (one := text.strip())]
        return found[0] if len(found) == 1 else found

    def show_value(self, stored: object) -> None:
        """Show a stored value, or several of which one is enough."""
        many = stored if isinstance(stored, (list, tuple)) else [stored] if stored else []
        values = [str(one) for one in many]
        self.line.setText(", ".join(values))
        if self._words:
            data = _BETWEEN.join(values)
            if self.box.findData(data) < 0:
                self.box.addItem(any_of([self._words.get(one, one) for one in values]), data)
            self.box.setCurrentIndex(self.box.findData(data))
