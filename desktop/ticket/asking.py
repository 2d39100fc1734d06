"""How the deeds of a ticket are asked for, done, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.sentences import in_words
from desktop.widgets.banner import Gravity
from desktop.widgets.queue_line import SEPARATOR, STATUS_WORDS, number_words, one_line
from desktop.widgets.searched_field import SHOWN
from desktop.widgets.suggestions import Suggestion
from services.errors import HelpDeskError
from services.tickets.search import search

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ticket.page import TicketPage
    from desktop.widgets.ask_bar import Asked, Tick
    from desktop.widgets.searched_field import SearchedField
    from desktop.work import Click, Desk
    from services.changes import Changes
    from services.tickets.search import Found

    Undo = Callable[[Changes], object]
    Take = Callable[[tuple[str, ...]], Click]


class Question(NamedTuple):
    """What the bar asks for, and what follows from the answer.

    Attributes:
        take: Does it, with the texts given. said: The toast afterwards. undo: Takes it back.
        ticks: What may be left out; the bar tells what is in.
    """

    words: str
    fields: tuple[Asked, ...]
    action: str
    take: Take
    said: str
    undo: Undo | None = None
    ticks: tuple[Tick, ...] = ()


class Asking:
    """Asks in the bar of a page, clicks, and says what was done with a way back."""

    def __init__(self, page: TicketPage, desk: Desk) -> None:
        """Ask on this page."""
        self._page, self._desk = page, desk
        self._pending: Question | None = None
        self._then: Callable[[tuple[str, ...]], None] | None = None

    def listen(self) -> None:
        """Listen to the bar that asks."""
        self._page.ask_bar.given.connect(self._on_given)
        self._page.ask_bar.dropped.connect(self._on_dropped)
        self._page.ask_bar.sought.connect(self._on_sought)

    def known(self) -> int | None:
        """Return the number of the ticket shown."""
        return None if self._page.ticket is None else self._page.ticket.id

    def ask(self, question: Question) -> None:
        """Ask, and do it with the answer."""
        self._pending, self._then = question, None
        self._page.moves.drop()
        self._page.ask_bar.ask(question.words, question.fields, question.action, question.ticks)

    def ask_first(
        self, words: str, field: Asked, action: str, then: Callable[[tuple[str, ...]], None]
    ) -> None:
        """Ask for something that another question needs; `then` may refuse it by raising."""
        self._pending, self._then = None, then
        self._page.moves.drop()
        self._page.ask_bar.ask(words, (field,), action)

    def run(self, click: Click, said: str, undo: Undo | None) -> None:
        """Say what became of a click, with its way back."""
        click.succeeded.connect(lambda changes: self._on_done(changes, said, undo))
        click.refused.connect(self._on_refused)

    def _on_given(self, given: tuple[str, ...]) -> None:
        try:
            if self._then is not None:
                self._then(given)
            elif self._pending is not None:
                self.run(self._pending.take(given), self._pending.said, self._pending.undo)
        except HelpDeskError as error:
            self._page.ask_bar.refused(in_words(error))

    def _on_sought(self, field: SearchedField, text: str) -> None:
        """Find other tickets by their words or number, for who does not know it by heart."""
        if text:
            self._desk.ask(
                search,
                text,
                SHOWN,
                then=lambda found: field.offer(text, self._others(found)),
                receiver=field,
                otherwise=lambda _error: None,
            )

    def _others(self, found: Found) -> list[Suggestion]:
        return [
            Suggestion(
                one.id,
                f"{number_words(one.id)} {one_line(one.subject.text)}",
                SEPARATOR.join((one_line(one.requester), STATUS_WORDS[one.status]())),
            )
            for one in found.hits
            if one.id != self.known()
        ]

    def _on_dropped(self) -> None:
        self._pending = self._then = None

    def _on_done(self, changes: Changes, said: str, undo: Undo | None) -> None:
        self._pending = None
        self._page.ask_bar.accepted()
        self._page.banner.withdraw()
        self._page.toast.say(said, undo=None if undo is None else lambda: _drop(undo(changes)))

    def _on_refused(self, error: HelpDeskError) -> None:
        if not self._page.ask_bar.isHidden():
            self._page.ask_bar.refused(in_words(error))
        else:
            self._page.banner.say(Gravity.WARNING, in_words(error))


def _drop(_click: object) -> None:
    """Let the desk spread what undoing changed; nobody waits for it here."""
