"""What is done with the whole ticket: merged, linked, put aside, forwarded; each with its undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.text import tr, unmarked
from desktop.ticket.around import LINK_WORDS
from desktop.ticket.asking import Question
from desktop.ticket.files_sent import files_to_send
from desktop.ticket.later import Later
from desktop.ticket.taken_back import number_in, unlink_own
from desktop.widgets.ask_bar import Asked
from desktop.widgets.queue_line import number_words
from services.rules import macros
from services.tickets import (
    forwarding,
    links,
    merging,
    splitting,
    together,
    undoing,
    watchers,
)
from services.tickets.together import FieldEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ticket.asking import Undo
    from desktop.ticket.page import TicketPage
    from desktop.work import Click, Desk
    from services.rules.macros import MacroView
    from services.tickets.links import LinkView
    from services.tickets.undoing import Before


class Deeds(Later):
    """The deeds of one ticket page; asks where something must be said, undoes in the toast."""

    def __init__(self, page: TicketPage, desk: Desk) -> None:
        """Do it to whatever ticket `page` shows."""
        super().__init__(page, desk)
        self.link_menu = QMenu(page)
        self.macro_menu = QMenu(page)
        for word, words in LINK_WORDS.items():
            action = self.link_menu.addAction(words())
            action.triggered.connect(lambda _on, known=word: self.ask_link(known))

    def bind(self) -> None:
        """Listen to the bar that asks and to what stands around the ticket."""
        self.listen()
        around = self._page.details.around
        around.link_dropped.connect(self.unlink)
        around.merge_dropped.connect(self.undo_merge)
        around.woken.connect(self.wake)
        around.reminder_dropped.connect(self.forget_reminder)
        around.follower_dropped.connect(self.unfollow)

    def ask_macros(self, then: Callable[[], None]) -> None:
        """Ask for the macros as they are now, offer them, and go on."""

        def offer(found: list[MacroView]) -> None:
            self.offer_macros(found)
            then()

        self._desk.ask(macros.macros, then=offer, receiver=self._page, about="menu")

    def offer_macros(self, found: list[MacroView]) -> None:
        """Offer these macros in the menu."""
        self.macro_menu.clear()
        for one in found:
            action = self.macro_menu.addAction(unmarked(one.name))
            action.triggered.connect(lambda _on, known=one: self.run_macro(known))
        if not found:
            self.macro_menu.addAction(tr("No macros yet")).setEnabled(False)

    # -- asked for in the bar ------------------------------------------------------------------

    def ask_merge(self) -> None:
        """Merge this ticket into another one, whose number is asked for."""
        known = self.known()
        if known is None:
            return
        self.ask(
            Question(
                tr("Merge {number} into which ticket?", number=number_words(known)),
                (
                    Asked(tr("Number"), tr("1042, or words of the other ticket"), finds=True),
                    Asked(tr("Why"), tr("Such as: the same fault, reported twice")),
                ),
                tr("Merge"),
                lambda given: self._desk.do(
                    merging.merge, known, number_in(given[0]), reason=given[1]
                ),
                tr("{number} is merged", number=number_words(known)),
                lambda _changes: self._desk.do(merging.undo_merge, known, reason=tr("Undone")),
            )
        )

    def ask_link(self, word: str) -> None:
        """Say what this ticket is to another one."""
        ticket = self._page.ticket
        if ticket is None:
            return
        known, said = ticket.id, LINK_WORDS[word]()
        before = frozenset(one.id for one in ticket.relations.links)
        self.ask(
            Question(
                tr("{number} is {word} …", number=number_words(known), word=said),
                (
                    Asked(tr("Number"), tr("1042, or words of the other ticket"), finds=True),
                    Asked(tr("Note"), tr("Why, if it is not plain"), needed=False),
                ),
                tr("Link"),
                lambda given: self._desk.do(
                    links.link, known, word, number_in(given[0]), note=given[1]
                ),
                tr("{number} is linked", number=number_words(known)),
                lambda changes: self._desk.do(unlink_own, known, word, before, changes),
            )
        )

    def ask_tags(self) -> None:
        """Change the tags, all in one line."""
        ticket = self._page.ticket
        if ticket is None:
            return
        seen = list(ticket.tags)
        edits = [FieldEdit("tags", seen, seen)]
        since = self._desk.now()

        def save(given: tuple[str, ...]) -> Click:
            wanted = list(dict.fromkeys(t for one in given[0].split(",") if (t := one.strip())))
            edits[0] = FieldEdit("tags", seen, wanted)
            return self._desk.do(together.edit_fields, ticket.id, edits)

        self.ask(
            Question(
                tr("Tags of {number}", number=number_words(ticket.id)),
                (Asked(tr("Tags"), tr("Separated by commas"), ", ".join(seen), needed=False),),
                tr("Save"),
                save,
                tr("{number} is tagged", number=number_words(ticket.id)),
                lambda _changes: self._desk.do(
                    undoing.fields_back, ticket.id, edits, since, reason=tr("Undone")
                ),
            )
        )

    def ask_forward(self) -> None:
        """Send the conversation to somebody by mail."""
        known = self.known()
        if known is None:
            return
        self.ask(
            Question(
                tr(
                    "Forward {number} by mail; internal notes stay here", number=number_words(known)
                ),
                (Asked(tr("To"), tr("Such as: name@example.org")), Asked(tr("Words"))),
                tr("Forward"),
                lambda given: self._desk.do(
                    forwarding.forward,
                    known,
                    *given,
                    file_ids=self._page.ask_bar.ticked(),
                ),
                tr("{number} leaves in a moment", number=number_words(known)),
                lambda changes: self._desk.do(forwarding.take_back, changes.subject or 0),
                files_to_send(self._page.ticket),
            )
        )

    def ask_split(self, message_id: int) -> None:
        """Open a ticket of its own for one message."""
        if self.known() is None:
            return
        self.ask(
            Question(
                tr("Open a ticket of its own for this message"),
                (Asked(tr("Subject"), tr("What this message is about")),),
                tr("Split"),
                lambda given: self._desk.do(splitting.split, message_id, given[0]),
                tr("The message has a ticket of its own"),
                lambda changes: self._desk.do(splitting.undo_split, changes.subject or 0),
            )
        )

    # -- at once -------------------------------------------------------------------------------

    def follow(self) -> None:
        """Follow the ticket, or no more if one does."""
        ticket, me = self._page.ticket, self._desk.actor.person_id
        if ticket is None:
            return
        follows = any(one.person_id == me for one in ticket.relations.watchers)
        act, back = watchers.watch, watchers.unwatch
        said = tr("You follow {number}", number=number_words(ticket.id))
        if follows:
            act, back = back, act
            said = tr("You follow {number} no more", number=number_words(ticket.id))
        click = self._desk.do(act, ticket.id)
        self.run(click, said, lambda _changes: self._desk.do(back, ticket.id))

    def unfollow(self, person_id: int) -> None:
        """Let a person follow the ticket no more."""
        known = self.known()
        if known is not None:
            click = self._desk.do(watchers.unwatch, known, person_id)
            back: Undo = lambda _changes: self._desk.do(watchers.watch, known, person_id)  # noqa: E731
            self.run(click, tr("One follower less"), back)

    def unlink(self, one: LinkView) -> None:
        """Take a link away."""
        known = self.known()
        if known is not None:
            click = self._desk.do(links.unlink, one.id, reason=tr("Taken away in the window"))
            back: Undo = lambda _changes: self._desk.do(  # noqa: E731
                links.link, known, one.word, one.ticket_id, note=one.note or ""
            )
            self.run(click, tr("The link is gone"), back)

    def undo_merge(self, ticket_id: int) -> None:
        """Let a merged ticket stand by itself again."""
        click = self._desk.do(merging.undo_merge, ticket_id, reason=tr("Undone in the window"))
        into = self._merged_into(ticket_id)
        back: Undo | None = None
        if into is not None:
            back = lambda _changes: self._desk.do(  # noqa: E731
                merging.merge, ticket_id, into, reason=tr("Undone")
            )
        self.run(click, tr("{number} stands by itself", number=number_words(ticket_id)), back)

    def _merged_into(self, ticket_id: int) -> int | None:
        """Return where a ticket lives on that is merged, as the page shows it."""
        ticket = self._page.ticket
        if ticket is None:
            return None
        return ticket.relations.merged_into if ticket.id == ticket_id else ticket.id

    def run_macro(self, macro: MacroView) -> None:
        """Do what a macro says, after remembering how the ticket stands."""
        known = self.known()
        if known is None:
            return

        def go(was: tuple[Before, ...]) -> None:
            click = self._desk.do(macros.run_macro, known, macro.id)
            back: Undo = lambda _changes: self._desk.do(  # noqa: E731
                undoing.put_back, was[0], reason=tr("Undone")
            )
            said = tr("{number}: {macro}", number=number_words(known), macro=macro.name)
            self.run(click, said, None if macro.answers else back)

        self._desk.ask(
            undoing.before, (known,), then=go, receiver=self._page, about=f"macro {macro.id}"
        )
