"""A ticket as one prepared line of a queue: every string made once, before it is painted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QStaticText, QTransform

from desktop import theme
from desktop.text import moment, tr
from desktop.widgets.chip import face_of
from models.vocabulary import Priority, TicketStatus

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QFont

    from desktop.widgets.chip import Countdown, Face

SEPARATOR: Final = "  ·  "


class Row(Protocol):
    """What a queue needs to know of a ticket; the service's QueueRow has this shape."""

    @property
    def id(self) -> int: ...  # noqa: D102 - see the class
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def requester(self) -> str: ...  # noqa: D102
    @property
    def account(self) -> str | None: ...  # noqa: D102
    @property
    def assignee(self) -> str | None: ...  # noqa: D102
    @property
    def team(self) -> str | None: ...  # noqa: D102
    @property
    def priority(self) -> Priority: ...  # noqa: D102
    @property
    def status(self) -> TicketStatus: ...  # noqa: D102
    @property
    def updated_at(self) -> datetime: ...  # noqa: D102
    @property
    def next_due_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def chip(self) -> Countdown | None: ...  # noqa: D102


STATUS_WORDS: Final = {
    TicketStatus.NEW: lambda: tr("New"),
    TicketStatus.OPEN: lambda: tr("Open"),
    TicketStatus.PENDING: lambda: tr("Pending"),
    TicketStatus.ON_HOLD: lambda: tr("On hold"),
    TicketStatus.RESOLVED: lambda: tr("Resolved"),
    TicketStatus.CLOSED: lambda: tr("Closed"),
    TicketStatus.MERGED: lambda: tr("Merged"),
    TicketStatus.CANCELLED: lambda: tr("Cancelled"),
}
STATUS_LOOKS: Final = {
    TicketStatus.NEW: ("circle-dashed", theme.Tone.ACCENT),
    TicketStatus.OPEN: ("circle-dot", theme.Tone.ACCENT),
    TicketStatus.PENDING: ("hourglass", theme.Tone.NOTE),
    TicketStatus.ON_HOLD: ("circle-pause", theme.Tone.PAUSED),
    TicketStatus.RESOLVED: ("circle-check", theme.Tone.MET),
    TicketStatus.CLOSED: ("circle-check", theme.Tone.PAUSED),
    TicketStatus.MERGED: ("git-merge", theme.Tone.PAUSED),
    TicketStatus.CANCELLED: ("circle-x", theme.Tone.PAUSED),
}
PRIORITY_WORDS: Final = {
    Priority.CRITICAL: lambda: tr("Critical"),
    Priority.HIGH: lambda: tr("High"),
    Priority.NORMAL: lambda: tr("Normal"),
    Priority.LOW: lambda: tr("Low"),
}


def status_words(status: TicketStatus) -> str:
    """Name a status."""
    return STATUS_WORDS[status]()


def priority_words(priority: Priority) -> str:
    """Name a priority."""
    return PRIORITY_WORDS[priority]()


def number_words(ticket_id: int) -> str:
    """Show a ticket's number the way people write it."""
    return f"#{ticket_id}"


def initials(name: str) -> str:
    """Return one or two letters that stand for a person."""
    words = name.split()
    if not words:
        return "?"
    last = words[-1][:1] if len(words) > 1 else ""
    return (words[0][:1] + last).upper()


def one_line(text: str) -> str:
    """Return text without line breaks and without marks that reorder what stands beside it."""
    return " ".join(text.split()).translate(REORDERING)


REORDERING: Final = dict.fromkeys((*range(8234, 8239), *range(8294, 8298)))


class Line:
    """One row with its strings, and the laid-out texts of the columns as they are now wide.

    Attributes:
        row: What it was made from. number, updated, second, initials: Strings made of it.
        clock: The countdown of its chip, or None.
    """

    __slots__ = (
        "_texts",
        "assignee",
        "clock",
        "initials",
        "number",
        "row",
        "second",
        "subject",
        "updated",
    )

    def __init__(self, row: Row, now: datetime) -> None:
        """Prepare `row`; `now` decides how its dates are said."""
        self.row = row
        self.clock = row.chip
        self.number = number_words(row.id)
        self.subject = one_line(row.subject) or tr("(no subject)")
        parts = (self.number, one_line(row.requester), one_line(row.account or ""))
        self.second = SEPARATOR.join(part for part in parts if part)
        self.assignee = one_line(row.assignee or "")
        self.initials = initials(self.assignee) if self.assignee else ""
        self.updated = moment(row.updated_at, now)
        self._texts: dict[str, tuple[int, QStaticText]] = {}

    def face(self, now: datetime) -> Face | None:
        """Return what its chip shows at `now` (aware): what breaks next, and whether one broke."""
        if self.clock is None:
            return None
        shown, first_due_at = face_of(self.clock, now), self.row.next_due_at
        if first_due_at is None or first_due_at >= now or shown.tone is theme.Tone.BREACHED:
            return shown
        return replace(shown, is_late=True)

    def laid_out(self, key: str, text: str, font: QFont, room: int) -> QStaticText:
        """Return `text` elided to `room` pixels and laid out, keeping it for the next paint."""
        kept = self._texts.get(key)
        if kept is not None and kept[0] == room:
            return kept[1]
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        made = QStaticText(shown)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        made.prepare(QTransform(), font)
        self._texts[key] = (room, made)
        return made
