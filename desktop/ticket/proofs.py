"""Proof sheets of a ticket's clocks, and the restatement that a sheet may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktop.sentences import in_words
from desktop.text import tr
from desktop.widgets.proof_sheet import ProofSheet
from desktop.widgets.queue_line import number_words, one_line
from services.access import second
from services.access.permissions import Act, may
from services.audit.access_log import record_copy, record_print
from services.sla.restating import Restatement, restate_signed

if TYPE_CHECKING:
    from desktop.ticket.page import TicketPage
    from desktop.widgets.clock_picture import ClockPicture
    from desktop.widgets.restate_panel import Wish
    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError


class Proofs:
    """Opens the proof of a clock of whatever ticket the page shows."""

    def __init__(self, page: TicketPage, desk: Desk) -> None:
        """Open sheets over `page`."""
        self._page = page
        self._desk = desk

    def open(self, clock: ClockPicture) -> None:
        """Show a clock's proof; who may restate it finds a button there."""
        ticket = self._page.ticket
        if ticket is None:
            return
        name = f"{number_words(ticket.id)} {one_line(ticket.subject)}"
        sheet = ProofSheet(self._desk.ticker, name, clock, self._page)
        sheet.offer_restatement(offered=may(self._desk.actor, Act.RESTATE))
        sheet.restatement.given.connect(lambda wish: self._restate(sheet, clock, wish))
        subject, what = ("ticket", ticket.id), f"Proof sheet: {clock.target.value}"
        sheet.copied.connect(lambda rows: self._desk.do(record_copy, subject, what, rows=rows))
        sheet.printed.connect(lambda rows: self._desk.do(record_print, subject, what, rows=rows))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _restate(self, sheet: ProofSheet, clock: ClockPicture, wish: Wish) -> None:
        wanted = Restatement(clock.id, wish.outcome, wish.reason, wish.login, wish.password)
        click = self._desk.do(restate_signed, wanted)
        click.succeeded.connect(lambda changes: self._on_ended(sheet, changes))
        click.refused.connect(lambda error: _refuse(sheet, error))

    def _on_ended(self, sheet: ProofSheet, changes: Changes) -> None:
        is_open = isValid(sheet)  # else it was put away while this was under way
        if changes.subject is None:
            if is_open:
                sheet.restatement.refused(second.WRONG)
            return
        if is_open:
            sheet.restatement.accepted()
            sheet.accept()
        self._page.toast.say(tr("The clock is restated; the record stays."))


def _refuse(sheet: ProofSheet, error: HelpDeskError) -> None:
    if isValid(sheet):
        sheet.restatement.refused(in_words(error))
