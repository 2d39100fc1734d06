"""Changes many chosen tickets: asks why, clicks for each, and takes it back when asked to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

from desktop.absences import member_words
from desktop.queue.chosen import Chosen
from desktop.text import plural, tr, unmarked
from desktop.widgets.ask_bar import Asked
from desktop.widgets.banner import Gravity
from desktop.widgets.later import later_choices
from desktop.widgets.queue_line import number_words, priority_words, status_words
from desktop.work.many import Many
from models.vocabulary import Priority, TicketStatus
from services.access import people
from services.rules import macros
from services.tickets import bulk, undoing
from services.tickets.bulk import BulkChange

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.queue.page import QueuePage
    from desktop.work import Click, Desk
    from desktop.work.many import Outcome
    from services.access.people import TeamView
    from services.rules.macros import MacroView
    from services.tickets.undoing import Before

STATUSES = (
    TicketStatus.OPEN,
    TicketStatus.PENDING,
    TicketStatus.ON_HOLD,
    TicketStatus.RESOLVED,
    TicketStatus.CLOSED,
    TicketStatus.CANCELLED,
)
MOST_NAMED = 5
"""Refusals that are read out; the others are counted."""


class Bulk:
    """What the bulk bar of one queue page does."""

    def __init__(self, page: QueuePage, desk: Desk) -> None:
        """Fill the menus of the page's bar and listen to it."""
        self._page, self._desk, self._bar = page, desk, page.bulk_bar
        self._pending: BulkChange | None = None
        self._many: Many | None = None
        self._chosen = Chosen(page, desk)
        self._teams: list[TeamView] | None = None
        self._macros: list[MacroView] | None = None
        bar = self._bar
        bar.tagged.connect(self._ask_tags)
        bar.stopped.connect(self._on_stopped)
        bar.ask_bar.given.connect(self._on_given)
        bar.later.aboutToShow.connect(self._fill_later)
        for status in STATUSES:
            action = bar.status.addAction(status_words(status))
            action.triggered.connect(lambda _on, known=status: self._ask(status=known))
        for priority in Priority:
            action = bar.priority.addAction(priority_words(priority))
            action.triggered.connect(lambda _on, known=priority: self._ask(priority=known))

    def ask_menus(self) -> None:
        """Ask for the teams and macros that the menus offer."""
        self._desk.ask(people.teams, then=self._fill_teams, receiver=self._page)
        self._desk.ask(macros.macros, then=self._fill_macros, receiver=self._page)

    def run(self, change: BulkChange) -> None:
        """Change every chosen ticket."""

        def click(ticket_id: int) -> Click:
            return self._desk.do(bulk.apply, ticket_id, change)

        self._begin(click, undoes=True)

    def run_macro(self, macro: MacroView) -> None:
        """Run a macro on every chosen ticket."""

        def click(ticket_id: int) -> Click:
            return self._desk.do(macros.run_macro, ticket_id, macro.id)

        self._begin(click, undoes=not macro.answers)

    def _begin(self, click: Callable[[int], Click], *, undoes: bool) -> None:
        """Find out which tickets, remember how they stand, then change one after another."""
        if self._bar.is_busy or not self._page.table.choice.count():
            return

        def go(chosen: list[int], was: list[Before]) -> None:
            before = was if undoes else []
            self._start(chosen, click, lambda outcome: self._on_ended(outcome, before))

        self._bar.show_progress(0, 0)
        self._chosen.resolve(go, self._on_lost)

    def _start(
        self, ids: list[int], click: Callable[[int], Click], then: Callable[[Outcome], None]
    ) -> None:
        self._many = Many(ids, click, self._page)
        self._many.progressed.connect(self._bar.show_progress)
        self._many.ended.connect(then)
        self._many.start()

    def _on_ended(self, outcome: Outcome, was: list[Before]) -> None:
        self._many = None
        self._bar.show_end()
        self._page.show_chosen(self._page.table.choice.count())
        done = set(outcome.done)
        back = [one for one in was if one.ticket_id in done]
        words = plural("%n ticket changed", "%n tickets changed", len(done))
        undo = (lambda: self._undo(back)) if back else None
        if done:
            self._page.offered.emit(words, undo)
        self._tell_failures(outcome)

    def _undo(self, was: list[Before]) -> None:
        by_id = {one.ticket_id: one for one in was}

        def click(ticket_id: int) -> Click:
            return self._desk.do(undoing.put_back, by_id[ticket_id], reason=tr("Undone"))

        self._bar.show_progress(0, len(by_id))
        self._start(list(by_id), click, self._on_undone)

    def _on_undone(self, outcome: Outcome) -> None:
        self._many = None
        self._bar.show_end()
        self._page.show_chosen(self._page.table.choice.count())
        words = plural("%n ticket is as it was", "%n tickets are as they were", len(outcome.done))
        self._page.said.emit(words)
        self._tell_failures(outcome)

    def _tell_failures(self, outcome: Outcome) -> None:
        """Say which tickets were left as they are, and why; the banner shows just these."""
        banner = self._page.banner
        if not outcome.failed and not outcome.left:
            banner.withdraw()
            return
        parts = [f"{number_words(one)}: {why}" for one, why in outcome.failed[:MOST_NAMED]]
        more = len(outcome.failed) - len(parts)
        if more > 0:
            parts.append(plural("and %n more", "and %n more", more))
        if outcome.left:
            words = plural(
                "%n ticket was not come to", "%n tickets were not come to", len(outcome.left)
            )
            parts.append(words)
        head = plural("%n was left as it is", "%n were left as they are", len(outcome.failed))
        text = f"{head}. {' '.join(parts)}" if outcome.failed else " ".join(parts)
        self._page.left_out = [*(one for one, _ in outcome.failed), *outcome.left]
        banner.say(Gravity.WARNING, text, action=tr("Show these"))

    def _on_lost(self, words: str) -> None:
        self._bar.show_end()
        self._page.banner.say(Gravity.ERROR, words)

    def _on_stopped(self) -> None:
        if self._many is not None:
            self._many.stop()

    def _ask(self, **what: Any) -> None:  # noqa: ANN401 - fields of BulkChange
        """Ask why, once for all of them."""
        self._pending = BulkChange("", **what)
        count = self._page.table.choice.count()
        words = plural("Why do you change %n ticket?", "Why do you change %n tickets?", count)
        if self._chosen.is_everything:
            words = tr("Why do you change all that match?")
        self._bar.ask_bar.ask(
            words,
            (Asked(tr("Why"), tr("Such as: the outage of this morning is over")),),
            tr("Change them"),
        )

    def _ask_tags(self) -> None:
        self._pending = None
        self._bar.ask_bar.ask(
            tr("Which tags?"),
            (
                Asked(tr("Put on"), tr("Separated by commas"), needed=False),
                Asked(tr("Take off"), tr("Separated by commas"), needed=False),
            ),
            tr("Change them"),
        )

    def _on_given(self, given: tuple[str, ...]) -> None:
        if self._pending is not None:
            self.run(replace(self._pending, reason=given[0]))
            return
        add, remove = (tuple(t for one in text.split(",") if (t := one.strip())) for text in given)
        if add or remove:
            self.run(BulkChange("", add_tags=add, remove_tags=remove))

    def _fill_teams(self, teams: list[TeamView]) -> None:
        if teams == self._teams:
            return  # a menu that is made anew at every change grows: Qt keeps what is taken out
        self._teams = teams
        menu = self._bar.assign
        menu.clear()
        for gone in menu.findChildren(QMenu):
            gone.deleteLater()
        for team in teams:
            inner = menu.addMenu(unmarked(team.name))
            first = inner.addAction(tr("The team"))
            first.triggered.connect(lambda _on, known=team.id: self._ask(to=(known, None)))
            inner.addSeparator()
            for member in team.members:
                action = inner.addAction(unmarked(member_words(member)))
                both = (team.id, member.id)
                action.triggered.connect(lambda _on, known=both: self._ask(to=known))

    def _fill_macros(self, found: list[MacroView]) -> None:
        if found == self._macros:
            return
        self._macros = found
        menu = self._bar.macro
        menu.clear()
        for one in found:
            action = menu.addAction(unmarked(one.name))
            action.triggered.connect(lambda _on, known=one: self.run_macro(known))
        if not found:
            menu.addAction(tr("No macros yet")).setEnabled(False)

    def _fill_later(self) -> None:
        menu = self._bar.later
        menu.clear()
        for words, at in later_choices(self._desk.now()):
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _on, known=at: self.run(BulkChange("", snooze_until=known))
            )
