"""Looks for tickets, people and articles while somebody types into the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop.main_window.palette import ARTICLES, PEOPLE
from desktop.main_window.palette_line import Hit
from desktop.sentences import in_words
from desktop.spoken.roles import ROLES
from desktop.text import tr
from desktop.widgets.queue_line import STATUS_WORDS
from services.access import people
from services.knowledge import articles
from services.tickets.search import Place, search

if TYPE_CHECKING:
    from desktop.main_window.palette import Palette
    from desktop.work import Desk
    from services.access.people import PersonView
    from services.errors import HelpDeskError
    from services.knowledge.articles import ArticleView
    from services.tickets.search import Found
    from services.tickets.search import Hit as Ticket

MOST: Final = 8
MOST_PEOPLE: Final = 4
MOST_ARTICLES: Final = 4
TAKERS: Final = frozenset(people.TICKET_TAKERS)


class TicketSearch(QObject):
    """Answers what the palette rests on; an older answer never replaces a newer one."""

    def __init__(self, desk: Desk, palette: Palette) -> None:
        """Listen to the palette."""
        super().__init__(palette)
        self._desk = desk
        self._palette = palette
        palette.rested.connect(self._on_rested)

    def _on_rested(self, typed: str) -> None:
        self._desk.ask(
            search,
            typed,
            MOST,
            then=partial(self._offer, typed),
            otherwise=partial(self._explain, typed),
            receiver=self,
        )

        if ":" not in typed and not typed.strip("# ").isdigit():
            self._desk.ask(
                people.findable,
                typed,
                MOST_PEOPLE,
                then=partial(self._offer_people, typed),
                receiver=self,
            )
            self._desk.ask(
                articles.articles,
                typed,
                MOST_ARTICLES,
                then=partial(self._offer_articles, typed),
                receiver=self,
            )

    def _offer_articles(self, typed: str, found: list[ArticleView]) -> None:
        self._palette.offer(typed, [self._article(one) for one in found], ARTICLES)

    def _article(self, article: ArticleView) -> Hit:
        number = article.id
        return Hit(
            "book-open",
            article.title,
            tr("Article"),
            lambda: self._palette.article_named.emit(number),
        )

    def _offer_people(self, typed: str, found: list[PersonView]) -> None:
        self._palette.offer(typed, [self._person(one) for one in found], PEOPLE)

    def _person(self, person: PersonView) -> Hit:
        """Lead to the tickets they work on, or to those they asked about."""
        name = person.name.replace('"', "")
        wanted = f'{"assignee" if person.role in TAKERS else "from"}:"{name}"'
        place = person.account or ", ".join(person.teams) or person.department or ""
        words = tr("Tickets of {name}", name=person.name)
        role = tr(ROLES[person.role])
        end = f"{role} · {place}" if place else role
        return Hit("user-round", words, end, lambda: self._palette.words_given.emit(wanted))

    def _offer(self, typed: str, found: Found) -> None:
        self._palette.offer(typed, [self._hit(one) for one in found.hits])

    def _explain(self, typed: str, error: HelpDeskError) -> None:
        """Say what is wrong with a filter where the tickets would stand."""
        self._palette.offer(typed, [Hit("info", in_words(error), "", lambda: None)])

    def _hit(self, ticket: Ticket) -> Hit:
        number = f"#{ticket.id}  "
        shift = len(number)
        below, marks = "", ticket.snippet.marks if ticket.snippet else ()
        if ticket.snippet is not None:
            where = tr("Internal note: ") if ticket.place is Place.NOTE else ""
            below = where + ticket.snippet.text
            marks = tuple((start + len(where), end + len(where)) for start, end in marks)
        return Hit(
            "ticket",
            number + ticket.subject.text,
            f"{ticket.requester} · {STATUS_WORDS[ticket.status]()}",
            lambda: self._palette.ticket_named.emit(ticket.id),
            below,
            tuple((start + shift, end + shift) for start, end in ticket.subject.marks),
            marks,
        )
