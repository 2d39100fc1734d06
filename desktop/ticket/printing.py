"""Prints a ticket to a PDF: the audit report of this one ticket, recorded as any export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop import language
from desktop.papers import ExportDialog, save_as, zone_here
from desktop.text import tr
from desktop.widgets.queue_line import number_words
from services.audit.browse import TrailFilter
from services.reports.gathering import ExportRequest
from services.reports.seals import why_unsigned

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.papers import ExportBar
    from desktop.ticket.page import TicketPage
    from desktop.work import Desk


class Printing(QObject):
    """Asks whose copy it is, what for and where to; the bar shows how far it is."""

    def __init__(self, page: TicketPage, desk: Desk, bar: ExportBar) -> None:
        """Print whatever ticket `page` shows."""
        super().__init__(page)
        self._page, self._desk, self.bar = page, desk, bar
        self.dialog: ExportDialog | None = None

    def ask(self) -> None:
        """Ask whose copy, what for and who gets it."""
        ticket = self._page.ticket
        if ticket is None or self.bar.is_busy:
            return
        asked = ExportDialog(self._desk.actor.role, self._page, one_ticket=True)
        asked.setWindowTitle(tr("Print {number} to a PDF", number=number_words(ticket.id)))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.decided.connect(lambda *given: self._ask_where(ticket.id, given))
        self._desk.ask(why_unsigned, then=asked.show_signing, receiver=asked)
        self.dialog = asked
        asked.open()

    def print_to(self, path: Path, ticket_id: int, given: tuple[str, str, str]) -> None:
        """Write the PDF; `given` is the copy, the purpose and the recipient."""
        template, purpose, recipient = given
        wanted = TrailFilter(ticket_id=ticket_id)
        request = ExportRequest(
            wanted,
            zone_here(),
            purpose,
            template=template,
            recipient=recipient,
            language=language.now(),
        )
        self.bar.start(request, path)

    def _ask_where(self, ticket_id: int, given: tuple[str, str, str]) -> None:
        day = self._desk.now().astimezone().date().isoformat()
        save_as(
            self._page,
            f"ticket-{ticket_id}-{day}.pdf",
            lambda path: self.print_to(path, ticket_id, given),
            title=tr("Print {number} to a PDF", number=number_words(ticket_id)),
        )
