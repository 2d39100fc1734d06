"""Brings what the composer offers: canned replies filled from the ticket, people who see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.widgets.composer_text import CANNED, PEOPLE
from desktop.widgets.queue_line import one_line
from desktop.widgets.suggestions import Suggestion
from services.knowledge.canned import canned_replies
from services.rules.macros import canned_text
from services.tickets import mentions

if TYPE_CHECKING:
    from desktop.ticket.page import TicketPage
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.knowledge.canned import CannedView
    from services.tickets.mentions import Callee


class Suggesting(QObject):
    """Answers the composer of one ticket page; asks anew each time a list is begun."""

    def __init__(self, page: TicketPage, desk: Desk) -> None:
        """Serve the composer of `page`."""
        super().__init__(page)
        self._page, self._desk = page, desk
        page.composer.writing.wanted.connect(self._on_wanted)
        page.composer.writing.canned_chosen.connect(self._on_canned)

    def _on_wanted(self, mark: str) -> None:
        ticket = self._page.ticket
        if ticket is None:
            return
        if mark == CANNED:
            self._desk.ask(
                canned_replies, then=self._offer_canned, receiver=self, otherwise=_nothing
            )
        else:
            self._desk.ask(
                mentions.people,
                ticket.id,
                then=lambda found: self._offer_people(ticket.id, found),
                receiver=self,
                otherwise=_nothing,
            )

    def _offer_canned(self, found: list[CannedView]) -> None:
        offered = [Suggestion(one.id, one.name, one_line(one.body)[:120]) for one in found]
        self._page.composer.writing.offer(CANNED, offered)

    def _offer_people(self, ticket_id: int, found: list[Callee]) -> None:
        if self._is_shown(ticket_id):
            offered = [Suggestion(one.id, one_line(one.name), one.where) for one in found]
            self._page.composer.writing.offer(PEOPLE, offered)

    def _on_canned(self, canned_id: int) -> None:
        ticket = self._page.ticket
        if ticket is None:
            return

        def put(text: str) -> None:
            if self._is_shown(ticket.id):
                self._page.composer.writing.put_canned(text)

        self._desk.ask(
            canned_text,
            ticket.id,
            canned_id,
            then=put,
            receiver=self,
            otherwise=lambda error: self._page.composer.refused(str(error)),
        )

    def _is_shown(self, ticket_id: int) -> bool:
        return self._page.ticket is not None and self._page.ticket.id == ticket_id


def _nothing(_error: HelpDeskError) -> None:
    """Offer nothing while the database is away; what is typed stays what it is."""
