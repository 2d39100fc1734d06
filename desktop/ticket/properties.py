"""The properties of a ticket changed where they stand, and why policy and assignee are these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.spoken.causes import cause_line, reason_line
from desktop.text import tr
from desktop.ticket.timeline import TimelineSheet
from desktop.widgets.popover import Popover, nothing_known
from desktop.widgets.queue_line import number_words, one_line
from services.errors import FieldConflictError
from services.tickets import explaining, timeline, together
from services.tickets.together import CUSTOM, FieldEdit

if TYPE_CHECKING:
    from desktop.ticket.page import TicketPage
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.tickets.explaining import Explained


class Properties(QObject):
    """Serves the panel of details of one ticket page."""

    def __init__(self, page: TicketPage, desk: Desk) -> None:
        """Listen to the panel."""
        super().__init__(page)
        self._page, self._desk = page, desk
        self.popover: Popover | None = None
        self.sheet: TimelineSheet | None = None
        page.details.fields.given.connect(self._on_given)
        page.details.why.clicked.connect(self.explain)

    def explain(self) -> None:
        """Say why this policy and why this assignee, in a popover."""
        ticket = self._page.ticket
        if ticket is not None:
            self._desk.ask(explaining.explained, ticket.id, then=self._show_causes, receiver=self)

    def show_timeline(self) -> None:
        """Show everything that happened on the ticket, over the window."""
        ticket = self._page.ticket
        if ticket is None:
            return
        name = f"{number_words(ticket.id)} {one_line(ticket.subject)}"
        sheet = TimelineSheet(name, self._desk.now, self._page)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        self._desk.ask(timeline.timeline, ticket.id, then=sheet.show_lines, receiver=sheet)
        sheet.open()

    def _show_causes(self, found: Explained) -> None:
        now = self._desk.now()
        made = Popover(tr("Why this policy, why this assignee"), self._page.window())
        policy = [(cause_line(one, now), reason_line(one)) for one in found.policy_causes]
        if found.policy_reason and not policy:
            policy = [(found.policy_reason, "")]
        made.add_section(
            tr("Why this policy"),
            found.policy or tr("No policy applies"),
            policy or [(nothing_known(), "")],
        )
        hands = [(cause_line(one, now), reason_line(one)) for one in found.assignee_causes]
        holder = " · ".join(one for one in (found.assignee, found.team) if one)
        made.add_section(
            tr("Why this assignee"), holder or tr("Nobody"), hands or [(nothing_known(), "")]
        )
        self.popover = made
        shown = self._page.details.why
        made.open_at(shown if shown.isVisible() else self._page.header)

    def _on_given(self, key: str, seen: str | None, wanted: str | None) -> None:
        ticket = self._page.ticket
        if ticket is None:
            return
        known = ticket.id
        edit = FieldEdit(CUSTOM + key, seen, wanted)
        back = FieldEdit(CUSTOM + key, wanted, seen)
        click = self._desk.do(together.edit_fields, known, (edit,))
        said = tr("{number} is changed", number=number_words(known))

        def undo() -> None:
            self._desk.do(together.edit_fields, known, (back,), reason=tr("Undone"))

        click.succeeded.connect(lambda _changes: self._page.toast.say(said, undo=undo))
        click.refused.connect(lambda error: self._on_refused(known, (key, edit), error))

    def _on_refused(
        self, ticket_id: int, what: tuple[str, FieldEdit], error: HelpDeskError
    ) -> None:
        key, edit = what
        if self._page.ticket is None or self._page.ticket.id != ticket_id:
            return
        if isinstance(error, FieldConflictError):
            self._page.details.fields.put_back(key)
            self._page.show_conflict(error, edit)
            return
        self._page.details.fields.refused(key, str(error))
