"""The small sentences of the status bar: a dot for how it is, and words that say it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import theme
from desktop.widgets.labels import Dot, label


class StatusItem(QWidget):
    """One statement of the status bar: connection, watcher or what was saved."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an item; `name` is read aloud before its words."""
        super().__init__(parent)
        self._name = name
        self._dot = Dot(theme.Tone.NEUTRAL)
        self._words = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(6)
        row.addWidget(self._dot)
        row.addWidget(self._words)

    def say(self, words: str, tone: theme.Tone = theme.Tone.NEUTRAL) -> None:
        """Say how it is; the tone is only the colour of the dot."""
        self._dot.set_tone(tone)
        if words == self._words.text():
            return
        self._words.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def words(self) -> str:
        """Return what is said now."""
        return self._words.text()
