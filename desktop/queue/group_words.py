"""How the groups of a queue are called, and how they stand in a list under their headings."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from desktop.text import tr
from desktop.widgets.queue_heading import Heading
from desktop.widgets.queue_line import one_line, priority_words, status_words
from models.vocabulary import Priority, TicketStatus
from services.tickets.grouping import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from services.tickets.grouping import Group, Section

STANDING_WORDS: Final[dict[Standing, Callable[[], str]]] = {
    Standing.BREACHED: lambda: tr("Breached"),
    Standing.AT_RISK: lambda: tr("At risk"),
    Standing.ON_TIME: lambda: tr("On time"),
    Standing.PAUSED: lambda: tr("Paused"),
}


def group_words(by: str, group: Group) -> str:
    """Name a group of a grouping."""
    if group.label is None:
        return tr("No promise") if by == "sla" else tr("None")
    if by == "status":
        return status_words(TicketStatus(group.label))
    if by == "priority":
        return priority_words(Priority[group.label.upper()])
    if by == "sla":
        return STANDING_WORDS[Standing(group.label)]()
    return one_line(group.label)


def sequence_of(by: str, sections: Sequence[Section]) -> tuple[array[int], dict[int, Heading]]:
    """Return the rows of a grouped list: numbers of tickets, and of headings below zero."""
    rows: array[int] = array("q")
    headings: dict[int, Heading] = {}

    def head(heading: Heading) -> None:
        number = -len(headings) - 1
        headings[number] = heading
        rows.append(number)

    for one in sections:
        group = one.group
        said = (group.value, group.key, group_words(by, group), group.count, one.is_open)
        head(Heading(*said))
        rows.extend(one.ids)
        if one.is_open and group.count > len(one.ids):
            head(Heading(*said, is_rest=True))
    return rows, headings
