"""A queue cut into its groups, each with the first of its tickets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.tickets.grouping import Section
from services.tickets.paging import Piece
from services.tickets.queue import groups, queue_stretch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement

    from services.store.work import Work
    from services.tickets.queue import QueueView

SECTION, SECTIONS_SHOW = 100, 300
"""Tickets that an open group shows, and that all open groups show before others stay folded."""


def sections(
    work: Work,
    view: QueueView,
    by: str,
    folded: Mapping[str, bool],
    *further: ColumnElement[bool],
) -> list[Section]:
    """Cut a view into its groups, each with the first of its tickets.

    Args:
        work: The unit of work.
        view: The view, not narrowed to a group.
        by: A key of GROUPINGS.
        folded: Whether a group is folded, by its key; others are open while there is room.
        further: Conditions beside those of the view.
    """
    found, room = [], SECTIONS_SHOW
    for group in groups(work, view, by, *further):
        is_open = not folded.get(group.key, room <= 0)
        ids: tuple[int, ...] = ()
        if is_open:
            narrowed = replace(view, group=(by, group.value))
            ids = tuple(queue_stretch(work, narrowed, *further, piece=Piece(most=SECTION)).ids)
            room -= len(ids)
        found.append(Section(group, is_open, ids))
    return found
