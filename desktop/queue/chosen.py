"""Finds out which tickets a choice means when something is done to it, and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.sentences import in_words
from desktop.text import number, tr
from services.rules import views
from services.tickets import undoing

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from desktop.queue.page import QueuePage
    from desktop.work import Desk
    from services.tickets.undoing import Before

    Found = Callable[[list[int], list[Before]], None]
    Failed = Callable[[str], None]

MOST_AT_ONCE: Final = 20_000
"""Tickets of one change: more would take hours, in which the queue is another one."""
REMEMBERED_AT_ONCE: Final = 500


class Chosen:
    """Turns the choice of a page into tickets: a condition is asked of the desk only now."""

    def __init__(self, page: QueuePage, desk: Desk) -> None:
        """Do nothing before `resolve`."""
        self._page, self._desk = page, desk

    @property
    def is_everything(self) -> bool:
        """Tell whether a condition is chosen, whose tickets are not all known here."""
        table = self._page.table
        return table.choice.is_everything and not table.queue.is_whole

    def resolve(self, then: Found, otherwise: Failed) -> None:
        """Hand over the chosen tickets with how they stand, or say why that cannot be."""
        view = self._page.view
        if not self.is_everything or view is None:
            self._remember(self._page.table.selected_ids(), [], then, otherwise)
            return
        without = self._page.table.choice.without

        def take(ids: array[int]) -> None:
            if len(ids) > MOST_AT_ONCE:
                otherwise(too_many())
                return
            self._remember([one for one in ids if one not in without], [], then, otherwise)

        self._desk.ask(
            views.view_ids,
            view,
            MOST_AT_ONCE + 1,
            then=take,
            receiver=self._page,
            otherwise=lambda error: otherwise(in_words(error)),
        )

    def _remember(
        self, chosen: list[int], was: list[Before], then: Found, otherwise: Failed
    ) -> None:
        """Ask how the tickets stand, some at a time."""
        part = tuple(chosen[len(was) : len(was) + REMEMBERED_AT_ONCE])
        if not part:
            then(chosen, was)
            return
        self._page.bulk_bar.show_progress(0, len(chosen))

        def take(found: tuple[Before, ...]) -> None:
            there = {one.ticket_id for one in found}
            gone = {one for one in part if one not in there}
            left = [one for one in chosen if one not in gone]
            self._remember(left, [*was, *found], then, otherwise)

        self._desk.ask(
            undoing.before,
            part,
            then=take,
            receiver=self._page,
            otherwise=lambda error: otherwise(in_words(error)),
        )


def too_many() -> str:
    """Say that more is chosen than can be changed at once, and what to do."""
    return tr(
        "That would change more than {count} tickets at once. Narrow the queue by a search or a"
        " view, or change them in parts.",
        count=number(MOST_AT_ONCE),
    )
