"""What somebody asks of a rule: which tickets it fits now, and why it ran or not on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.rules.rule_detail import empty
from desktop.sentences import stored
from desktop.spoken.outcomes import run_words
from desktop.text import exact_moment, moment, number, plural, tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import ElidedLabel, frame, label
from desktop.widgets.queue_line import number_words, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.rules.history import RunView
    from services.rules.publishing import Preview

HIGHEST = 2_000_000_000
SHOWN = 8


class Matches(QFrame):
    """The tickets that a rule's conditions hold for now.

    Attributes:
        asked: Somebody wants to know.
        opened: A ticket's number was pressed.
    """

    asked = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card before anything was asked."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._said = label("", "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.ask = button(tr("Show matching tickets"), icon="eye")
        self.ask.clicked.connect(self.asked)
        head = QHBoxLayout()
        head.addWidget(label(tr("Which tickets fit now"), "strong"), 1)
        head.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addLayout(self._rows)
        self.clear()

    def clear(self) -> None:
        """Forget the last answer."""
        empty(self._rows)
        self._said.setText(
            tr("Tests the conditions on every ticket as it stands; nothing is changed.")
        )

    def show_preview(self, found: Preview) -> None:
        """Show how many tickets fit, and the newest of them."""
        empty(self._rows)
        words = plural("%n ticket fits.", "%n tickets fit.", found.count)
        if found.is_more:
            words = tr("More than {count} tickets fit.", count=number(found.count))
        if not found.count:
            words = tr("No ticket fits.")
        self._said.setText(words)
        for ticket_id, subject in found.tickets[:SHOWN]:
            self._rows.addWidget(_ticket_line(ticket_id, subject, self))
        if found.count > SHOWN:
            self._rows.addWidget(label(tr("… the newest are shown."), "small"))


def _ticket_line(number: int, subject: str, card: Matches) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    link = button(number_words(number), "link")
    words = tr("Open {number} {subject}", number=number_words(number), subject=subject)
    link.setAccessibleName(words)
    link.clicked.connect(lambda: card.opened.emit(number))
    row.addWidget(link)
    row.addWidget(ElidedLabel(one_line(subject)), 1)
    return line


class WhyCard(QFrame):
    """Why a rule ran on a ticket, or did not, and what became of every rule there.

    Attributes:
        asked: Emitted with the ticket's number.
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card before anything was asked."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Ticket number"))
        self.field.setAccessibleName(tr("Ticket number"))
        self.field.setValidator(QIntValidator(1, HIGHEST, self.field))
        self.field.setFixedWidth(130)
        self.field.returnPressed.connect(self._on_asked)
        self.ask = button(tr("Ask"), icon="circle-help")
        self.ask.clicked.connect(self._on_asked)
        self.said = label("", wrap=True)
        self._runs = QVBoxLayout()
        self._runs.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(tr("Why did it run on a ticket, or not?"), "strong", wrap=True), 1)
        head.addWidget(self.field)
        head.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addLayout(self._runs)
        self.clear()

    def clear(self) -> None:
        """Forget the last answer; the number stays."""
        empty(self._runs)
        self.said.setText(tr("Every run is kept with its reason, and so is every refusal."))

    def say(self, words: str) -> None:
        """Answer."""
        self.said.setText(words)

    def show_runs(self, runs: Sequence[RunView], now: datetime) -> None:
        """Show what became of all rules on the ticket, newest first."""
        empty(self._runs)
        if runs:
            self._runs.addWidget(label(tr("All rules on this ticket"), "section"))
        for run in runs[:SHOWN]:
            self._runs.addWidget(_run_line(run, now))

    def _on_asked(self) -> None:
        if self.field.hasAcceptableInput():
            self.asked.emit(int(self.field.text()))


def _run_line(run: RunView, now: datetime) -> QWidget:
    line = frame("surface")
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    top = QHBoxLayout()
    top.addWidget(label(f"{run.rule}: {run_words(run.outcome)}", "strong", wrap=True), 1)
    when = label(moment(run.at, now), "small")
    when.setToolTip(exact_moment(run.at))
    top.addWidget(when)
    column.addLayout(top)
    words = "; ".join(stored(one) for one in (run.why, run.did) if one)
    column.addWidget(label(words, "small", wrap=True))
    return line
