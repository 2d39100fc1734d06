"""A file on its way out as two buttons: its name looks at it, the cross takes it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import theme
from desktop.text import plain, tr
from desktop.theme import Tone
from desktop.widgets.buttons import WORDS_GAP, button, icon_button
from desktop.widgets.file_words import chip_words


class FileChip(QWidget):
    """Shows one file that waits to be sent.

    Attributes:
        opened: The person wants to see it.
        dropped: The person wants it out.
    """

    opened = Signal()
    dropped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Show a file of this name."""
        super().__init__(parent)
        self._file = name
        self.look = button(name, icon="file")
        self.look.setAccessibleName(tr("Look at {name}", name=name))
        self.look.clicked.connect(self.opened)
        self.drop = icon_button("x", tr("Take out {name}", name=name))
        self.drop.clicked.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.look)
        row.addWidget(self.drop)

    def say(self, length: int, icon: str, doubt: str, *, waits: bool) -> None:
        """Say what is known of the file by now.

        Args:
            length: In bytes.
            icon: Of its kind.
            doubt: What to think of it; empty where there is no doubt.
            waits: It is being checked.
        """
        words = chip_words(self._file, length, self.look.fontMetrics())
        self.look.setText(tr("{name}  is being checked …", name=words) if waits else words)
        if doubt:
            theme.set_icon(self.look, "triangle-alert", Tone.AT_RISK, pad=WORDS_GAP)
        else:
            theme.set_icon(self.look, icon, pad=WORDS_GAP)
        self.look.setToolTip(plain(doubt or tr("Look at {name}", name=self._file)))
