"""What the two logs are narrowed by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.spoken.outcomes import firing_words, medium_words, state_words
from desktop.text import tr
from desktop.widgets.property_rows import Choice, ChoiceRow
from models.vocabulary import FiringOutcome, Medium, OutboxState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from services.access.people import TeamView

HIGHEST: Final = 2_000_000_000
UNANSWERED: Final = "unanswered"
PERIODS: Final[tuple[tuple[timedelta | None, Callable[[], str]], ...]] = (
    (timedelta(days=1), lambda: tr("Last 24 hours")),
    (timedelta(days=7), lambda: tr("Last 7 days")),
    (timedelta(days=30), lambda: tr("Last 30 days")),
    (None, lambda: tr("Any time")),
)


class LogFilters(QWidget):
    """A ticket's number and some choices.

    Attributes:
        changed: Something else is asked for.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a row with the number alone; `choice` adds to it."""
        super().__init__(parent)
        self.ticket = QLineEdit()
        self.ticket.setPlaceholderText(tr("Ticket #"))
        self.ticket.setAccessibleName(tr("Number of a ticket"))
        self.ticket.setValidator(QIntValidator(1, HIGHEST, self.ticket))
        self.ticket.setFixedWidth(90)
        self.ticket.editingFinished.connect(self.changed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.ticket)
        self._row.addStretch(1)

    def ticket_id(self) -> int | None:
        """Return the number asked for."""
        return int(self.ticket.text()) if self.ticket.hasAcceptableInput() else None

    def choice(self, name: str, width: int) -> ChoiceRow[object]:
        """Add a choice to the row and return it."""
        row: ChoiceRow[object] = ChoiceRow(name, labelled=False)
        row.box().setProperty("role", "")
        row.setFixedWidth(width)
        row.chosen.connect(lambda _value: self.changed.emit())
        self._row.insertWidget(self._row.count() - 1, row)
        return row


class FiringFilters(LogFilters):
    """Ticket, team, what became of it, and how long ago."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer everything of the last week."""
        super().__init__(parent)
        self.team = self.choice(tr("Team"), 170)
        self.team.offer([Choice(None, tr("Every team"))])
        self.outcome = self.choice(tr("Outcome"), 190)
        self.outcome.offer(
            [
                Choice(None, tr("Every outcome")),
                Choice(UNANSWERED, tr("Nobody has answered")),
                *(Choice(one, firing_words(one)) for one in FiringOutcome),
            ]
        )
        self.since = self.choice(tr("Period"), 150)
        self.since.offer([Choice(span, words()) for span, words in PERIODS])
        self.since.set_value(timedelta(days=7))
        for row in (self.team, self.outcome):
            row.set_value(None)

    def offer_teams(self, teams: Sequence[TeamView]) -> None:
        """Offer these teams."""
        every: Choice[object] = Choice(None, tr("Every team"))
        self.team.offer([every, *(Choice(one.id, one.name) for one in teams)])


class MessageFilters(LogFilters):
    """Ticket, where a message stands, and by what it leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer every message."""
        super().__init__(parent)
        self.state = self.choice(tr("State"), 180)
        self.state.offer(
            [
                Choice(None, tr("Every state")),
                *(Choice(one, state_words(one)) for one in OutboxState),
            ]
        )
        self.medium = self.choice(tr("By"), 150)
        self.medium.offer(
            [Choice(None, tr("Every way")), *(Choice(one, medium_words(one)) for one in Medium)]
        )
        for row in (self.state, self.medium):
            row.set_value(None)
