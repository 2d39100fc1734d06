"""The panel beside a conversation: facts of the ticket, and what the escalation path did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.spoken.causes import because_words, policy_words
from desktop.spoken.fields import ORIGINS
from desktop.text import moment, tr
from desktop.ticket.around import Around
from desktop.ticket.complaint import ComplaintPart
from desktop.ticket.escalations import Escalations
from desktop.ticket.stays import stay_facts
from desktop.ticket.tasks import TicketTasks
from desktop.ticket.type_row import KindRow
from desktop.widgets.buttons import button
from desktop.widgets.field_rows import FieldRows
from desktop.widgets.labels import hairline, label
from desktop.widgets.property_rows import FactRows
from models.vocabulary import OPEN_STATUSES, Origin

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.work import Desk
    from services.tickets.reading import TicketView

WIDTH: Final = 308


class DetailsPanel(QScrollArea):
    """Facts in groups, to be read and copied."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make an empty panel; the ladders are asked for on `desk`."""
        super().__init__(parent)
        self.setAccessibleName(tr("Details"))
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ticket = FactRows()
        self.kind = KindRow()
        self._promise = FactRows()
        self._stays = FactRows()
        self._stays_part = _part(tr("Promises of the teams"), self._stays)
        self.fields = FieldRows()
        self._fields_part = _part(tr("Fields"), self.fields)
        self.why = button(tr("Why?"), "link", icon="circle-help")
        self.why.setAccessibleName(tr("Why this policy, why this assignee"))
        self.around = Around()
        self.tasks = TicketTasks(desk)
        self.complaint = ComplaintPart(desk)
        self.escalations = Escalations(desk)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(12)
        column.addWidget(self.complaint)
        column.addWidget(_part(tr("Ticket"), self._ticket, self.kind, is_first=True))
        column.addWidget(_part(tr("Promise"), self._promise))
        column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stays_part)
        column.addWidget(self.escalations)
        column.addWidget(self.tasks)
        column.addWidget(self.around)
        column.addWidget(self._fields_part)
        column.addWidget(self.complaint.offer)
        column.addStretch(1)
        self.setWidget(inside)

    def allow(self, *, changing: bool) -> None:
        """Let the type and the site's own fields be changed or not."""
        self.kind.allow(changing=changing)
        self.fields.allow(changing=changing)

    def show_ticket(self, ticket: TicketView, now: datetime) -> None:
        """Show the facts of a ticket; `now` decides how instants are said."""
        self.around.show_ticket(ticket, now)
        self._ticket.show_facts(
            (
                (tr("Requester"), ticket.requester),
                (tr("Address"), ticket.requester_email or ""),
                (tr("Account"), _account(ticket)),
                (tr("Department"), ticket.department),
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
                (tr("Policy"), policy_words(ticket.policy)),
                (tr("Because"), because_words(ticket.policy_grounds, ticket.policy_reason or "")),
            )
        )
        stays = stay_facts(ticket.custody, now)
        self._stays.show_facts(stays)
        self._stays_part.setVisible(bool(stays))
        self.kind.line_up(self._ticket.name_width())
        self.kind.show_kind(ticket.id, ticket.kind)
        self.fields.show_fields(ticket.id, ticket.fields)
        self._fields_part.setVisible(bool(ticket.fields))
        is_drill = ticket.origin is Origin.DRILL and ticket.status in OPEN_STATUSES
        self.tasks.show_ticket(ticket.id, is_open=ticket.status in OPEN_STATUSES)
        self.complaint.show_ticket(ticket)
        self.escalations.show_ticket(ticket.id, is_drill=is_drill)


def _account(ticket: TicketView) -> str:
    if ticket.account is None:
        return ""
    if ticket.account_tier:
        return tr("{account}, {tier}", account=ticket.account, tier=ticket.account_tier)
    return ticket.account


def _part(title: str, *parts: QWidget, is_first: bool = False) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    if not is_first:
        column.addWidget(hairline())
    column.addWidget(label(title, "section"))
    for one in parts:
        column.addWidget(one)
    return made
