"""The panel beside a conversation: facts of the ticket, and what the escalation path did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.text import exact_moment, moment, span, tr
from desktop.theme import Tone
from desktop.widgets.labels import Dot, hairline, label
from desktop.widgets.property_rows import FactRows
from models.vocabulary import FiringOutcome, Origin

if TYPE_CHECKING:
    from datetime import datetime

    from services.tickets.reading import FiringView, TicketView

WIDTH: Final = 308
ORIGINS: Final = {
    Origin.REQUESTER: lambda: tr("Requester"),
    Origin.ON_BEHALF: lambda: tr("On behalf"),
    Origin.PROACTIVE: lambda: tr("Proactive"),
    Origin.SYSTEM: lambda: tr("System"),
}


class DetailsPanel(QScrollArea):
    """Facts in groups, to be read and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self.setAccessibleName(tr("Details"))
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ticket = FactRows()
        self._promise = FactRows()
        self._fields = FactRows()
        self._firings = QVBoxLayout()
        self._firings.setSpacing(10)
        self._fields_part = _part(tr("Fields"), self._fields)
        self._firings_part = QWidget()
        fired = QVBoxLayout(self._firings_part)
        fired.setContentsMargins(0, 0, 0, 0)
        fired.setSpacing(10)
        fired.addWidget(hairline())
        fired.addWidget(label(tr("Escalations"), "section"))
        fired.addLayout(self._firings)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(12)
        column.addWidget(_part(tr("Ticket"), self._ticket, is_first=True))
        column.addWidget(_part(tr("Promise"), self._promise))
        column.addWidget(self._fields_part)
        column.addWidget(self._firings_part)
        column.addStretch(1)
        self.setWidget(inside)

    def show_ticket(self, ticket: TicketView, now: datetime) -> None:
        """Show the facts of a ticket; `now` decides how instants are said."""
        self._ticket.show_facts(
            (
                (tr("Requester"), ticket.requester),
                (tr("Address"), ticket.requester_email or ""),
                (tr("Account"), _account(ticket)),
                (tr("Department"), ticket.department),
                (tr("Kind"), ticket.kind),
                (tr("Origin"), ORIGINS[ticket.origin]()),
                (tr("Created"), moment(ticket.created_at, now)),
                (tr("Updated"), moment(ticket.updated_at, now)),
                (tr("Resolved"), moment(ticket.resolved_at, now) if ticket.resolved_at else ""),
                (tr("Waits for"), ticket.hold_reason or ""),
                (tr("Tags"), ", ".join(ticket.tags)),
            )
        )
        self._promise.show_facts(
            (
                (tr("Policy"), ticket.policy or tr("No policy applies")),
                (tr("Because"), ticket.policy_reason or ""),
            )
        )
        self._fields.show_facts(ticket.fields)
        self._fields_part.setVisible(any(value for _, value in ticket.fields))
        self._show_firings(ticket, now)

    def _show_firings(self, ticket: TicketView, now: datetime) -> None:
        while self._firings.count():
            item = self._firings.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.deleteLater()
        for firing in reversed(ticket.firings):
            self._firings.addWidget(_firing(firing, now))
        self._firings_part.setVisible(bool(ticket.firings))


def _account(ticket: TicketView) -> str:
    if ticket.account is None:
        return ""
    if ticket.account_tier:
        return tr("{account}, {tier}", account=ticket.account, tier=ticket.account_tier)
    return ticket.account


def _part(title: str, facts: FactRows, *, is_first: bool = False) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    if not is_first:
        column.addWidget(hairline())
    column.addWidget(label(title, "section"))
    column.addWidget(facts)
    return made


def _firing(firing: FiringView, now: datetime) -> QWidget:
    made = QWidget()
    has_fired = firing.outcome is FiringOutcome.FIRED
    top = QHBoxLayout()
    top.setSpacing(8)
    top.addWidget(Dot(Tone.AT_RISK if has_fired else Tone.NEUTRAL))
    top.addWidget(label(firing.level, "strong", wrap=True), 1)
    when = label(moment(firing.fired_at, now), "small")
    when.setToolTip(exact_moment(firing.fired_at))
    top.addWidget(when)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addLayout(top)
    for words in (firing.detail, _lateness(firing)):
        if words:
            line = label(words, "small", wrap=True)
            line.setContentsMargins(16, 0, 0, 0)
            column.addWidget(line)
    return made


def _lateness(firing: FiringView) -> str:
    if firing.outcome is FiringOutcome.OVERTAKEN:
        return tr("overtaken by a later level")
    return tr("late by {span}", span=span(firing.late_by)) if firing.late_by.seconds > 1 else ""
