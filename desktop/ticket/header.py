"""The head of a ticket: subject and number, what can be changed, and the promises ticking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.ticket.painted_choices import priority_choice, status_choice
from desktop.ticket.people_choices import Takers
from desktop.ticket.steps import moves_from
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import ElidedLabel
from desktop.widgets.property_rows import Choice, ChoiceRow
from desktop.widgets.queue_line import SEPARATOR, number_words, one_line
from desktop.widgets.sla_strip import SlaStrip
from models.vocabulary import OPEN_STATUSES, Priority, TicketStatus, is_live

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.widgets.ticking import Ticker
    from services.tickets.reading import TicketView

ONE_LINE_FROM: Final = 500


class TicketHeader(QWidget):
    """Shows the facts that decide, each edited where it stands.

    Attributes:
        status_chosen, priority_chosen: Emitted with the new value; nothing is stored yet.
        team_chosen, person_chosen: Emitted with an id or None.
        details_toggled: The panel of details is wanted or not.
    """

    status_chosen = Signal(object)
    priority_chosen = Signal(object)
    team_chosen = Signal(object)
    person_chosen = Signal(object)
    details_toggled = Signal(bool)

    def __init__(self, ticker: Ticker, parent: QWidget | None = None) -> None:
        """Make an empty head."""
        super().__init__(parent)
        self._takers = Takers()
        self._shown: TicketView | None = None
        self._columns = 0
        self._moves: list[TicketStatus] = []
        self._can_change = True
        self._subject = ElidedLabel("", "title")
        self._line = ElidedLabel("", "muted")
        self.resolve = button(tr("Resolve"), icon="circle-check")
        self.acknowledge = button(tr("Acknowledge"), icon="hand")
        self.acknowledge.setToolTip(tr("Somebody has taken this on: stop the escalation"))
        self.snooze = icon_button("alarm-clock", tr("Snooze its alerts for 10 minutes"), size=18)
        self.call(is_calling=False)
        self.more = icon_button("ellipsis", tr("More to do with this ticket"), size=18)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.details = icon_button("panel-left", tr("Details"), size=18)
        self.details.setCheckable(True)
        self.details.toggled.connect(self.details_toggled)
        self.status: ChoiceRow[TicketStatus] = ChoiceRow(tr("Status"), labelled=False, hugs=True)
        self.priority: ChoiceRow[Priority] = ChoiceRow(tr("Priority"), labelled=False, hugs=True)
        self.team: ChoiceRow[int | None] = ChoiceRow(tr("Team"), labelled=False, hugs=True)
        self.person: ChoiceRow[int | None] = ChoiceRow(tr("Assignee"), labelled=False, hugs=True)
        self.status.chosen.connect(self.status_chosen)
        self.priority.chosen.connect(self.priority_chosen)
        self.team.chosen.connect(self.team_chosen)
        self.person.chosen.connect(self.person_chosen)
        self._offer_painted()
        self.strip = SlaStrip(ticker)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(0)
        self._arrange()

    def show_ticket(self, ticket: TicketView) -> None:
        """Show a ticket's facts and clocks."""
        self._shown = ticket
        self._subject.setText(one_line(ticket.subject) or tr("(no subject)"))
        parts = (
            number_words(ticket.id),
            one_line(ticket.requester),
            one_line(ticket.account or ""),
        )
        self._line.setText(SEPARATOR.join(part for part in parts if part))
        self._moves = moves_from(ticket.status)
        self._offer_painted()
        self.status.set_value(ticket.status)
        self.priority.set_value(ticket.priority)
        self._show_people(ticket)
        self.strip.show_clocks(ticket.clocks)
        self.resolve.setVisible(self._can_change and ticket.status in OPEN_STATUSES)
        self.call(is_calling=_calls(ticket))

    def offer_takers(self, takers: Takers, ticket: TicketView | None) -> None:
        """Offer these teams and people."""
        self._takers = takers
        if ticket is not None:
            self._show_people(ticket)

    def offer_changes(self, *, offered: bool) -> None:
        """Offer what only the desk's own people decide, or only show status and priority."""
        self._can_change = offered
        self.team.setVisible(offered)
        self.person.setVisible(offered)
        self.resolve.setVisible(offered)
        self.more.setVisible(offered)
        self.call(is_calling=False)

    def call(self, *, is_calling: bool) -> None:
        """Offer to answer a level that has fired and that nobody has taken on."""
        self.acknowledge.setVisible(self._can_change and is_calling)
        self.snooze.setVisible(self._can_change and is_calling)

    def allow(self, *, changing: bool) -> None:
        """Let the facts be changed or not."""
        rows = (self.status, self.priority, self.team, self.person)
        for part in (*rows, self.resolve, self.acknowledge, self.snooze, self.more):
            part.setEnabled(changing)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_rows(4 if self.width() >= ONE_LINE_FROM else 2)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._columns:
            self._offer_painted()
            if self._shown is not None:
                self._show_people(self._shown)

    def _offer_painted(self) -> None:
        """Offer what wears painted signs, in the colours of now."""
        self.status.offer([status_choice(one) for one in self._moves])
        self.priority.offer([priority_choice(one) for one in Priority])

    def _arrange(self) -> None:
        # the subject has the whole width: beside the buttons a small window showed half of it
        hands = QHBoxLayout()
        hands.setSpacing(8)
        hands.addWidget(self._line, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.snooze, self.acknowledge, self.resolve, self.more, self.details):
            hands.addWidget(part)
        top = QVBoxLayout()
        top.setSpacing(4)
        top.setContentsMargins(8, 0, 0, 0)
        top.addWidget(self._subject)
        top.addLayout(hands)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._grid)
        column.addWidget(self.strip)
        self._lay_rows(4)

    def _lay_rows(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows: tuple[QWidget, ...] = (self.status, self.priority, self.team, self.person)
        for place, row in enumerate(rows):
            self._grid.removeWidget(row)
            self._grid.addWidget(row, place // columns, place % columns)
        for column in range(5):  # the one after the last takes what the values leave
            self._grid.setColumnStretch(column, 1 if column == columns else 0)

    def _show_people(self, ticket: TicketView) -> None:
        teams = self._takers.team_choices()
        people = self._takers.person_choices(ticket.team_id)
        _keep_present(teams, ticket.team_id, ticket.team)
        _keep_present(people, ticket.assignee_id, ticket.assignee)
        self.team.offer(_signed(teams, "users"))
        self.person.offer(_signed(people, "user-round"))
        self.team.set_value(ticket.team_id)
        self.person.set_value(ticket.assignee_id)


def _calls(ticket: TicketView) -> bool:
    """Tell whether a level has fired on a live clock that nobody has acknowledged."""
    return any(
        is_live(clock.state, clock.stopped_at)
        and clock.acknowledged_at is None
        and any(level.fired_at for level in clock.levels)
        for clock in ticket.clocks
    )


def _keep_present(choices: list[Choice[int | None]], value: int | None, words: str | None) -> None:
    """Keep the present value among the choices even where it could not be chosen any more."""
    if words is not None and all(choice.value != value for choice in choices):
        choices.append(Choice(value, words))


def _signed(choices: list[Choice[int | None]], sign: str) -> list[Choice[int | None]]:
    """Return the choices with a sign that says what they are, as status and priority have one."""
    return [Choice(one.value, one.words, theme.icon(sign)) for one in choices]
