"""One role that was asked for: a second administrator agrees here, or sees that it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.spoken.roles import role_words
from desktop.text import moment, tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import frame, label

if TYPE_CHECKING:
    from datetime import datetime

    from services.access.roster import AskedRole


class AskedRow(QWidget):
    """Says who asks for what and why.

    Attributes:
        agreed: The person pressed the button; nobody agrees with themselves.
    """

    agreed = Signal()

    def __init__(self, asked: AskedRole, now: datetime) -> None:
        """Show one request."""
        super().__init__()
        said = tr(
            "{by} asks: {name} becomes {role}.",
            by=asked.asked_by,
            name=asked.person,
            role=role_words(asked.role),
        )
        self.setAccessibleName(said)
        self.agree = button(tr("Agree"), "primary", icon="users")
        self.agree.setAccessibleName(tr("Agree: {words}", words=said))
        self.agree.clicked.connect(self.agreed)
        self.agree.setVisible(not asked.is_own)
        waits = tr("Another administrator agrees within a week.") if asked.is_own else ""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(said, "strong", wrap=True))
        why = tr("“{reason}”, {when}", reason=asked.reason, when=moment(asked.asked_at, now))
        words.addWidget(label(f"{why}  {waits}".strip(), "muted", wrap=True))
        card = frame("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 10, 12, 10)
        row.addLayout(words, 1)
        row.addWidget(self.agree)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)
