"""The columns a queue can show: title, width, and the text for those who do not see paint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from desktop.text import tr
from desktop.widgets.chip import target_words, widest_chip
from desktop.widgets.queue_line import one_line, priority_words, status_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from desktop.widgets.queue_line import Line

    Now = Callable[[], datetime]


class Key(StrEnum):
    """The names of the columns, as settings remember them."""

    DUE = "due"
    SUBJECT = "subject"
    PRIORITY = "priority"
    STATUS = "status"
    ASSIGNEE = "assignee"
    TEAM = "team"
    UPDATED = "updated"
    NUMBER = "number"
    REQUESTER = "requester"
    ACCOUNT = "account"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: Its name. title: Its heading. width: Pixels; 0 takes what is left.
        text: Its plain text of a line; the clock is asked only by the countdown.
    """

    key: Key
    title: Callable[[], str]
    width: int
    text: Callable[[Line, Now], str]


def _due(line: Line, now: Now) -> str:
    face = line.face(now())
    return "" if face is None else face.spoken


def _target(line: Line, _now: Now) -> str:
    return "" if line.clock is None else target_words(line.clock.target)


COLUMNS: Final[tuple[Column, ...]] = (
    Column(Key.DUE, lambda: tr("Due in"), 158, _due),
    Column(
        Key.SUBJECT, lambda: tr("Subject"), 0, lambda line, _now: f"{line.subject}, {line.second}"
    ),
    Column(
        Key.PRIORITY,
        lambda: tr("Priority"),
        92,
        lambda line, _now: priority_words(line.row.priority),
    ),
    Column(Key.STATUS, lambda: tr("Status"), 108, lambda line, _now: status_words(line.row.status)),
    Column(
        Key.ASSIGNEE, lambda: tr("Assignee"), 152, lambda line, _now: line.assignee or tr("Nobody")
    ),
    Column(Key.TEAM, lambda: tr("Team"), 130, lambda line, _now: one_line(line.row.team or "")),
    Column(Key.UPDATED, lambda: tr("Updated"), 108, lambda line, _now: line.updated),
    Column(Key.NUMBER, lambda: tr("Number"), 84, lambda line, _now: line.number),
    Column(
        Key.REQUESTER,
        lambda: tr("Requester"),
        140,
        lambda line, _now: one_line(line.row.requester),
    ),
    Column(
        Key.ACCOUNT,
        lambda: tr("Account"),
        140,
        lambda line, _now: one_line(line.row.account or ""),
    ),
    Column(Key.TARGET, lambda: tr("Promise"), 120, _target),
)
PLACES: Final = {column.key: place for place, column in enumerate(COLUMNS)}
USUAL: Final = (Key.DUE, Key.SUBJECT, Key.PRIORITY, Key.STATUS, Key.ASSIGNEE, Key.UPDATED)
DROP_ORDER: Final = (Key.UPDATED, Key.STATUS, Key.TEAM)
SUBJECT_ROOM: Final = 260
CHIP_EDGES: Final = 18
"""What the painter leaves free beside a chip."""


def width_of(column: Column) -> int:
    """Return the pixels of a column; that of the countdowns has room for their words."""
    if column.key is not Key.DUE:
        return column.width
    return max(column.width, int(widest_chip()) + CHIP_EDGES)


def fitting(keys: Sequence[Key], room: int) -> list[Key]:
    """Return those of the columns that there is room for, in pixels."""
    shown = list(keys)
    for key in DROP_ORDER:
        needed = sum(width_of(COLUMNS[PLACES[each]]) for each in shown) + SUBJECT_ROOM
        if needed > room and key in shown:
            shown.remove(key)
    return shown
