"""Brings what the composer offers: canned replies filled from the ticket, people who see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.sentences import in_words
from desktop.text import tr
from desktop.widgets.composer_text import CANNED, PEOPLE
from desktop.widgets.queue_line import one_line
from desktop.widgets.suggestions import Suggestion
from models.vocabulary import MessageKind
from services.knowledge import articles
from services.knowledge.canned import canned_replies
from services.rules.macros import canned_text
from services.tickets import mentions

if TYPE_CHECKING:
    from desktop.ticket.page import TicketPage
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.knowledge.articles import ArticleView
    from services.knowledge.canned import CannedView
    from services.store.work import Work
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
            is_note = self._page.composer.kind() is MessageKind.NOTE
            self._desk.ask(
                _prepared, is_note, then=self._offer_canned, receiver=self, otherwise=_nothing
            )
        else:
            self._desk.ask(
                mentions.people,
                ticket.id,
                then=lambda found: self._offer_people(ticket.id, found),
                receiver=self,
                otherwise=_nothing,
            )

    def _offer_canned(self, found: tuple[list[CannedView], list[ArticleView]]) -> None:
        """Offer canned replies and, by numbers below zero, articles."""
        canned, known = found
        offered = [Suggestion(one.id, one.name, one_line(one.body)[:120]) for one in canned]
        offered += [
            Suggestion(-one.id, one.title, tr("Article: {words}", words=one_line(one.body)[:100]))
            for one in known
        ]
        self._page.composer.writing.offer(CANNED, offered)

    def _offer_people(self, ticket_id: int, found: list[Callee]) -> None:
        if self._is_shown(ticket_id):
            offered = [Suggestion(one.id, one_line(one.name), one.where) for one in found]
            self._page.composer.writing.offer(PEOPLE, offered)

    def _on_canned(self, canned_id: int) -> None:
        ticket = self._page.ticket
        if ticket is None:
            return

        if canned_id < 0:
            self._put_article(ticket.id, -canned_id)
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
            otherwise=lambda error: self._page.composer.refused(in_words(error)),
        )

    def _put_article(self, ticket_id: int, article_id: int) -> None:
        """Put the text of an article in, to be read before it is sent."""

        def put(found: ArticleView) -> None:
            if self._is_shown(ticket_id):
                self._page.composer.writing.put_canned(found.body)

        self._desk.ask(
            articles.article,
            article_id,
            then=put,
            receiver=self,
            otherwise=lambda error: self._page.composer.refused(in_words(error)),
        )

    def _is_shown(self, ticket_id: int) -> bool:
        return self._page.ticket is not None and self._page.ticket.id == ticket_id


def _prepared(work: Work, is_note: bool) -> tuple[list[CannedView], list[ArticleView]]:  # noqa: FBT001 - a question's argument
    """Return what may be put in: of articles, into a reply, only what requesters may read."""
    return canned_replies(work), articles.answers(work, is_note=is_note)


def _nothing(_error: HelpDeskError) -> None:
    """Offer nothing while the database is away; what is typed stays what it is."""
